import { isFilled, rowsIn, textOf, type Row } from '../../record';

/** Tracking of a line as one text: `Region: North`, or of several categories `Department: Sales; Region: North`. In Zoho it is told by ids. */

const NEXT = '; ';
const IS = ': ';

const joined = (pairs: readonly (readonly [string, string])[]): string =>
	pairs
		.filter(([category, option]) => category !== '' && option !== '')
		.map((pair) => pair.join(IS))
		.sort()
		.join(NEXT);

export const xeroTracking = (line: Row): string => joined(rowsIn(line['Tracking']).map((row) => [textOf(row['Name']), textOf(row['Option'])]));
export const zohoTags = (line: Row): string => joined(rowsIn(line['tags']).map((row) => [textOf(row['tag_id']), textOf(row['tag_option_id'])]));

const pairsIn = (value: string): (readonly [string, string])[] =>
	value.split(NEXT).map((pair) => {
		const at = pair.indexOf(IS);
		return [pair.slice(0, at), pair.slice(at + IS.length)];
	});

export const asXeroTracking = (value: string): Row[] => pairsIn(value).map(([Name, Option]) => ({ Name, Option }));
export const asZohoTags = (value: string): Row[] => pairsIn(value).map(([tag_id, tag_option_id]) => ({ tag_id, tag_option_id }));

/** One choice for each option of each category; and those of several categories that were used together. */
export interface TrackingChoice {
	readonly value: string;
	readonly name: string;
	readonly isActive: boolean;
}

const statusIs = (row: Row, active: string): boolean => !isFilled(row['Status']) || textOf(row['Status']).toUpperCase() === active;

export const xeroTrackingChoices = (categories: readonly Row[]): TrackingChoice[] =>
	categories.flatMap((category) =>
		rowsIn(category['Options']).map((option) => {
			const value = joined([[textOf(category['Name']), textOf(option['Name'])]]);
			return { value, name: value, isActive: value !== '' && statusIs(category, 'ACTIVE') && statusIs(option, 'ACTIVE') };
		}),
	);

export const zohoTrackingChoices = (tags: readonly Row[]): TrackingChoice[] =>
	tags.flatMap((tag) =>
		rowsIn(tag['options']).map((option) => ({
			value: joined([[textOf(tag['tag_id']), textOf(option['option_id'] ?? option['tag_option_id'])]]),
			name: joined([[textOf(tag['tag_name']), textOf(option['option_name'] ?? option['tag_option_name'])]]),
			isActive: tag['is_active'] !== false && option['is_active'] !== false,
		})),
	);

/** Values of several categories at once, as far as each part is a choice. */
export function combined(choices: readonly TrackingChoice[], used: Iterable<string>): TrackingChoice[] {
	const known = new Map(choices.map((choice) => [choice.value, choice]));
	return [...new Set(used)].flatMap((value) => {
		const parts = value.split(NEXT).map((part) => known.get(part));
		if (parts.length < 2 || parts.some((part) => part === undefined)) return [];
		return { value, name: parts.map((part) => part!.name).join(NEXT), isActive: parts.every((part) => part!.isActive) };
	});
}
