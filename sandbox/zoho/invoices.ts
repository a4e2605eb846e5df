import { DateTime } from 'luxon';
import { zohoBooks } from '../../src/apis/zohoBooks';
import type { Asked, Row } from '../vendor';
import { paid } from './balances';
import { customValues, refuseTakenValues } from './customFields';
import { taken } from './incoming';
import { reckoned, storedLines } from './invoiceLines';
import { listedInvoice, shownInvoice } from './invoiceShown';
import type { Act, Kind } from './kind';
import { all, customer, derived, find, newId, nextNumber, organization, rowsIn, stamp, text, today, type Ledger } from './ledger';
import { printed } from './printed';
import { refusal } from './refused';
import { big } from './totals';

const { fields } = zohoBooks.invoice;

const due = (date: string, days: number): string => DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');

const byNumber = derived(['invoices'], (ledger) => new Map(all(ledger, 'invoices').map((row) => [row.invoice_number, row.invoice_id])));
const hasNumber = (ledger: Ledger, number: string, but?: unknown): boolean => ![undefined, but].includes(byNumber(ledger).get(number));

/** Books numbers invoices itself; a number of one's own needs the flag in the query. */
const numbered = (ledger: Ledger, wanted: string, known: Row | undefined, asked: Asked | undefined): string => {
	if (wanted === '' && known !== undefined) return text(known.invoice_number);
	if (wanted !== '') {
		if (known === undefined && asked !== undefined && asked.query.get('ignore_auto_number_generation') !== 'true') {
			throw refusal.rule('Invoice numbers are generated automatically. Set ignore_auto_number_generation to give one.', 4097);
		}
		if (hasNumber(ledger, wanted, known?.invoice_id)) throw refusal.taken('Invoice', wanted);
		return wanted;
	}
	let number: string;
	do number = nextNumber(ledger, 'invoices', 'INV-', 6);
	while (hasNumber(ledger, number));
	return number;
};

const currencyOf = (ledger: Ledger, given: Row, of: Row, known?: Row): Pick<Row, 'currency_id' | 'exchange_rate'> => {
	const id = given.currency_id ?? known?.currency_id ?? of.currency_id;
	const currency = find(ledger, 'currencies', id);
	if (currency === undefined) throw refusal.invalid('currency_id');
	if (id === organization(ledger).currency_id) return { currency_id: id, exchange_rate: 1 };
	const rate = given.exchange_rate ?? (known?.currency_id === id ? known?.exchange_rate : undefined) ?? currency.exchange_rate;
	if (big(rate).lte(0)) throw refusal.invalid('exchange_rate');
	return { currency_id: id, exchange_rate: rate };
};

const stored = (ledger: Ledger, sent: Row, known?: Row, asked?: Asked): Row => {
	const given = taken(fields, sent, ['invoice_id', 'custom_fields']);
	if (text(given.customer_id ?? known?.customer_id) === '') throw refusal.invalid('customer_id');
	const of = customer(ledger, given.customer_id ?? known?.customer_id);
	if (given.line_items === undefined && known === undefined) throw refusal.invalid('line_items');
	const lines = given.line_items === undefined ? rowsIn(known?.line_items) : storedLines(ledger, rowsIn(given.line_items), rowsIn(known?.line_items));
	const custom = sent.custom_fields === undefined ? known?.custom : customValues(ledger, 'invoice', sent.custom_fields);
	refuseTakenValues(ledger, 'invoice', custom as Row | undefined, () => all(ledger, 'invoices').filter((one) => one.invoice_id !== known?.invoice_id));
	const date = text(given.date ?? known?.date ?? today(ledger));
	const days = Number(given.payment_terms ?? known?.payment_terms ?? of.payment_terms ?? 0);
	const isMoved = given.date !== undefined || given.payment_terms !== undefined || known === undefined;
	const row: Row = {
		state: 'draft',
		is_inclusive_tax: false,
		is_discount_before_tax: true,
		// Books takes the organisation's preference where none is sent; here it follows from where the discount stands.
		discount_type: lines.some((line) => !big(text(line.discount).replace('%', '')).eq(0)) ? 'item_level' : 'entity_level',
		...known,
		...given,
		...currencyOf(ledger, given, of, known),
		customer_id: of.contact_id,
		date,
		payment_terms: days,
		due_date: given.due_date ?? (isMoved ? due(date, days) : known?.due_date),
		line_items: lines,
		custom,
		created_time: known?.created_time ?? stamp(ledger),
		last_modified_time: stamp(ledger),
	};
	const { total } = reckoned(ledger, row);
	if (total.lt(0)) throw refusal.rule('The total of an invoice cannot be negative.');
	// The number is drawn last: a refused invoice leaves no gap.
	return { ...row, total: total.toNumber(), invoice_number: numbered(ledger, text(given.invoice_number), known, asked) };
};

