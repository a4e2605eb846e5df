import type { Issue } from '../../failure';
import { rowsIn, type Row } from '../../record';
import { issue } from '../fields';
import { nearest } from '../nearest';
import type { Known } from '../reference';
import { keyOf, shown, standing } from './standing';

/** How lines are told apart beside their accounts: tracking categories in Xero, reporting tags in Zoho. */
interface Scheme {
	readonly noun: string;
	/** Where records name a category and one of its options. */
	readonly at: readonly string[];
	/** Ways of naming a category and an option: the property of the record, and that of the entry. */
	readonly category: readonly (readonly [string, string])[];
	readonly option: readonly (readonly [string, string])[];
	/** Where an entry keeps its options, and what they are called. */
	readonly options: string;
	readonly titles: readonly [category: string, option: string];
	readonly isInUse: (entry: Row) => boolean;
	readonly fix: string;
}

const schemes: Readonly<Record<string, Scheme>> = {
	xero: {
		noun: 'tracking',
		at: ['LineItems[].Tracking[]'],
		category: [
			['TrackingCategoryID', 'TrackingCategoryID'],
			['Name', 'Name'],
		],
		option: [
			['TrackingOptionID', 'TrackingOptionID'],
			['Option', 'Name'],
		],
		options: 'Options',
		titles: ['Name', 'Name'],
		isInUse: ({ Status }) => Status === undefined || Status === 'ACTIVE',
		fix: 'Add or restore it in Xero, or change the row of the mapping table.',
	},
	zohoBooks: {
		noun: 'reporting tag',
		at: ['line_items[].tags[]', 'tags[]'],
		category: [['tag_id', 'tag_id']],
		option: [['tag_option_id', 'option_id']],
		options: 'options',
		titles: ['tag_name', 'option_name'],
		isInUse: ({ is_active: active, status }) => active !== false && status !== 'inactive',
		fix: 'Add it in Zoho or mark it as active, or change the row of the mapping table.',
	},
};

/** A category and its option have to be there and in use; neither vendor creates them. */
export const checkTracking = (record: Row, known: Known, app: string): Issue[] => {
	const scheme = Object.hasOwn(schemes, app) ? schemes[app] : undefined;
	if (!scheme || known.tracking.length === 0) return [];
	return scheme.at.flatMap((at) => standing(record, at)).flatMap(({ row, at }) => checkOne(scheme, row, at, known.tracking));
};

function checkOne(scheme: Scheme, row: Row, at: string, categories: readonly Row[]): Issue[] {
	const { noun, fix, titles, options } = scheme;
	const wanted = firstOf(row, scheme.category);
	const option = firstOf(row, scheme.option);
	const found = wanted
		? entryOf(categories, wanted, scheme)
		: categories.find((one) => option && entryOf(rowsIn(one[options]), option, scheme) && scheme.isInUse(one));
	if (wanted && !found) return [unknown(`${at}.${wanted.field}`, wanted.value, `${noun} category`, fix, categories, titles[0])];
	if (wanted && found && !scheme.isInUse(found)) return [inactive(`${at}.${wanted.field}`, wanted.value, `${noun} category`, fix)];
	if (!option || (found && rowsIn(found[options]).length === 0)) return [];
	const known = found && entryOf(rowsIn(found[options]), option, scheme);
	if (!known) return [unknown(`${at}.${option.field}`, option.value, `option of the ${noun} category`, fix, found ? rowsIn(found[options]) : [], titles[1])];
	return scheme.isInUse(known) ? [] : [inactive(`${at}.${option.field}`, option.value, `${noun} option`, fix)];
}

interface Wanted {
	readonly field: string;
	readonly by: string;
	readonly value: unknown;
}

const firstOf = (row: Row, ways: Scheme['category']): Wanted | undefined =>
	ways.flatMap(([field, by]) => (keyOf(row[field]) === undefined ? [] : [{ field, by, value: row[field] }]))[0];

/** One in use comes before one that is not. */
const entryOf = (entries: readonly Row[], { by, value }: Wanted, { isInUse }: Scheme): Row | undefined => {
	const same = entries.filter((entry) => keyOf(entry[by]) === keyOf(value));
	return same.find(isInUse) ?? same[0];
};

function unknown(at: string, value: unknown, noun: string, fix: string, entries: readonly Row[], title: string): Issue {
	const names = entries.slice(0, 200).flatMap((entry) => (keyOf(entry[title]) === undefined ? [] : [String(entry[title])]));
	const near = nearest(String(value).slice(0, 100), names);
	return issue('tracking-unknown', at, `is ${shown(value)}, which is no ${noun}`, near.length > 0 ? `${fix} Nearest: ${near.join(', ')}.` : fix);
}

const inactive = (at: string, value: unknown, noun: string, fix: string): Issue =>
	issue('tracking-inactive', at, `is ${shown(value)}, a ${noun} that is archived or inactive`, fix);
