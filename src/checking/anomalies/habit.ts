import { HABIT } from './subject';

/** Which codes the documents of a party have, counted one document after the other. */
export class Habit {
	private readonly counts = new Map<string, number>();
	/** As it was written first. */
	private readonly written = new Map<string, string>();
	/** All spellings of them: an account goes by its code and by its id. */
	private readonly known = new Set<string>();
	documents = 0;
	private codes = 0;

	add(document: readonly (readonly string[])[]): void {
		this.documents++;
		for (const values of document) for (const value of values) this.known.add(value.toLowerCase());
		for (const [first = ''] of document) this.written.set(first.toLowerCase(), this.written.get(first.toLowerCase()) ?? first);
		for (const code of new Set(document.map(([first = '']) => first.toLowerCase()))) {
			this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
			this.codes++;
		}
	}

	knows = (values: readonly string[]): boolean => values.some((value) => this.known.has(value.toLowerCase()));

	/** The two most frequent. */
	main(): [code: string, count: number][] {
		const main = [...this.counts].sort(([, one], [, other]) => other - one).slice(0, 2);
		return main.map(([code, count]) => [this.written.get(code)!, count]);
	}

	/** Whether one or two codes make up nearly all, and hardly any came only once: where many did, new ones are usual. */
	isSettled(): boolean {
		if (this.documents < HABIT || this.counts.size > MOST) return false;
		const main = this.main().reduce((sum, [, count]) => sum + count, 0);
		const once = [...this.counts.values()].filter((count) => count === 1).length;
		return main >= this.codes * MOSTLY && once * NEW_ONES <= this.documents;
	}
}

/** One or two of the codes make up so much. */
const MOSTLY = 0.9;
const NEW_ONES = 20;
/** More are no habit, and would take time. */
const MOST = 20;
