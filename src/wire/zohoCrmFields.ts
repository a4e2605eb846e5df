import type { Field, Fields, Resource } from '../apis/define';
import { lookup } from '../apis/zohoCrm/module';
import { user } from '../apis/zohoCrm/verbs';
import { isFilled, isRow, rowsIn, type Row } from '../record';

/** Fields as an account's settings describe them (https://www.zoho.com/crm/developer/docs/api/v8/field-meta.html). */

const plainKinds: Readonly<Record<string, Extract<Field['kind'], 'text' | 'longText' | 'email' | 'url' | 'decimal' | 'integer' | 'flag' | 'date' | 'moment'>>> =
	{
		textarea: 'longText',
		email: 'email',
		website: 'url',
		currency: 'decimal',
		double: 'decimal',
		percent: 'decimal',
		integer: 'integer',
		boolean: 'flag',
		date: 'date',
		datetime: 'moment',
	};

const ROW_ID: Field = { kind: 'text', label: 'Row ID', hint: 'Names an existing row on update' };

const COMPUTED = ['autonumber', 'formula', 'rollup_summary', 'profileimage'];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a field holds; nothing for one that no request can carry. */
function fieldOf(described: Row, resources: Readonly<Record<string, string>>, rowsOf: (module: string) => Fields): Field {
	const label = textOf(described.field_label) || textOf(described.api_name);
	const type = textOf(described.data_type);
	const more = {
		...(typeof described.length === 'number' && described.json_type === 'string' ? { max: described.length } : {}),
		...(isReadOnly(described, type) ? { readOnly: true as const } : {}),
	};
	switch (type) {
		case 'picklist':
			return { kind: 'choice', label, choices: choicesOf(described), ...more };
		case 'multiselectpicklist':
			return { kind: 'list', label, choices: choicesOf(described), ...more };
		case 'lookup':
			return { ...lookup(label, resources[moduleOf(described.lookup)] ?? 'record'), ...more };
		case 'ownerlookup':
		case 'userlookup':
			return { ...user(label), ...more };
		case 'subform':
			return { kind: 'rows', label, rowId: 'id', fields: rowsOf(moduleOf(described.associated_module) || moduleOf(described.subform)), ...more };
		case 'fileupload':
		case 'imageupload':
			return { kind: 'rows', label, fields: { File_Id__s: { kind: 'text', label: 'File ID' } }, ...more };
		case 'multiselectlookup':
		case 'multiuserlookup':
			return { kind: 'rows', label, fields: {}, ...more };
		default:
			// Tags and the layout call themselves text and number, but travel as lists and objects.
			if (described.json_type === 'jsonarray') return { kind: 'rows', label, fields: { name: { kind: 'text', label: 'Name' } }, ...more };
			if (described.json_type === 'jsonobject') return { kind: 'group', label, fields: { id: { kind: 'text', label: 'ID' } }, ...more };
			return { kind: plainKinds[type] ?? 'text', label, ...more };
	}
}

/** What the vendor computes, or lets nobody write through the API. */
function isReadOnly({ field_read_only, read_only, operation_type }: Row, type: string): boolean {
	const writable = isRow(operation_type) ? operation_type.api_create !== false || operation_type.api_update !== false : true;
	return COMPUTED.includes(type) || field_read_only === true || read_only === true || !writable;
}

/** Values as they are written, with what a person reads; "-None-" is the empty choice, and no value. */
const choicesOf = ({ pick_list_values }: Row): Readonly<Record<string, string>> =>
	Object.fromEntries(
		rowsIn(pick_list_values)
			.map(({ actual_value, display_value }) => [textOf(actual_value), textOf(display_value) || textOf(actual_value)] as const)
			.filter(([value]) => value !== '' && value !== '-None-'),
	);

const moduleOf = (reference: unknown): string => {
	if (!isRow(reference)) return '';
	return isRow(reference.module) ? textOf(reference.module.api_name) : textOf(reference.api_name ?? reference.module);
};

