import { resourceOfModule, zohoCrm } from '../../src/apis/zohoCrm';
import { linksOf } from '../../src/apis/parts';
import type { Resource } from '../../src/apis/define';
import type { Hurried } from '../support/hurried';
import { colleague, seeded } from '../support/operatingCrm';
import { records } from './accounts';
import { bodyOf, CrmAccount, failures, pairs, type Row } from './crmAccount';

/** What other nodes for Zoho CRM get wrong, measured: each gate with its count. */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

let crm: CrmAccount;
beforeAll(async () => void (crm = await CrmAccount.start()));
afterAll(async () => await crm.close());

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('W9: batches', () => {
	beforeEach(async () => await crm.begin());

	const lead = (index: number, isBad: boolean): Row => ({
		Last_Name: `Person ${index}`,
		Company: 'Many Ltd',
		Email: isBad ? `no address ${index}` : `p${index}@example.com`,
	});

	it.each(['create', 'upsert'])('%s of 1,000 leads, one in ten of them bad, takes 10 calls and keeps an error for each bad row', async (operation) => {
		const isBad = (index: number): boolean => index % 10 === 3;
		const outcome = await crm.write(
			'lead',
			operation,
			upTo(1000).map((index) => lead(index, isBad(index))),
		);
		console.info(`W9 ${operation}: 1,000 leads in ${crm.calls.length} calls, ${pairs(outcome, 0).length} written, ${pairs(outcome, 1).length} refused`);
		expect(crm.calls).toHaveLength(10);
		expect([pairs(outcome, 0), pairs(outcome, 1)]).toEqual([upTo(1000).filter((index) => !isBad(index)), upTo(1000).filter(isBad)]);
		expect(outcome.outputs[0]!.every(({ json, pairedItem }) => json.Last_Name === `Person ${(pairedItem as { item: number }).item}`)).toBe(true);
		for (const { message, details, input } of failures(outcome)) {
			const { Email } = input as Row;
			expect(message).toBe(`Zoho CRM refused the record: Email (Email): invalid data; email is expected; sent: "${String(Email)}" [INVALID_DATA]`);
			expect(details).toEqual([{ at: 'Email', says: expect.stringContaining('invalid data') }]);
		}
	});

	it.each(['create', 'upsert', 'update', 'delete'])('%s of a hundred that are all refused takes one call, since each is told why', async (operation) => {
		const items = upTo(100).map((index) => ({ ...lead(index, true), ...(/create|upsert/.test(operation) ? {} : { id: `1${index}` }) }));
		const outcome = await crm.write('lead', operation, items);
		expect([crm.calls.length, pairs(outcome, 1)]).toEqual([1, upTo(100)]);
	});

	it('one of 200 that CRM cannot read as a whole costs its neighbours nothing', async () => {
		const body = { code: 'INVALID_REQUEST', details: {}, message: 'unable', status: 'error' };
		await crm.control.fault({ vendor: 'zoho', match: { method: 'POST', path: '/Leads' }, times: 1, fault: { kind: 'status', status: 400, body } });
		const items = upTo(200).map((index) => lead(index, false));
		expect(pairs(await crm.write('lead', 'create', items), 0)).toEqual(upTo(200));
		expect(crm.calls.map((call) => (bodyOf(call).data as Row[]).length)).toEqual([50, 50, 100]);
	});
});

