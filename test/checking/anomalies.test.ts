import { anomaliesIn } from '../../src/checking/anomalies/anomalies';
import type { Row } from '../../src/record';

const isoOf = (day: number): string => new Date(Date.UTC(2026, 0, 5) + day * 86_400_000).toISOString().slice(0, 10);
/** Twenty-four Mondays of invoices to Bowman, the last on 2026-06-15. */
const weeks = Array.from({ length: 24 }, (_, index) => index);
const amounts = [640.1, 310.2, 1180.4, 523.35, 711.9, 455.55, 890.25, 602.75];

const invoice = (index: number, change: Row = {}): Row => ({
	Type: 'ACCREC',
	InvoiceID: `i${index}`,
	InvoiceNumber: `INV-${String(index + 101).padStart(4, '0')}`,
	Contact: { ContactID: 'c1', ContactNumber: 'books:11', Name: 'Bowman Ltd' },
	Date: isoOf(index * 7),
	CurrencyCode: 'GBP',
	Status: 'AUTHORISED',
	Total: amounts[index % 8]! + index,
	TotalTax: 0,
	LineItems: [{ AccountCode: index % 6 === 5 ? '260' : '200', TaxType: 'OUTPUT2', LineAmount: amounts[index % 8]! + index, TaxAmount: 0 }],
	...change,
});
const before = weeks.map((index) => invoice(index));
const bills = before.map((one) => ({ ...one, Type: 'ACCPAY' }));

/** The twenty-fifth, as it is written. */
const line = { Description: 'A', Quantity: 1, UnitAmount: 612.31, AccountCode: '200', TaxType: 'OUTPUT2' };
const next = (change: Row = {}, lineChange: Row = {}): Row => ({
	InvoiceNumber: 'INV-0125',
	Contact: { ContactNumber: 'books:11' },
	Date: '2026-06-22',
	CurrencyCode: 'GBP',
	LineAmountTypes: 'Exclusive',
	LineItems: [{ ...line, ...lineChange }],
	_sync: { source: { app: 'zohoBooks', entity: 'invoice', id: 's125' } },
	...change,
});

const found = (record: Row, history: readonly unknown[] = before, subject = 'invoice') => anomaliesIn(subject, [record], history)[0]!;
const told = (record: Row, history?: readonly unknown[], subject?: string) =>
	found(record, history, subject).map(({ rule, at, says }) => `${rule} ${at} ${says}`);

it('an ordinary record is let alone, and so is one of a party that nothing is known of', () => {
	expect(found(next())).toEqual([]);
	expect(found(next({ Contact: { ContactID: 'new' } }, { UnitAmount: 99_999, AccountCode: '9' }))).toEqual([]);
	expect(found(next(), [])).toEqual([]);
});

it('every anomaly is to be reviewed, and says where, why and what to look at', () => {
	const [only] = found(next({}, { UnitAmount: 12_400 }));
	expect(only).toEqual({
		rule: 'amount-outlier',
		severity: 'review',
		at: 'LineItems',
		says: 'adds up to 12,400.00 GBP; the 24 earlier invoices of Bowman Ltd lie between 311.20 and 1,198.40 (median 632.93)',
		fix: 'Compare it with the paper: a digit too many, a decimal point or another party are the usual reasons.',
	});
});

const of = '24 earlier invoices of Bowman Ltd';
it.each<readonly [string, Row, Row, string]>([
	[
		'an amount a hundredth of the usual',
		{},
		{ UnitAmount: 6.12 },
		`amount-outlier LineItems adds up to 6.12 GBP; the ${of} lie between 311.20 and 1,198.40 (median 632.93)`,
	],
	[
		'a new account',
		{},
		{ AccountCode: '477' },
		`unusual-account LineItems[0].AccountCode is 477, a new account for this contact; the ${of} have 200 (20) and 260 (4)`,
	],
	['a new tax', {}, { TaxType: 'ZERORATED' }, `unusual-tax LineItems[0].TaxType is ZERORATED, a new tax for this contact; the ${of} have OUTPUT2 (24)`],
	['a Sunday', { Date: '2026-06-21' }, {}, 'unusual-day Date is 2026-06-21, a Sunday; none of the 24 earlier invoices fell on a weekend'],
	['a round sum', {}, { UnitAmount: 700 }, `round-sum LineItems adds up to 700.00 GBP, a whole multiple of 100, as none of the ${of} is`],
	['another currency', { CurrencyCode: 'USD' }, {}, `currency-changed CurrencyCode is USD; the ${of} are in GBP`],
	['a gap', { InvoiceNumber: 'INV-0128' }, {}, 'number-gap InvoiceNumber comes after INV-0124; INV-0125 to INV-0127 are missing (3 invoices)'],
	['one missing number', { InvoiceNumber: 'INV-0126' }, {}, 'number-gap InvoiceNumber comes after INV-0124; INV-0125 is missing'],
	['a digit too many', { InvoiceNumber: 'INV-1025' }, {}, 'number-jump InvoiceNumber lies 901 numbers beyond INV-0124, the highest of the 24 before it'],
])('%s is told with its figures', (_, change, lineChange, says) => expect(told(next(change, lineChange))).toEqual([says]));

