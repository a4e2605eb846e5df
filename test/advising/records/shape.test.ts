import { chartOf } from '../../../src/advising/records/chart';
import { coderOf, coded, isSure } from '../../../src/advising/records/coder';
import { openDocuments } from '../../../src/advising/records/documents';
import { report } from '../../../src/advising/records/questions';
import { dayOf, shapeOf } from '../../../src/advising/records/shape';
import { referenceFrom } from '../../../src/checking/reference';
import { rowsIn, type Row } from '../../../src/record';

/** Lines of records, by the shapes of each application. */

const contact = { ContactID: '0a0a0a0a-1111-2222-3333-444444444444', Name: 'Acme' };
const xero: Row = {
	InvoiceID: 'i',
	Type: 'ACCPAY',
	Contact: contact,
	DateString: '2026-11-01T00:00:00',
	Date: '/Date(1793491200000+0000)/',
	CurrencyCode: 'NZD',
	InvoiceNumber: 'B-1',
	LineItems: [
		{ Description: 'Only words' },
		{
			ItemCode: 'TAXI',
			Description: 'Taxi',
			LineAmount: 12.5,
			AccountCode: '493',
			TaxType: 'INPUT2',
			TaxAmount: 1.6,
			Tracking: [
				{ Name: 'Region', Option: 'North' },
				{ Name: 'Department', Option: 'Sales' },
			],
		},
		{ Description: 'Hotel', UnitAmount: '80', Quantity: 1, TaxType: 'NONE' },
	],
};

it("reads Xero's lines, and passes over those that are only words", () => {
	const { app, lines } = shapeOf(xero)!;
	expect(app).toBe('xero');
	expect(lines.map(({ at, line, codes }) => ({ at, line, codes }))).toEqual([
		{
			at: 'LineItems[1]',
			line: { party: 'Acme', item: 'TAXI', text: 'Taxi', amount: '12.5', date: '2026-11-01', currency: 'NZD', reference: 'B-1', kind: 'purchases' },
			codes: { account: '493', tax: 'INPUT2', tracking: 'Department: Sales; Region: North', contact: contact.ContactID },
		},
		// Of a line without an account nobody has chosen the tax.
		{ at: 'LineItems[2]', line: expect.objectContaining({ text: 'Hotel', amount: '80' }) as unknown, codes: { contact: contact.ContactID } },
	]);
});

it.each([
	['ACCREC', 'sales'],
	['ACCPAYCREDIT', 'purchases'],
	['SPEND-OVERPAYMENT', 'spent'],
	['RECEIVE', 'received'],
	['', undefined],
])('a document of type %s is of kind %s', (Type, kind) => {
	expect(shapeOf({ ...xero, Type })!.lines[0]!.line.kind).toBe(kind);
});

it('asks for no tax where a document has none', () => {
	expect(shapeOf({ ...xero, LineAmountTypes: 'NoTax' })!.lines[0]!.can).toEqual(['account', 'tracking', 'contact']);
});

it.each([
	['a millisecond', '/Date(1793491200000+0000)/', '2026-11-01'],
	['a day', '2026-11-01', '2026-11-01'],
	['a moment', '2026-11-01T23:00:00', '2026-11-01'],
	['nonsense', '/Date(99999999999999999999)/', ''],
	['a list', [], ''],
])('the day of %s', (_, value, day) => {
	expect(dayOf(value)).toBe(day);
});

describe('what is written', () => {
	const write = (record: Row, codes: Row): Row => {
		const copy = structuredClone(record);
		const [line] = shapeOf(record)!.lines;
		for (const [coding, value] of Object.entries(codes)) line!.write(copy, coding as never, String(value));
		return copy;
	};
	it('into a line of Xero takes the place of what depends on it', () => {
		const { LineItems, Contact } = write(xero, { account: '404', tax: 'NONE', tracking: 'Region: South', contact: contact.ContactID });
		expect(rowsIn(LineItems)[1]).toEqual({
			ItemCode: 'TAXI',
			Description: 'Taxi',
			LineAmount: 12.5,
			AccountCode: '404',
			TaxType: 'NONE',
			Tracking: [{ Name: 'Region', Option: 'South' }],
		});
		expect(Contact).toEqual({ ContactID: contact.ContactID });
		expect(write(xero, { contact: 'New Ltd' })['Contact']).toEqual({ Name: 'New Ltd' });
	});
	it('into a document or an expense of Zoho Books likewise', () => {
		const bill = {
			bill_id: 'b',
			vendor_name: 'Acme',
			line_items: [{ name: 'Taxi', account_id: '1', account_name: 'Old', tax_id: '2', tax_percentage: 5, item_total: 9 }],
		};
		expect(write(bill, { account: '7', tax: '8', tracking: '10: 11; 20: 21', contact: '9' })).toEqual({
			bill_id: 'b',
			vendor_id: '9',
			line_items: [
				{
					name: 'Taxi',
					account_id: '7',
					tax_id: '8',
					item_total: 9,
					tags: [
						{ tag_id: '10', tag_option_id: '11' },
						{ tag_id: '20', tag_option_id: '21' },
					],
				},
			],
		});
		expect(write({ expense_id: 'e', amount: 5, description: 'Taxi' }, { account: '7' })).toEqual({
			expense_id: 'e',
			amount: 5,
			description: 'Taxi',
			account_id: '7',
		});
	});
	it('into a row of a list goes into its own columns', () => {
		expect(write({ Payee: 'Acme', Amount: '5', 'GL Code': '', Memo: 'x' }, { account: '7', tax: '8' })).toEqual({
			Payee: 'Acme',
			Amount: '5',
			'GL Code': '7',
			Memo: 'x',
			TaxType: '8',
		});
	});
});

