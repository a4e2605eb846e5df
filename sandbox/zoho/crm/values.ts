import type { Row } from '../../vendor';
import { text } from '../ledger';
import type { DataType, FieldDef } from './fields';
import { refuse, type CrmRefused } from './refused';
import { find, findAnywhere, isDay, momentOf, userOf, type Crm } from './state';

/** One value as it is sent, checked and turned into what is kept. Pick lists are strict: a value that is not in the list is refused. */

export const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where in the request a value stands, such as $.data[0].Email. */
export type Path = string;

type Read = (crm: Crm, field: FieldDef, value: unknown, path: Path) => unknown;

/** What the field would have taken. Money and percentages are told as double [unsure]. */
const EXPECTED: Partial<Record<DataType, string>> = {
	currency: 'double',
	percent: 'double',
	lookup: 'jsonobject',
	ownerlookup: 'jsonobject',
	userlookup: 'jsonobject',
	multiselectpicklist: 'jsonarray',
	fileupload: 'jsonarray',
	subform: 'jsonarray',
	phone: 'text',
	textarea: 'text',
	picklist: 'text',
};

const wrong = ({ data_type, api_name }: Pick<FieldDef, 'data_type' | 'api_name'>, json_path: Path): CrmRefused =>
	refuse.data({ expected_data_type: EXPECTED[data_type] ?? data_type, api_name, json_path });

const unknownId = (json_path: Path): CrmRefused => refuse.data({ api_name: 'id', json_path }, 'the id given seems to be invalid');

const fits = ({ length, api_name }: FieldDef, value: string, json_path: Path): string => {
	if (length !== undefined && value.length > length) throw refuse.data({ maximum_length: length, api_name, json_path });
	return value;
};

const readText: Read = (_crm, field, value, path) => {
	if (typeof value !== 'string') throw wrong(field, path);
	return fits(field, value, path);
};

const matching =
	(pattern: RegExp): Read =>
	(crm, field, value, path) => {
		const read = String(readText(crm, field, value, path));
		// The same code as for a wrong type; PATTERN_NOT_MATCHED is documented too [unsure].
		if (!pattern.test(read)) throw wrong(field, path);
		return read;
	};

const readNumber =
	(isOne: (value: number) => boolean): Read =>
	(_crm, field, value, path) => {
		if (typeof value !== 'number' || !isOne(value)) throw wrong(field, path);
		const digits = String(Math.trunc(Math.abs(value))).length;
		if (field.length !== undefined && digits > field.length) throw refuse.data({ maximum_length: field.length, api_name: field.api_name, json_path: path });
		return value;
	};

const choice = ({ choices, api_name }: FieldDef, value: string, json_path: Path): string => {
	if (choices && !choices.includes(value)) throw refuse.data({ api_name, json_path });
	return value;
};

const idIn = (field: FieldDef, value: unknown, path: Path): string => {
	if (!isRow(value) || typeof value.id !== 'string') throw wrong(field, path);
	return value.id;
};

const readPerson: Read = (crm, field, value, path) => {
	const id = idIn(field, value, path);
	if (userOf(crm, id)?.status !== 'active') throw unknownId(`${path}.id`);
	return id;
};

const READERS: Partial<Record<DataType, Read>> = {
	text: readText,
	textarea: readText,
	phone: matching(/^[+\d()./\s-]*[\d][\w()./\s-]*$/),
	email: matching(/^[^@\s,;]+@[^@\s,;]+\.[^@\s,;]{2,}$/),
	website: matching(/^(https?:\/\/)?[^\s/]+\.[^\s]+$/),
	picklist: (_crm, field, value, path) => {
		if (typeof value !== 'string') throw wrong(field, path);
		return value === '-None-' ? null : choice(field, value, path);
	},
	multiselectpicklist: (_crm, field, value, path) => {
		if (!Array.isArray(value)) throw wrong(field, path);
		return value.map((one, index) => {
			if (typeof one !== 'string') throw wrong({ ...field, data_type: 'text' }, `${path}[${index}]`);
			return choice(field, one, `${path}[${index}]`);
		});
	},
	date: (_crm, field, value, path) => {
		if (!isDay(value)) throw wrong(field, path);
		return value;
	},
	datetime: (_crm, field, value, path) => {
		const at = momentOf(value);
		if (at === undefined) throw wrong(field, path);
		return new Date(at).toISOString();
	},
	integer: readNumber(Number.isInteger),
	double: readNumber(Number.isFinite),
	currency: readNumber(Number.isFinite),
	percent: readNumber(Number.isFinite),
	bigint: (_crm, field, value, path) => {
		const written = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
		if (typeof written !== 'string' || !/^-?\d{1,18}$/.test(written)) throw wrong(field, path);
		return fits(field, written, path);
	},
	boolean: (_crm, field, value, path) => {
		if (typeof value !== 'boolean') throw wrong(field, path);
		return value;
	},
	lookup: (crm, field, value, path) => {
		const id = idIn(field, value, path);
		const [only, ...others] = field.lookup ?? [];
		const found = others.length === 0 ? find(crm, text(only), id) : findAnywhere(crm, id, field.lookup);
		if (found === undefined) throw unknownId(`${path}.id`);
		return id;
	},
	ownerlookup: readPerson,
	userlookup: readPerson,
	fileupload: (crm, field, value, path) => {
		if (!Array.isArray(value)) throw wrong(field, path);
		return value.map((one, index) => {
			const id = isRow(one) ? text(one.File_Id__s ?? one.id) : '';
			if (crm.state.files[id] === undefined) throw refuse.data({ api_name: 'File_Id__s', json_path: `${path}[${index}].File_Id__s` });
			return id;
		});
	},
};

/** Nothing clears a field. A field that CRM fills in itself has no reader: what is sent for it is passed over [unsure: or refused]. */
export const readValue = (crm: Crm, field: FieldDef, value: unknown, path: Path): unknown => {
	if (value === null) return null;
	const read = READERS[field.data_type];
	return read ? read(crm, field, value, path) : undefined;
};

export const isRead = ({ data_type, readOnly }: FieldDef): boolean => readOnly !== true && READERS[data_type] !== undefined;

/** Elements of a list of values can be taken out one by one: `_delete: null`. */
export const isDeleted = (value: unknown): value is Row => isRow(value) && '_delete' in value;