it('a number that falls behind a higher one of long ago is told', () => {
	const gap = before.filter((_, index) => index !== 5);
	expect(told(next({ InvoiceNumber: 'INV-0106' }), gap)).toEqual([
		'number-jump InvoiceNumber is dated 2026-06-22, but the higher number INV-0107 was used on 2026-02-16, 126 days before',
	]);
	expect(found(next({ InvoiceNumber: 'INV-0106', Date: '2026-02-09' }), gap)).toEqual([]);
});

it('a series with many gaps, a new series and the numbers of bills tell nothing', () => {
	const gappy = before.map((one, index) => ({ ...one, InvoiceNumber: `INV-${200 + index * 3}` }));
	expect(found(next({ InvoiceNumber: 'INV-300' }), gappy)).toEqual([]);
	expect(found(next({ InvoiceNumber: '2027-0001' }))).toEqual([]);
	expect(found(next({ InvoiceNumber: 'INV-0160' }), bills, 'bill')).toEqual([]);
});

it('numbers of one run fill each other, in any order', () => {
	const records = [3, 1, 2].map((more) => next({ InvoiceNumber: `INV-0${124 + more}`, _sync: undefined }, { UnitAmount: 600.17 + more }));
	expect(anomaliesIn('invoice', records, before).flat()).toEqual([]);
});

