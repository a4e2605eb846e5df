import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isRow } from '../../src/record';
import type { Context, Vendor } from './vendor';

/** Long enough to spare calls, short enough that a newly connected organisation is soon seen. */
const REMEMBERED = 10 * 60_000;
const chosen = new Map<string, { id: string; at: number }>();

/** What the form says of the organisation; the name is the one that its list showed. */
export interface Picked {
	readonly id: string;
	readonly name?: string;
}

export function pickedIn(context: IExecuteFunctions, vendor: Vendor, item: number): Picked {
	const id = context.getNodeParameter(vendor.organisation, item, '', { extractValue: true }) as string;
	const locator: unknown = context.getNodeParameter(vendor.organisation, item, '');
	const name = isRow(locator) && typeof locator.cachedResultName === 'string' ? locator.cachedResultName : undefined;
	return { id, ...(name ? { name } : {}) };
}

/** The organisation that a node works in: the picked one, else the only or default one of the credential. */
export async function organisationOf(context: Context, vendor: Vendor, picked: string | undefined): Promise<string> {
	if (picked) return picked;
	const credential = context.getNode().credentials?.[vendor.credential]?.id ?? '';
	const known = chosen.get(credential);
	if (known && Date.now() - known.at < REMEMBERED) return known.id;
	const all = await vendor.organisations(context);
	const only = all.find(({ isDefault }) => isDefault) ?? (all.length === 1 ? all[0] : undefined);
	if (!only) {
		const names = all.map(({ name }) => name).join(', ');
		throw new NodeOperationError(
			context.getNode(),
			all.length
				? `Pick the ${vendor.organisation}: the credential reaches ${names}`
				: `The credential reaches no ${vendor.organisation}. Connect one in the credential`,
		);
	}
	chosen.set(credential, { id: only.id, at: Date.now() });
	return only.id;
}
