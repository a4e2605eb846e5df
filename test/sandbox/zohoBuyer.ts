import type { Row } from '../../sandbox/vendor';
import { caller, rows, type Call, type Caller, type Said } from './zohoCaller';

export const FREIGHT = '460000000038051000';
export const CLOUD = '460000000038053000';
export const CAFE = '460000000038001000';
export const GST = '460000000000002001';
export const SUPPLIES = '460000000000003008';
export const BANK = '460000000000003011';

export const line = (more: Row = {}): Row => ({ account_id: SUPPLIES, name: 'Paper', rate: 100, quantity: 1, tax_id: GST, ...more });
export const on = ({ bill_id }: Row, amount_applied: number): Row => ({ bill_id, amount_applied });

/** Someone who buys: a caller with the documents of purchasing at hand. A bill of one line comes to 115. */
export interface Buyer {
	readonly desk: Caller;
	post(path: string, body: Row, more?: Call): Said;
	get(path: string, query?: Record<string, string>): Row;
	listed(path: string, key: string, query?: Record<string, string>): Row[];
	bill(more?: Row): Row;
	order(more?: Row): Row;
	credit(more?: Row): Row;
	pay(amount: number, applied: readonly Row[], more?: Row): Said;
	/** A record as it is now. */
	now(record: Row): Row;
}

const PLACES: ReadonlyArray<readonly [id: string, path: string, key: string]> = [
	['bill_id', '/bills', 'bill'],
	['purchaseorder_id', '/purchaseorders', 'purchaseorder'],
	['vendor_credit_id', '/vendorcredits', 'vendor_credit'],
	['payment_id', '/vendorpayments', 'vendorpayment'],
];

export const buyer = (): Buyer => {
	const desk = caller();
	let numbers = 0;
	const post = (path: string, body: Row, more: Call = {}): Said => desk.call('POST', path, { body, ...more });
	const get = (path: string, query: Record<string, string> = {}): Row => desk.call('GET', path, { query }).body;
	const made = (path: string, key: string, body: Row): Row => {
		const answer = post(path, body);
		expect(answer.status).toBe(201);
		return answer.body[key] as Row;
	};
	return {
		desk,
		post,
		get,
		listed: (path, key, query = {}) => rows(get(path, query)[key]),
		bill: (more = {}) => made('/bills', 'bill', { vendor_id: FREIGHT, bill_number: `N-${(numbers += 1)}`, line_items: [line()], ...more }),
		order: (more = {}) => made('/purchaseorders', 'purchaseorder', { vendor_id: FREIGHT, line_items: [line()], ...more }),
		credit: (more = {}) => made('/vendorcredits', 'vendor_credit', { vendor_id: FREIGHT, line_items: [line()], ...more }),
		pay: (amount, applied, more = {}) => post('/vendorpayments', { vendor_id: FREIGHT, amount, paid_through_account_id: BANK, bills: applied, ...more }),
		now: (record) => {
			const [id, path, key] = PLACES.find(([name]) => record[name] !== undefined)!;
			return get(`${path}/${String(record[id])}`)[key] as Row;
		},
	};
};