const refuseIfPaid = (ledger: Ledger, row: Row): void => {
	if (paid(ledger).on(row.invoice_id).gt(0)) throw refusal.rule('The invoice has payments. Delete or unapply them first.');
};

const become = (state: string, row: Row, ledger: Ledger): Row => ({ ...row, state, last_modified_time: stamp(ledger) });

const send: Act = (ledger, row) => {
	if (row.state === 'void') throw refusal.rule('A void invoice cannot be marked as sent.');
	return row.state === 'sent' ? row : become('sent', row, ledger);
};

/** Draft from void only. */
const draft: Act = (ledger, row) => {
	if (row.state === 'sent') throw refusal.rule('Only a void invoice can be changed to draft.');
	return row.state === 'draft' ? row : become('draft', row, ledger);
};

const cancel: Act = (ledger, row) => {
	refuseIfPaid(ledger, row);
	return row.state === 'void' ? row : become('void', row, ledger);
};

export const invoices: Kind = {
	shelf: 'invoices',
	files: 'attachment',
	comments: true,
	entered: (_, __, status) => (['draft', 'sent', 'void'].includes(status) ? { state: status } : {}),
	path: '/invoices',
	one: 'invoice',
	many: 'invoices',
	id: 'invoice_id',
	scope: 'invoices',
	noun: 'Invoice',
	singular: 'invoice',
	customFields: true,
	words: { created: 'The invoice has been created.', updated: 'Invoice information has been updated.', deleted: 'The invoice has been deleted.' },
	list: {
		report: 'Invoices',
		filterBy: {
			'Status.All': () => true,
			'Status.Sent': ({ status }) => status === 'sent',
			'Status.Draft': ({ status }) => status === 'draft',
			'Status.OverDue': ({ status }) => status === 'overdue',
			'Status.Paid': ({ status }) => status === 'paid',
			'Status.Void': ({ status }) => status === 'void',
			'Status.Unpaid': ({ status }) => ['sent', 'overdue', 'partially_paid'].includes(text(status)),
			'Status.PartiallyPaid': ({ status }) => status === 'partially_paid',
			'Status.Viewed': () => false,
			'Date.PaymentExpectedDate': () => false,
			'Type.DebitNote': () => false,
		},
		sortable: ['customer_name', 'invoice_number', 'date', 'due_date', 'total', 'balance', 'created_time'],
		sort: { column: 'created_time', order: 'D' },
		searched: ['invoice_number', 'reference_number', 'customer_name'],
		texts: ['invoice_number', 'reference_number', 'customer_id', 'customer_name', 'email', 'zcrm_potential_id'],
		numbers: ['total', 'balance'],
		days: ['date', 'due_date', 'created_date'],
		modifiedSince: true,
	},
	shown: shownInvoice,
	row: listedInvoice,
	create: (ledger, sent, asked) => {
		const row: Row = { invoice_id: newId(ledger), ...stored(ledger, sent, undefined, asked) };
		return asked?.query.get('send') === 'true' ? { ...row, state: 'sent', is_emailed: true } : row;
	},
	update: (ledger, known, sent) => {
		if (known.state === 'void') throw refusal.rule('A void invoice cannot be changed.');
		const row = stored(ledger, sent, known);
		if (big(row.total).lt(paid(ledger).on(known.invoice_id))) throw refusal.rule('The total is less than what has been paid.');
		return row;
	},
	remove: refuseIfPaid,
	acts: {
		'status/sent': { does: send, says: 'Invoice status has been changed to Sent.' },
		'status/void': { does: cancel, says: 'Invoice status has been changed to Void.' },
		'status/draft': { does: draft, says: 'Status of invoice changed from void to draft' },
		email: {
			does: (ledger, row, asked) => ({ ...send(ledger, row, asked), is_emailed: true }),
			says: 'Your invoice has been sent.',
			more: (before) => ({ is_first_email: before.is_emailed !== true }),
		},
	},
	print: (ledger, row) => printed(shownInvoice(ledger, row)),
};