describe('W10: lists', () => {
	beforeAll(async () => {
		await crm.begin();
		await crm.seed({ Vendors: upTo(10_000).map((index) => ({ Vendor_Name: `Vendor ${index}` })) });
	}, 30_000);
	beforeEach(() => crm.forget());

	const listing = async (more: Row): Promise<Row[]> => records(await crm.run('vendor', 'getMany', { parameters: more }));
	const ids = (rows: readonly Row[]): number => new Set(rows.map(({ id }) => id)).size;

	it.each([1, 200, 201, 2001])('a limit of %i over 10,000 vendors brings exactly as many, in as few calls as there can be', async (limit) => {
		const found = await listing({ limit });
		if (limit === 1) console.info(`W10: a limit of 1 over 10,000 vendors takes ${crm.calls.length} call`);
		expect([found.length, ids(found), crm.calls.length]).toEqual([limit, limit, Math.ceil(limit / 200)]);
		// By number up to record 2,000, by token behind it, and never by both.
		expect(crm.calls.every(({ query }) => query.has('fields') && query.has('page') !== query.has('page_token'))).toBe(true);
	});

	it('with more than fifty fields, each page takes a call for every fifty, and the rows come as one', async () => {
		await crm.seed({ fields: upTo(100).map((index) => ({ module: 'Vendors', api_name: `Extra_${index}`, data_type: 'text' })) });
		await crm.seed({ Vendors: [{ Vendor_Name: 'Widest', Extra_0: 'first', Extra_59: 'middle', Extra_99: 'last' }] });
		const found = await listing({ limit: 201 });
		const asked = crm.calls.map(({ query }) => query.get('fields')!.split(','));
		console.info(`W10: ${new Set(asked.flat()).size} fields of 201 vendors in ${asked.length} calls`);
		expect(asked.map(({ length }) => length <= 50)).toEqual(asked.map(() => true));
		expect(asked).toHaveLength(2 * Math.ceil(new Set(asked.flat()).size / 50));
		expect(found).toHaveLength(201);
		expect(found[0]).toMatchObject({ Vendor_Name: 'Widest', Extra_0: 'first', Extra_59: 'middle', Extra_99: 'last' });
		expect(found.every((row) => 'Extra_0' in row && 'Extra_99' in row)).toBe(true);
	});

	it('beyond 2,000 records each portion of the fields keeps its own place in the list', async () => {
		const found = await listing({ limit: 2400 });
		expect([found.length, ids(found)]).toEqual([2400, 2400]);
		expect(found.every((row) => 'Extra_0' in row && 'Extra_99' in row && 'Vendor_Name' in row)).toBe(true);
	});

	it('only the fields that are chosen are asked for', async () => {
		const [row] = await listing({ limit: 1, filters: { fields: ['Vendor_Name'] } });
		expect([Object.keys(row!).sort(), crm.calls.length]).toEqual([['Vendor_Name', 'id'], 1]);
	});

	it('what changed since a time is asked for by its header', async () => {
		await crm.seed({ Vendors: [{ Vendor_Name: 'Newest' }] });
		const since = new Date(Date.now() - 7 * 60_000).toISOString();
		expect((await listing({ returnAll: true, filters: { modifiedSince: since } })).map(({ Vendor_Name }) => Vendor_Name)).toEqual(['Newest']);
		expect(crm.calls.map(({ headers, query }) => [headers['if-modified-since'], query.has('modifiedSince')])).toEqual(
			crm.calls.map(() => [`${since.slice(0, 19)}+00:00`, false]),
		);
		// Nothing that changed is no failure.
		expect(await listing({ returnAll: true, filters: { modifiedSince: new Date(Date.now() + 1000).toISOString() } })).toEqual([]);
	});
});

