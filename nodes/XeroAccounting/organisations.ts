import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { xero } from '../../src/apis/xero';
import { isFilled } from '../../src/record';
import { conversations } from '../../src/wire/conversations';
import { converse } from '../shared/transport';
import type { Context } from '../shared/vendor';
import { xeroVendor } from '../shared/xero';

/** Long enough to spare calls, short enough that a newly connected organisation is soon seen. Milliseconds. */
const REMEMBERED = 10 * 60_000;
const connected = new Map<string, { ids: readonly string[]; at: number }>();
const shortCodes = new Map<string, { code: string | undefined; at: number }>();

export async function loadOrganisations(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return (await xeroVendor.organisations(this)).map(({ id, name }) => ({ name, value: id }));
}

/** The picked organisations, or all that the credential reaches. */
export async function organisationsOf(context: Context, picked: readonly string[]): Promise<readonly string[]> {
	if (picked.length) return picked;
	const credential = context.getNode().credentials?.[xeroVendor.credential]?.id ?? '';
	const known = connected.get(credential);
	if (known && Date.now() - known.at < REMEMBERED) return known.ids;
	const ids = (await xeroVendor.organisations(context)).map(({ id }) => id);
	connected.set(credential, { ids, at: Date.now() });
	return ids;
}

/** What Xero's pages call the organisation; asked once, and left out of links where the credential may not ask. */
export async function shortCodeOf(context: Context, organisation: string): Promise<string | undefined> {
	const known = shortCodes.get(organisation);
	if (known && (known.code || Date.now() - known.at < REMEMBERED)) return known.code;
	const asked = { resource: xero.organisation, operation: xero.organisation.operations.get, run: '' };
	const [outcome] = await converse(context, xeroVendor, organisation, conversations.get(xeroVendor.dialect, asked, [{ from: 0 }]));
	const code = outcome?.record?.ShortCode;
	shortCodes.set(organisation, { code: isFilled(code) ? String(code) : undefined, at: Date.now() });
	return shortCodes.get(organisation)!.code;
}