describe('likely duplicates', () => {
	/** What the last one comes to: 602.75 + 23. */
	const twin = (change: Row) => next({ Date: '2026-06-16', ...change }, { UnitAmount: 625.75, TaxType: 'NONE' });
	const rules = (record: Row, history: readonly unknown[] = bills) =>
		found(record, history, 'bill').flatMap(({ rule }) => (rule === 'likely-duplicate' ? rule : []));

	it('are told with the other document', () => {
		const says =
			'may be there already: bill INV-0124 of 2026-06-15 of Bowman Ltd comes to the same 625.75 GBP, 1 day earlier, and the numbers inv 124 and INV-0124 are one, written in two ways';
		expect(told(twin({ InvoiceNumber: 'inv 124' }), bills, 'bill')[0]).toBe(`likely-duplicate InvoiceNumber ${says}`);
	});

	it.each(['124', 'INV0124', 'INV-0124A', 'INV-124 copy', 'INV-0124', 'INV-00124'])('%s is INV-0124 again', (number) =>
		expect(rules(twin({ InvoiceNumber: number, _sync: undefined }))).toEqual(number === 'INV-0124' ? [] : ['likely-duplicate']),
	);

	it.each<readonly [string, Row]>([
		['the amount differs', { LineItems: [{ ...line, UnitAmount: 625.76 }] }],
		['the currency differs', { CurrencyCode: 'EUR' }],
		['the number is quite another', { InvoiceNumber: 'X-77123' }],
		['it is of another party', { Contact: { ContactNumber: 'books:12' } }],
		['it is months later', { Date: '2026-11-16' }],
		['both are made from one record', { InvoiceNumber: 'INV-124', _sync: { source: { id: '777777' } } }],
	])('none where %s', (_, change) => {
		const linked = bills.map((one, index) => (index === 23 ? { ...one, Url: 'https://books.zoho.eu/app/1#/bills/777777' } : one));
		expect(rules(twin({ InvoiceNumber: 'INV-124', ...change }), linked)).toEqual([]);
	});

	it('a record that is written again is none, unless it came from another record', () => {
		const again = twin({ InvoiceNumber: 'INV-0124', Date: '2026-06-15' });
		const audit = (source: string) => ({
			happened_at: '2026-06-15',
			action: 'created',
			source_entity: 'bill',
			source_id: source,
			target: 'xero:bill',
			target_id: 'i23',
			target_number: 'INV-0124',
		});
		expect(rules(again)).toEqual([]);
		expect(rules(again, [...bills, audit('s125')])).toEqual([]);
		expect(rules(again, [...bills, audit('s99')])).toEqual(['likely-duplicate']);
	});

	it('are found among the records of one run, but not where one record comes twice', () => {
		const [one, other] = [next(), next({ InvoiceNumber: 'INV-125/', _sync: { source: { id: 'another' } } })];
		expect(anomaliesIn('bill', [one, other], []).map((issues) => issues.map(({ rule }) => rule))).toEqual([[], ['likely-duplicate']]);
		expect(anomaliesIn('bill', [one, { ...one }], [])).toEqual([[], []]);
	});

	it('one of two with the same reference is told, unless others have it too', () => {
		const ordered = bills.map((one, index) => (index === 23 ? { ...one, Reference: 'PO 88' } : one));
		const record = twin({ InvoiceNumber: 'Z-9', Reference: 'po 88' });
		expect(rules(record, ordered)).toEqual(['likely-duplicate']);
		expect(
			rules(
				record,
				ordered.map((one) => ({ ...one, Reference: 'PO 88' })),
			),
		).toEqual([]);
	});

	it('a subscription is none, but its double is', () => {
		const monthly = weeks.map((index) => invoice(index, { Date: isoOf(index * 30), Total: 49, InvoiceNumber: `S-${10_020 + index * 30}` }));
		const due = isoOf(24 * 30);
		const subscribed = (change: Row) =>
			found(next({ InvoiceNumber: 'S-10740', Date: due, ...change }, { UnitAmount: 49, TaxType: 'NONE' }), monthly).filter(
				({ rule }) => rule === 'likely-duplicate',
			);
		expect(subscribed({})).toEqual([]);
		expect(subscribed({ Date: isoOf(23 * 30 + 2), InvoiceNumber: 'S-10710-A' })).toHaveLength(1);
	});
});

it('taxes that earlier lines or tax rates tell make the amounts comparable', () => {
	const taxed = bills.map((one, index) => {
		const net = 100 + index;
		return {
			...one,
			Total: (net * 1.2).toFixed(2),
			TotalTax: (net * 0.2).toFixed(2),
			LineItems: [{ LineAmount: net, TaxAmount: (net * 0.2).toFixed(2), TaxType: 'INPUT2', AccountCode: '310' }],
		};
	});
	const record = next({ InvoiceNumber: '124', Date: '2026-06-16' }, { UnitAmount: 123, TaxType: 'INPUT2' });
	expect(told(record, taxed, 'bill')[0]).toContain('comes to the same 147.60 GBP');
});

it('the party of a payment is that of the invoice which it pays', () => {
	const payments = weeks.map((index) => ({
		PaymentID: `p${index}`,
		Invoice: { InvoiceID: `i${index}`, InvoiceNumber: before[index]!['InvoiceNumber'] },
		Date: isoOf(index * 7 + 1),
		Amount: (10_001 + index) / 100,
		Account: { Code: '090', AccountID: 'a1' },
	}));
	const record = { Invoice: { InvoiceNumber: 'INV-0124' }, Date: '2026-06-17', Amount: '5000', Account: { AccountID: 'a1' }, Reference: 'books:1:2' };
	expect(told(record, [...before, ...payments], 'payment')).toEqual([
		'amount-outlier Amount is 5,000.00; the 24 earlier payments of Bowman Ltd lie between 100.01 and 100.24 (median 100.13)',
		'round-sum Amount is 5,000.00, a whole multiple of 100, as none of the 24 earlier payments of Bowman Ltd is',
	]);
	expect(told({ ...record, Amount: 100.24, Account: { Code: '091' } }, [...before, ...payments], 'payment')).toEqual([
		'likely-duplicate Amount may be there already: payment p23 of 2026-06-16 of Bowman Ltd comes to the same 100.24, 1 day earlier, and both pay INV-0124',
		'unusual-account Account is 091, a new account for this contact; the 24 earlier payments of Bowman Ltd have 090 (24)',
	]);
});