describe('W11: lines', () => {
	beforeEach(async () => await crm.begin());

	const invoice = seeded('Invoices');
	const product = (n: number): Row => ({ id: seeded('Products', n) });
	const read = async (resource = 'invoice', id: unknown = invoice): Promise<Row> => {
		const [record] = records(await crm.one(resource, 'get', id));
		crm.forget();
		return record!;
	};
	const rowsOf = (record: Row, name = 'Invoiced_Items'): Row[] => record[name] as Row[];

	it('an update that names products keeps the id of the row that is there, adds what is new, and loses nothing', async () => {
		const before = await read();
		const [row] = rowsOf(before);
		const Invoiced_Items = [
			{ Product_Name: product(3), Quantity: 50 },
			{ Product_Name: product(1), Quantity: '1.5', List_Price: 145 },
		];
		const outcome = await crm.write('invoice', 'update', [{ id: invoice, Subject: 'Changed', Invoiced_Items }]);
		expect(failures(outcome)).toEqual([]);
		expect(crm.said).toEqual([`GET /Invoices/${invoice}`, 'PUT /Invoices']);
		expect(bodyOf(crm.calls[1])).toEqual({
			data: [
				{
					Subject: 'Changed',
					Invoiced_Items: [
						{ Product_Name: product(3), Quantity: 50, id: row!.id },
						{ Product_Name: product(1), Quantity: 1.5, List_Price: 145 },
					],
					id: invoice,
				},
			],
		});
		const after = await read();
		expect(rowsOf(after).map(({ id, Quantity, List_Price, Line_Tax }) => [id === row!.id, Quantity, List_Price, (Line_Tax as Row[]).length])).toEqual([
			[true, 50, 150, 1],
			[false, 1.5, 145, 0],
		]);
		const kept = ({
			Invoiced_Items: _rows,
			Subject: _subject,
			Sub_Total: _sum,
			Tax: _tax,
			Grand_Total: _total,
			Modified_Time: _time,
			$line_tax: _lineTax,
			...rest
		}: Row): Row => rest;
		expect(kept(after)).toEqual(kept(before));
	});

	it('rows that an update leaves out stay, and go only where the form says so', async () => {
		const quote = seeded('Quotes');
		const [first, second] = rowsOf(await read('quote', quote), 'Quoted_Items');
		const update = async (more: Row): Promise<Row[]> => {
			const outcome = await crm.write('quote', 'update', [{ id: quote, Quoted_Items: [{ id: first!.id, Quantity: 11 }] }], more);
			expect(failures(outcome)).toEqual([]);
			return (bodyOf(crm.calls.at(-1)).data as Row[])[0]!.Quoted_Items as Row[];
		};
		const sent = await update({});
		expect(sent.map(({ id }) => id)).toEqual([first!.id, second!.id]);
		expect(rowsOf(await read('quote', quote), 'Quoted_Items').map(({ id, Quantity }) => [id, Quantity])).toEqual([
			[first!.id, 11],
			[second!.id, 2],
		]);
		expect(await update({ replaceRows: true })).toEqual([
			{ id: first!.id, Quantity: 11 },
			{ id: second!.id, _delete: null },
		]);
		expect(rowsOf(await read('quote', quote), 'Quoted_Items').map(({ id }) => id)).toEqual([first!.id]);
	});

	it.each([
		['invoice', 'Invoiced_Items', ['Subject']],
		['quote', 'Quoted_Items', ['Subject']],
		['salesOrder', 'Ordered_Items', ['Subject']],
		['purchaseOrder', 'Purchase_Items', ['Subject']],
	])('creating or updating a %s twice leaves its rows as they were the first time', async (resource, name) => {
		const record = {
			Subject: 'Twice',
			...(resource === 'purchaseOrder' ? { Vendor_Name: { id: seeded('Vendors') } } : {}),
			[name]: [
				{ Product_Name: product(1), Quantity: 1, List_Price: 10 },
				{ Product_Name: product(2), Quantity: 2, List_Price: 20 },
			],
		};
		const ids: unknown[] = [];
		for (const quantity of [2, 3, 4]) {
			const rows = [{ ...(record[name as 'Subject' as never][0] as Row), Quantity: quantity }, (record[name as never] as Row[])[1]];
			const outcome = await crm.write(resource, 'upsert', [{ ...record, [name]: rows }], { options: { duplicate_check_fields: ['Subject'] } });
			expect(failures(outcome)).toEqual([]);
			ids.push(records(outcome)[0]!.id);
		}
		expect(new Set(ids).size).toBe(1);
		const lines = rowsOf(await read(resource, ids[0]), name);
		expect(lines.map(({ Quantity, List_Price }) => [Quantity, List_Price])).toEqual([
			[4, 10],
			[2, 20],
		]);
	});
});

