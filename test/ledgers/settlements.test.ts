import type { MappingName } from '../../src/mapping/builtIn';
import { rowsIn, type Row } from '../../src/record';
import { posting } from './intoXero';
import { amountsDiffer, applied, cents, currencyAt, LARGE, numberOf, OPEN, partsOf } from './settling';
import { tables } from './tables';
import type { Trial, Written } from './trial';
import { tries } from './tries';
import { xero } from './xero';
import { CUSTOMER, VENDOR } from './zohoDocuments';

/** Payments and credits of Zoho Books and Inventory, into Xero: what each pays, and what is then left of the documents. */

/** Ids in Xero, by the kind of document and its number. */
const ids = new Map<string, string>();

const lines = [{ Description: 'Work', Quantity: 1, UnitAmount: LARGE, AccountCode: '200', TaxType: 'NONE' }];
const open = Array.from({ length: OPEN }, (_, index) => index);

const ledger = xero((one) => {
	const dated = { Date: '2026-11-01', DueDate: '2026-11-20', Status: 'AUTHORISED', LineItems: lines };
	const kinds = [
		['Invoices', 'ACCREC', CUSTOMER, 'InvoiceNumber', 'InvoiceID'],
		['Invoices', 'ACCPAY', VENDOR, 'InvoiceNumber', 'InvoiceID'],
		['CreditNotes', 'ACCRECCREDIT', CUSTOMER, 'CreditNoteNumber', 'CreditNoteID'],
		['CreditNotes', 'ACCPAYCREDIT', VENDOR, 'CreditNoteNumber', 'CreditNoteID'],
	] as const;
	for (const [path, Type, contact, number, id] of kinds) {
		const records = open.map((index) => ({
			...dated,
			Type,
			Contact: { ContactNumber: `books:${contact}` },
			[number]: `${Type === 'ACCPAY' ? 'B-' : ''}${numberOf(index)}`,
			CurrencyCode: currencyAt(index),
			...(currencyAt(index) === 'NZD' ? {} : { CurrencyRate: 0.6 }),
		}));
		const written = one.post(path, records);
		written.forEach((row, index) => {
			if ('refusedBy' in row) throw new Error(String(row['refusedBy']));
			ids.set(`${Type} ${numberOf(index)}`, String(row[id]));
		});
	}
});

const xeroId = (type: string, number: unknown): string => ids.get(`${type} ${String(number).replace(/^B-/, '')}`)!;

/** What a document has been paid or credited, in Xero and by the sources. */
const settled =
	(type: 'ACCREC' | 'ACCPAY', field: 'AmountPaid' | 'AmountCredited', sums: (sources: readonly Row[]) => ReadonlyMap<string, number>) =>
	(sources: readonly Row[]): string | undefined => {
		for (const [number, sum] of sums(sources)) {
			const [invoice] = rowsIn(ledger.get(`Invoices/${xeroId(type, number)}`)['Invoices']);
			if (cents(invoice?.[field]) !== sum) return `${number} has ${field} of ${String(invoice?.[field])}, but ${sum / 100} was applied`;
		}
		return undefined;
	};

const payment =
	(id: string, list: 'invoices' | 'bills', more: Row): Trial['made'] =>
	(random, number) => {
		const { parts, sum, currency } = partsOf(random);
		const [one, prefix] = list === 'invoices' ? ['invoice', ''] : ['bill', 'B-'];
		const isKnown = list === 'bills' && random.is(0.5);
		const unused = random.is(0.1) ? random.int(1, 10_000) : 0;
		return {
			[id]: `98800000${String(number).padStart(7, '0')}`,
			payment_number: number,
			date: '2026-11-21',
			amount: (sum + unused) / 100,
			...(unused > 0 && list === 'invoices' ? { unused_amount: unused / 100 } : {}),
			currency_code: currency,
			exchange_rate: currency === 'NZD' ? 1 : 1.65,
			...more,
			[list]: parts.map(({ index, cents: amount }) => ({
				[`${one}_id`]: `77${index}`,
				[`${one}_number`]: `${prefix}${numberOf(index)}`,
				amount_applied: amount / 100,
				...(isKnown ? { xero_invoice_id: xeroId('ACCPAY', numberOf(index)) } : {}),
			})),
		};
	};

const paymentTrial = (name: MappingName, list: 'invoices' | 'bills', made: Trial['made']): Trial => ({
	name,
	made,
	tables,
	begin: ledger.begin,
	post: posting(ledger, name),
	differs: (source, written) =>
		amountsDiffer(
			rowsIn(source[list]).map((row) => row['amount_applied']),
			written.map((row) => row['Amount']),
		),
	after: settled(list === 'invoices' ? 'ACCREC' : 'ACCPAY', 'AmountPaid', (sources) =>
		applied(sources, list, list === 'invoices' ? 'invoice_number' : 'bill_number', 'amount_applied'),
	),
});

