import { nearest } from '../checking/nearest';
import type { Problem } from '../failure';
import { DateTime } from '../libraries/luxon';
import { isFilled, isRow, type Row } from '../record';

/**
 * Conditions of a search in Zoho CRM's own language, such as `((Last_Name:equals:Burns)and(Amount:between:5,10))`: its operators, what its values look like and how many conditions it takes
 * (https://www.zoho.com/crm/developer/docs/api/v8/search-records.html).
 */

/** Older pages speak of ten. */
const MOST_CONDITIONS = 15;
/** Characters of the parameter, by Zoho's OpenAPI file. */
const LONGEST = 3000;

/** What a condition can ask, as the form says it. */
export const operators = {
	equals: 'Equals',
	not_equal: 'Does Not Equal',
	starts_with: 'Starts With',
	in: 'Is One Of',
	between: 'Is Between',
	greater_than: 'Greater Than',
	greater_equal: 'Greater Than or Equal',
	less_than: 'Less Than',
	less_equal: 'Less Than or Equal',
} as const;

type Operator = keyof typeof operators;

const EITHER: readonly Operator[] = ['equals', 'not_equal'];
const NAMED: readonly Operator[] = [...EITHER, 'in'];
const SPELLED: readonly Operator[] = [...NAMED, 'starts_with'];
const ORDERED: readonly Operator[] = [...NAMED, 'between', 'greater_than', 'greater_equal', 'less_than', 'less_equal'];

/** What fields of one sort can be asked, and a value as the search takes it; no value where it is none of the sort. */
interface Sort {
	readonly knows: readonly Operator[];
	readonly takes: string;
	written(value: string, zone: string): string | undefined;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}/;

/** What comes without an offset is meant in the workflow's time zone. */
const timeOf = (value: string, zone: string): DateTime<true> | undefined => {
	const time = ISO_DAY.test(value) ? DateTime.fromISO(value, { zone }) : undefined;
	return time?.isValid ? time : undefined;
};

const spelled: Sort = { knows: SPELLED, takes: 'text', written: (value) => value };
const chosen: Sort = { knows: NAMED, takes: 'one of its choices', written: (value) => value };
const linked: Sort = { knows: NAMED, takes: "a record's ID or name", written: (value) => value };
const flag: Sort = { knows: EITHER, takes: 'true or false', written: (value) => /^(true|false)$/i.exec(value)?.[0].toLowerCase() };
const number: Sort = { knows: ORDERED, takes: 'a number, such as 12.5', written: (value) => /^-?\d+(\.\d+)?$/.exec(value)?.[0] };
const day: Sort = { knows: ORDERED, takes: 'a day, such as 2026-12-31', written: (value, zone) => timeOf(value, zone)?.toISODate() };
const moment: Sort = {
	knows: ORDERED,
	takes: 'a time, such as 2026-12-31T17:00:00',
	// Zoho wants an offset, and "Z" is none in every one of its examples.
	written: (value, zone) => timeOf(value, zone)?.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'+00:00'"),
};

/** By `data_type` of a field's settings; all others are text (https://www.zoho.com/crm/developer/docs/api/v8/field-meta.html). */
const SORTS: Readonly<Record<string, Sort>> = {
	picklist: chosen,
	multiselectpicklist: chosen,
	boolean: flag,
	integer: number,
	bigint: number,
	double: number,
	currency: number,
	percent: number,
	date: day,
	datetime: moment,
	lookup: linked,
	ownerlookup: linked,
	userlookup: linked,
};

const UNSEARCHED = ['subform', 'fileupload', 'imageupload', 'profileimage', 'multiselectlookup', 'multiuserlookup'];

/** Whether a search can ask for a field, by its settings. */
export const isSearchable = ({ data_type, searchable }: Row): boolean => searchable !== false && !UNSEARCHED.includes(String(data_type));

/** A formula is of the type that it comes to. */
const sortOf = ({ data_type, formula }: Row): Sort => SORTS[String(data_type === 'formula' && isRow(formula) ? formula.return_type : data_type)] ?? spelled;

/** A module's fields, as its settings describe them, and the zone of times that name none. */
export interface Searched {
	readonly fields: readonly Row[];
	readonly zone: string;
}