describe('W12: lists of the form', () => {
	beforeAll(async () => await crm.begin());
	beforeEach(() => crm.forget());

	const standard = Object.entries(resourceOfModule).filter(([module]) => module !== '');

	it.each(standard)('those of %s ask for its fields and views', async (module, name) => {
		const { load_field, load_customView } = crm.methods.loadOptions!;
		const fields = await load_field!.call(crm.form(name, 'getMany'));
		const views = await load_customView!.call(crm.form(name, 'getMany'));
		expect(crm.settings.map((asked) => asked.replace('?module=', ' '))).toEqual([`fields ${module}`, `custom_views ${module}`]);
		expect(fields.length).toBeGreaterThan(3);
		expect(views.length).toBeGreaterThan(0);
	});

	it.each(standard.filter(([module]) => module !== 'Notes'))('those of what is related to %s ask for its lists', async (module, name) => {
		const { results } = await crm.methods.listSearch!.search_relatedList!.call(crm.form(name, 'getRelated'));
		expect([crm.settings, results.length > 0]).toEqual([[`related_lists?module=${module}`], true]);
	});

	it('those of a record of any module ask for the module that is picked', async () => {
		const module = { __rl: true, mode: 'list', value: 'Properties' };
		const fields = await crm.methods.loadOptions!.load_field!.call(crm.form('record', 'upsert', { module }));
		expect(fields).toContainEqual({ name: 'Cadastre Number', value: 'Cadastre_Number' });
		expect(crm.settings).toEqual(['fields?module=Properties']);
	});

	it('modules are those of the account, own ones too and subforms not', async () => {
		const { results } = await crm.methods.listSearch!.search_module_records!.call(crm.form('record', 'getMany'));
		const names = results.map(({ value }) => value);
		expect(names).toEqual(expect.arrayContaining(['Leads', 'Purchase_Orders', 'Properties']));
		expect(names).not.toContain('Viewings');
	});

	const links = Object.entries<Resource>(zohoCrm).flatMap(([name, resource]) =>
		linksOf(resource).map(({ at, field }) => [`${name}.${at}`, name, field.resource] as const),
	);

	it.each(links)('%s is picked from a list that there is, of the module that it names', async (_, name, linked) => {
		const { results } = await crm.methods.listSearch![`search_${linked}`]!.call(crm.form(name, 'create'));
		const resource = (zohoCrm as Record<string, Resource>)[linked]!;
		// What was listed a moment ago is not asked for again.
		expect(crm.calls.every(({ path }) => path === `/crm/v8${resource.path}`)).toBe(true);
		expect(results.length).toBeGreaterThan(0);
		expect(results.every(({ value, name: shown }) => /^\d{18,19}$/.test(String(value)) && shown !== '')).toBe(true);
	});

	it('users who have left own nothing more', async () => {
		const { results } = await crm.methods.listSearch!.search_user!.call(crm.form('lead', 'create'));
		expect(results.map(({ name }) => name).sort()).toEqual(['Lena Fischer', 'Mere Tane', 'Tama Reid']);
	});

	it('what is typed into a list is searched for in its module', async () => {
		const { results } = await crm.methods.listSearch!.search_vendor!.call(crm.form('purchaseOrder', 'create'), 'North');
		expect([results.map(({ name }) => name), crm.calls.map(({ path, query }) => [path, query.get('word')])]).toEqual([
			['Northland Freight Ltd'],
			[['/crm/v8/Vendors/search', 'North']],
		]);
	});
});

describe('W13: one shape', () => {
	beforeAll(async () => await crm.begin());

	const isRecord = (row: Row | undefined): boolean => Boolean(row) && !('data' in row!) && !('code' in row!) && !('details' in row!);

	it.each<[string, string, Row]>([
		['get', 'lead', { id: seeded('Leads', 2) }],
		['getMany', 'lead', { limit: 1 }],
		['search', 'lead', { limit: 1, filters: { criteria: '(Last_Name:equals:Rimu)' } }],
		['count', 'lead', {}],
		['addTag', 'lead', { id: seeded('Leads', 2), name: 'Warm' }],
		['removeTag', 'lead', { id: seeded('Leads', 2), name: 'Warm' }],
		['changeOwner', 'lead', { id: seeded('Leads', 2), owner: { __rl: true, mode: 'id', value: colleague } }],
		['getRelated', 'account', { id: seeded('Accounts'), relatedList: 'Contacts', limit: 1 }],
		['convertToSalesOrder', 'quote', { id: seeded('Quotes') }],
		['convert', 'lead', { id: seeded('Leads', 3) }],
		['delete', 'lead', { id: seeded('Leads', 4) }],
		['getDeleted', 'lead', { limit: 1 }],
		['get', 'organization', {}],
		['getMany', 'user', { limit: 1 }],
	])('%s of %s gives the record, and no envelope', async (verb, resource, { id, ...parameters }) => {
		const outcome = await (id ? crm.one(resource, verb, id, parameters) : crm.run(resource, verb, { parameters }));
		expect(failures(outcome)).toEqual([]);
		expect(records(outcome).length).toBeGreaterThan(0);
		expect(records(outcome).every(isRecord)).toBe(true);
	});

	it.each(['create', 'upsert'])('%s gives the record with its id', async (verb) => {
		const [row] = records(await crm.write('lead', verb, [{ Last_Name: 'Shape', Company: 'C' }]));
		expect([isRecord(row), row!.Last_Name, String(row!.id).length > 17]).toEqual([true, 'Shape', true]);
	});
});
