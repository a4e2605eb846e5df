import type Big from 'big.js';
import type { Row } from '../../vendor';
import { same, type Desk } from '../desk';
import { decimal, number, rounded, sum } from '../money';

/** What is there of tracked items (https://developer.xero.com/documentation/guides/how-to-guides/tracked-inventory-in-xero): it follows from documents. */

/** How many come in (more than none) or go out with one line, and for how much. */
interface Move {
	readonly quantity: Big;
	readonly cost: Big;
}

const DIRECTIONS: Readonly<Record<string, 1 | -1>> = { ACCPAY: 1, SPEND: 1, ACCRECCREDIT: 1, ACCREC: -1, RECEIVE: -1, ACCPAYCREDIT: -1 };
const isApproved = ({ Status }: Row): boolean => Status === 'AUTHORISED' || Status === 'PAID';

function moves(desk: Desk, code: unknown): Move[] {
	const documents = ['Invoices', 'CreditNotes', 'BankTransactions'].flatMap((collection) => desk.books.rows(collection)).filter(isApproved);
	return documents.flatMap(({ Type, LineItems, LineAmountTypes }) => {
		const direction = DIRECTIONS[String(Type)];
		const lines = direction ? ((LineItems ?? []) as Row[]).filter(({ ItemCode }) => same(ItemCode, code)) : [];
		return lines.map((line) => ({
			quantity: decimal(line.Quantity).times(direction ?? 1),
			cost: decimal(line.LineAmount).minus(LineAmountTypes === 'Inclusive' ? decimal(line.TaxAmount) : decimal(0)),
		}));
	});
}

export const isInUse = (desk: Desk, code: unknown): boolean => moves(desk, code).length > 0;

const total = (list: readonly Move[], name: keyof Move): Big => sum(list.map((move) => move[name]));

/**
 * What is sold beyond what is there waits on backorder. The value is the average cost, here over all purchases (Xero averages as they come).
 * Unsure what counts as available; here it is what is on hand.
 */
export function stockOf(desk: Desk, code: unknown): Row {
	const all = moves(desk, code);
	const purchases = all.filter(({ quantity }) => quantity.gt(0));
	const bought = total(purchases, 'quantity');
	const left = total(all, 'quantity');
	const onHand = left.gt(0) ? left : decimal(0);
	const average = bought.eq(0) ? bought : total(purchases, 'cost').div(bought);
	return {
		QuantityOnHand: number(onHand),
		QuantityAvailable: number(onHand),
		QuantityOnBackOrder: number(onHand.minus(left)),
		TotalCostPool: number(rounded(onHand.times(average))),
	};
}

/** Tracked items cannot be sold before they are there, unless backorders are allowed. */
export function stockProblems(desk: Desk, lines: readonly Row[]): string[] {
	if (desk.backorders) return [];
	const codes = new Set(lines.map(({ ItemCode }) => ItemCode).filter(Boolean));
	const isShort = (code: unknown): boolean => {
		const isTracked = desk.books.having('Items', 'Code', code)[0]?.IsTrackedAsInventory;
		const wanted = sum(lines.filter(({ ItemCode }) => same(ItemCode, code)).map(({ Quantity }) => decimal(Quantity)));
		return !!isTracked && wanted.gt(total(moves(desk, code), 'quantity'));
	};
	return [...codes].some(isShort) ? ['Insufficient stock. Items are eligible for backorder.'] : [];
}
