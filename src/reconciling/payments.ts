import { decimalOf } from '../decimals';
import type { Problem } from '../failure';
import { isFilled, isRow, SYNC, type Row } from '../record';

/** A payment of Zoho Books pays several documents, one of Xero a single one; so each document that is paid is compared by itself, as the mappings send it. */

const refund = 'It refunds a credit: compare it with the refunds of credits.';
const refunds = Object.fromEntries(
	['ARCREDITPAYMENT', 'APCREDITPAYMENT', 'AROVERPAYMENTPAYMENT', 'APOVERPAYMENTPAYMENT', 'ARPREPAYMENTPAYMENT', 'APPREPAYMENTPAYMENT'].map((type) => [
		type,
		refund,
	]),
);

const FROM_XERO = 'xero:';
const FROM_BOOKS = 'books:';

/** The part of a payment that pays one document: the payment with that document's fields and amount. */
const partsBy =
	(list: 'invoices' | 'bills', id: string) =>
	(payment: Row): readonly Row[] | Problem => {
		const paid = payment[list];
		if (!Array.isArray(paid)) return { at: list, says: `is not there, so it is unknown which ${list} the payment pays` };
		const { [SYNC]: _, [list]: __, ...whole } = payment;
		const unused = decimalOf(payment['unused_amount'] ?? payment['balance']);
		const unapplied =
			unused?.gt(0) || paid.length === 0
				? [{ ...whole, amount: unused?.gt(0) ? unused.toFixed() : payment['amount'], unapplied: true, key: payment['payment_id'] }]
				: [];
		return [...paid.map((document: unknown) => partOf(whole, isRow(document) ? document : {}, id)), ...unapplied];
	};

function partOf(payment: Row, document: Row, id: string): Row {
	const reference = payment['reference_number'];
	const isFromXero = typeof reference === 'string' && reference.startsWith(FROM_XERO);
	const isKnown = isFilled(payment['payment_id']) && isFilled(document[id]);
	return {
		...payment,
		...document,
		amount: document['amount_applied'] ?? null,
		// The date of the payment, not of the document.
		date: payment['date'],
		key: isFromXero ? reference : isKnown ? `${String(payment['payment_id'])}:${String(document[id])}` : undefined,
	};
}

/** What was sent from Zoho Books says so in its reference. */
export const xeroPayment = (payment: Row): readonly Row[] => {
	const reference = payment['Reference'];
	return [{ ...payment, key: typeof reference === 'string' && reference.startsWith(FROM_BOOKS) ? reference : payment['PaymentID'] }];
};

/** What tells payments of customers from those to vendors. */
export interface Paying {
	readonly parts: (payment: Row) => readonly Row[] | Problem;
	readonly who: string;
	/** Where Zoho Books names who, and what is paid. */
	readonly party: string;
	readonly number: string;
	readonly strangers: Readonly<Record<string, string>>;
}

export const customerPayments: Paying = {
	parts: partsBy('invoices', 'invoice_id'),
	who: 'Customer',
	party: 'customer_name',
	number: 'invoice_number',
	strangers: { ...refunds, ACCPAYPAYMENT: 'It pays a bill: compare it among the vendor payments.' },
};

export const vendorPayments: Paying = {
	parts: partsBy('bills', 'bill_id'),
	who: 'Vendor',
	party: 'vendor_name',
	number: 'bill_number',
	strangers: { ...refunds, ACCRECPAYMENT: 'It pays an invoice: compare it among the customer payments.' },
};
