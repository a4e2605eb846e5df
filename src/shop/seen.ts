import { digest, recordKey, type Known, type Ledger } from '../syncing/ledger';
import type { Order } from './order';

/** What was seen of orders: of a whole order its latest state, of a refund that comes by itself the refund. */

const timeIn = (time: string): number => {
	const moment = Date.parse(time);
	return Number.isNaN(moment) ? 0 : moment;
};

/** What there is to remember of a delivery, by key. */
export const keysIn = (order: Order): ReadonlyMap<string, Known> => {
	if (!order.is_whole) return new Map(order.credits.map((credit) => [recordKey('refund', credit.reference), { modified: timeIn(credit.at) }]));
	return new Map([[recordKey('order', order.reference), { modified: timeIn(order.modified), print: digest(JSON.stringify(order)) }]]);
};

/** Whether this was seen, or a later state of the same order was: an older one tells nothing more, and might undo what came of the later one. */
export const isKnownOrder = (ledger: Ledger, order: Order): boolean => {
	const keys = [...keysIn(order)];
	return (
		keys.length > 0 &&
		keys.every(([key, { modified, print }]) => {
			const known = ledger[key];
			return known !== undefined && (print === undefined || modified < known.modified || (modified === known.modified && print === known.print));
		})
	);
};
