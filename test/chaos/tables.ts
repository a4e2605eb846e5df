import type { Row } from '../../src/record';
import type { Letter } from '../../src/triage/letter';

/** n8n's data tables, as far as the workflows use them. They outlive n8n. */

export type Kept = Letter & { readonly id: number; updatedAt: string };

export interface AuditRow {
	readonly at: string;
	readonly action: string;
	readonly sourceId: string;
	readonly number: string;
	/** The state of the source that was written. */
	readonly modified: string;
	/** Empty where nothing was written. */
	readonly targetId: string;
}

const isOver = ({ status }: Letter): boolean => status === 'done' || status === 'dismissed';

export class Tables {
	readonly letters: Kept[] = [];
	readonly audit: AuditRow[] = [];
	/** Ids of records that a person is asked about. */
	readonly reviews = new Set<string>();
	private readonly byKey = new Map<string, Kept[]>();

	open(): Kept[] {
		return this.letters.filter((letter) => !isOver(letter));
	}

	/** "Waiting dead letters" and "Take them up". */
	takeUp(now: number): Kept[] {
		const isFree = ({ status, updatedAt }: Kept): boolean => status === 'waiting' || (status === 'retrying' && Date.parse(updatedAt) < now - 3_600_000);
		const taken = this.letters.filter((letter) => letter.payload !== '' && isFree(letter));
		for (const letter of taken) this.change(letter, { status: 'retrying' }, now);
		return taken;
	}

	of(key: string): readonly Kept[] {
		return this.byKey.get(key) ?? [];
	}

	/** "Keep as dead letter": changes those that are open about the record, or adds one. */
	keep(letter: Letter, now: number): void {
		const open = this.of(letter.entity_key).filter((one) => !isOver(one));
		const updatedAt = new Date(now).toISOString();
		for (const one of open) Object.assign(one, letter, { updatedAt });
		if (open.length) return;
		const kept: Kept = { ...letter, id: this.letters.length + 1, updatedAt };
		this.letters.push(kept);
		this.byKey.set(letter.entity_key, [...this.of(letter.entity_key), kept]);
	}

	/** "Write audit row" and "Close its dead letters". */
	write(row: AuditRow): void {
		this.audit.push(row);
	}

	/** "Keep for review". */
	ask(id: string): void {
		this.reviews.add(id);
	}

	/** "Close its dead letters": what failed before the record was written, and nothing that another run has in hand. */
	close(key: string, at: number, isReplay: boolean, now: number): void {
		const isThrough = (letter: Kept): boolean => !isOver(letter) && Date.parse(letter.last_failed_at) <= at && (isReplay || letter.status !== 'retrying');
		for (const letter of this.of(key).filter(isThrough)) this.change(letter, { status: 'done' }, now);
	}

	change(letter: Kept, columns: Partial<Letter>, now: number): void {
		Object.assign(letter, columns, { updatedAt: new Date(now).toISOString() });
	}
}

export const keyOf = (source: Row): string => `${String(source['app'])}:${String(source['entity'])}:${String(source['id'])}`;