const credit =
	(id: string, named: string, list: 'invoices_credited' | 'bills_credited', amount: string): Trial['made'] =>
	(random, number) => {
		const { parts } = partsOf(random);
		const [one, prefix] = list === 'invoices_credited' ? ['invoice', ''] : ['bill', 'B-'];
		return {
			[id]: `98900000${String(number).padStart(7, '0')}`,
			[named]: numberOf(parts[0]!.index),
			date: '2026-11-21',
			[list]: parts.map(({ index, cents: part }) => ({
				[`${one}_id`]: `77${index}`,
				[`${one}_number`]: `${prefix}${numberOf(index)}`,
				[amount]: part / 100,
				...(random.is(0.5) ? { date: '2026-11-22' } : {}),
			})),
		};
	};

const creditTrial = (name: MappingName, named: string, list: 'invoices_credited' | 'bills_credited', types: readonly [string, 'ACCREC' | 'ACCPAY']): Trial => ({
	name,
	made: credit(named.replace('_number', '_id'), named, list, 'amount_applied'),
	tables,
	begin: ledger.begin,
	// The workflow looks the ids up by the numbers.
	post: (records) =>
		records.map((record): Written => {
			const { CreditNoteNumber, InvoiceNumber, Source: _, ...allocation } = record;
			const Invoice = { InvoiceID: xeroId(types[1], InvoiceNumber) };
			return ledger.put(`CreditNotes/${xeroId(types[0], CreditNoteNumber)}/Allocations`, 'Allocations', { ...allocation, Invoice });
		}),
	differs: (source, written) =>
		amountsDiffer(
			rowsIn(source[list]).map((row) => row['amount_applied']),
			written.map((row) => row['Amount']),
		),
	after: settled(types[1], 'AmountCredited', (sources) =>
		applied(sources, list, list === 'invoices_credited' ? 'invoice_number' : 'bill_number', 'amount_applied'),
	),
});

const refund: Trial['made'] = (random, number) => {
	const { parts, currency } = partsOf(random);
	const { index, cents: amount } = parts[0]!;
	return {
		vendor_credit_refund_id: `98600000${String(number).padStart(7, '0')}`,
		vendor_credit_number: numberOf(index),
		xero_credit_note_id: xeroId('ACCPAYCREDIT', numberOf(index)),
		date: '2026-11-21',
		amount: amount / 100,
		account_name: 'Card',
		currency_code: currency,
		exchange_rate: currency === 'NZD' ? 1 : 1.65,
	};
};

const vendorRefunds: Trial = {
	name: 'zohoBooksVendorRefundToXeroPayment',
	made: refund,
	tables,
	begin: ledger.begin,
	post: posting(ledger, 'zohoBooksVendorRefundToXeroPayment'),
	differs: (source, written) =>
		amountsDiffer(
			[source['amount']],
			written.map((row) => row['Amount']),
		),
	after: (sources) => {
		const refunds = sources.map((source) => ({ refunds: [source] }));
		for (const [number, sum] of applied(refunds, 'refunds', 'vendor_credit_number', 'amount')) {
			const [note] = rowsIn(ledger.get(`CreditNotes/${xeroId('ACCPAYCREDIT', number)}`)['CreditNotes']);
			const paidBack = cents(LARGE) - cents(note?.['RemainingCredit']);
			if (paidBack !== sum) return `${number} was paid back by ${paidBack / 100}, but ${sum / 100} came back`;
		}
		return undefined;
	},
};

const received = payment('payment_id', 'invoices', { customer_id: CUSTOMER, account_name: 'Card' });
const paid = payment('payment_id', 'bills', { vendor_id: VENDOR, paid_through_account_name: 'Card' });

tries([
	paymentTrial('zohoBooksPaymentToXeroPayment', 'invoices', received),
	paymentTrial('zohoInventoryPaymentToXeroPayment', 'invoices', received),
	paymentTrial('zohoBooksVendorPaymentToXeroPayment', 'bills', paid),
	paymentTrial('zohoInventoryVendorPaymentToXeroPayment', 'bills', paid),
	creditTrial('zohoBooksCreditNoteToXeroAllocations', 'creditnote_number', 'invoices_credited', ['ACCRECCREDIT', 'ACCREC']),
	creditTrial('zohoBooksVendorCreditToXeroAllocations', 'vendor_credit_number', 'bills_credited', ['ACCPAYCREDIT', 'ACCPAY']),
	vendorRefunds,
]);
