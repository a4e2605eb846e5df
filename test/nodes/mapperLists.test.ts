import type { ILoadOptionsFunctions, INodeParameters, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { XeroAccountingOAuth2Api } from '../../credentials/XeroAccountingOAuth2Api.credentials';
import { RecordMapper } from '../../nodes/RecordMapper/RecordMapper.node';
import { NZ, xeroClient } from '../../sandbox/xero/seed';
import { startSandbox } from '../../sandbox/serve';
import { zohoOrganization } from '../../sandbox/zoho';
import { SandboxControl } from '../../scripts/sandboxControl';
import { vias } from '../../src/mapping/vias';
import { FinanceAccount } from '../engine/financeAccount';
import { byId } from '../engine/accounts';
import type { Stored } from '../engine/credentials';
import { openForm, runNode } from '../engine/engine';
import type { Hurried } from '../support/hurried';

/** The lists of the Record Mapper's form: without any connection from the tables, with one from the account too. */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

const node = new RecordMapper();
const { getSuggestedOverrides, getTargetFields } = node.methods.loadOptions;
const { searchSourceFields, searchTableKinds, searchXeroOrganisations, searchZohoOrganizations } = node.methods.listSearch;

const invoices = { mapping: 'zohoBooksInvoiceToXeroInvoice' };
const custom = { mapping: 'custom', sourceApp: 'zohoBooks', sourceResource: 'invoice', targetApp: 'zohoBooks', targetResource: 'invoice' };

/** The open form, in the row of the overrides that is being filled in. */
const inRow = (parameters: INodeParameters, row: INodeParameters = {}, credentials: Record<string, Stored> = {}): ILoadOptionsFunctions => {
	const { fields = [] } = (parameters.fieldOverrides ?? {}) as { fields?: INodeParameters[] };
	const form = openForm({ node, parameters: { ...parameters, fieldOverrides: { fields: [...fields, row] } }, credentials });
	return Object.assign(form, { path: `parameters.fieldOverrides.fields[${fields.length}].from` });
};
const sources = async (form: ILoadOptionsFunctions, filter?: string) =>
	(await searchSourceFields.call(form, filter)).results.map(({ name, value }) => [name, value]);
const targets = async (form: ILoadOptionsFunctions) => (await getTargetFields.call(form)).map(({ name, value }) => [name, value]);

describe('without a connection', () => {
	it('the target fields are those of the chosen mapping, in groups and rows too', async () => {
		const of = async (parameters: INodeParameters) => await targets(inRow(parameters));
		expect(await of({ mapping: 'zohoBooksPaymentToXeroPayment' })).toContainEqual(['Account › Code', 'Account.Code']);
		expect(await of(invoices)).toEqual(
			expect.arrayContaining([
				['Line Items › Account', 'LineItems[].AccountCode'],
				['Contact › ContactNumber', 'Contact.ContactNumber'],
			]),
		);
		expect(await of({ mapping: 'xeroInvoiceToZohoCrmDeal' })).toContainEqual(['Xero Amount Due', 'Xero_Amount_Due']);
		expect(await of({ mapping: 'zohoBooksReportingTagToXeroTrackingOptions' })).toContainEqual(['Option Name', 'Name']);
		expect(await of(custom)).toContainEqual(['Reference Number', 'reference_number']);
		expect(await of({ ...custom, targetResource: 'none' })).toEqual([]);
		expect(await of({ mapping: 'unknown' })).toEqual([]);
	});
	it('the fields of the record are those of its table, read-only ones too', async () => {
		const found = await sources(inRow(invoices, { field: 'Reference', source: 'path' }));
		expect(found).toEqual(
			expect.arrayContaining([
				['Total · total', 'total'],
				[expect.stringMatching(/^Suggested \(98 % sure\): Reference Number · reference_number$/) as string, 'reference_number'],
			]),
		);
		expect(found[0]![1]).toBe('reference_number');
		expect(new Set(found.map(([, value]) => value)).size).toBe(found.length);
		expect(found.filter(([, value]) => String(value).startsWith('line_items'))).toEqual([]);
		expect(await sources(inRow(invoices, { field: 'Reference', source: 'path' }), 'REFERENCE_number')).toEqual([
			[expect.stringContaining('Reference Number · reference_number') as string, 'reference_number'],
		]);
		expect(await sources(inRow({ mapping: 'unknown' }))).toEqual([]);
	});
	it('in rows they are those of the rows, then those of the record, with what the mapping works out', async () => {
		const found = await sources(inRow(invoices, { field: 'LineItems[].AccountCode', source: 'table' }));
		expect(found[0]![1]).not.toMatch(/^\$\./);
		expect(found).toEqual(
			expect.arrayContaining([
				['Line Items › Quantity · quantity', 'quantity'],
				['Total · $.total', '$.total'],
			]),
		);
		expect(found).toContainEqual(['Used by This Mapping · discount_rate', 'discount_rate']);
		const priced = await sources(inRow(invoices, { field: 'LineItems[].UnitAmount', source: 'path' }));
		expect(priced[0]).toEqual([expect.stringMatching(/^Suggested \(\d+ % sure\): Line Items › Rate · rate$/), 'rate']);
		const paid = await sources(inRow({ mapping: 'zohoBooksPaymentToXeroPayment' }, { field: 'Amount', source: 'path' }));
		expect(paid).toEqual(
			expect.arrayContaining([
				['Invoices › Amount Applied · amount_applied', 'amount_applied'],
				['Date · $.date', '$.date'],
			]),
		);
	});
	it('the lists of the record are what rows are made from, and then their rows have fields', async () => {
		expect(await sources(inRow(custom, { field: 'line_items', source: 'rows' }))).toContainEqual(['Line Items · line_items', 'line_items']);
		const withRows = {
			...custom,
			fieldOverrides: { fields: [{ field: 'line_items', source: 'rows', from: { __rl: true, mode: 'list', value: 'line_items' } }] },
		};
		const row = { field: 'line_items[].name', source: 'path' };
		expect((await sources(inRow(withRows, row)))[0]).toEqual([expect.stringMatching(/^Suggested \(98 % sure\): Line Items › Name · name$/), 'name']);
		expect((await sources(inRow(custom, row)))[0]![0]).not.toMatch(/^Line Items/);
	});
	it('what is suggested for the fields that nothing fills is taken over by a click', async () => {
		const offers = async (parameters: INodeParameters) => await getSuggestedOverrides.call(inRow(parameters));
		const toXero = { mapping: 'custom', sourceApp: 'zohoBooks', sourceResource: 'invoice', targetApp: 'xero', targetResource: 'invoice' };
		const found = await offers(toXero);
		expect(found[0]).toMatchObject({ name: expect.stringMatching(/^All \d+ That Are 75 % Sure or More$/) as string });
		expect(found).toContainEqual({
			name: 'Reference from Reference Number (98 % Sure)',
			value: '{"Reference":{"from":"reference_number"}}',
			description: expect.stringContaining('both mean') as string,
		});
		expect(found.filter(({ name }) => name.startsWith('Line Items With'))).toHaveLength(1);
		// What the built-in mapping fills is not offered again.
		const more = await offers(invoices);
		expect(more.filter(({ value }) => /^\{"(Reference|LineItems|DueDate)"/.test(String(value)))).toEqual([]);
		expect(await offers({ mapping: 'unknown' })).toEqual([]);
	});
	it('a sample record has its say, and what was chosen before stays to be seen', async () => {
		const before = '{"Url":{"from":"gone"}}';
		const parameters = { ...custom, targetApp: 'xero', record: { PurchaseOrderRef: 'PO-1', cf_reference: 'R-1' }, suggestedOverrides: [before] } as unknown;
		const found = await getSuggestedOverrides.call(inRow(parameters as INodeParameters));
		expect(found.at(-1)).toEqual({ name: 'Chosen Before: Url', value: before, description: before });
		const listed = await sources(inRow({ ...invoices, record: { cf_website: 'https://a.example', total: 1 } } as unknown as INodeParameters, { field: 'Url' }));
		expect(listed[0]![1]).not.toBe('');
	});
	it('the kinds of rows are those that the mappings ask for', async () => {
		const { results } = await searchTableKinds.call(inRow(invoices));
		expect(results).toEqual(
			expect.arrayContaining([
				{ name: 'Account · account', value: 'account' },
				{ name: 'Purchase Tax · purchaseTax', value: 'purchaseTax' },
			]),
		);
		expect((await searchTableKinds.call(inRow(invoices), 'payment')).results).toEqual([{ name: 'Payment Account · paymentAccount', value: 'paymentAccount' }]);
	});
	it('every named transform is in the list, in plain words, and those that are told something have a field for it', () => {
		const overrides = node.description.properties.find(({ name }) => name === 'fieldOverrides')!;
		const [{ values }] = overrides.options as [INodePropertyCollection];
		const options = values.find(({ name }) => name === 'transform')!.options as INodePropertyOptions[];
		expect(options.map(({ value }) => value).sort()).toEqual(['', ...vias].sort());
		expect(options.filter(({ name, description }) => !/^[A-Z]/.test(name) || !description)).toEqual([]);
		const told = values.find(({ name }) => name === 'argument')!.displayOptions!.show!.transform!;
		expect(told).toEqual(expect.arrayContaining(['clip', 'prefix', 'dayIn']));
		expect(told).not.toContain('upper');
	});
	it('every built-in mapping has lists', async () => {
		const [mapping] = node.description.properties;
		for (const { value } of mapping!.options as { value: string }[]) {
			if (value === 'custom') continue;
			expect([value, (await targets(inRow({ mapping: value }))).length > 0]).toEqual([value, true]);
			expect([value, (await sources(inRow({ mapping: value }, { field: '', source: 'path' }))).length > 0]).toEqual([value, true]);
		}
	});
});

describe('with a connection', () => {
	let finance: FinanceAccount;
	beforeAll(async () => {
		finance = await FinanceAccount.start();
	});
	beforeEach(async () => await finance.begin());
	afterAll(async () => await finance.close());

	const live = { live: true, zohoOrganization: byId(zohoOrganization.id) };
	const inLiveRow = (parameters: INodeParameters, row: INodeParameters = {}) => inRow({ ...live, ...parameters }, row, { ...finance.account });

	it("the account's own fields of Zoho's finance apps are on both sides, as they are read and as they are written", async () => {
		expect(await sources(inLiveRow(invoices, { field: 'Reference', source: 'path' }))).toContainEqual([
			'Custom Fields › PO Number · custom_field_hash.cf_po_number',
			'custom_field_hash.cf_po_number',
		]);
		expect(await targets(inLiveRow(custom))).toContainEqual(['PO Number', 'cf_po_number']);
		expect(finance.said).toEqual(['GET /settings/customfields']);
	});
	it('nothing is read unless live data is wanted', async () => {
		const form = inRow({ ...invoices, live: false }, { field: 'Reference', source: 'path' }, { ...finance.account });
		expect((await sources(form, 'cf_')).length).toBe(0);
		expect(finance.asked).toEqual([]);
	});
	it("the account's own fields of CRM are there, and its types", async () => {
		const deal = { mapping: 'zohoCrmDealToXeroInvoice' };
		const [without, found] = [await sources(inRow(deal)), await sources(inLiveRow(deal, { field: 'Reference', source: 'path' }))];
		const own = found.filter(([name]) => !without.some(([other]) => other === name));
		expect(own.length).toBeGreaterThan(0);
		const fields = await targets(inLiveRow({ mapping: 'xeroInvoiceToZohoCrmDeal' }));
		expect(fields).toContainEqual(['Xero Amount Due', 'Xero_Amount_Due']);
	});
	it('the tables stay where the account does not answer, and the list says so', async () => {
		await finance.signIn({ scopes: ['ZohoBooks.invoices.READ'] });
		const deal = inLiveRow({ mapping: 'zohoCrmDealToXeroInvoice' }, { field: 'Reference', source: 'path' });
		const found = await sources(deal, 'deal_name');
		expect(found[0]![1]).toBe('Deal_Name');
		expect(found.at(-1)).toEqual([expect.stringMatching(/^The account's own fields could not be read: /), '']);
		const listed = await getTargetFields.call(inLiveRow({ mapping: 'xeroInvoiceToZohoCrmDeal' }));
		expect(listed.length).toBeGreaterThan(10);
		expect(listed.at(-1)).toEqual({ name: "The account's own fields could not be read", value: '', description: expect.any(String) as string });
		const without = inRow({ ...invoices, live: true }, { field: 'Reference', source: 'path' });
		expect((await sources(without)).length).toBeGreaterThan(10);
	});
	it('a run needs no connection of the other side for that', async () => {
		const parameters = { ...live, mapping: 'zohoCrmDealToXeroInvoice' };
		const items = [{ id: '401', Deal_Name: 'Stock', Account_Name: { id: '201' }, Amount: 10, Closing_Date: '2026-10-30' }];
		const { outputs, error } = await runNode({ node, parameters, items, credentials: { ...finance.account } });
		expect(error).toBeUndefined();
		expect(outputs[0]).toMatchObject([{ json: { InvoiceNumber: 'CRM-401' } }]);
		expect(finance.asked).toEqual([]);
	});
	it('organisations of both vendors are picked from a list', async () => {
		const zoho = await searchZohoOrganizations.call(inLiveRow(invoices), zohoOrganization.name.slice(0, 4).toUpperCase());
		expect(zoho.results).toEqual([{ name: zohoOrganization.name, value: zohoOrganization.id }]);
		const sandbox = await startSandbox();
		const oauthTokenData = await new SandboxControl(sandbox.url).lever<Record<string, string>>('tokens', { vendor: 'xero' });
		const data = { apiAddress: `${sandbox.url}/xero`, clientId: xeroClient.id, clientSecret: xeroClient.secret, oauthTokenData };
		const form = inRow({ ...invoices, ...live }, {}, { xeroAccountingOAuth2Api: { type: new XeroAccountingOAuth2Api(), data } });
		const { results } = await searchXeroOrganisations.call(form).finally(async () => await sandbox.close());
		expect(results.map(({ value }) => value)).toContain(NZ);
	});
});
