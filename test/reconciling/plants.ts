import type { DriftCause } from '../../src/reconciling/causes';
import type { Row } from '../../src/record';
import { bought, paid, sold, type LedgerPair, type Way } from './pair';

/** What happens to two ledgers that are not kept together: each drift with what the comparison should call it. */
export interface Drift {
	readonly way: Way;
	readonly key: string;
	readonly cause: DriftCause;
}

/** Both sides' records as they are read, where a drift is made in them that no call can make. */
export type Read = Record<Way, { left: Row[]; right: Row[] }>;

const lower = (value: unknown): string => String(value).toLowerCase();

/** Drifts made by calls, on invoices that nothing else touches. */
export const plant = (pair: LedgerPair): Drift[] => {
	const made: Drift[] = [];
	const note = (way: Way, key: unknown, cause: DriftCause): void => void made.push({ way, key: lower(key), cause });
	const invoices = pair.left('invoice').filter(({ currency_code: code, balance, total }) => code === 'NZD' && balance === total);
	const next = (): { left: Row; right: Row } => {
		const left = invoices.shift()!;
		return { left, right: pair.right('invoice').find(({ InvoiceNumber: number }) => number === left['invoice_number'])! };
	};
	for (const part of [1, 1, 0.5]) {
		const { left } = next();
		pair.act('POST', '/customerpayments', paid(left, Number((Number(left['total']) * part).toFixed(2))));
		note('invoice', left['invoice_number'], 'unsynced-status');
	}
	for (let count = 0; count < 2; count++) {
		const { left, right } = next();
		pair.edit('customerPayment', { Invoice: { InvoiceID: right['InvoiceID'] }, Account: { Code: '090' }, Date: '2026-11-25', Amount: right['Total'] });
		note('invoice', left['invoice_number'], 'unsynced-status');
	}
	for (let count = 0; count < 2; count++) {
		const { left, right } = next();
		pair.edit('invoice', { InvoiceID: right['InvoiceID'], Status: 'VOIDED' });
		note('invoice', left['invoice_number'], 'voided');
	}
	const ended = next();
	pair.act('POST', `/invoices/${String(ended.left['invoice_id'])}/status/void`);
	note('invoice', ended.left['invoice_number'], 'voided');
	for (let count = 0; count < 2; count++) {
		const { left } = next();
		pair.act('DELETE', `/invoices/${String(left['invoice_id'])}`);
		note('invoice', left['invoice_number'], 'deleted');
	}
	note('invoice', pair.enter('invoice', sold(71.11))['invoice_number'], 'not-synced');
	for (const number of ['OWN-1', 'OWN-2']) {
		const line = { Description: 'Work', Quantity: 1, UnitAmount: number === 'OWN-1' ? 811 : 822, AccountCode: '200', TaxType: 'OUTPUT2' };
		const party = { Contact: { Name: 'Harbour Cafe Ltd' }, Date: '2026-11-18', DueDate: '2026-12-18', Status: 'AUTHORISED' };
		pair.enterInXero('invoice', { Type: 'ACCREC', InvoiceNumber: number, ...party, LineItems: [line] });
		note('invoice', number, 'not-synced');
	}
	for (const rate of [201, 202]) note('invoice', pair.enter('invoice', sold(rate))['invoice_number'], 'duplicate');
	for (let count = 0; count < 3; count++) {
		const { left, right } = next();
		pair.edit('invoice', { InvoiceID: right['InvoiceID'], InvoiceNumber: `NEW-${count}` });
		note('invoice', left['invoice_number'], 'number-changed');
	}
	const moved = next();
	pair.edit('invoice', { InvoiceID: moved.right['InvoiceID'], Date: '2026-12-02' });
	note('invoice', moved.left['invoice_number'], 'late');
	note('invoice', pair.enter('invoice', sold(74.44, { date: '2026-12-01' }))['invoice_number'], 'late');
	const later = next();
	pair.edit('invoice', { InvoiceID: later.right['InvoiceID'], DueDate: '2027-01-15' });
	note('invoice', later.left['invoice_number'], 'changed');
	return [...made, ...plantOthers(pair)];
};

