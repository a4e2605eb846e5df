import type { Resource } from '../apis/define';
import { isFilled, rowsIn, type Row } from '../record';

/** Where Zoho's finance apps keep the account's own fields (https://www.zoho.com/books/api/v3/contacts/). */
const HELD = 'custom_fields';
const OWN = /^cf_\w+$/;

/** A record with the account's own fields, which forms and mappings name by themselves (`cf_x`), where Zoho takes them: as rows of their own. */
export function withCustomFields({ fields }: Resource, record: Row): Row {
	const own = Object.keys(record).filter((name) => OWN.test(name) && !fields[name]);
	if (!own.length || !fields[HELD]) return record;
	const rest = Object.fromEntries(Object.entries(record).filter(([name]) => !own.includes(name)));
	const rows = own.filter((name) => isFilled(record[name])).map((api_name) => ({ api_name, value: record[api_name] }));
	return { ...rest, [HELD]: [...rowsIn(record[HELD]), ...rows] };
}

/** The value of a field, wherever the record holds it. */
export const valueIn = (record: Row, name: string): unknown => record[name] ?? rowsIn(record[HELD]).find(({ api_name }) => api_name === name)?.value;
