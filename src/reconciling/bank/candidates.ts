import type { Named } from './evidence';
import { KEPT, OF_PARTY, OPEN_DAYS, SAME_AMOUNT, STEPS, type Limits } from './limits';
import { unitsIn } from './money';
import type { Document, Line } from './read';
import { scored, type Suggestion } from './score';
import type { Shelf } from './shelf';
import { isTelling, sumWithin, tellingCounts, type Budget } from './sums';

/** What fits a line, the best first, and whether a bound cut the search short. */
export interface Candidates {
	readonly suggestions: readonly Suggestion[];
	readonly capped: boolean;
}

/** Everything that the line may be: one document, one with a fee, or several of one party. */
export const candidatesOf = (line: Line, shelf: Shelf, limits: Limits): Candidates => {
	const budget: Budget = { left: STEPS, capped: false };
	const search = new Search(line, shelf, limits, budget);
	const seen = new Set<string>();
	const suggestions = [...search.found()]
		.filter((documents) => isNew(seen, documents))
		.flatMap((documents) => scored(line, documents, search.named, documents.length > 1 && search.isWhole(documents)) ?? [])
		.sort((one, other) => other.score - one.score);
	return { suggestions: suggestions.slice(0, KEPT), capped: budget.capped };
};

function isNew(seen: Set<string>, documents: readonly Document[]): boolean {
	const name = documents
		.map(({ at }) => at)
		.sort((one, other) => one - other)
		.join();
	return !seen.has(name) && seen.add(name) !== undefined;
}

class Search {
	readonly named: Named;
	private readonly low: number;
	private readonly high: number;

	constructor(
		private readonly line: Line,
		private readonly shelf: Shelf,
		private readonly limits: Limits,
		private readonly budget: Budget,
	) {
		this.named = shelf.names.in(line.text);
		[this.low, this.high] = bounds(line, limits);
	}

	/** A document that the text names and whose amount is the line's says it better than a sum that happens to be equal. */
	*found(): Generator<readonly Document[]> {
		const same = this.nearest(this.fitting(this.shelf.of(this.line.amount, this.line.direction)), SAME_AMOUNT);
		for (const document of same) yield [document];
		if (same.some((document) => this.named.numbers.has(document) || this.named.parties.has(document.party))) return;
		yield* this.numbered();
		for (const party of this.named.parties) yield* this.ofParty(party);
		for (const open of this.shelf.wholes(this.line.amount, this.line.direction)) if (this.fitting(open).length === open.length) yield open;
	}

	isWhole(documents: readonly Document[]): boolean {
		return this.shelf.wholes(this.line.amount, this.line.direction).includes(documents);
	}

	private *numbered(): Generator<readonly Document[]> {
		const numbered = this.fitting([...this.named.numbers]);
		for (const document of numbered) if (this.isWithin([document])) yield [document];
		const open = numbered.filter(({ kind }) => kind === 'document');
		if (open.length > 1 && this.isWithin(open)) yield open;
	}

	private *ofParty(party: string): Generator<readonly Document[]> {
		const open = this.nearest(this.fitting(this.shelf.ofParty(party, this.line.direction)), OF_PARTY);
		const exact = { low: this.line.amount, high: this.line.amount };
		const withFee = { low: this.low, high: this.high };
		if (isTelling(open.length, 1, withFee)) for (const document of open) if (this.isWithin([document])) yield [document];
		const sum = [exact, withFee].map((bounds) => sumWithin(open, tellingCounts(open.length, bounds), bounds, this.budget)).find((some) => some !== undefined);
		if (sum) yield sum;
	}

	private isWithin(documents: readonly Document[]): boolean {
		const sum = documents.reduce((total, { amount }) => total + amount, 0);
		return sum >= this.low && sum <= this.high;
	}

	/** In the line's direction and currency, and of a time that fits. */
	private fitting(documents: readonly Document[]): readonly Document[] {
		const { currency, direction, day } = this.line;
		const { days } = this.limits;
		return documents.filter((document) => {
			if (document.direction !== direction || (currency !== '' && document.currency !== '' && document.currency !== currency)) return false;
			const after = daysBetween(document.day, day);
			return document.kind === 'payment' ? Math.abs(after) <= days : after >= -days && after <= OPEN_DAYS;
		});
	}

	private nearest(documents: readonly Document[], most: number): readonly Document[] {
		if (documents.length <= most) return documents;
		this.budget.capped = true;
		const away = (document: Document): number => Math.abs(daysBetween(document.due ?? document.day, this.line.day));
		return [...documents].sort((one, other) => away(one) - away(other)).slice(0, most);
	}
}

/** Days from one day to the other. */
const daysBetween = (one: string, other: string): number => Math.round((Date.parse(other) - Date.parse(one)) / 86_400_000);

/** What is due for a line: of what came in a fee was taken off, to what went out one was added. It is a part of what is due. */
function bounds({ amount, direction }: Line, { feePercent, feeAmount }: Limits): readonly [low: number, high: number] {
	const most = unitsIn(feeAmount);
	if (direction === 'in') return [amount, amount + Math.min(Math.floor((amount * feePercent) / (100 - feePercent)), most)];
	return [amount - Math.min(Math.floor((amount * feePercent) / (100 + feePercent)), most), amount];
}
