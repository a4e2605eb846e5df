import { RecordMapper } from '../../nodes/RecordMapper/RecordMapper.node';
import { runNode } from '../engine/engine';
import { contact, invoice, jsons, rows } from './kitRecords';

/** The Record Mapper in n8n's own engine. */
describe('Record Mapper', () => {
	const node = new RecordMapper();
	it('maps the input item with the rows of the second input, and pairs the outcome', async () => {
		const { outputs, error } = await runNode({ node, parameters: { mapping: 'zohoBooksInvoiceToXeroInvoice' }, items: [[invoice, invoice], rows] });
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(2);
		expect(outputs[0]?.[1]).toMatchObject({
			json: {
				InvoiceNumber: 'INV-7',
				LineItems: [{ AccountCode: '200', TaxType: 'OUTPUT2' }],
				_sync: { issues: [], target: 'xero:invoice', source: { app: 'zohoBooks', entity: 'invoice', id: '982' } },
			},
			pairedItem: { item: 1 },
		});
	});
	it.each([
		['not connected', [[contact]]],
		['empty', [[contact], []]],
		['one empty item', [[contact], [{}]]],
	])('works with the second input %s', async (_, items) => {
		const { outputs, error } = await runNode({ node, parameters: { mapping: 'zohoBooksContactToXeroContact' }, items });
		expect(error).toBeUndefined();
		expect(jsons(outputs[0])).toMatchObject([{ ContactNumber: 'books:460', Name: 'Bowman' }]);
	});
	it('gives a payment for each invoice, all paired with the one item', async () => {
		const payment = {
			payment_id: '3',
			date: '2026-11-02',
			invoices: [
				{ invoice_id: '1', invoice_number: 'A', amount_applied: 1 },
				{ invoice_id: '2', invoice_number: 'B', amount_applied: 2 },
			],
		};
		const { outputs } = await runNode({ node, parameters: { mapping: 'zohoBooksPaymentToXeroPayment' }, items: [[contact, payment], rows] });
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 1 }]);
	});
	it('takes overrides from the form and as JSON, the JSON on top', async () => {
		const fields = [
			{ field: 'AccountNumber', source: 'path', from: { __rl: true, mode: 'path', value: 'contact_id' } },
			{ field: 'FirstName', source: 'constant', value: '={{ $json.contact_name.toUpperCase() }}' },
			{ field: 'EmailAddress', source: 'leaveOut' },
			{ field: 'CompanyNumber', source: 'constant', value: 'form' },
		];
		const parameters = { mapping: 'zohoBooksContactToXeroContact', fieldOverrides: { fields }, overridesJson: '{"CompanyNumber": {"always": "json"}}' };
		const { outputs } = await runNode({ node, parameters, items: [contact] });
		const [json] = jsons(outputs[0]);
		expect(json).toMatchObject({ AccountNumber: '460', FirstName: 'BOWMAN', CompanyNumber: 'json', _sync: { issues: [] } });
		expect(json).not.toHaveProperty('EmailAddress');
	});
	it('maps another record than the input item', async () => {
		const { outputs } = await runNode({
			node,
			parameters: { mapping: 'zohoBooksContactToXeroContact', record: '={{ $json.body }}' },
			items: [{ body: contact, _sync: { attempts: 2 } }],
		});
		expect(jsons(outputs[0])).toMatchObject([{ Name: 'Bowman', _sync: { attempts: 2 } }]);
	});
	it('names every mapping by its source and its target, in their order', () => {
		const [mapping] = node.description.properties;
		const [own, ...listed] = (mapping!.options as { name: string; value: string }[]).map(({ name, value }) => ({ name, value }));
		expect(own).toEqual({ name: 'Custom Mapping', value: 'custom' });
		expect(listed.map(({ name }) => name)).toEqual(listed.map(({ name }) => name).sort((one, other) => one.localeCompare(other)));
		expect(
			listed.filter(({ name }) => !/^(Shop|Xero|Zoho (Books|CRM|Expense|Inventory)) .+ to ((Xero|Zoho (Books|CRM|Inventory)) .+|Mapping Rows)$/.test(name)),
		).toEqual([]);
		expect(listed).toContainEqual({ name: 'Zoho CRM Account with Its Contacts to Xero Contact', value: 'zohoCrmAccountToXeroContact' });
		expect(listed).toContainEqual({ name: 'Zoho CRM Contact to Xero Contact', value: 'zohoCrmContactToXeroContact' });
	});
	it('turns an account and its contacts into one Xero contact', async () => {
		const account = { id: '201', Account_Name: 'Harbour Cafe Ltd' };
		const Contacts = [
			{ First_Name: 'Aroha', Last_Name: 'Ngata' },
			{ First_Name: 'Ben', Last_Name: 'Tui' },
		];
		const record = '={{ { ...$json.account, Contacts: $json.people } }}';
		const { outputs, error } = await runNode({ node, parameters: { mapping: 'zohoCrmAccountToXeroContact', record }, items: [{ account, people: Contacts }] });
		expect(error).toBeUndefined();
		expect(jsons(outputs[0])).toMatchObject([
			{ ContactNumber: 'crm:201', FirstName: 'Aroha', ContactPersons: [{ FirstName: 'Ben' }], _sync: { issues: [], target: 'xero:contact' } },
		]);
	});
	it('turns a deal into an invoice with the rows of the second input, also with a due date from the form', async () => {
		const deal = { id: '401', Deal_Name: 'Stock', Account_Name: { id: '201' }, Amount: 10, Closing_Date: '2026-10-30' };
		const dealRows = ['account', 'tax'].map((kind) => ({ kind, source_app: 'zohoCrm', source_value: 'Deal', target_app: 'xero', target_value: '200' }));
		const due = '={{ DateTime.fromISO($json.Closing_Date).plus({ days: 14 }).toISODate() }}';
		const parameters = { mapping: 'zohoCrmDealToXeroInvoice', fieldOverrides: { fields: [{ field: 'DueDate', source: 'constant', value: due }] } };
		const { outputs } = await runNode({ node, parameters, items: [[deal], [...rows, ...dealRows]] });
		expect(jsons(outputs[0])).toMatchObject([
			{ InvoiceNumber: 'CRM-401', DueDate: '2026-11-13', LineItems: [{ UnitAmount: 10, AccountCode: '200' }], _sync: { issues: [] } },
		]);
	});
	it('writes fields of the account that no table knows', async () => {
		const parameters = { mapping: 'xeroInvoiceToZohoCrmDeal', overridesJson: '{"Paid_So_Far": {"from": "AmountPaid"}}' };
		const { outputs } = await runNode({ node, parameters, items: [{ InvoiceNumber: 'CRM-401', Status: 'PAID', AmountPaid: 5 }] });
		expect(jsons(outputs[0])).toMatchObject([{ id: '401', Xero_Status: 'PAID', Paid_So_Far: 5, _sync: { issues: [], target: 'zohoCrm:deal' } }]);
	});
});
