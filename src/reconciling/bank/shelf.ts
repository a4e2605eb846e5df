import { Names } from './evidence';
import type { Direction, Document } from './read';

/** Documents by what they are looked for. */
export class Shelf {
	readonly names: Names;
	private readonly byAmount = new Map<string, Document[]>();
	private readonly byParty = new Map<string, Document[]>();
	/** Parties by what they owe, or are owed, in all. */
	private readonly byTotal = new Map<string, (readonly Document[])[]>();

	constructor(documents: readonly Document[]) {
		this.names = new Names(documents);
		for (const document of documents) {
			push(this.byAmount, `${document.direction}${document.amount}`, document);
			// What was paid already is one line, not part of a sum.
			if (document.kind === 'document' && document.party !== '') push(this.byParty, `${document.direction}${document.party}`, document);
		}
		for (const open of this.byParty.values()) {
			if (open.length > 1) push(this.byTotal, `${open[0]!.direction}${open.reduce((total, { amount }) => total + amount, 0)}`, open);
		}
	}

	of(amount: number, direction: Direction): readonly Document[] {
		return this.byAmount.get(`${direction}${amount}`) ?? [];
	}

	ofParty(party: string, direction: Direction): readonly Document[] {
		return this.byParty.get(`${direction}${party}`) ?? [];
	}

	/** All open documents of each party where they come to the amount. */
	wholes(amount: number, direction: Direction): readonly (readonly Document[])[] {
		return this.byTotal.get(`${direction}${amount}`) ?? [];
	}
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
	const known = map.get(key);
	if (known) known.push(value);
	else map.set(key, [value]);
}