it.each([
	['nothing', {}],
	['a row of the audit', { happened_at: '2026-11-01', action: 'created', message: 'x', source_app: 'xero', calls: 3 }],
	['an amount alone', { Amount: 5 }],
	['lines that are none', { line_items: ['x'] }],
])('%s is nothing to code', (_, record) => {
	expect(shapeOf(record)).toBeUndefined();
});

describe('the chart', () => {
	const rows = [
		{ AccountID: 'a', Code: '493', Name: 'Travel', Type: 'EXPENSE', Status: 'ACTIVE', Description: 'Taxis' },
		{ AccountID: 'b', Code: '090', Name: 'Bank', Type: 'BANK', Status: 'ACTIVE' },
		{ AccountID: 'c', Code: '800', Name: 'Payable', Type: 'CURRLIAB', Status: 'ACTIVE', SystemAccount: 'CREDITORS' },
		{ AccountID: 'd', Code: '404', Name: 'Fees', Type: 'EXPENSE', Status: 'ARCHIVED' },
		{
			TrackingCategoryID: 't',
			Name: 'Region',
			Status: 'ACTIVE',
			Options: [
				{ Name: 'North', Status: 'ACTIVE' },
				{ Name: 'South', Status: 'ARCHIVED' },
			],
		},
		{ TrackingCategoryID: 'u', Name: 'Department', Status: 'ACTIVE', Options: [{ Name: 'Sales', Status: 'ACTIVE' }] },
	];
	const chart = chartOf('xero', referenceFrom(rows)['xero'], ['Department: Sales; Region: North', 'Department: Sales; Region: East', 'Region: North']);
	const active = (coding: keyof typeof chart): string[] => (chart[coding] ?? []).filter(({ isActive }) => isActive).map(({ value }) => value);
	it('has what a line can be posted to', () => {
		expect(active('account')).toEqual(['493']);
		expect(chart.account).toHaveLength(4);
	});
	it('has tracking by option, and several categories together where that was used', () => {
		expect(active('tracking')).toEqual(['Region: North', 'Department: Sales', 'Department: Sales; Region: North']);
	});
	it('says nothing of what did not come in', () => {
		expect(Object.keys(chart)).toEqual(['account', 'tracking']);
		expect(chartOf('xero', undefined, [])).toEqual({});
	});
});

it('documents are open where something is left to pay', () => {
	const invoice = { InvoiceID: 'i', Type: 'ACCREC', Status: 'AUTHORISED', AmountDue: 5, InvoiceNumber: 'INV-1', Contact: contact };
	const odd = [
		{ ...invoice, AmountDue: 0 },
		{ ...invoice, Status: 'DRAFT' },
		{ ...invoice, Type: 'ACCRECCREDIT' },
		{ bill_id: 'b', balance: 0 },
		{ invoice_id: 'z', balance: 4, status: 'void' },
	];
	expect(openDocuments([invoice, ...odd, { bill_id: 'b', balance: '7', bill_number: 'B-7', vendor_id: '9', status: 'open' }])).toEqual([
		{ id: 'i', amountDue: '5', kind: 'sales', number: 'INV-1', party: 'Acme', codes: { contact: contact.ContactID } },
		{ id: 'b', amountDue: '7', kind: 'purchases', number: 'B-7', codes: { contact: '9' } },
	]);
});

it('money that pays an open document is left to a person, with the document', () => {
	const due = {
		InvoiceID: 'i',
		Type: 'ACCREC',
		Status: 'AUTHORISED',
		AmountDue: '115.00',
		InvoiceNumber: 'INV-1',
		Contact: contact,
		CurrencyCode: 'NZD',
		Date: '2026-10-20',
	};
	const paid = {
		BankTransactionID: 'x',
		Type: 'RECEIVE',
		Contact: { Name: 'Acme' },
		Date: '2026-11-01',
		CurrencyCode: 'NZD',
		Reference: 'INV-1',
		LineItems: [{ Description: 'INV-1', LineAmount: '115.00' }],
	};
	const coder = coderOf({ reference: referenceFrom([due]), rows: [], history: [] }, { wanted: ['account'], precision: 0.98, overwrite: false });
	const advised = coder.advise(paid)!;
	expect(isSure(advised)).toBe(false);
	const { fields, questions } = report(advised, {});
	expect(fields).toMatchObject([{ field: 'document', suggestions: [{ value: 'i', source: 'document' }] }, { field: 'account' }]);
	expect(questions).toEqual([]);
	expect(coded(paid, advised)).toEqual(paid);
});
