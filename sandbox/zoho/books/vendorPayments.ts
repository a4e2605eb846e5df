import { zohoBooks } from '../../../src/apis/zohoBooks';
import { refundInputs } from '../../../src/apis/zohoFinance/purchases';
import type { Row } from '../../vendor';
import { currencyOf } from '../currencies';
import { shownCustomFields } from '../customFields';
import { taken } from '../incoming';
import type { Kind } from '../kind';
import { find, newId, nextNumber, rowsIn, text, today, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { blankFields, blankOf } from '../shapes/blank';
import { vendorPayment, vendorPaymentBill, vendorPaymentRow } from '../shapes/vendorPayment';
import { refundsOf } from '../refunds';
import { email } from '../states';
import { big, cents } from '../totals';
import { fitting, refuseTwice, touchBills } from './billParts';
import { paymentApplied, paymentLeft, refunded, settled } from './purchaseBalances';
import { dated } from './plain';
import { common, customOf, listedAs, moneyAccount, paymentModeFilters, pettyCash, vendorAddress, vendorOf, type Document } from './purchaseDocuments';

const { fields } = zohoBooks.vendorPayment;
const blank = blankOf(vendorPayment);
const blankRow = blankOf(vendorPaymentRow);
const blankBill = blankOf(vendorPaymentBill);

const document: Document = { shelf: 'vendorpayments', id: 'payment_id', entity: 'vendorpayment' };

/** The bills a payment is applied to, each with no more than is left of it. */
const applied = (ledger: Ledger, sent: readonly Row[], of: Row, known?: Row): Row[] => {
	refuseTwice(sent, 'bill_id');
	return sent.map((one) => {
		const before = rowsIn(known?.bills).find(({ bill_id: id }) => id === one.bill_id);
		fitting(ledger, one.bill_id, of.contact_id, one.amount_applied, before?.amount_applied);
		return { bill_payment_id: before?.bill_payment_id ?? newId(ledger), bill_id: one.bill_id, amount_applied: big(one.amount_applied).toNumber() };
	});
};

const idsIn = (row?: Row): unknown[] => rowsIn(row?.bills).map(({ bill_id: id }) => id);

/** Whom is paid: who is named, or whoever's bills these are. */
const payee = (ledger: Ledger, row: Row): Row => vendorOf(ledger, row.vendor_id ?? find(ledger, 'bills', idsIn(row)[0])?.vendor_id);

const stored = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const given = taken(fields, sent, ['payment_id', 'custom_fields']);
	const row: Row = { ...known, ...given };
	if (text(row.amount) === '' || big(row.amount).lte(0)) throw refusal.invalid('amount');
	const of = payee(ledger, row);
	const account = text(row.paid_through_account_id) === '' ? pettyCash(ledger) : moneyAccount(ledger, row.paid_through_account_id, 'paid_through_account_id');
	const bills = given.bills === undefined ? rowsIn(known?.bills) : applied(ledger, rowsIn(given.bills), of, known);
	if (paymentApplied({ bills }).plus(refunded(row)).gt(big(row.amount))) {
		throw refusal.rule('The amount applied to bills is more than the amount of the payment.', 24016);
	}
	const custom = customOf(ledger, document, sent, known);
	touchBills(ledger, [...idsIn(known), ...idsIn({ bills })]);
	return {
		...row,
		...currencyOf(ledger, { exchange_rate: given.exchange_rate }, of, known),
		vendor_id: of.contact_id,
		// Whoever does not say how is taken to have paid in cash [unsure].
		payment_mode: text(row.payment_mode) === '' ? 'Cash' : row.payment_mode,
		date: text(row.date) === '' ? today(ledger) : row.date,
		paid_through_account_id: account?.account_id,
		bills,
		...custom,
		...dated(ledger, known),
	};
};

