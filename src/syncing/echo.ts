/**
 * What this program wrote: the vendor's time of the change, by the record's id. A change with just that time is our own and no news. It is known only to whoever
 * wrote, and it says nothing of other records that a write changes too, such as the invoice of a payment.
 */
export type Writes = Map<string, number>;

/** Beyond it the oldest are forgotten, and an echo of them is taken for a change. */
const KEPT = 10_000;

export function wrote(writes: Writes, id: string, modified: string): void {
	const at = Date.parse(modified);
	if (Number.isNaN(at)) return;
	writes.delete(id.toLowerCase());
	writes.set(id.toLowerCase(), at);
	if (writes.size > KEPT) writes.delete(writes.keys().next().value!);
}

export const isEcho = (writes: Writes, id: string, modified: string): boolean => writes.get(id.toLowerCase()) === Date.parse(modified);
