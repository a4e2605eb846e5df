import { isRow, rowsIn } from '../../src/record';
import { ask } from '../shared/transport';
import type { Context } from '../shared/vendor';
import { zohoCrmVendor } from '../shared/zohoCrm';

const known = new Map<string, string>();

/** The id of the user that the credential acts as; asked once. */
export async function connectedUser(context: Context): Promise<string> {
	const credential = context.getNode().credentials?.[zohoCrmVendor.credential]?.id ?? '';
	const before = known.get(credential);
	if (before) return before;
	const { body } = await ask(context, zohoCrmVendor, undefined, { method: 'GET', path: '/users', query: { type: 'CurrentUser' }, repeatable: true });
	const id = String(rowsIn(isRow(body) ? body.users : undefined)[0]?.id ?? '');
	if (id) known.set(credential, id);
	return id;
}
