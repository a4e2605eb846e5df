import type Big from 'big.js';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { customerRefund } from '../../src/apis/zohoFinance/sales';
import type { Row } from '../vendor';
import { amountFor, touchInvoices } from './applying';
import { applied, due, refunded, retained, unusedOf } from './balances';
import { customValues, refuseTakenValues, shownCustomFields } from './customFields';
import { taken } from './incoming';
import type { Kind } from './kind';
import { all, customer, find, keep, newId, nextNumber, organization, rowsIn, stamp, text, type Ledger } from './ledger';
import { printed } from './printed';
import { refundsOf } from './refunds';
import { refusal } from './refused';
import { blankFields, blankOf } from './shapes/blank';
import { payment as paymentShape, paymentInvoice, paymentRow } from './shapes/payment';
import { big, cents } from './totals';

const { fields } = zohoBooks.customerPayment;
const blank = blankOf(paymentShape);
const blankRow = blankOf(paymentRow);
const blankInvoice = blankOf(paymentInvoice);

/** The invoices a payment is applied to, each with no more than is left of it. */
const appliedTo = (ledger: Ledger, sent: readonly Row[], of: Row, known?: Row): Row[] => {
	if (new Set(sent.map((one) => text(one.invoice_id))).size < sent.length) throw refusal.invalid('invoices');
	return sent.map((one) => {
		const before = rowsIn(known?.invoices).find(({ invoice_id: id }) => id === one.invoice_id);
		const { invoice, amount } = amountFor(ledger, one, of.contact_id, big(before?.amount_applied));
		return {
			...one,
			invoice_payment_id: before?.invoice_payment_id ?? newId(ledger),
			invoice_id: invoice.invoice_id,
			amount_applied: amount.toNumber(),
		};
	});
};

/** Money in advance pays a retainer invoice of the same customer, and not more than is asked for. */
const payRetainer = (ledger: Ledger, row: Row, known?: Row): void => {
	const id = text(row.retainerinvoice_id);
	if (id === '') return;
	const retainer = find(ledger, 'retainerinvoices', id);
	if (retainer === undefined || retainer.customer_id !== row.customer_id || retainer.state === 'void') throw refusal.invalid('retainerinvoice_id');
	const others = retained(ledger)
		.on(id)
		.minus(known?.retainerinvoice_id === id ? big(known?.amount) : 0);
	if (big(row.amount).plus(others).gt(big(retainer.total))) throw refusal.rule('The amount is more than is left of the retainer invoice.', 24016);
	keep(ledger, 'retainerinvoices', id, { ...retainer, state: 'sent', last_modified_time: stamp(ledger) });
};

const idsIn = (row?: Row): string[] => rowsIn(row?.invoices).map(({ invoice_id: id }) => text(id));

const stored = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const given = taken(fields, sent, ['payment_id', 'custom_fields']);
	const row: Row = { ...known, ...given };
	for (const name of ['customer_id', 'payment_mode', 'amount', 'date']) if (text(row[name]) === '') throw refusal.invalid(name);
	const of = customer(ledger, row.customer_id);
	if (big(row.amount).lte(0)) throw refusal.invalid('amount');
	if (text(row.account_id) !== '' && find(ledger, 'chartofaccounts', row.account_id) === undefined) throw refusal.invalid('account_id');
	payRetainer(ledger, row, known);
	const currency = find(ledger, 'currencies', of.currency_id) ?? {};
	const invoices = given.invoices === undefined ? rowsIn(known?.invoices) : appliedTo(ledger, rowsIn(given.invoices), of, known);
	if (applied({ invoices }).plus(refunded(row)).gt(big(row.amount)))
		throw refusal.rule('The amount applied to invoices is more than the amount of the payment.', 24016);
	const custom = sent.custom_fields === undefined ? known?.custom : customValues(ledger, 'customer_payment', sent.custom_fields);
	refuseTakenValues(ledger, 'customer_payment', custom as Row | undefined, () =>
		all(ledger, 'customerpayments').filter((one) => one.payment_id !== known?.payment_id),
	);
	touchInvoices(ledger, [...idsIn(known), ...idsIn({ invoices })]);
	return {
		...row,
		customer_id: of.contact_id,
		currency_id: of.currency_id,
		exchange_rate: of.currency_id === organization(ledger).currency_id ? 1 : (row.exchange_rate ?? currency.exchange_rate),
		account_id: row.account_id ?? all(ledger, 'chartofaccounts').find((one) => one.account_name === 'Undeposited Funds')?.account_id,
		invoices,
		custom,
		created_time: known?.created_time ?? stamp(ledger),
		last_modified_time: stamp(ledger),
	};
};