/** Criteria that ask for all of the conditions (`match` is "all") or for one of them ("any"), or what is wrong about them, by condition. */
export function criteriaOf(conditions: readonly Row[], match: unknown, searched: Searched): { criteria: string } | { problems: Problem[] } {
	const each = conditions.map((condition, index) => conditionOf(condition, `Condition ${index + 1}`, searched));
	const problems = [...wholeProblems(conditions, match), ...each.filter((one) => typeof one !== 'string')];
	if (problems.length) return { problems };
	const joined = each.join(match === 'any' ? 'or' : 'and');
	const criteria = each.length > 1 ? `(${joined})` : joined;
	if (criteria.length <= LONGEST) return { criteria };
	const says = `are ${criteria.length} characters together where Zoho CRM takes ${LONGEST}: search for fewer values at once`;
	return { problems: [{ at: 'Conditions', says }] };
}

function wholeProblems(conditions: readonly Row[], match: unknown): Problem[] {
	const many = conditions.length > MOST_CONDITIONS;
	return [
		...(many
			? [{ at: 'Conditions', says: `are ${conditions.length} where Zoho CRM takes ${MOST_CONDITIONS}: take some away, or search in several steps` }]
			: []),
		...(match === 'all' || match === 'any' ? [] : [{ at: 'Match', says: `"${String(match)}" is neither "all" nor "any"` }]),
	];
}

/** One condition in its brackets, or what is wrong about it. */
function conditionOf({ field: named, operator, value, to }: Row, at: string, { fields, zone }: Searched): string | Problem {
	const refused = (says: string): Problem => ({ at, says });
	if (!isFilled(named)) return refused('names no field: choose one, or take the condition away');
	const [name = '', part] = String(named).trim().split('.');
	const field = fields.find(({ api_name }) => api_name === name);
	if (!field) return refused(`asks for ${name}, which is no field of the module; nearest: ${nearest(name, namesOf(fields)).join(', ')}`);
	if (!isSearchable(field)) return refused(`asks for ${name}, which Zoho CRM cannot search: choose another field`);
	const sort = sortOf(field);
	const known = sort.knows.find((one) => one === operator);
	if (!known) return refused(`asks ${name} for "${String(operator)}", which its type does not know: choose one of ${sort.knows.join(', ')}`);
	const given = valuesOf(known, value, to);
	if (!given.length || !given.every(isFilled)) return refused(lacking(known, name));
	const written = given.map((one) => sort.written(one, zone));
	const odd = written.indexOf(undefined);
	if (odd >= 0) return refused(`compares ${name} with "${given[odd]}", which is not ${sort.takes}`);
	return `(${placeOf(name, part, sort, given)}:${known}:${written.map((one) => escaped(one!)).join(',')})`;
}

const namesOf = (fields: readonly Row[]): string[] => fields.filter(isSearchable).map(({ api_name }) => String(api_name));

const lacking = (operator: Operator, name: string): string =>
	operator === 'between'
		? `lacks one of the two values that ${name} is to be between: fill in both`
		: `lacks a value for ${name}: fill one in, or take the condition away`;

/** The values that an operator compares with: two for a range, a list or a text with commas for "one of", one for all others. */
function valuesOf(operator: Operator, value: unknown, to: unknown): string[] {
	if (operator === 'between') return [textOf(value), textOf(to)];
	if (operator !== 'in') return [textOf(value)];
	const list = Array.isArray(value) ? value.map(textOf) : textOf(value).split(',');
	return list.map((one) => one.trim()).filter(isFilled);
}

/** A linked record, as other operations give it, stands for its id. */
function textOf(value: unknown): string {
	if (value instanceof Date) return value.toISOString();
	return String((isRow(value) ? value.id : value) ?? '').trim();
}

/** Zoho's ids are that long, and names are not. */
const ID = /^\d{15,}$/;

/** A linked record is meant by its id or by its name, and each has an address of its own. */
const placeOf = (name: string, part: string | undefined, sort: Sort, values: readonly string[]): string =>
	sort === linked && (part === 'id' || values.every((value) => ID.test(value))) ? `${name}.id` : name;

/** Brackets and commas would end a value. */
const escaped = (value: string): string => value.replace(/[\\(),]/g, '\\$&');
