import type { Row } from '../vendor';

export interface Change {
	readonly collection: string;
	readonly id: string;
	readonly isNew: boolean;
	readonly before?: Row;
}

export type BooksState = Record<string, Row[]>;

/**
 * The records of one organisation, by collection. A row is never changed, only replaced, and each replacement remembers what was there:
 * a refused element, or a refused batch, takes back whatever it did on the way, such as the contact it created.
 */
export class Books {
	private readonly collections = new Map<string, Map<string, Row>>();
	/** By collection and property: the ids of the rows with a value, so that thousands of records stay quick to search. */
	private readonly indexes = new Map<string, Map<string, Map<string, Set<string>>>>();
	private undo: { collection: string; id: string; before: Row | undefined }[] = [];

	constructor(state: BooksState, idOf: (collection: string) => string) {
		for (const [collection, rows] of Object.entries(state)) {
			this.collections.set(collection, new Map(rows.map((row) => [keyOf(row[idOf(collection)]), row])));
		}
	}

	rows(collection: string): Row[] {
		return [...(this.collections.get(collection)?.values() ?? [])];
	}

	size(collection: string): number {
		return this.collections.get(collection)?.size ?? 0;
	}

	get(collection: string, id: unknown): Row | undefined {
		return this.collections.get(collection)?.get(keyOf(id));
	}

	find(collection: string, fits: (row: Row) => boolean): Row | undefined {
		for (const row of this.collections.get(collection)?.values() ?? []) if (fits(row)) return row;
		return undefined;
	}

	/** Without a row it is removed. */
	put(collection: string, id: unknown, row: Row | undefined): void {
		const rows = this.collections.get(collection) ?? new Map<string, Row>();
		this.collections.set(collection, rows);
		const key = keyOf(id);
		this.undo.push({ collection, id: key, before: rows.get(key) });
		this.set(collection, key, row);
	}

	/** Rows whose property reads so, in any case. */
	having(collection: string, property: string, value: unknown): Row[] {
		const ids = this.indexOf(collection, property).get(keyOf(value));
		const rows = this.collections.get(collection);
		return [...(ids ?? [])].flatMap((id): Row[] => {
			const row = rows?.get(id);
			return row ? [row] : [];
		});
	}

	count(collection: string, property: string, value: unknown): number {
		return this.indexOf(collection, property).get(keyOf(value))?.size ?? 0;
	}

	mark(): number {
		return this.undo.length;
	}

	rollback(mark: number): void {
		for (const { collection, id, before } of this.undo.splice(mark).reverse()) {
			this.set(collection, id, before);
		}
	}

	/** What happened so far can no longer be taken back: each record once, and whether it is new. */
	settle(): Change[] {
		const first = new Map(this.undo.map((change) => [`${change.collection} ${change.id}`, change] as const).reverse());
		this.undo = [];
		return [...first.values()].reverse().map(({ collection, id, before }) => ({ collection, id, isNew: before === undefined, ...(before ? { before } : {}) }));
	}

	private set(collection: string, key: string, row: Row | undefined): void {
		const rows = this.collections.get(collection);
		const before = rows?.get(key);
		for (const [property, index] of this.indexes.get(collection) ?? []) {
			if (before) index.get(keyOf(before[property]))?.delete(key);
			if (row) listedIn(index, row[property]).add(key);
		}
		if (row) rows?.set(key, row);
		else rows?.delete(key);
	}

	private indexOf(collection: string, property: string): Map<string, Set<string>> {
		const ofCollection = this.indexes.get(collection) ?? new Map<string, Map<string, Set<string>>>();
		this.indexes.set(collection, ofCollection);
		const known = ofCollection.get(property);
		if (known) return known;
		const index = new Map<string, Set<string>>();
		for (const [key, row] of this.collections.get(collection) ?? []) listedIn(index, row[property]).add(key);
		ofCollection.set(property, index);
		return index;
	}

	state(): BooksState {
		return Object.fromEntries([...this.collections].map(([collection, rows]) => [collection, structuredClone([...rows.values()])]));
	}
}

function listedIn(index: Map<string, Set<string>>, value: unknown): Set<string> {
	const ids = index.get(keyOf(value)) ?? new Set<string>();
	index.set(keyOf(value), ids);
	return ids;
}

/** GUIDs compare without regard to case. */
const keyOf = (id: unknown): string => String(id).toLowerCase();