/** An account's settings about one module. */
export interface Described {
	/** Rows of /settings/fields. */
	readonly fields: readonly Row[];
	/** Rows of the same for the subforms of the module, by the subform's name. */
	readonly subforms?: Readonly<Record<string, readonly Row[]>>;
	/** Rows of /settings/layouts: what a form must hold, which the API demands as well. */
	readonly layouts?: readonly Row[];
	/** The id of the layout that the records are to have, where that is known. */
	readonly layout?: string;
}

/**
 * A resource as the account has it: its live fields in place of the usual ones, each with its type, its choices and whether it must be filled.
 * `resources` names the resource of each module, for lookups.
 */
export function described(resource: Resource, account: Described, resources: Readonly<Record<string, string>>): Resource {
	const { fields, subforms = {}, layouts = [] } = account;
	const chosen = layouts.find(({ id }) => id === account.layout);
	const rowsOf = (module: string): Fields => {
		const described = subforms[module];
		// A row's id is CRM's to give, but says on update which row is meant.
		return described ? { ...liveFields(described, resources, () => ({})), id: ROW_ID } : {};
	};
	const live = liveFields(chosen ? asLaidOut(fields, chosen) : fields, resources, rowsOf);
	const mandatory = fields
		.filter(({ system_mandatory, data_type }) => system_mandatory === true && !COMPUTED.includes(textOf(data_type)))
		.map(({ api_name }) => textOf(api_name));
	const { create } = resource.operations;
	const requires = [...new Set([...(create?.requires ?? []), ...mandatory, ...requiredByAll(chosen ? [chosen] : layouts)])].filter(
		(name) => name in live && !live[name]!.readOnly,
	);
	return {
		...resource,
		live: true,
		fields: { ...inKnownShapes(live, resource.fields), ...besideFields(resource.fields), id: resource.fields.id! },
		operations: { ...resource.operations, ...(create ? { create: { ...create, requires } } : {}) },
	};
}

const liveFields = (rows: readonly Row[], resources: Readonly<Record<string, string>>, rowsOf: (module: string) => Fields): Fields =>
	Object.fromEntries(rows.filter(({ visible }) => visible !== false).map((row) => [textOf(row.api_name), fieldOf(row, resources, rowsOf)]));

/** Line items whose rows the account does not describe, and links that name a module too, are as the table knows them. */
const inKnownShapes = (live: Fields, known: Fields): Fields =>
	Object.fromEntries(
		Object.entries(live).map(([name, field]) => {
			const before = known[name];
			const isBare = field.kind === 'rows' && !Object.keys(field.fields).length && before?.kind === 'rows';
			return [name, isBare || before?.kind === 'group' ? { ...before, label: field.label } : field];
		}),
	);

/** The times of a record, and what is no field of the module but travels among them. */
const besideFields = (known: Fields): Fields =>
	Object.fromEntries(Object.entries(known).filter(([name]) => name === 'Created_Time' || name === 'Modified_Time' || name.startsWith('$')));

const fieldsIn = ({ sections }: Row): Row[] => rowsIn(sections).flatMap(({ fields }) => rowsIn(fields));

/** Fields with the choices that a layout leaves of them, where it tells. */
function asLaidOut(fields: readonly Row[], layout: Row): Row[] {
	const placed = new Map(fieldsIn(layout).map((field) => [field.api_name, field]));
	return fields.map((field) => {
		const { pick_list_values } = placed.get(field.api_name) ?? {};
		return isFilled(pick_list_values) ? { ...field, pick_list_values } : field;
	});
}

/** Fields that every layout in use demands: which one a record will have is only known when it is written, unless it is chosen. */
function requiredByAll(layouts: readonly Row[]): string[] {
	const [first = [], ...others] = layouts
		.filter(({ status }) => status === undefined || status === 'active')
		.map((layout) => fieldsIn(layout).flatMap(({ api_name, required }) => (required === true ? [textOf(api_name)] : [])));
	return first.filter((name) => others.every((other) => other.includes(name)));
}
