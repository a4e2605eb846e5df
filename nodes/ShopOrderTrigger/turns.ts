import { sleep } from 'n8n-workflow';

/** Long enough for every run that ends at all. */
const PATIENCE = 5 * 60_000;

/** Whose turn it is with an order: runs of this process work on the same one after the other. */
export class OrderTurns {
	private readonly last = new Map<string, Promise<void>>();

	/**
	 * Waits until the runs that came before with any of these orders are over.
	 *
	 * @param whenOver calls back at the end of this run; where nobody can say when that is, nobody waits for it
	 */
	async wait(keys: readonly string[], whenOver: (over: () => void) => boolean): Promise<void> {
		const before = [...new Set(keys)].flatMap((key) => this.last.get(key) ?? []);
		let end: () => void = () => undefined;
		const over = new Promise<void>((resolve) => (end = resolve));
		const isTold = whenOver(() => {
			end();
			for (const key of keys) if (this.last.get(key) === over) this.last.delete(key);
		});
		if (isTold) for (const key of keys) this.last.set(key, over);
		if (before.length) await Promise.race([Promise.all(before), sleep(PATIENCE)]);
	}
}
