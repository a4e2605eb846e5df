import type { Answer, Row } from '../../vendor';
import { rowsIn, text } from '../ledger';
import type { Call } from './call';
import { moduleOf, needRecord, results, success } from './records';
import { refuse } from './refused';
import { fieldNamed, listsOf } from './schema';
import { find, recordsOf, type Crm, type Rec } from './state';
import { readValue } from './values';
import { rewrite } from './write';

/** Handing records over. */

const MOST = 500;

const newOwner = (crm: Crm, module: string, body: Row): string => {
	const field = fieldNamed(crm, module, 'Owner');
	if (field === undefined || body.owner === undefined || body.owner === null) throw refuse.mandatory('owner', '$.owner');
	return text(readValue(crm, { ...field, api_name: 'owner' }, body.owner, '$.owner'));
};

/** Related records go along where their module is named. */
const along = (crm: Crm, rec: Rec, names: readonly string[]): Rec[] =>
	listsOf(crm, rec.module)
		.filter(({ module }) => names.includes(module))
		.flatMap(({ module, via }) =>
			typeof via === 'object' && 'fields' in via ? recordsOf(crm, module).filter(({ values }) => via.fields.some((name) => values[name] === rec.id)) : [],
		);

const handOver = (crm: Crm, rec: Rec, owner: string, body: Row): Row => {
	if (rec.locked === true) throw refuse.locked();
	const others = along(
		crm,
		rec,
		rowsIn(body.related_modules).map(({ api_name }) => text(api_name)),
	);
	for (const one of [rec, ...others]) rewrite(crm, one, { owner });
	// The text is invented.
	return success('owner updated successfully', { id: rec.id });
};

/** For one record the result stands alone [O]. */
export const changeOwner = (crm: Crm, call: Call): Answer => {
	const module = moduleOf(crm, call);
	const rec = needRecord(crm, module, call.params.id);
	const body = call.body();
	return { status: 200, body: handOver(crm, rec, newOwner(crm, module, body), body) };
};

/** For several it is a list [unsure]. */
export const changeOwners = (crm: Crm, call: Call): Answer => {
	const module = moduleOf(crm, call);
	const body = call.body();
	const owner = newOwner(crm, module, body);
	const ids = Array.isArray(body.ids) ? body.ids.map(String) : [];
	if (!ids.length) throw refuse.mandatory('ids', '$.ids');
	if (ids.length > MOST) throw refuse.limit({ api_name: 'ids', limit: MOST });
	return results(crm, ids, 200, (id) => {
		const rec = find(crm, module, id);
		if (rec === undefined) throw refuse.idGiven(id);
		return handOver(crm, rec, owner, body);
	});
};
