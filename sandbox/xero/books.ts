import type { Row } from '../vendor';

export type BooksState = Record<string, Row[]>;

/**
 * The records of one organisation, by collection. A row is never changed, only replaced, and each replacement remembers what was there:
 * a refused element, or a refused batch, takes back whatever it did on the way, such as the contact it created.
 */
export class Books {
	private readonly collections = new Map<string, Map<string, Row>>();
	private undo: { collection: string; id: string; before: Row | undefined }[] = [];

	constructor(state: BooksState, idOf: (collection: string) => string) {
		for (const [collection, rows] of Object.entries(state)) {
			this.collections.set(collection, new Map(rows.map((row) => [keyOf(row[idOf(collection)]), row])));
		}
	}

	rows(collection: string): Row[] {
		return [...(this.collections.get(collection)?.values() ?? [])];
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
		if (row) rows.set(key, row);
		else rows.delete(key);
	}

	mark(): number {
		return this.undo.length;
	}

	rollback(mark: number): void {
		for (const { collection, id, before } of this.undo.splice(mark).reverse()) {
			const rows = this.collections.get(collection);
			if (before) rows?.set(id, before);
			else rows?.delete(id);
		}
	}

	/** What happened so far can no longer be taken back. */
	settle(): void {
		this.undo = [];
	}

	state(): BooksState {
		return Object.fromEntries([...this.collections].map(([collection, rows]) => [collection, structuredClone([...rows.values()])]));
	}
}

/** GUIDs compare without regard to case. */
const keyOf = (id: unknown): string => String(id).toLowerCase();
