import { isFilled, isRow, rowsIn, type Row } from '../../record';

/** What stands at a place of a record, and the row that it stands in. */
export interface Standing {
	readonly value: unknown;
	readonly at: string;
	readonly row: Row;
}

/** All that is filled at a path such as `LineItems[].AccountCode`; `[]` stands for every row. */
export function standing(record: Row, path: string, place = ''): Standing[] {
	const [step = '', ...rest] = path.split('.');
	const name = step.replace('[]', '');
	const value = Object.hasOwn(record, name) ? record[name] : undefined;
	const at = `${place}${name}`;
	const found: Standing[] = step.endsWith('[]')
		? rowsIn(value).length === 0
			? []
			: (value as unknown[]).flatMap((row, index) => (isRow(row) ? [{ value: row, at: `${at}[${index}]`, row }] : []))
		: isFilled(value)
			? [{ value, at, row: record }]
			: [];
	if (rest.length === 0) return found;
	return found.flatMap((one) => (isRow(one.value) ? standing(one.value, rest.join('.'), `${one.at}.`) : []));
}

/** Ids and codes as they are compared: Xero's ids and Zoho's numbers do not care for case. Whatever is no plain value is no key. */
export const keyOf = (value: unknown): string | undefined => {
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
	return text === '' ? undefined : text;
};

/** A plain value as a sentence shows it. */
export const shown = (value: unknown): string => (typeof value === 'string' ? `"${value.slice(0, 60)}"` : (JSON.stringify(value) ?? '').slice(0, 60));

/** A calendar day as text, without a time that a vendor may have put behind it. */
export const dayOf = (value: unknown): string | undefined =>
	typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value) ? value.slice(0, 10) : undefined;
