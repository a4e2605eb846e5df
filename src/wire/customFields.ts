import { choice, date, decimal, email, flag, integer, longText, moment, text, url, type Field, type Resource } from '../apis/define';
import { isFilled, isRow, rowsIn, type Row } from '../record';
import type { Conversation } from './conversation';
import { ok } from './dialect';

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

/** Kinds of records that Zoho may call otherwise where it describes their fields, the likeliest name first. */
const ENTITIES: Readonly<Record<string, readonly string[]>> = {
	payment: ['customer_payment', 'customerpayment'],
	vendorpayment: ['vendor_payment', 'vendorpayment'],
	chart_of_account: ['account', 'chart_of_account'],
};

/** [unsure] Whether a name of two words is written with a line between them. */
const entitiesOf = ({ envelope: { one } }: Resource): readonly string[] => ENTITIES[one] ?? [...new Set([one, one.replaceAll('_', '')])];

/**
 * The account's own fields of a kind of record, as rows with `api_name`, `label`, `data_type` and `values`. [unsure] Zoho documents no address for
 * them; this one is seen in public code. Nothing where it does not answer: what is typed by hand is sent all the same.
 */
export function* definitions(resource: Resource): Conversation<Row[]> {
	for (const entity of entitiesOf(resource)) {
		const answer = yield { method: 'GET', path: '/settings/customfields', query: { entity }, repeatable: true };
		const known = ok(answer) && isRow(answer.body) ? fieldsIn(answer.body) : [];
		if (known.length || answer.status === 401) return known;
	}
	return [];
}

function fieldsIn({ customfields }: Row): Row[] {
	const rows = isRow(customfields) ? Object.values(customfields).find(Array.isArray) : customfields;
	return rowsIn(rows).filter(({ api_name, is_active }) => OWN.test(String(api_name)) && is_active !== false);
}

const kinds: Readonly<Record<string, (label: string) => Field>> = {
	number: integer,
	decimal,
	amount: decimal,
	percent: decimal,
	date,
	date_time: moment,
	check_box: flag,
	email,
	url,
	multiline: longText,
};

function fieldOf({ label: shown, field_name_formatted, api_name, data_type, values }: Row): Field {
	const label = String(shown ?? field_name_formatted ?? api_name);
	const names = rowsIn(values).map(({ name, value }) => String(name ?? value ?? ''));
	if (data_type === 'dropdown' && names.length) return choice(label, Object.fromEntries(names.map((name) => [name, name])));
	return (kinds[String(data_type)] ?? text)(label);
}

/** A resource with the account's own fields, each by its API name, beside those that every account has. */
export const withOwnFields = (resource: Resource, rows: readonly Row[]): Resource => ({
	...resource,
	fields: {
		...resource.fields,
		...Object.fromEntries(rows.map((row) => [String(row.api_name), fieldOf(row)])),
	},
});