const whole = (ledger: Ledger, { custom: _, invoices: __, refunds: ___, ...row }: Row, unused: Big): Row => {
	const currency = find(ledger, 'currencies', row.currency_id) ?? {};
	const account = find(ledger, 'chartofaccounts', row.account_id) ?? {};
	const base = (amount: Big): number => cents(amount.times(big(row.exchange_rate))).toNumber();
	return {
		...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)),
		customer_name: find(ledger, 'contacts', row.customer_id)?.contact_name,
		currency_code: currency.currency_code,
		currency_symbol: currency.currency_symbol,
		account_name: text(account.account_name),
		account_type: text(account.account_type),
		amount: big(row.amount).toNumber(),
		bcy_amount: base(big(row.amount)),
		unused_amount: unused.toNumber(),
		bcy_unused_amount: base(unused),
		bank_charges: big(row.bank_charges).toNumber(),
		payment_mode_formatted: row.payment_mode,
		payment_type: 'Invoice Payment',
		payment_status: 'success',
		price_precision: 2,
	};
};

const appliedShown = (ledger: Ledger, one: Row, row: Row): Row => {
	const invoice = find(ledger, 'invoices', one.invoice_id) ?? {};
	return {
		...blankInvoice(),
		...one,
		invoice_number: invoice.invoice_number,
		invoice_customer_id: invoice.customer_id,
		invoice_customer_name: find(ledger, 'contacts', invoice.customer_id)?.contact_name,
		total: big(invoice.total).toNumber(),
		balance: due(ledger, invoice).toNumber(),
		date: invoice.date,
		due_date: invoice.due_date,
		apply_date: row.date,
		price_precision: 2,
	};
};

const refunds = refundsOf({
	shelf: 'customerpayments',
	id: 'payment_id',
	refundId: 'payment_refund_id',
	noun: 'Payment',
	// One refund comes in a list of its own too, as the specification has it [unsure].
	one: (refund) => ({ payment_refunds: [refund] }),
	many: 'payment_refunds',
	inputs: customerRefund,
	account: 'from_account_id',
	needs: ['date', 'amount', 'from_account_id'],
	left: unusedOf,
	number: 'payment_number',
	words: {
		created: 'The refund information for this payment has been saved.',
		updated: 'The refund information has been saved.',
		deleted: 'The refund has been deleted.',
	},
});

export const payments: Kind = {
	shelf: 'customerpayments',
	path: '/customerpayments',
	one: 'payment',
	many: 'customerpayments',
	id: 'payment_id',
	scope: 'customerpayments',
	noun: 'Payment',
	singular: 'customerpayment',
	customFields: true,
	words: {
		created: 'The payment from the customer has been recorded',
		updated: 'The details of the payment received from the customer have been updated',
		deleted: 'The payment has been deleted.',
	},
	list: {
		report: 'CustomerPayments',
		filterBy: Object.fromEntries(
			[
				'All',
				'Check',
				'Cash',
				'BankTransfer',
				'Paypal',
				'CreditCard',
				'GoogleCheckout',
				'Credit',
				'Authorizenet',
				'BankRemittance',
				'Payflowpro',
				'Others',
			].map((mode) => [
				`PaymentMode.${mode}`,
				({ payment_mode }: Row) => mode === 'All' || text(payment_mode).replace(/\s/g, '').toLowerCase() === mode.toLowerCase(),
			]),
		),
		sortable: ['date', 'customer_name', 'payment_number', 'amount', 'reference_number', 'created_time'],
		sort: { column: 'date', order: 'D' },
		searched: ['reference_number', 'customer_name', 'description'],
		texts: ['customer_id', 'customer_name', 'reference_number', 'payment_mode', 'notes'],
		numbers: ['amount'],
		days: ['date'],
	},
	shown: (ledger, row) => ({
		...blankFields(fields),
		...blank(),
		...whole(ledger, row, unusedOf(row)),
		invoices: rowsIn(row.invoices).map((one) => appliedShown(ledger, one, row)),
		payment_refunds: refunds.shown(ledger, row),
		updated_time: row.last_modified_time,
		...shownCustomFields(ledger, 'customer_payment', row),
	}),
	row: (ledger, row) => {
		const full: Row = {
			...whole(ledger, row, unusedOf(row)),
			invoice_numbers: idsIn(row)
				.map((id) => text(find(ledger, 'invoices', id)?.invoice_number))
				.join(','),
			applied_invoices: rowsIn(row.invoices).map((one) => ({ ...one, invoice_number: find(ledger, 'invoices', one.invoice_id)?.invoice_number })),
		};
		return {
			...Object.fromEntries(Object.entries(blankRow()).map(([name, empty]) => [name, full[name] ?? empty])),
			...shownCustomFields(ledger, 'customer_payment', row).custom_field_hash,
		};
	},
	create: (ledger, sent) => {
		const row: Row = { payment_id: newId(ledger), ...stored(ledger, sent) };
		return { ...row, payment_number: nextNumber(ledger, 'customerpayments', '', 1) };
	},
	update: (ledger, known, sent) => stored(ledger, sent, known),
	remove: (ledger, known) => touchInvoices(ledger, idsIn(known)),
	below: (ledger, asked, rest) => refunds.answer(ledger, asked, rest),
	print: (ledger, row) => printed('Payment', payments.shown(ledger, row), text(row.payment_number)),
};
