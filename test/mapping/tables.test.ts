import type { MappingName } from '../../src/mapping/builtIn';
import type { Row } from '../../src/record';
import { run } from './run';

/** What each kind of row of the mapping tables does: a row of the value's own, the default row, and none. */

interface Kind {
	readonly kind: string;
	readonly mapping: MappingName;
	readonly record: Row;
	/** What the row is looked up by, of which any will do. */
	readonly key: string;
	readonly value: string;
	/** Where the value lands. */
	readonly read: (record: Row) => unknown;
	readonly at: string;
	readonly severity: 'error' | 'warning';
	/** What is there without a row; nothing where that is reported. */
	readonly otherwise?: unknown;
	/** Where the default row does not count. */
	readonly ownOnly?: true;
}

const lineOf = (record: Row): Row => ((record['LineItems'] ?? record['line_items']) as Row[])[0]!;
const sale = (line: Row, more: Row = {}): Row => ({
	customer_id: '1',
	customer_name: 'Bowman',
	line_items: [{ name: 'L', quantity: 1, rate: 1, ...line }],
	...more,
});
const xeroSale = (line: Row, more: Row = {}): Row => ({
	Type: 'ACCREC',
	InvoiceNumber: 'A',
	Contact: { ContactID: 'c-1', Name: 'Bowman' },
	CurrencyCode: 'NZD',
	LineItems: [{ Description: 'L', Quantity: 1, UnitAmount: 1, AccountCode: '200', ...line }],
	...more,
});
const tag = { tags: [{ tag_id: '7', tag_name: 'Region', tag_option_id: '8', tag_option_name: 'North' }] };
const tracked = { Tracking: [{ Name: 'Region', Option: 'North' }] };
const [toXero, toZoho] = ['zohoBooksInvoiceToXeroInvoice', 'xeroInvoiceToZohoBooksInvoice'] as const;
const first = (value: unknown): Row => ((value ?? []) as Row[])[0] ?? {};

const kinds: readonly Kind[] = [
	{
		kind: 'tax',
		mapping: toXero,
		record: sale({ tax_id: '9', tax_name: 'VAT' }),
		key: 'VAT',
		value: 'OUTPUT2',
		read: (made) => lineOf(made)['TaxType'],
		at: 'line_items[0].tax_id',
		severity: 'error',
	},
	{
		kind: 'purchaseTax',
		mapping: 'zohoBooksBillToXeroBill',
		record: sale({ tax_id: '9' }),
		key: '9',
		value: 'INPUT2',
		read: (made) => lineOf(made)['TaxType'],
		at: 'line_items[0].tax_id',
		severity: 'error',
	},
	{
		kind: 'account',
		mapping: toXero,
		record: sale({ account_name: 'Sales' }),
		key: 'sales',
		value: '200',
		read: (made) => lineOf(made)['AccountCode'],
		at: 'line_items[0].name',
		severity: 'error',
	},
	// Keyed: by the name of the row, because the amount has no account of its own.
	{
		kind: 'account',
		mapping: toXero,
		record: { customer_id: '1', adjustment: 1 },
		key: 'Adjustment',
		value: '860',
		read: (made) => lineOf(made)['AccountCode'],
		at: 'adjustment',
		severity: 'error',
	},
	{
		kind: 'trackingCategory',
		mapping: toXero,
		record: sale(tag),
		key: 'Region',
		value: 'Area',
		read: (made) => first(lineOf(made)['Tracking'])['Name'],
		at: 'line_items[0].tags[0].tag_id',
		severity: 'warning',
	},
	{
		kind: 'trackingOption',
		mapping: toXero,
		record: sale(tag),
		key: '8',
		value: 'Top',
		read: (made) => first(lineOf(made)['Tracking'])['Option'],
		at: 'line_items[0].tags[0].tag_option_id',
		severity: 'warning',
	},
	{
		kind: 'trackingCategory',
		mapping: toZoho,
		record: xeroSale(tracked),
		key: 'Region',
		value: '7',
		read: (made) => first(lineOf(made)['tags'])['tag_id'],
		at: 'LineItems[0].Tracking[0].Name',
		severity: 'warning',
	},
	{
		kind: 'trackingOption',
		mapping: toZoho,
		record: xeroSale(tracked),
		key: 'North',
		value: '8',
		read: (made) => first(lineOf(made)['tags'])['tag_option_id'],
		at: 'LineItems[0].Tracking[0].Option',
		severity: 'warning',
	},
	{
		kind: 'currency',
		mapping: toZoho,
		record: xeroSale({}),
		key: 'NZD',
		value: '77',
		read: (made) => made['currency_id'],
		at: 'CurrencyCode',
		severity: 'error',
	},
	{
		kind: 'currency',
		mapping: toXero,
		record: sale({}, { currency_code: 'rmb' }),
		key: 'RMB',
		value: 'CNY',
		read: (made) => made['CurrencyCode'],
		at: '',
		severity: 'error',
		otherwise: 'RMB',
		ownOnly: true,
	},
	{
		kind: 'contact',
		mapping: toZoho,
		record: xeroSale({}),
		key: 'Bowman',
		value: '460',
		read: (made) => made['customer_id'],
		at: 'Contact.ContactID',
		severity: 'error',
	},
	{
		kind: 'contact',
		mapping: toXero,
		record: sale({}),
		key: 'Bowman',
		value: 'C-77',
		read: (made) => (made['Contact'] as Row)['ContactNumber'],
		at: '',
		severity: 'error',
		otherwise: 'books:1',
		ownOnly: true,
	},
	{
		kind: 'item',
		mapping: toZoho,
		record: xeroSale({ ItemCode: 'CH' }),
		key: 'CH',
		value: '55',
		read: (made) => lineOf(made)['item_id'],
		at: 'LineItems[0].ItemCode',
		severity: 'warning',
	},
	{
		kind: 'item',
		mapping: toXero,
		record: sale({ item_id: '55' }),
		key: '55',
		value: 'CH',
		read: (made) => lineOf(made)['ItemCode'],
		at: '',
		severity: 'error',
		otherwise: undefined,
		ownOnly: true,
	},
	{
		kind: 'item',
		mapping: 'zohoInventoryInvoiceToXeroInvoice',
		record: sale({ sku: 'SKU-1' }),
		key: 'sku-1',
		value: 'CH',
		read: (made) => lineOf(made)['ItemCode'],
		at: '',
		severity: 'error',
		otherwise: 'SKU-1',
		ownOnly: true,
	},
	{
		kind: 'paymentAccount',
		mapping: 'zohoBooksPaymentToXeroPayment',
		record: { payment_id: '3', account_name: 'Bank', invoices: [{ invoice_id: '1', amount_applied: 1 }] },
		key: 'Bank',
		value: '090',
		read: (made) => (made['Account'] as Row | undefined)?.['Code'],
		at: 'account_name',
		severity: 'error',
	},
];

