import type { Counts } from './counts';
import type { Features } from './features';

/** A code, and the share that it has of everything that was coded like the line: what is not known counts as nobody's, so the shares add up to less than one. */
export interface Candidate {
	readonly code: number;
	readonly share: number;
}

const { log2 } = Math;

/** What is known of a more general combination counts as one line of the more special one. */
const BORROWED = 1;
/** A word that goes with more codes tells nothing, and would take long. */
const MOST_CODES = 64;

/** Columns of weights, one entry for each code that is met anywhere. */
class Sheet {
	readonly codes: number[] = [];
	private readonly at = new Map<number, number>();

	constructor(private readonly day: number | undefined) {}

	/** The weights of a combination, and what they come to. */
	read(counts: Counts, row: number | undefined): { readonly weights: number[]; readonly total: number } {
		const weights: number[] = [];
		if (row === undefined) return { weights, total: 0 };
		counts.each(row, this.day, (code, weight) => {
			weights[this.place(code)] = weight;
		});
		return { weights, total: counts.total(row, this.day) };
	}

	private place(code: number): number {
		const known = this.at.get(code);
		if (known !== undefined) return known;
		this.at.set(code, this.codes.length);
		this.codes.push(code);
		return this.codes.length - 1;
	}
}

/** What the words of a line went with, those that tell more counting more. */
function byWords(sheet: Sheet, counts: Counts, { words, day }: Features): number[] {
	const shares: number[] = [];
	let all = 0;
	for (const key of words) {
		const row = counts.find(key);
		if (row !== undefined && counts.codesOf(row) > MOST_CODES) continue;
		const telling = 1 / log2(2 + (row === undefined ? 0 : counts.total(row, day)));
		all += telling;
		if (row === undefined) continue;
		const { weights, total } = sheet.read(counts, row);
		for (const [at, weight] of weights.entries()) if (weight) shares[at] = (shares[at] ?? 0) + (telling * weight) / (total + BORROWED);
	}
	return shares.map((share) => share / all);
}

/**
 * Every code that was given to something like the line, the likeliest first. Each combination of fields borrows from those with one field less, down to the
 * single words: a supplier with a new item is judged by the supplier and by the item.
 */
export const candidatesFor = (features: Features, counts: Counts): Candidate[] => {
	const sheet = new Sheet(features.day);
	const met = features.keys.map((key, bits) => sheet.read(counts, bits === 0 ? undefined : counts.find(key)));
	const amount = sheet.read(counts, features.amount === undefined ? undefined : counts.find(features.amount));
	const shares: number[][] = [byWords(sheet, counts, features)];
	const { codes } = sheet;
	const blend = ({ weights, total }: (typeof met)[number], lower: (at: number) => number): number[] =>
		codes.map((_, at) => ((weights[at] ?? 0) + BORROWED * lower(at)) / (total + BORROWED));
	for (let bits = 1; bits < met.length; bits++) {
		const below = features.fields.flatMap((_, field) => (bits & (1 << field) ? [shares[bits ^ (1 << field)]!] : []));
		shares.push(blend(met[bits]!, (at) => below.reduce((sum, one) => sum + (one[at] ?? 0), 0) / below.length));
	}
	const whole = shares.at(-1)!;
	return blend(amount, (at) => whole[at] ?? 0)
		.map((share, at) => ({ code: codes[at]!, share }))
		.sort((one, other) => other.share - one.share);
};
