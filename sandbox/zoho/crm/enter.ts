import type { Clock, Row } from '../../vendor';
import type { Ledger } from '../ledger';
import { text } from '../ledger';
import { announce } from './announce';
import { fieldMeta } from './fieldMeta';
import { CrmRefused } from './refused';
import { addField, addModule, fieldNamed, moduleId, moduleNamed } from './schema';
import { whole } from './shown';
import { find, keep, momentOf, type Crm, type CrmState, type Rec } from './state';
import { INDEX_LAG, insert } from './write';

/** What tests and seeds enter: by CRM's own rules, at an id, a time and a lock of one's choice. */

export const enter = (crm: Crm, module: string, row: Row): Rec => {
	const { id, Created_Time, Modified_Time, Locked__s, ...sent } = row;
	if (id !== undefined && find(crm, module, id)) throw new Error(`${module} ${text(id)} exists`);
	const made = insert(crm, module, sent, '$', ...(id === undefined ? [] : [text(id)]));
	const created = momentOf(Created_Time) ?? momentOf(Modified_Time) ?? made.created;
	const modified = momentOf(Modified_Time) ?? created;
	return keep(crm, {
		...made,
		created,
		modified,
		indexed: [{ from: modified + INDEX_LAG, values: made.values }],
		...(Locked__s === true ? { locked: true } : {}),
	});
};

const enterUser = ({ state }: Crm, row: Row): Row => {
	const known = state.users.find(({ id }) => id === row.id);
	if (known) return Object.assign(known, row);
	const [model] = state.users;
	const fresh = {
		...model,
		id: `${state.prefix}00041${String(1000 + state.users.length)}`,
		full_name: `${text(row.first_name)} ${text(row.last_name)}`,
		...row,
	};
	state.users.push(fresh);
	return fresh;
};

const enterCurrency = ({ state }: Crm, row: Row): Row => {
	const known = state.currencies.find(({ iso_code }) => iso_code === row.iso_code);
	if (known === undefined) throw new Error(`There is no currency ${text(row.iso_code)}`);
	state.schema += 1;
	return Object.assign(known, row);
};

const OTHERS: Readonly<Record<string, (crm: Crm, row: Row) => Row>> = {
	modules: (crm, row) => {
		const { api_name } = addModule(crm, row);
		return { ...row, id: moduleId(crm, api_name) };
	},
	fields: (crm, row) => {
		const module = text(row.module);
		const { api_name } = addField(crm, module, row);
		return fieldMeta(crm, module, fieldNamed(crm, module, api_name)!);
	},
	users: enterUser,
	currencies: enterCurrency,
};

/** `crm.Leads` is of the first data centre, `eu/crm.Leads` of the second; `crm.modules`, `crm.fields`, `crm.users` and `crm.currencies` are not records. */
export const enterAll = (ledger: Ledger, clock: Clock, collection: string, rows: readonly Row[], home: string): Row[] | undefined => {
	const [, elsewhere, name = ''] = /^(?:(eu)\/)?crm\.(\w+)$/.exec(collection) ?? [];
	const state: CrmState | undefined = ledger.state.crm[elsewhere ?? home];
	if (name === '' || state === undefined) return undefined;
	const crm: Crm = { state, now: clock.now(), host: '', changes: [] };
	const other = OTHERS[name];
	if (other === undefined && moduleNamed(crm, name) === undefined) throw new Error(`CRM has no module ${name}`);
	try {
		return rows.map((row) => (other ? other(crm, row) : whole(crm, enter(crm, name, row))));
	} catch (error) {
		throw error instanceof CrmRefused ? new Error(`${collection}: ${error.message} ${JSON.stringify(error.details)}`) : error;
	} finally {
		announce(crm);
	}
};
