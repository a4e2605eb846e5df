import type Big from 'big.js';
import type { Row } from '../../vendor';
import { microsoft } from '../dates';
import { keep, type Desk } from '../desk';
import { decimal, number } from '../money';

/** What documents owe and are owed: payments and credit move both, and the statuses follow. */

/** Documents that are credit: what is left of them can be set against invoices, or paid back. */
export const CREDITS = {
	CreditNotes: { id: 'CreditNoteID', link: 'CreditNote', noun: 'Credit Note' },
	Prepayments: { id: 'PrepaymentID', link: 'Prepayment', noun: 'Prepayment' },
	Overpayments: { id: 'OverpaymentID', link: 'Overpayment', noun: 'Overpayment' },
} as const;

export type CreditCollection = keyof typeof CREDITS;
const collections = Object.keys(CREDITS) as CreditCollection[];

/** PAID when nothing is left, AUTHORISED again when something is. */
function settled({ FullyPaidOnDate: _before, ...row }: Row, left: Big, day: unknown): Row {
	return left.lte(0) ? { ...row, Status: 'PAID', FullyPaidOnDate: day } : { ...row, Status: 'AUTHORISED' };
}

/** Money, or credit of whatever kind, that an invoice gets; less than nothing takes it back. */
export function moveDue(desk: Desk, invoice: Row, by: 'AmountPaid' | 'AmountCredited', amount: Big, day: unknown): void {
	const moved: Row = { ...invoice, [by]: number(decimal(invoice[by]).plus(amount)) };
	const due = decimal(moved.Total).minus(decimal(moved.AmountPaid)).minus(decimal(moved.AmountCredited));
	keep(desk, 'Invoices', 'InvoiceID', { row: settled({ ...moved, AmountDue: number(due) }, due, day) });
}

/** Credit that is applied to an invoice or, without AppliedAmount, paid back. */
export function moveCredit(desk: Desk, collection: CreditCollection, credit: Row, amount: Big, day: unknown, isApplied: boolean): void {
	const left = decimal(credit.RemainingCredit).minus(amount);
	const AppliedAmount = isApplied ? number(decimal(credit.AppliedAmount).plus(amount)) : credit.AppliedAmount;
	keep(desk, collection, CREDITS[collection].id, { row: settled({ ...credit, RemainingCredit: number(left), AppliedAmount }, left, day) });
}

/** The allocations as a credit shows them. */
export const shownAllocations = (desk: Desk, id: unknown): Row[] =>
	desk.books.having('Allocations', '_source', id).map((row) => ({
		AllocationID: row.AllocationID,
		Amount: row.Amount,
		Date: row.Date,
		Invoice: { InvoiceID: row._invoice, InvoiceNumber: desk.books.get('Invoices', row._invoice)?.InvoiceNumber },
	}));

/** The credits as an invoice shows them: each with what of it was applied here. */
export function shownCredits(desk: Desk, invoice: unknown): Record<CreditCollection, Row[]> {
	const allocations = desk.books.having('Allocations', '_invoice', invoice);
	const of = (collection: CreditCollection): Row[] =>
		allocations
			.filter(({ _collection }) => _collection === collection)
			.map(({ _source, Amount, Date }) => {
				const { id } = CREDITS[collection];
				const { CreditNoteNumber, Total } = desk.books.get(collection, _source) ?? {};
				return {
					[id]: _source,
					ID: _source,
					...(collection === 'CreditNotes' ? { CreditNoteNumber } : {}),
					HasErrors: false,
					AppliedAmount: Amount,
					DateString: `${Date}T00:00:00`,
					// Not a field of our tables, which would write it.
					Date: microsoft(Date),
					LineItems: [],
					Total,
				};
			});
	return Object.fromEntries(collections.map((collection) => [collection, of(collection)])) as Record<CreditCollection, Row[]>;
}

/** The payments as the document shows them that they belong to; `by` is the property of payments that names it. */
export const shownPayments = (desk: Desk, by: '_invoice' | '_credit', id: unknown): Row[] =>
	desk.books
		.having('Payments', by, id)
		.filter(({ Status }) => Status !== 'DELETED')
		.map(({ PaymentID, BatchPaymentID, Date, Amount, Reference, CurrencyRate }) => ({
			PaymentID,
			BatchPaymentID,
			Date,
			Amount,
			Reference,
			CurrencyRate,
			HasAccount: false,
			HasValidationErrors: false,
		}));
