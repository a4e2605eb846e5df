import type { Seen } from './counts';
import { dateOf, type Features, type Field } from './features';
import type { Line } from './line';
import type { Habits } from './memory';
import type { Source } from '../suggestion';

/** What a suggestion rests on. */
export interface Ground {
	readonly source: Source;
	readonly evidence: readonly string[];
}

const LONGEST = 60;
const short = (value: string): string => (value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value);

const called: Readonly<Record<Field, (value: string) => string>> = {
	party: (value) => value,
	item: (value) => value,
	text: (value) => `"${value}"`,
};

export const nameOf = (line: Line, fields: readonly Field[]): string => fields.map((field) => called[field](short(line[field]!.trim()))).join(' with ');

const lines = (count: number): string => (count === 1 ? '1 earlier line' : `${count} earlier lines`);

const sentence = (what: string, { times, of, lastOn }: Seen): string => {
	const share = times === of ? (of === 1 ? 'of 1 earlier line' : `of all ${lines(of)}`) : `of ${times} of ${lines(of)}`;
	return `It is the code ${share} of ${what}${lastOn > 0 ? `, last on ${dateOf(lastOn)}` : ''}.`;
};

/** How many grounds are told. */
const TOLD = 2;

/** The most special combinations of fields in which the code was met; where there is none, words have led to it. */
export const groundOf = (line: Line, features: Features, { counts }: Habits, code: number): Ground => {
	const seenAt = (key: number | undefined): Seen | undefined => {
		const row = key === undefined ? undefined : counts.find(key);
		const seen = row === undefined ? undefined : counts.seen(row, code);
		return seen && seen.times > 0 ? seen : undefined;
	};
	const combined = features.keys
		.flatMap((key, bits) => (bits === 0 ? [] : [{ fields: features.fields.filter((_field, at) => bits & (1 << at)), seen: seenAt(key) }]))
		.sort((one, other) => other.fields.length - one.fields.length);
	const told = combined.flatMap(({ fields, seen }) => (seen ? [sentence(nameOf(line, fields), seen)] : [])).slice(0, TOLD);
	const amount = seenAt(features.amount);
	const evidence = [...(amount ? [sentence(`${nameOf(line, features.fields.slice(0, 1))} over exactly ${line.amount}`, amount)] : []), ...told];
	if (evidence.length > 0) return { source: 'memory', evidence };
	return { source: 'text', evidence: ['Earlier lines with words of this one have this code; nothing else of the line was met before.'] };
};