const whole = (ledger: Ledger, row: Row): Row => {
	const account = find(ledger, 'chartofaccounts', row.paid_through_account_id) ?? find(ledger, 'bankaccounts', row.paid_through_account_id);
	const rate = big(row.exchange_rate);
	return {
		...common(ledger, row),
		status: 'paid',
		paid_through_account_name: text(account?.account_name),
		paid_through_account_type: text(account?.account_type),
		amount: big(row.amount).toNumber(),
		bcy_amount: cents(big(row.amount).times(rate)).toNumber(),
		balance: paymentLeft(row).toNumber(),
		bcy_balance: cents(paymentLeft(row).times(rate)).toNumber(),
		bill_numbers: idsIn(row)
			.map((id) => text(find(ledger, 'bills', id)?.bill_number))
			.join(','),
	};
};

const appliedShown = (ledger: Ledger, row: Row): Row[] =>
	rowsIn(row.bills).map((one) => {
		const bill = find(ledger, 'bills', one.bill_id) ?? {};
		return {
			...blankBill(),
			...one,
			bill_number: text(bill.bill_number),
			total: big(bill.total).toNumber(),
			balance: big(bill.total).minus(settled(ledger).total(one.bill_id)).toNumber(),
			date: text(bill.date),
			due_date: text(bill.due_date),
			apply_date: row.date,
			price_precision: 2,
		};
	});

const refunds = refundsOf({
	shelf: 'vendorpayments',
	id: 'payment_id',
	refundId: 'vendorpayment_refund_id',
	noun: 'Payment',
	one: ({ payment_id: id, ...refund }) => ({ vendorpayment_refund: { ...refund, vendorpayment_id: id } }),
	many: 'vendorpayment_refunds',
	inputs: refundInputs('to_account_id'),
	account: 'to_account_id',
	needs: ['date', 'amount', 'to_account_id'],
	left: paymentLeft,
	number: 'payment_number',
	words: {
		created: 'The refund information for this payment has been saved.',
		updated: 'The refund information has been saved.',
		deleted: 'The refund has been deleted.',
	},
});

/** Inventory shows the same payments. */
export const vendorPayments: Kind = {
	...document,
	path: '/vendorpayments',
	one: 'vendorpayment',
	many: 'vendorpayments',
	scope: 'vendorpayments',
	noun: 'Payment',
	singular: 'vendorpayment',
	customFields: true,
	words: {
		created: 'The payment made to the vendor has been recorded',
		updated: 'The details of the payment made to the vendor have been updated',
		deleted: 'The payment has been deleted.',
	},
	list: {
		report: 'VendorPayments',
		filterBy: paymentModeFilters,
		sortable: ['vendor_name', 'date', 'reference_number', 'amount', 'balance', 'payment_number', 'created_time', 'last_modified_time'],
		sort: { column: 'date', order: 'D' },
		searched: ['reference_number', 'vendor_name', 'description'],
		texts: ['vendor_id', 'vendor_name', 'reference_number', 'payment_number', 'payment_mode', 'description'],
		numbers: ['amount'],
		days: ['date'],
		stored: { bill_id: (_, row, id) => idsIn(row).includes(id) },
		modifiedSince: true,
	},
	shown: (ledger, row) => ({
		...blankFields(fields),
		...blank(),
		...whole(ledger, row),
		bills: appliedShown(ledger, row),
		vendorpayment_refunds: refunds.shown(ledger, row),
		billing_address: vendorAddress(ledger, row),
		...shownCustomFields(ledger, document.entity, row),
	}),
	row: (ledger, row) => listedAs(ledger, blankRow, document.entity, row, whole(ledger, row)),
	create: (ledger, sent) => {
		const row: Row = { payment_id: newId(ledger), ...stored(ledger, sent) };
		return { ...row, payment_number: nextNumber(ledger, 'vendorpayments', '', 1) };
	},
	update: (ledger, known, sent) => stored(ledger, sent, known),
	remove: (ledger, known) => touchBills(ledger, idsIn(known)),
	acts: email('payment receipt', ['to_mail_ids', 'subject', 'body']),
	below: refunds.answer,
};