function plantOthers(pair: LedgerPair): Drift[] {
	const [bills, contacts, payments] = [pair.right('bill'), pair.right('contact'), pair.right('customerPayment')] as const;
	const bill = pair.enter('bill', bought('B-NEW', 91.17));
	pair.edit('bill', { InvoiceID: bills[0]!['InvoiceID'], Status: 'VOIDED' });
	pair.edit('bill', { InvoiceID: bills[1]!['InvoiceID'], DueDate: '2027-02-01' });
	pair.edit('contact', { ContactID: contacts[0]!['ContactID'], EmailAddress: 'new@harbour.example' });
	pair.edit('contact', { ContactID: contacts[1]!['ContactID'], ContactNumber: 'C-77' });
	const stranger = pair.enter('contact', { contact_name: 'Nobody Yet Ltd', contact_type: 'customer' });
	pair.edit('customerPayment', { PaymentID: payments[0]!['PaymentID'], Status: 'DELETED' });
	const open = pair.left('invoice').find(({ status, total, balance }) => status === 'partially_paid' && Number(balance) > Number(total) / 2)!;
	const payment = pair.enter('customerPayment', paid(open, 1.11));
	const advance = pair.enter('customerPayment', { ...paid(open, 30), invoices: [] });
	const credit = pair.enter('creditNote', sold(66.6, { due_date: undefined }));
	pair.enter('item', { name: 'New Thing', sku: 'T-NEW', rate: 1 });
	const vendor = lower(bill['vendor_name']);
	const parts = (one: Row): string => `${String(one['payment_id'])}:${String((one['invoices'] as Row[])[0]!['invoice_id'])}`;
	return [
		{ way: 'invoice', key: lower(open['invoice_number']), cause: 'unsynced-status' },
		{ way: 'bill', key: `${vendor}:b-new`, cause: 'not-synced' },
		{ way: 'bill', key: `${vendor}:${lower(bills[0]!['InvoiceNumber'])}`, cause: 'voided' },
		{ way: 'bill', key: `${vendor}:${lower(bills[1]!['InvoiceNumber'])}`, cause: 'changed' },
		{ way: 'contact', key: lower(contacts[0]!['ContactNumber']).slice('books:'.length), cause: 'changed' },
		{ way: 'contact', key: lower(contacts[1]!['ContactNumber']).slice('books:'.length), cause: 'number-changed' },
		{ way: 'contact', key: lower(stranger['contact_id']), cause: 'not-synced' },
		{ way: 'customerPayment', key: parts(pair.left('customerPayment')[0]!), cause: 'voided' },
		{ way: 'customerPayment', key: parts(payment), cause: 'not-synced' },
		{ way: 'customerPayment', key: lower(advance['payment_id']), cause: 'unapplied' },
		{ way: 'creditNote', key: lower(credit['creditnote_number']), cause: 'not-synced' },
		{ way: 'item', key: 't-new', cause: 'not-synced' },
	];
}

/** Drifts that no call makes: cents that a vendor rounds otherwise, currencies, a number that is there twice. */
export const spoil = ({ invoice: { left, right } }: Read, touched: ReadonlySet<string>): Drift[] => {
	const free = right.filter(
		({ InvoiceNumber: number, AmountDue, Total }) => String(number).startsWith('INV-') && !touched.has(lower(number)) && AmountDue === Total,
	);
	const foreign = free.filter(({ CurrencyRate: rate }) => rate !== 1);
	const long = free.find(({ LineItems: lines }) => (lines as Row[]).length > 2)!;
	const home = free.filter((one) => one['CurrencyRate'] === 1 && one !== long);
	const to = (one: Row, total: number, more: Row = {}): void => void Object.assign(one, { Total: total, AmountDue: total, ...more });
	const plus = (one: Row, by: number): number => Number((Number(one['Total']) + by).toFixed(2));
	const key = (one: Row): string => lower(one['InvoiceNumber']);
	to(home[0]!, plus(home[0]!, 0.01), { TotalTax: Number((Number(home[0]!['TotalTax']) + 0.01).toFixed(2)) });
	to(home[1]!, plus(home[1]!, -0.02));
	// Of seven lines each half a cent off.
	const stretched = left.find((one) => lower(one['invoice_number']) === key(long))!;
	stretched['line_items'] = Array.from({ length: 7 }, () => (stretched['line_items'] as Row[])[0]!);
	to(long, plus(long, 0.03));
	foreign[0]!['CurrencyCode'] = 'NZD';
	const books = left.find((one) => lower(one['invoice_number']) === key(foreign[1]!))!;
	to(foreign[1]!, Number((Number(books['total']) * Number(books['exchange_rate'])).toFixed(2)), { TotalTax: 0, CurrencyCode: 'NZD' });
	to(home[2]!, plus(home[2]!, 50), { SubTotal: 1 });
	right.push({ ...home[3]!, InvoiceID: 'copy' });
	const found: (readonly [Row, DriftCause])[] = [
		[home[0]!, 'rounding'],
		[home[1]!, 'rounding'],
		[long, 'rounding'],
		[foreign[0]!, 'currency'],
		[foreign[1]!, 'exchange-rate'],
		[home[2]!, 'changed'],
		[home[3]!, 'duplicate'],
	];
	return found.map(([one, cause]) => ({ way: 'invoice', key: key(one), cause }));
};
