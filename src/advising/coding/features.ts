import { plainDecimal } from './amounts';
import { hash } from './hash';
import type { Line } from './line';
import { spell } from './spelling';

export type Field = 'party' | 'item' | 'text';
const order: readonly Field[] = ['party', 'item', 'text'];

/** What of a line is looked up. */
export interface Features {
	/** The fields that are filled, in their usual order. */
	readonly fields: readonly Field[];
	/** The key of each combination of the filled fields, by its bits (the first field is 1, the second 2): of one field, of two, of all. The first, of none, is not used. */
	readonly keys: readonly number[];
	/** The key of the amount with the first field; rents and subscriptions come to the same amount again and again. */
	readonly amount: number | undefined;
	/** Keys of the words of all fields, each once. */
	readonly words: readonly number[];
	/** Days since 1970; nothing where the line has no date. */
	readonly day: number | undefined;
}

const DAY = 86_400_000;
/** More words of a line are not looked up. */
const MOST_WORDS = 24;

export const dayOf = (date: string | undefined): number | undefined => {
	const time = date === undefined ? NaN : Date.parse(date.slice(0, 10));
	return Number.isNaN(time) ? undefined : Math.floor(time / DAY);
};

export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** Money that comes in and money that goes out are remembered apart. */
export const directionOf = ({ kind }: Line): string => {
	if (kind === undefined) return '';
	if (kind === 'journal') return 'journal';
	return kind === 'sales' || kind === 'received' ? 'in' : 'out';
};

export const featuresOf = (line: Line, direction: string): Features => {
	const filled = order.flatMap((field) => {
		const made = spell(field, line[field] ?? '');
		return made.key === '' ? [] : [{ field, ...made }];
	});
	const named = filled.map(({ field, key }) => `\n${field}:${key}`);
	const keys = Array.from({ length: 1 << filled.length }, (_, bits) => hash(direction + named.filter((_name, at) => bits & (1 << at)).join('')));
	const amount = plainDecimal(line.amount);
	return {
		fields: filled.map(({ field }) => field),
		keys,
		amount: amount === undefined || named[0] === undefined ? undefined : hash(`${direction}\namount:${amount}${named[0]}`),
		words: [...new Set(filled.flatMap(({ words }) => words))].slice(0, MOST_WORDS).map((word) => hash(`${direction}\nword:${word}`)),
		day: dayOf(line.date),
	};
};
