import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isRow } from '../../src/record';
import { telling } from './errorItem';
import type { Context, Vendor } from './vendor';

/** Long enough to spare calls, short enough that a newly connected organisation is soon seen. */
const REMEMBERED = 10 * 60_000;
const chosen = new Map<string, { organisation: Picked; at: number }>();

/** What the form says of the organisation; the name is the one that its list showed. */
export interface Picked {
	readonly id: string;
	readonly name?: string;
}

export function pickedIn(context: IExecuteFunctions, parameter: string, item: number): Picked {
	const id = context.getNodeParameter(parameter, item, '', { extractValue: true }) as string;
	const locator: unknown = context.getNodeParameter(parameter, item, '');
	// Another way of picking leaves the name of what was picked from the list before.
	const name = isRow(locator) && locator.mode === 'list' && typeof locator.cachedResultName === 'string' ? locator.cachedResultName : undefined;
	return { id, ...(name ? { name } : {}) };
}

export const organisationOf = async (context: Context, vendor: Vendor, picked: string | undefined): Promise<string> =>
	(await chosenOrganisation(context, vendor, { id: picked ?? '' })).id;

/** The organisation that a node works in: the picked one, else the only or default one of the credential. */
export async function chosenOrganisation(context: Context, vendor: Vendor, picked: Picked): Promise<Picked> {
	if (picked.id) return picked;
	const credential = context.getNode().credentials?.[vendor.credential]?.id ?? '';
	const known = chosen.get(credential);
	if (known && Date.now() - known.at < REMEMBERED) return known.organisation;
	const all = await vendor.organisations(context);
	const only = all.find(({ isDefault }) => isDefault) ?? (all.length === 1 ? all[0] : undefined);
	if (!only) {
		const names = all.map(({ name }) => name).join(', ');
		const message = all.length
			? `Pick the ${vendor.organisation}: the credential reaches ${names}`
			: `The credential reaches no ${vendor.organisation}. Connect one in the credential`;
		throw telling(new NodeOperationError(context.getNode(), message), { cause: 'not-connected', status: 0, message, details: [] });
	}
	chosen.set(credential, { organisation: only, at: Date.now() });
	return only;
}

/**
 * What there is in place of an organisation that a refusal is about, as the end of a sentence. The list is asked for once, and only where
 * it is needed; where it cannot be had, the refusal stands by itself.
 */
export const reachedInstead = (context: Context, vendor: Vendor): (() => Promise<string>) => {
	let asked: Promise<string> | undefined;
	const ask = async (): Promise<string> => {
		const all = await vendor.organisations(context).catch(() => []);
		return all.length ? ` (the credential reaches ${all.map(({ id, name }) => `${name}, ${id}`).join('; ')})` : '';
	};
	return async () => await (asked ??= ask());
};