const whole = ({ kind, mapping, ownOnly }: Kind): string => `${kind}, ${mapping}${ownOnly ? ', which may do without' : ''}`;

describe.each(kinds.map((one) => [whole(one), one] as const))('%s', (_, { kind, mapping, record, key, value, read, at, severity, otherwise, ownOnly }) => {
	const map = (source_value?: string) => {
		// A tag is nothing without its category and its option.
		const partner = kind === 'trackingCategory' ? 'trackingOption' : 'trackingCategory';
		const beside = [{ kind: partner, source_value: '*', target_value: 'X' }];
		const tables = source_value === undefined ? beside : [...beside, { kind, source_value, target_value: value }];
		const [only] = run(mapping, record, { tables });
		return { value: read(only!.record), issues: only!.sync.issues.filter(({ says, fix = '' }) => says.includes(kind) || fix.includes(`kind "${kind}"`)) };
	};
	it('takes a row of its own', () => {
		const made = map(key);
		expect(made.value).toBe(value);
		expect(made.issues.filter((one) => one.at === at)).toEqual([]);
	});
	it('takes the default row, and says so', () => {
		const made = map('*');
		expect(made.value).toEqual(ownOnly ? otherwise : value);
		const said = expect.objectContaining({
			rule: 'mapping-default-used',
			severity: 'warning',
			fix: expect.stringContaining(`kind "${kind}"`) as string,
		}) as unknown;
		if (ownOnly) expect(made.issues).toEqual([]);
		else expect(made.issues).toContainEqual(said);
	});
	it('says where a row is missing and which one', () => {
		const made = map();
		expect(made.value).toEqual(otherwise);
		const said = expect.objectContaining({
			rule: 'mapping-row-missing',
			severity,
			at,
			fix: expect.stringMatching(new RegExp(`kind "${kind}", source_app "(zoho|xero).+source_value .*"${key}".*target_app "(zoho|xero)`, 'i')) as string,
		}) as unknown;
		if (ownOnly) expect(made.issues).toEqual([]);
		else expect(made.issues).toContainEqual(said);
	});
});

it('a contact of a row is named by its id alone where the row holds one', () => {
	const id = '562555F2-8CDE-4CE9-8203-0363922537A4';
	const [only] = run('zohoBooksInvoiceToXeroInvoice', sale({}), { tables: [{ kind: 'contact', source_value: '1', target_value: id }] });
	expect(only!.record['Contact']).toEqual({ ContactID: id });
});
