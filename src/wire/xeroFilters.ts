import type { Field, Fields } from '../apis/define';
import type { Problem } from '../failure';
import { isFilled, type Row } from '../record';
import { whereProblem } from './xeroWhere';

/** Filters in Xero's own language (https://developer.xero.com/documentation/api/accounting/requests-and-responses). */

export const quoted = (text: string): string => `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;

export const isGuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** A filter as a condition of `where`. */
export const condition = (field: Field, value: unknown): string => field.where!.replace('{raw}', String(value)).replaceAll('{}', () => literal(field, value));

function literal({ kind }: Field, value: unknown): string {
	if (kind === 'decimal' || kind === 'integer' || kind === 'flag') return String(value);
	if (kind === 'date') return `DateTime(${String(value).split('-').map(Number).join(',')})`;
	return quoted(String(value));
}

const ORDER = /^\s*[\w.]+(\s+(ASC|DESC))?(\s*,\s*[\w.]+(\s+(ASC|DESC))?)*\s*$/i;

/** What Xero would refuse, or quietly misread, about filters of a list. */
export const filterProblems = (filters: Row, fields: Fields): Problem[] =>
	Object.entries(filters).flatMap(([name, value]): Problem[] => {
		const field = fields[name];
		if (!field || !isFilled(value)) return [];
		const says = name === 'where' ? whereProblem(String(value)) : name === 'order' ? orderProblem(String(value)) : valueProblem(field, String(value));
		return says ? [{ at: field.label, says }] : [];
	});

const orderProblem = (order: string): string | undefined => (ORDER.test(order) ? undefined : 'is no list of fields, each with ASC or DESC');

function valueProblem(field: Field, value: string): string | undefined {
	// What is written without quotes must not be anything else.
	if (field.where?.includes('{raw}') && !('choices' in field && field.choices && Object.hasOwn(field.choices, value)))
		return `"${value}" is none of the choices`;
	if (field.where?.includes('guid(') && !isGuid(value)) return `"${value}" is not an ID such as 297c2dc5-cc47-4afd-8ec8-74990b8761e9`;
	if (field.kind === 'date' && !isDay(value)) return `"${value}" is not a date`;
	if (field.kind === 'moment' && Number.isNaN(Date.parse(value))) return `"${value}" is not a time`;
	if ((field.kind === 'decimal' || field.kind === 'integer') && !/^-?\d+(\.\d+)?$/.test(value)) return `"${value}" is not a number`;
	return undefined;
}

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value.slice(0, 10)));