it('a contact whose bank account or currency is another than the known one is told, with the end of the number only', () => {
	const known = { ContactID: 'c1', ContactNumber: 'books:11', Name: 'Bowman Ltd', BankAccountDetails: '12-3456-7890123-00', DefaultCurrency: 'GBP' };
	const record = (change: Row) => ({ ContactNumber: 'books:11', Name: 'Bowman', ...change });
	expect(found(record({ BankAccountDetails: '12 3456 7890123 00', DefaultCurrency: 'GBP' }), [known], 'contact')).toEqual([]);
	expect(told(record({ BankAccountDetails: 'NL91 ABNA 0417 1643 00', DefaultCurrency: 'EUR' }), [known], 'contact')).toEqual([
		'currency-changed DefaultCurrency is EUR; Bowman has had GBP',
		'bank-detail-changed BankAccountDetails is an account ending in 4300; Bowman is known with one ending in 2300',
	]);
	const bill = next({ Contact: { ContactNumber: 'books:11', BankAccountDetails: '99-9999-9999999-99' } });
	expect(told(bill, [known], 'bill')).toEqual([
		'bank-detail-changed Contact.BankAccountDetails is an account ending in 9999; Bowman Ltd is known with one ending in 2300',
	]);
});

it('documents of Zoho Books are history for Xero and the other way round, their accounts and taxes are not', () => {
	const zoho = weeks.map((index) => ({
		bill_id: String(900_000 + index),
		bill_number: `B-${5000 + index * 40}`,
		vendor_id: '11',
		vendor_name: 'Bowman',
		date: isoOf(index * 7),
		currency_id: '1',
		currency_code: 'GBP',
		total: 100.37 + index,
		tax_total: 0,
		line_items: [{ account_id: '460', tax_id: '8' }],
		status: 'open',
	}));
	expect(told(next({ InvoiceNumber: 'Z1' }, { UnitAmount: 9000.01 }), zoho, 'bill')).toEqual([
		'amount-outlier LineItems adds up to 9,000.01 GBP without tax; the 24 earlier bills of Bowman lie between 100.37 and 123.37 (median 111.87)',
	]);
	const record = {
		bill_number: 'B 5920',
		vendor_id: '11',
		date: '2026-06-16',
		currency_id: '2',
		line_items: [{ rate: 123.37, quantity: 1, account_id: '461' }],
	};
	expect(told(record, zoho, 'zohoBooks:bill').map((says) => says.split(' ').slice(0, 4).join(' '))).toEqual([
		'unusual-account line_items[0].account_id is 461,',
		'currency-changed currency_id is 2;',
	]);
});

it('void documents and records make no history, but their numbers are used', () => {
	expect(found(next({ InvoiceNumber: 'INV-0128' }), [...before, ...[25, 26, 27].map((index) => invoice(index - 1, { Status: 'VOIDED' }))])).toEqual([]);
	expect(found(next({ Status: 'VOIDED' }, { UnitAmount: 99_999 }))).toEqual([]);
});

it('numbers of the audit table are used ones', () => {
	const audit = [125, 126].map((number) => ({
		happened_at: '2026-06-20',
		action: 'created',
		source_entity: 'invoice',
		source_id: `s${number}x`,
		source_number: '',
		target: 'xero:invoice',
		target_id: `t${number}`,
		target_number: `INV-0${number}`,
	}));
	expect(found(next({ InvoiceNumber: 'INV-0127' }), [...before, ...audit])).toEqual([]);
	expect(told(next({ InvoiceNumber: 'INV-0128' }), [...before, ...audit])[0]).toContain('comes after INV-0126; INV-0127 is missing');
	// A number that was only foreseen, or whose letter was sent again, is on no document yet.
	const tried = [...audit, { ...audit[1]!, source_id: 's127x', target_id: '', target_number: 'INV-0127', outcome: 'foreseen' }];
	expect(told(next({ InvoiceNumber: 'INV-0128' }), [...before, ...tried])[0]).toContain('INV-0127 is missing');
});

it('what is neither document nor contact has no anomalies', () => {
	expect(anomaliesIn('item', [{ Code: 'A' }], before)).toEqual([[]]);
	expect(anomaliesIn('constructor', [{}], before)).toEqual([[]]);
});
