import type { Row } from '../../vendor';
import { allocation } from '../../../src/apis/xero/documents';
import { notFound, refusedElements } from '../answers';
import type { Action, Desk, Kind, Outcome } from '../desk';
import type { Endpoint } from '../endpoints';
import { decimal, number, rounded } from '../money';
import { written } from '../shape';
import { writeElements } from '../write';
import { CREDITS, moveCredit, moveDue, type CreditCollection } from './credits';
import { lockProblems } from './settings';

/** Credit set against invoices (https://developer.xero.com/documentation/api/accounting/creditnotes, and the same for prepayments and overpayments). */
export const allocationActions = (collection: CreditCollection): Readonly<Record<string, Action>> => ({
	'PUT Allocations': (desk, row, asked) =>
		writeElements(desk, { endpoint: ENDPOINT, fields: allocation.fields, kind: allocationOf(collection, row[CREDITS[collection].id]) }, asked),
	'DELETE Allocations/{}': (desk, row, _asked, [id]) => takeBack(desk, collection, row, id),
});

const ENDPOINT: Endpoint = { name: 'Allocations', element: 'Allocation', id: 'AllocationID', verbs: '', verbsOfOne: '' };

const INVOICE_TYPES: Readonly<Record<string, string>> = {
	ACCRECCREDIT: 'ACCREC',
	ACCPAYCREDIT: 'ACCPAY',
	'RECEIVE-PREPAYMENT': 'ACCREC',
	'SPEND-PREPAYMENT': 'ACCPAY',
	'RECEIVE-OVERPAYMENT': 'ACCREC',
	'SPEND-OVERPAYMENT': 'ACCPAY',
};

const allocationOf = (collection: CreditCollection, source: unknown): Kind => ({
	write: (desk, sent) => allocate(desk, collection, desk.books.get(collection, source) ?? {}, sent),

	view(_desk, row) {
		const { id, link } = CREDITS[collection];
		return { ...row, [link]: { [id]: source, ID: source, LineItems: [] } };
	},
});

function allocate(desk: Desk, collection: CreditCollection, credit: Row, sent: Row): Outcome {
	const Amount = rounded(decimal(sent.Amount));
	const invoice = desk.books.get('Invoices', ((sent.Invoice ?? {}) as Row).InvoiceID);
	// Unsure whether a date is demanded: the older page calls it read-only, the later of the two documents' dates; the specification demands one.
	const Date = sent.Date ?? [credit.Date, invoice?.Date].map(String).sort().at(-1);
	const row: Row = {
		Amount: number(Amount),
		Date,
		Invoice: sent.Invoice,
		_collection: collection,
		_source: credit[CREDITS[collection].id],
		_invoice: invoice?.InvoiceID,
	};
	const problems = invoice
		? [...allocationProblems(CREDITS[collection].noun, credit, invoice, decimal(sent.Amount)), ...lockProblems(desk, Date)]
		: ['An existing Invoice with the specified InvoiceID could not be found'];
	if (!problems.length && invoice) {
		moveDue(desk, invoice, 'AmountCredited', Amount, Date);
		moveCredit(desk, collection, credit, Amount, Date, true);
	}
	return { row, problems };
}

/** Recorded for credit notes: the texts on paid invoices, amounts and types. The others are invented. */
function allocationProblems(noun: string, credit: Row, invoice: Row, amount: ReturnType<typeof decimal>): string[] {
	const isPaid = invoice.Status === 'PAID';
	const isTooMuch = amount.gt(decimal(invoice.AmountDue)) || amount.gt(decimal(credit.RemainingCredit));
	return [
		...(credit.Status === 'AUTHORISED' ? [] : [`${noun} must be Authorised to be allocated`]),
		...(isPaid ? ['The invoice you are trying to allocate to has already been paid off'] : []),
		...(isPaid || invoice.Status === 'AUTHORISED' ? [] : [`${noun} can only be allocated to Authorised documents`]),
		...(amount.gt(0) ? [] : ['Allocation amount must be greater than zero.']),
		...(isTooMuch ? [`${noun} cannot be allocated as amount is greater than amount outstanding`] : []),
		...(INVOICE_TYPES[String(credit.Type)] === invoice.Type ? [] : [`${noun} cannot be allocated to an incorrect invoice type`]),
		...(credit._contact === invoice._contact ? [] : [`${noun} can only be allocated to an invoice of the same contact`]),
		...(credit.CurrencyCode === invoice.CurrencyCode ? [] : [`${noun} can only be allocated to an invoice in the same currency`]),
	];
}

/** The answer has no envelope. */
function takeBack(desk: Desk, collection: CreditCollection, credit: Row, id: unknown) {
	const row = desk.books.get('Allocations', id);
	if (!row || row._source !== credit[CREDITS[collection].id]) return notFound;
	const problems = lockProblems(desk, row.Date);
	if (problems.length) return refusedElements([{ AllocationID: id, ValidationErrors: problems.map((Message) => ({ Message })) }]);
	const amount = decimal(row.Amount).times(-1);
	const invoice = desk.books.get('Invoices', row._invoice);
	if (invoice) moveDue(desk, invoice, 'AmountCredited', amount, row.Date);
	moveCredit(desk, collection, credit, amount, row.Date, true);
	desk.books.put('Allocations', id, undefined);
	const { AllocationID, Date, _invoice } = row;
	return { status: 200, body: written(allocation.fields, { AllocationID, Date, Invoice: { InvoiceID: _invoice }, IsDeleted: true }) };
}
