import type { Answer, Asked, Row } from '../../vendor';
import { recordIn } from '../incoming';
import type { Kind } from '../kind';
import { drop, keep, need, newId, stamp, text, type Ledger } from '../ledger';
import { listed } from '../lists';
import { refusal } from '../refused';
import { currentUser } from './users';

/** Modules that the organization made itself; its records carry their own fields beside their name (https://www.zoho.com/books/api/v3/custom-modules/). */

interface Module {
	readonly apiName: string;
	readonly singular: string;
	readonly plural: string;
	readonly fields: ReadonlyArray<{ readonly api_name: string; readonly label: string; readonly data_type: string }>;
}

/** Modules are made in the screens; the organization has this one. */
const MODULES: readonly Module[] = [
	{
		apiName: 'cm_debtor',
		singular: 'Debtor',
		plural: 'Debtors',
		fields: [
			{ api_name: 'cf_debt_amount', label: 'Debt Amount', data_type: 'amount' },
			{ api_name: 'cf_due_on', label: 'Due On', data_type: 'date' },
			{ api_name: 'cf_remark', label: 'Remark', data_type: 'string' },
		],
	},
];

const flat = (row: Row): Row => ({
	...row,
	record_name_formatted: row.record_name,
	created_time_formatted: row.created_time,
	last_modified_time_formatted: row.last_modified_time,
});

/** Unknown keys are passed over, as elsewhere. */
const written = (ledger: Ledger, { apiName, fields }: Module, sent: Row, known?: Row): Row => {
	const own = Object.fromEntries(fields.filter(({ api_name }) => sent[api_name] !== undefined).map(({ api_name }) => [api_name, sent[api_name]]));
	const name = sent.record_name ?? known?.record_name;
	if (text(name) === '') throw refusal.invalid('record_name');
	for (const { api_name, data_type } of fields) {
		if (data_type === 'amount' && text(own[api_name]) !== '' && !Number.isFinite(Number(own[api_name]))) throw refusal.invalid(api_name);
	}
	const me = currentUser(ledger).user_id;
	return {
		...known,
		...own,
		record_name: name,
		module_api_name: apiName,
		status: known?.status ?? 'active',
		created_by_id: known?.created_by_id ?? me,
		created_time: known?.created_time ?? stamp(ledger),
		last_modified_by_id: me,
		last_modified_time: stamp(ledger),
	};
};

const whole = ({ apiName, singular, plural, fields }: Module, row: Row): Row => ({
	module_record: {
		module_record_id: row.module_record_id,
		module_api_name: apiName,
		module_name: singular,
		module_plural_name: plural,
		comments: [],
		module_fields: [{ api_name: 'record_name', label: `${singular} Name`, data_type: 'string' }, ...fields].map((field, index) => ({
			field_id: String(index + 1),
			is_active: true,
			is_mandatory: index === 0,
			...field,
			value: row[field.api_name] ?? '',
			value_formatted: text(row[field.api_name]),
		})),
	},
	module_record_hash: flat(row),
});

const said = (message: string, more: Row = {}): Answer => ({ status: 200, body: { code: 0, message, ...more } });

const single = (ledger: Ledger, module: Module, kind: Kind, known: Row, asked: Asked): Answer => {
	const id = text(known.module_record_id);
	switch (asked.method) {
		case 'GET':
			return said('success', whole(module, known));
		case 'PUT':
			return said(`${module.singular} has been updated.`, {
				module_record: [flat(keep(ledger, kind.shelf, id, written(ledger, module, recordIn(asked), known)))],
			});
		case 'DELETE':
			drop(ledger, kind.shelf, id);
			return said(`${module.singular} has been deleted.`);
		default:
			throw refusal.wrongMethod();
	}
};

const kindOf = (module: Module): Kind => {
	const kind: Kind = {
		shelf: module.apiName,
		path: `/${module.apiName}`,
		one: 'module_record',
		many: 'module_record',
		id: 'module_record_id',
		scope: 'custommodules',
		noun: module.singular,
		list: {
			report: module.plural,
			filterBy: { 'Status.All': () => true, 'Status.Active': ({ status }) => status === 'active', 'Status.Inactive': ({ status }) => status === 'inactive' },
			sortable: ['record_name', 'created_time', 'last_modified_time'],
			sort: { column: 'created_time', order: 'D' },
			searched: ['record_name'],
			texts: ['record_name'],
			numbers: [],
			days: [],
		},
		shown: (_, row) => flat(row),
		row: (_, row) => flat(row),
		create: (ledger, sent) => ({ module_record_id: newId(ledger), ...written(ledger, module, sent) }),
		below: (ledger, asked, rest) => {
			if (rest.length > 1) throw refusal.noSuchPath();
			if (rest[0] !== undefined) return single(ledger, module, kind, need(ledger, module.apiName, rest[0], module.singular), asked);
			if (asked.method === 'GET') return { status: 200, body: listed(ledger, kind, asked.query) };
			if (asked.method !== 'POST') throw refusal.wrongMethod();
			const row: Row = { module_record_id: newId(ledger), ...written(ledger, module, recordIn(asked)) };
			keep(ledger, module.apiName, text(row.module_record_id), row);
			return said(`${module.singular} has been created.`, { module_record: [flat(row)] });
		},
	};
	return kind;
};

const moduleRow = ({ apiName, singular, plural }: Module, index: number): Row => ({
	module_id: `46000000000001600${index + 1}`,
	module_name: plural,
	module_api_name: apiName,
	is_active: true,
	singular_name: singular,
	plural_name: plural,
});

/** The list of the modules, and each module with its records. */
export const customModules: readonly Kind[] = [
	{
		...kindOf(MODULES[0]!),
		path: '/settings/modules',
		scope: 'settings',
		one: 'module',
		many: 'modules',
		below: (_, asked, [name, ...deeper]) => {
			if (asked.method !== 'GET') throw refusal.wrongMethod();
			const rows = MODULES.map(moduleRow);
			if (name === undefined) return said('success', { modules: rows, page_context: { page: 1, per_page: 200, has_more_page: false } });
			const at = MODULES.findIndex(({ apiName }) => apiName === name);
			if (at < 0 || deeper.length > 0) throw refusal.missing('Module');
			return said('success', { module: { ...rows[at], fields: MODULES[at]!.fields } });
		},
	},
	...MODULES.map(kindOf),
];
