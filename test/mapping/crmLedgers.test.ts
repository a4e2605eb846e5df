import { rowsIn, type Row } from '../../src/record';
import { crmCaller, id } from '../sandbox/zohoCrmCaller';
import { chance } from './random';
import { checked, withoutTrail, xeroLedger } from './xeroLedger';

/** From the sandbox's Zoho CRM into the sandbox's Xero and back; each reckons for itself. */

const crm = crmCaller();
const { ask, post } = xeroLedger();

const row = (kind: string, source_value: string, target_value: string): Row => ({
	kind,
	source_app: 'zohoCrm',
	source_value,
	target_app: 'xero',
	target_value,
});
const tables = [row('tax', 'GST', 'OUTPUT2'), row('tax', 'Deal', 'OUTPUT2'), row('account', '*', '200')];

const valid = (name: Parameters<typeof checked>[0], record: Row): Row => {
	const [verdict] = checked(name, record, tables);
	if (!verdict || 'refused' in verdict) throw new Error(JSON.stringify(verdict, null, 1));
	return withoutTrail(verdict.valid);
};
const contacts = (account: string): Row[] =>
	crm
		.call('GET', `/Accounts/${account}/Contacts`, { query: { fields: 'First_Name,Last_Name,Email,Created_Time' } })
		.data.sort((one, other) => String(one['Created_Time']).localeCompare(String(other['Created_Time'])));
const accountOf = (n: number): Row => ({ ...crm.read('Accounts', id('Accounts', n)), Contacts: contacts(id('Accounts', n)) });

beforeAll(() => {
	for (const n of [1, 2, 3, 5]) post('Contacts', 'Contacts', valid('zohoCrmAccountToXeroContact', accountOf(n)));
});

describe('contacts', () => {
	it('arrive with their people, and twice makes none twice', () => {
		for (const _ of [1, 2]) {
			const written = post('Contacts', 'Contacts', valid('zohoCrmAccountToXeroContact', accountOf(5)));
			expect(written).toMatchObject({
				ContactNumber: `crm:${id('Accounts', 5)}`,
				Name: 'Müller & Söhne GmbH',
				FirstName: 'Jürgen',
				ContactPersons: [{ FirstName: 'Zoé', LastName: 'Lefèvre' }],
			});
		}
		const all = rowsIn(ask('GET', 'Contacts', '')['Contacts']);
		expect(all.filter(({ Name }) => Name === 'Müller & Söhne GmbH')).toHaveLength(1);
	});
	it('come back to the account they were made from', () => {
		const xero = rowsIn(ask('GET', `Contacts/${encodeURIComponent(`crm:${id('Accounts', 1)}`)}`, '')['Contacts'])[0]!;
		const account = valid('xeroContactToZohoCrmAccount', { ...xero, Name: 'Harbour Cafe Limited' });
		expect(crm.call('POST', '/Accounts/upsert', { body: { data: [account] } }).first).toMatchObject({ code: 'SUCCESS', action: 'update' });
		expect(crm.read('Accounts', id('Accounts', 1))).toMatchObject({ Account_Name: 'Harbour Cafe Limited', Billing_City: 'Auckland' });
	});
});

it('products arrive as items, and items as products', () => {
	const item = post('Items', 'Items', valid('zohoCrmProductToXeroItem', crm.read('Products', id('Products', 2))));
	expect(item).toMatchObject({ Code: 'BEAN-1', Name: 'Coffee beans 1 kg', SalesDetails: { UnitPrice: 25.06, AccountCode: '200' } });
	const product = valid('xeroItemToZohoCrmProduct', { ...item, SalesDetails: { UnitPrice: 26 } });
	const body = { data: [product], duplicate_check_fields: ['Product_Name'] };
	expect(crm.call('POST', '/Products/upsert', { body }).first).toMatchObject({ code: 'SUCCESS', action: 'update' });
	expect(crm.read('Products', id('Products', 2))).toMatchObject({ Unit_Price: 26, Product_Code: 'BEAN-1' });
});

describe('documents', () => {
	const random = chance(20261202);
	const quotes = Array.from({ length: 150 }, (_, number) => ({
		Subject: `Offer ${number}`,
		Quote_Stage: 'Confirmed',
		Account_Name: { id: id('Accounts', random.of([1, 2, 3])) },
		Currency: 'NZD',
		Discount: random.of([0, 0, random.int(1, 500) / 100]),
		Adjustment: random.of([0, 0.05, -0.02]),
		Quoted_Items: Array.from({ length: random.int(1, 5) }, () => ({
			Product_Name: { id: id('Products', random.int(1, 3)) },
			Quantity: random.of([1, 2.5, 12, 0.33]),
			...(random.is(0.5) ? { List_Price: random.int(100, 99999) / 100 } : {}),
			Discount: random.of(['0', '10%', '7.25%', String(random.int(1, 30) / 100)]),
			Line_Tax: random.of([[], [{ name: 'GST', percentage: 15 }]]),
		})),
	}));
	it('150 generated quotes arrive to the cent, as quotes and as invoices', () => {
		for (const sent of quotes) {
			crm.later(1100);
			const quote = crm.read('Quotes', crm.made('Quotes', sent));
			const made = post('Quotes', 'Quotes', valid('zohoCrmQuoteToXeroQuote', quote));
			const billed = post('Invoices', 'Invoices', { Type: 'ACCREC', ...valid('zohoCrmQuoteToXeroInvoice', quote) });
			if ([made, billed].some(({ Total }) => Total !== quote['Grand_Total'])) throw new Error(JSON.stringify({ quote, made, billed }, null, 1));
		}
	});
	it('a won deal is invoiced once, its figures come back to it, and a changed one is found out', () => {
		const deal = crm.read('Deals', id('Deals', 3));
		const invoice = { Type: 'ACCREC', ...valid('zohoCrmDealToXeroInvoice', deal) };
		const first = post('Invoices', 'Invoices', invoice);
		const second = post('Invoices', 'Invoices', invoice);
		expect([first['InvoiceID'], first['SubTotal'], first['Status']]).toEqual([second['InvoiceID'], 8450.5, 'DRAFT']);
		const back = valid('xeroInvoiceToZohoCrmDeal', first);
		expect(back).toMatchObject({ id: id('Deals', 3), Xero_Status: 'DRAFT', Xero_Total: 9718.08, Xero_Amount_Due: 9718.08 });
		expect(crm.call('PUT', '/Deals', { body: { data: [back] } }).first).toMatchObject({ code: 'SUCCESS' });
		const Products = [crm.read('Products', id('Products', 1))];
		const [verdict] = checked('zohoCrmDealToXeroInvoice', { ...deal, Products }, tables);
		expect(verdict).toMatchObject({ refused: { details: [{ at: 'Amount' }] } });
	});
});
