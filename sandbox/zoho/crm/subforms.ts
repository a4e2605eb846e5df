import type { Row } from '../../vendor';
import { rowsIn, text } from '../ledger';
import type { FieldDef } from './fields';
import { refuse } from './refused';
import { fieldsOf } from './schema';
import { newId, type Crm } from './state';
import { isDeleted, isRead, isRow, readValue, type Path } from './values';

/** Rows of a subform: with an id they are changed, without one they are added, with `_delete: null` they go, and the others stay [unsure: or go]. */

/** Taxes of a line are told by name and percentage. */
const isTaxes = ({ api_name }: FieldDef): boolean => api_name === 'Line_Tax';

const readRow = (crm: Crm, rows: string, sent: Row, known: Row | undefined, path: Path): Row => {
	const values: Row = { ...known };
	for (const field of fieldsOf(crm, rows)) {
		const value = sent[field.api_name];
		const at = `${path}.${field.api_name}`;
		if (value !== undefined && isTaxes(field)) {
			if (value !== null && !(Array.isArray(value) && value.every(isRow)))
				throw refuse.data({ expected_data_type: 'jsonarray', api_name: field.api_name, json_path: at });
			values[field.api_name] = rowsIn(value);
		} else if (value !== undefined && isRead(field)) {
			// A discount is a text with a sign, or a number.
			values[field.api_name] = readValue(crm, field, field.api_name === 'Discount' && typeof value === 'number' ? String(value) : value, at);
		}
		if (field.mandatory === true && text(values[field.api_name]) === '') throw refuse.mandatory(field.api_name, at);
	}
	return values;
};

export const readRows = (crm: Crm, field: FieldDef, sent: unknown, known: readonly Row[], path: Path): Row[] => {
	if (!Array.isArray(sent)) throw refuse.data({ expected_data_type: 'jsonarray', api_name: field.api_name, json_path: path });
	const given = sent.map((one, index) => {
		const at = `${path}[${index}]`;
		if (!isRow(one)) throw refuse.data({ expected_data_type: 'jsonobject', api_name: field.api_name, json_path: at });
		const before = known.find(({ id }) => id === one.id);
		if (one.id !== undefined && before === undefined) throw refuse.data({ api_name: 'id', json_path: `${at}.id` }, 'the id given seems to be invalid');
		return isDeleted(one) ? { id: one.id, row: undefined } : { id: before?.id, row: readRow(crm, text(field.rows), one, before, at) };
	});
	const stays = crm.state.unsure.rows === 'merge' ? known.filter(({ id }) => !given.some((one) => one.id === id)) : [];
	const changed = known.flatMap((row) => (stays.includes(row) ? [row] : given.flatMap((one) => (one.id === row.id && one.row ? [one.row] : []))));
	return [...changed, ...given.flatMap((one) => (one.id === undefined && one.row ? [one.row] : []))];
};

/** Done once the record is sure to be written. */
export const withIds = (crm: Crm, rows: readonly Row[]): Row[] => rows.map((row) => (row.id === undefined ? { ...row, id: newId(crm) } : row));
