import { zohoBooks } from '../../src/apis/zohoBooks';
import { zohoBooksEvents } from '../../src/apis/zohoBooks/events';
import { zohoExpense } from '../../src/apis/zohoExpense';
import { zohoExpenseEvents } from '../../src/apis/zohoExpense/events';
import { deliveredIn, readCall, type IncomingCall } from '../../src/syncing/financeDelivery';
import { isSignedByZoho } from '../../src/wire/signature';

const call = (own: Partial<IncomingCall>): IncomingCall => ({ signature: undefined, contentType: 'application/json', body: '', query: {}, ...own });
const delivered = (own: Partial<IncomingCall>) => {
	const { payload, about } = readCall(call(own));
	return deliveredIn(zohoBooksEvents, zohoBooks, payload, about);
};
const ID = '460000000000012345';
const json = (value: unknown): string => JSON.stringify(value);
const form = 'application/x-www-form-urlencoded';

describe('a call', () => {
	it('is signed over the parameters of address and form in their order, and the body as it came', () => {
		const hex = '0a0ed90a78884013405f88122d9d9b3ea7e31d262cfb9175b2f523f2ad238a15';
		const base64 = 'Cg7ZCniIQBNAX4gSLZ2bPqfjHSYs+5F1svUj8q0jihU=';
		for (const signature of [hex, base64]) {
			const { signed } = readCall(
				call({ signature, query: { subscription_id: '90343', name: 'basic' }, body: '{"created_date":"2019-03-06","event_id":"5675"}' }),
			);
			expect(isSignedByZoho(['sandboxsecret42'], signed)).toBe(true);
			expect(isSignedByZoho(['sandboxsecret43'], signed)).toBe(false);
		}
	});

	it('of a form is signed over its fields and no body', () => {
		const { signed } = readCall(call({ contentType: `${form}; charset=UTF-8`, query: { event: 'invoice.created' }, body: 'name=a%20b&JSONString=%7B%7D' }));
		expect(signed).toEqual({ signature: undefined, parameters: { event: 'invoice.created', name: 'a b', JSONString: '{}' }, body: '' });
	});
});

describe('the record of a call', () => {
	const expected = { entity: 'invoice', id: ID, organization: '60069194202' };

	it.each<[string, Partial<IncomingCall>, object]>([
		['in JSON', { body: json({ organization_id: '60069194202', invoice: { invoice_id: ID } }) }, expected],
		['in JSON with ids as numbers', { body: `{"organization_id":60069194202,"invoice":{"invoice_id":${ID},"customer_id":460000000000099999}}` }, expected],
		[
			'in a form',
			{ contentType: form, body: `JSONString=${encodeURIComponent(json({ organization_id: '60069194202', invoice: { invoice_id: ID } }))}` },
			expected,
		],
		[
			'in the fields of a form',
			{ contentType: form, query: { event: 'invoice.edited' }, body: `invoice_id=${ID}&status=sent` },
			{ id: ID, kind: 'edited', record: { invoice_id: ID, status: 'sent' } },
		],
		[
			'from a template',
			{ query: { event: 'invoice.created' }, body: `{"id":"${ID}","total":"5.00"}` },
			{ id: ID, kind: 'created', record: { invoice_id: ID, total: '5.00' } },
		],
		['from a template with a number', { query: { event: 'invoice.created' }, body: `{"invoice_id":${ID}}` }, { id: ID }],
		[
			'under a key nobody knows',
			{ query: { event: 'vendorPayment.created' }, body: json({ organization_id: '1', vendor_pay: { payment_id: ID } }) },
			{ entity: 'vendorPayment', id: ID },
		],
		[
			'under a key of two kinds, by the address',
			{ query: { event: 'vendorPayment.created' }, body: json({ payment: { payment_id: ID } }) },
			{ entity: 'vendorPayment' },
		],
		['under a key of two kinds, by what only one has', { body: json({ payment: { payment_id: ID, vendor_id: '1' } }) }, { entity: 'vendorPayment' }],
		['of a customer payment', { body: json({ payment: { payment_id: ID, customer_id: '1' } }) }, { entity: 'customerPayment' }],
		['at an address of another kind', { query: { event: 'bill.created' }, body: json({ invoice: { invoice_id: ID } }) }, { entity: 'invoice' }],
		['of an account', { body: json({ chart_of_account: { account_id: ID } }) }, { entity: 'account' }],
		['of a vendor credit under its other key', { body: json({ vendorcredit: { vendor_credit_id: ID } }) }, { entity: 'vendorCredit' }],
		['with a kind that nobody knows', { query: { event: 'invoice.archived' }, body: json({ invoice: { invoice_id: ID } }) }, { entity: 'invoice' }],
	])('%s is found', (_, own, found) => {
		expect(delivered(own)).toMatchObject(found);
	});

	it('keeps every digit of every id, in lines too', () => {
		const lines = `"line_items":[{"line_item_id":460000000000012347,"item_id":460000000000012349,"rate":12.50}]`;
		expect(delivered({ body: `{"invoice":{"invoice_id":${ID},"customer_id":7,${lines}}}` })!.record).toEqual({
			invoice_id: ID,
			customer_id: '7',
			line_items: [{ line_item_id: '460000000000012347', item_id: '460000000000012349', rate: 12.5 }],
		});
	});

	it('of Zoho Expense is found under each of its keys', () => {
		for (const key of ['expense_report', 'expensereport', 'report'])
			expect(deliveredIn(zohoExpenseEvents, zohoExpense, { [key]: { report_id: ID } }, '')).toMatchObject({ entity: 'expenseReport', id: ID });
	});

	it.each(['', '[]', 'null', '5', '{', '{}', '{"invoice":null}', '{"invoice":[]}', '{"invoice":{}}', '{"organization_id":"1"}', '{"constructor":{"id":"1"}}'])(
		'is none in %s',
		(body) => {
			for (const event of ['', 'invoice.created', 'constructor.created', '__proto__', 'x.y.z'])
				expect(delivered({ body, query: { event } })?.record ?? {}).not.toHaveProperty('line_items');
			expect(delivered({ body })).toBeUndefined();
		},
	);
});
