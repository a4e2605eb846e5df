import type { Row } from '../../sandbox/vendor';
import { days, rows } from './zohoCaller';
import { crmCaller, id, seconds, type CrmCaller } from './zohoCrmCaller';

let desk: CrmCaller;
beforeEach(() => void (desk = crmCaller()));

const post = (module: string, ...data: Row[]) => desk.call('POST', `/${module}`, { body: { data } });
const put = (module: string, ...data: Row[]) => desk.call('PUT', `/${module}`, { body: { data } });
const lead = (more: Row = {}): Row => ({ Last_Name: 'Kea', Company: 'Kea Ltd', ...more });
const property = (more: Row = {}): Row => ({ Name: 'P', Kind: 'House', ...more });

describe('inserting', () => {
	it('answers 201, with who and when for each', () => {
		const said = post('Leads', lead(), lead({ Last_Name: 'Tui' }));
		expect(said.status).toBe(201);
		expect(said.data).toMatchObject([{ code: 'SUCCESS', message: 'record added', status: 'success' }, { code: 'SUCCESS' }]);
		expect(said.details).toEqual({
			Modified_Time: '2026-11-25T12:00:00+13:00',
			Modified_By: { name: 'Mere Tane', id: '5725767000000411001' },
			Created_Time: '2026-11-25T12:00:00+13:00',
			id: expect.stringMatching(/^\d{19}$/),
			Created_By: { name: 'Mere Tane', id: '5725767000000411001' },
		});
	});

	it('keeps the results by index where some fail: 207, or the status of a success', () => {
		const some = [lead(), { Company: 'No name' }, lead({ Email: 'not an address' }), lead({ Last_Name: 'Tui' })];
		const said = post('Leads', ...some);
		expect(said.status).toBe(207);
		expect(said.data.map(({ code }) => code)).toEqual(['SUCCESS', 'MANDATORY_NOT_FOUND', 'INVALID_DATA', 'SUCCESS']);
		expect(said.data[1]).toEqual({
			code: 'MANDATORY_NOT_FOUND',
			details: { api_name: 'Last_Name', json_path: '$.data[1].Last_Name' },
			message: 'required field not found',
			status: 'error',
		});
		expect(said.data[2]).toMatchObject({ message: 'invalid data', details: { expected_data_type: 'email', api_name: 'Email', json_path: '$.data[2].Email' } });
		desk.lever('crmUnsure', { mixed: 200 });
		expect(post('Leads', ...some).status).toBe(201);
	});

	it('answers 400 where all fail, in the same shape', () => {
		expect(post('Leads', { Company: 'A' })).toMatchObject({ status: 400, data: [{ code: 'MANDATORY_NOT_FOUND' }] });
	});

	it('enforces what the layout wants, and that of another layout', () => {
		expect(post('Leads', { Last_Name: 'Kea' }).details).toEqual({ api_name: 'Company', json_path: '$.data[0].Company' });
		const [, partner] = rows(desk.call('GET', '/settings/layouts', { query: { module: 'Leads' } }).body.layouts);
		const Layout = { id: partner?.id };
		expect(post('Leads', lead({ Layout })).details).toMatchObject({ api_name: 'Phone' });
		const made = desk.made('Leads', lead({ Layout, Phone: '+64 9 1' }));
		expect(desk.read('Leads', made)).toMatchObject({ Layout: { name: 'Partner' } });
		expect(post('Leads', lead({ Layout: { id: '1' } })).first).toMatchObject({ code: 'INVALID_DATA', details: { api_name: 'Layout' } });
	});

	it.each([
		['a text that is too long', { Last_Name: 'K'.repeat(81) }, { maximum_length: 80, api_name: 'Last_Name' }],
		['a number for a text', { Last_Name: 5 }, { expected_data_type: 'text', api_name: 'Last_Name' }],
		['a text for a number', { No_of_Employees: '5' }, { expected_data_type: 'integer', api_name: 'No_of_Employees' }],
		['a fraction for a whole', { No_of_Employees: 1.5 }, { expected_data_type: 'integer' }],
		['a text for money', { Annual_Revenue: '5' }, { expected_data_type: 'double' }],
		['a text for a flag', { Email_Opt_Out: 'true' }, { expected_data_type: 'boolean' }],
		['a moment without its offset', { Last_Call_At: '2026-11-25T12:00:00' }, { expected_data_type: 'datetime' }],
		['one value for several', { Interests: 'Payroll' }, { expected_data_type: 'jsonarray' }],
		['a choice that is none', { Lead_Status: 'Frozen' }, { api_name: 'Lead_Status' }],
		['one of several choices that is none', { Interests: ['Payroll', 'Sailing'] }, { api_name: 'Interests', json_path: '$.data[0].Interests[1]' }],
		['an owner who has gone', { Owner: { id: '5725767000000411004' } }, { api_name: 'id', json_path: '$.data[0].Owner.id' }],
		['an id that is a number', { Owner: { id: 411002 } }, { expected_data_type: 'jsonobject' }],
		['a phone with letters', { Phone: 'call me' }, { expected_data_type: 'text', api_name: 'Phone' }],
	])('refuses %s', (_, more, details) => {
		expect(post('Leads', lead(more)).first).toMatchObject({ code: 'INVALID_DATA', status: 'error', details });
	});

	it.each([
		['a date that is none', { Built_On: '2026-02-30' }, { expected_data_type: 'date', api_name: 'Built_On' }],
		['a lookup of nothing', { Account: { id: '1' } }, { api_name: 'id', json_path: '$.data[0].Account.id' }],
		['a lookup as a bare id', { Account: id('Accounts', 1) }, { expected_data_type: 'jsonobject', api_name: 'Account' }],
		['a large number with a point', { Register_Entry: '1.5' }, { expected_data_type: 'bigint' }],
		['an address that is none', { Link: 'nowhere' }, { expected_data_type: 'website' }],
		['rows that are none', { Viewings: {} }, { expected_data_type: 'jsonarray', api_name: 'Viewings' }],
		['a row that lacks something', { Viewings: [{ Offer: 1 }] }, { api_name: 'Visitor', json_path: '$.data[0].Viewings[0].Visitor' }],
		['a file that was not uploaded', { Floor_Plans: [{ File_Id__s: 'none' }] }, { api_name: 'File_Id__s' }],
	])('refuses %s in a custom field', (_, more, details) => {
		expect(post('Properties', property(more))).toMatchObject({ status: 400, details });
	});

	it('keeps and shows every kind of value', () => {
		const sent = property({
			Cadastre_Number: 'NSN-1',
			Account: { id: id('Accounts', 2) },
			Buyer: { id: id('Contacts', 3) },
			Agent: { id: '5725767000000411003' },
			Features: ['Garden', 'Pool'],
			Price: 300_000.5,
			Area: 120,
			Commission: 3.25,
			Rooms: 4,
			Register_Entry: '9007199254740993',
			Listed: true,
			Built_On: '1999-12-31',
			Open_House: '2026-12-24T08:00:00Z',
			Link: 'https://example.com/p',
			Currency: 'EUR',
			Unknown_Field: 'passed over',
			Price_per_Area: 1,
			Property_Number: 'PR-1',
		});
		const read = desk.read('Properties', desk.made('Properties', sent));
		expect(read).toMatchObject({
			Account: { name: 'Tui Design Studio', id: id('Accounts', 2) },
			Buyer: { name: 'Hana Kim' },
			Agent: { name: 'Lena Fischer', email: 'lena@kowhai.example' },
			Features: ['Garden', 'Pool'],
			Price: 300_000.5,
			Register_Entry: '9007199254740993',
			Listed: true,
			Built_On: '1999-12-31',
			Open_House: '2026-12-24T21:00:00+13:00',
			Currency: 'EUR',
			Exchange_Rate: 0.555555556,
			Price_per_Area: 2500,
			Property_Number: 'PR-1003',
			Email_Opt_Out: false,
			Details: null,
			Owner: { name: 'Mere Tane', id: '5725767000000411001', email: 'mere@kowhai.example' },
			$currency_symbol: '€',
			$approval_state: 'approved',
		});
		expect(read).not.toHaveProperty('Unknown_Field');
	});

	it('refuses what takes no duplicates, and names the other record', () => {
		const said = post('Leads', lead({ External_Id: 'lead-3' }));
		expect(said.first).toEqual({
			code: 'DUPLICATE_DATA',
			details: {
				api_name: 'External_Id',
				json_path: '$.data[0].External_Id',
				duplicate_record: {
					Owner: { name: 'Mere Tane', id: '5725767000000411001' },
					module: { api_name: 'Leads', id: expect.any(String) },
					id: id('Leads', 3),
				},
			},
			message: 'duplicate data',
			status: 'error',
		});
		// Among those of one call as well.
		expect(post('Leads', lead({ External_Id: 'X' }), lead({ External_Id: 'X' })).data.map(({ code }) => code)).toEqual(['SUCCESS', 'DUPLICATE_DATA']);
		// An address is no such field unless it is made one.
		expect(post('Leads', lead({ Email: 'ana.rimu@mail.example' })).status).toBe(201);
		desk.seed({ fields: [{ module: 'Leads', api_name: 'Email', unique: {} }] });
		expect(post('Leads', lead({ Email: 'ana.rimu@mail.example' })).first).toMatchObject({ code: 'DUPLICATE_DATA', details: { api_name: 'Email' } });
	});

	it('wants the module beside What_Id', () => {
		const What_Id = { id: id('Deals', 1) };
		expect(post('Tasks', { Subject: 'A', What_Id }).first).toMatchObject({
			code: 'DEPENDENT_FIELD_MISSING',
			details: { api_name: '$se_module', dependee: { api_name: 'What_Id' } },
		});
		expect(post('Tasks', { Subject: 'A', What_Id, $se_module: 'Accounts' }).first).toMatchObject({ code: 'INVALID_DATA' });
		expect(desk.read('Tasks', desk.made('Tasks', { Subject: 'A', What_Id, $se_module: 'Deals' }))).toMatchObject({
			What_Id: { name: 'Cafe refit' },
			$se_module: 'Deals',
		});
	});

	it.each([
		['no JSON', '{', 'INVALID_REQUEST', {}],
		['no object', '[]', 'INVALID_DATA', { expected_data_type: 'jsonobject' }],
		['no data', {}, 'MANDATORY_NOT_FOUND', { api_name: 'data' }],
		['no record', { data: [] }, 'MANDATORY_NOT_FOUND', { api_name: 'data' }],
		['data that is no list', { data: {} }, 'INVALID_DATA', { expected_data_type: 'jsonarray' }],
		['more than a hundred', { data: Array.from({ length: 101 }, () => ({})) }, 'LIMIT_EXCEEDED', { limit: 100 }],
		['an unknown trigger', { data: [{}], trigger: ['alarm'] }, 'INVALID_DATA', { api_name: 'trigger' }],
	])('refuses a body with %s', (_, body, code, details) => {
		expect(desk.call('POST', '/Leads', { body })).toMatchObject({ status: 400, body: { code, status: 'error' }, details });
	});

	it('takes what may be set off, and nothing of it', () => {
		for (const trigger of [['workflow', 'approval', 'blueprint', 'orchestration'], []])
			expect(desk.call('POST', '/Leads', { body: { data: [lead()], trigger } }).status).toBe(201);
	});
});

describe('updating', () => {
	it('changes what is sent, by address or by id', () => {
		desk.later(seconds(60));
		const said = desk.call('PUT', `/Leads/${id('Leads', 1)}`, { body: { data: [{ Lead_Status: 'Contacted' }] } });
		expect(said).toMatchObject({ status: 200, data: [{ message: 'record updated', details: { Modified_Time: '2026-11-25T12:01:00+13:00' } }] });
		expect(said.details.Created_Time).not.toBe(said.details.Modified_Time);
		expect(put('Leads', { id: id('Leads', 1), Designation: 'Owner' }).status).toBe(200);
		expect(desk.read('Leads', id('Leads', 1))).toMatchObject({ Lead_Status: 'Contacted', Designation: 'Owner', Last_Name: 'Rimu' });
	});

	it('clears with null, but not what is mandatory', () => {
		expect(put('Leads', { id: id('Leads', 1), Phone: null }).status).toBe(200);
		expect(desk.read('Leads', id('Leads', 1)).Phone).toBeNull();
		expect(put('Leads', { id: id('Leads', 1), Last_Name: null }).first).toMatchObject({ code: 'MANDATORY_NOT_FOUND' });
	});

	it('checks what takes no duplicates against the others only', () => {
		expect(put('Leads', { id: id('Leads', 1), External_Id: 'LEAD-1' }).status).toBe(200);
		expect(put('Leads', { id: id('Leads', 1), External_Id: 'LEAD-2' }).first).toMatchObject({ code: 'DUPLICATE_DATA' });
	});

	it('says which ids are none', () => {
		expect(put('Leads', { id: '42', Phone: '1' }, { Phone: '1' }, { id: id('Leads', 2), Phone: '1' })).toMatchObject({
			status: 207,
			data: [
				{ code: 'INVALID_DATA', message: 'the id given seems to be invalid', details: { id: '42' } },
				{ code: 'MANDATORY_NOT_FOUND', details: { api_name: 'id' } },
				{ code: 'SUCCESS' },
			],
		});
		expect(desk.call('PUT', '/Leads/42', { body: { data: [{}] } })).toMatchObject({
			status: 400,
			body: { code: 'INVALID_DATA', details: { resource_path_index: 1 } },
		});
	});

	it('is refused for a record that is locked', () => {
		const [locked] = desk.seed({ Leads: [lead({ Locked__s: true })] })['crm.Leads']!;
		const expected = { code: 'RECORD_LOCKED', message: 'Sorry, you cannot perform this operation as the record is locked.' };
		expect(put('Leads', { id: locked!.id, Phone: '1' }).first).toMatchObject(expected);
		expect(desk.call('DELETE', `/Leads/${String(locked!.id)}`)).toMatchObject({ status: 400, body: expected });
	});

	it('is refused where someone was there since', () => {
		const before = '2026-11-01T00:00:00+13:00';
		const change = (since: string) =>
			desk.call('PUT', `/Leads/${id('Leads', 1)}`, { body: { data: [{ Phone: '1' }] }, headers: { 'if-unmodified-since': since } });
		expect(change('2026-11-25T12:00:00+13:00').status).toBe(200);
		expect(change(before)).toMatchObject({ status: 412, data: [{ code: 'ALREADY_MODIFIED', details: { id: id('Leads', 1) } }] });
	});

	it('takes values out of a multi-select one by one', () => {
		put('Leads', { id: id('Leads', 2), Interests: [{ id: 'Payroll', _delete: null }, 'Reporting'] });
		expect(desk.read('Leads', id('Leads', 2)).Interests).toEqual(['Accounting', 'Reporting']);
	});

	it('shows times in the zone of whoever asks', () => {
		desk.seed({ users: [{ id: '5725767000000411002', time_zone: 'America/New_York' }] });
		desk.lever('crmUser', { id: '5725767000000411002' });
		const { details } = put('Leads', { id: id('Leads', 1), Phone: '1' });
		expect(details).toMatchObject({ Modified_Time: '2026-11-24T18:00:00-05:00', Modified_By: { name: 'Tama Reid' }, Created_By: { name: 'Mere Tane' } });
	});

	it('knows what CRM fills in', () => {
		const deal = desk.made('Deals', { Deal_Name: 'D', Stage: 'Qualification', Closing_Date: '2027-01-01', Amount: 200 });
		expect(desk.read('Deals', deal)).toMatchObject({ Probability: 10, Expected_Revenue: 20 });
		put('Deals', { id: deal, Stage: 'Closed Won' });
		expect(desk.read('Deals', deal)).toMatchObject({ Probability: 100, Expected_Revenue: 200 });
		const call = desk.made('Calls', { Subject: 'C', Call_Type: 'Outbound', Call_Start_Time: '2026-11-26T09:00:00Z', Call_Duration: '01:30' });
		expect(desk.read('Calls', call)).toMatchObject({ Call_Duration_in_seconds: 90, Call_Status: 'Scheduled' });
	});
});

describe('rows of a subform', () => {
	const viewings = () => rows(desk.read('Properties', id('Properties', 1)).Viewings);
	const write = (Viewings: unknown) => put('Properties', { id: id('Properties', 1), Viewings });

	it('have ids, and are changed, added and taken away by them', () => {
		const [first, second] = viewings();
		expect(first).toMatchObject({ id: expect.stringMatching(/^\d{19}$/), Visitor: 'David Miller', Contact: { name: 'David Miller' }, Offer: 800_000 });
		expect(write([{ id: second!.id, Outcome: 'Interested' }, { Visitor: 'New' }]).status).toBe(200);
		expect(viewings()).toMatchObject([{ id: first!.id }, { id: second!.id, Visitor: 'A passer-by', Outcome: 'Interested' }, { Visitor: 'New' }]);
		write([{ id: first!.id, _delete: null }]);
		expect(viewings().map(({ Visitor }) => Visitor)).toEqual(['A passer-by', 'New']);
		expect(write([{ id: '1', Visitor: 'X' }]).first).toMatchObject({ code: 'INVALID_DATA', details: { json_path: '$.data[0].Viewings[0].id' } });
		write(null);
		expect(viewings()).toEqual([]);
	});

	it('that are not sent may go as well', () => {
		desk.lever('crmUnsure', { rows: 'replace' });
		const [, second] = viewings();
		write([{ id: second!.id, Outcome: 'Interested' }]);
		expect(viewings().map(({ id: one }) => one)).toEqual([second!.id]);
	});
});

describe('totals', () => {
	it('are those of the lines', () => {
		const quote = desk.read('Quotes', id('Quotes', 1));
		expect(rows(quote.Quoted_Items)).toMatchObject([
			{
				Product_Name: { name: 'Consulting hour', Product_Code: 'CONS-H' },
				Quantity: 10,
				List_Price: 145,
				Total: 1450,
				Tax: 217.5,
				Net_Total: 1667.5,
				Sequence_Number: 1,
			},
			{ Quantity: 2, List_Price: 189.9, Discount: '10%', Total: 379.8, Total_After_Discount: 341.82, Tax: 51.27, Net_Total: 393.09 },
		]);
		expect(rows(quote.Quoted_Items)[0]!.Line_Tax).toEqual([{ name: 'GST', percentage: 15, display_name: 'GST - 15 %', value: 217.5 }]);
		expect(quote).toMatchObject({ Sub_Total: 2060.59, Tax: 268.77, Grand_Total: 2060.59 });
	});

	it('follow discount and adjustment, whatever is sent for them', () => {
		put('Quotes', { id: id('Quotes', 1), Discount: 60.59, Adjustment: 10, Grand_Total: 1 });
		expect(desk.read('Quotes', id('Quotes', 1)).Grand_Total).toBe(2010);
	});

	it('want lines with products', () => {
		expect(post('Invoices', { Subject: 'I' }).details).toMatchObject({ api_name: 'Invoiced_Items' });
		expect(post('Invoices', { Subject: 'I', Invoiced_Items: [{ Quantity: 1 }] }).details).toMatchObject({
			json_path: '$.data[0].Invoiced_Items[0].Product_Name',
		});
		expect(post('Purchase_Orders', { Subject: 'P', Purchase_Items: [{ Product_Name: { id: id('Products', 1) } }] }).details).toMatchObject({
			api_name: 'Vendor_Name',
		});
	});
});

describe('upserting', () => {
	const upsert = (data: Row[], more: Row = {}) => desk.call('POST', '/Leads/upsert', { body: { data, ...more } });

	it('says what it did and by which field', () => {
		const said = upsert([lead({ Last_Name: 'Rimu', Email: 'ANA.RIMU@mail.example' }), lead({ Email: 'new@mail.example' })]);
		expect(said.status).toBe(200);
		expect(said.data).toMatchObject([
			{ action: 'update', duplicate_field: 'Email', message: 'record updated', details: { id: id('Leads', 1) } },
			{ action: 'insert', duplicate_field: null, message: 'record added' },
		]);
	});

	it('looks at the fields in the order given', () => {
		const both = lead({ Email: 'jack.thompson@mail.example', External_Id: 'LEAD-1' });
		expect(upsert([both], { duplicate_check_fields: ['External_Id', 'Email'] }).first).toMatchObject({
			duplicate_field: 'External_Id',
			details: { id: id('Leads', 1) },
		});
		// By the address it is the other lead, and the number is taken.
		expect(upsert([lead({ Email: 'priya.patel@mail.example', External_Id: 'LEAD-1' })], { duplicate_check_fields: ['Email'] }).first).toMatchObject({
			code: 'DUPLICATE_DATA',
			details: { api_name: 'External_Id' },
		});
		expect(upsert([both], { duplicate_check_fields: ['Nonsense'] })).toMatchObject({
			status: 400,
			body: { code: 'INVALID_DATA', details: { api_name: 'duplicate_check_fields' } },
		});
	});

	it('goes by the module itself and unique fields where nothing is given', () => {
		expect(upsert([lead({ External_Id: 'LEAD-4' })]).first).toMatchObject({ duplicate_field: 'External_Id', details: { id: id('Leads', 4) } });
		expect(desk.call('POST', '/Accounts/upsert', { body: { data: [{ Account_Name: 'harbour cafe ltd', Phone: '1' }] } }).first).toMatchObject({
			action: 'update',
			duplicate_field: 'Account_Name',
		});
	});

	it('may answer 201 for what is only new', () => {
		expect(upsert([lead()]).status).toBe(200);
		desk.lever('crmUnsure', { upserted: 201 });
		expect(upsert([lead({ Email: 'a@b.example' })]).status).toBe(201);
		expect(upsert([lead({ Email: 'a@b.example' })]).status).toBe(200);
	});
});

describe('deleting', () => {
	it('is told for each id', () => {
		const said = desk.call('DELETE', '/Leads', { query: { ids: `${id('Leads', 1)},42,${id('Leads', 2)}` } });
		expect(said).toMatchObject({
			status: 207,
			data: [
				{ code: 'SUCCESS', message: 'record deleted', details: { id: id('Leads', 1) } },
				{ code: 'INVALID_DATA', details: { id: '42' } },
				{ code: 'SUCCESS' },
			],
		});
		expect(desk.call('GET', `/Leads/${id('Leads', 1)}`).status).toBe(204);
		expect(desk.call('DELETE', `/Leads/${id('Leads', 3)}`)).toMatchObject({ status: 200, data: [{ message: 'record deleted' }] });
		expect(desk.call('DELETE', `/Leads/${id('Leads', 3)}`)).toMatchObject({
			status: 400,
			body: { code: 'INVALID_DATA', message: 'the id given seems to be invalid' },
		});
		expect(desk.call('DELETE', '/Leads')).toMatchObject({ status: 400, body: { code: 'REQUIRED_PARAM_MISSING', details: { param_name: 'ids' } } });
	});

	it('leaves a trace: in the bin, then for good, then none', () => {
		const deleted = (type: string) => desk.call('GET', '/Leads/deleted', { query: { type } });
		expect(deleted('all').status).toBe(204);
		desk.call('DELETE', `/Leads/${id('Leads', 1)}`);
		expect(deleted('all').data).toEqual([
			{
				id: id('Leads', 1),
				display_name: 'Ana Rimu',
				type: 'recycle',
				deleted_time: '2026-11-25T12:00:00+13:00',
				deleted_by: { name: 'Mere Tane', id: '5725767000000411001' },
				created_by: { name: 'Mere Tane', id: '5725767000000411001' },
			},
		]);
		expect(deleted('all').info).toEqual({ per_page: 200, count: 1, page: 1, more_records: false });
		expect(deleted('permanent').status).toBe(204);
		desk.later(days(61));
		expect(deleted('recycle').status).toBe(204);
		expect(deleted('permanent').first).toMatchObject({ type: 'permanent' });
		desk.later(days(60));
		expect(deleted('all').status).toBe(204);
		expect(deleted('sometimes').status).toBe(400);
	});

	it('can be followed', () => {
		desk.call('DELETE', `/Leads/${id('Leads', 1)}`);
		const since = (moment: string) => desk.call('GET', '/Leads/deleted', { headers: { 'if-modified-since': moment } }).status;
		expect(since('2026-11-25T11:59:59+13:00')).toBe(200);
		expect(since('2026-11-25T12:00:00+13:00')).toBe(304);
	});

	it('leaves lookups of it empty', () => {
		desk.call('DELETE', `/Accounts/${id('Accounts', 1)}`);
		expect(desk.read('Contacts', id('Contacts', 1)).Account_Name).toBeNull();
	});
});

describe('reading one', () => {
	it('shows everything, or what is asked for and the id', () => {
		const read = desk.read('Leads', id('Leads', 1));
		expect(read).toMatchObject({
			Full_Name: 'Ana Rimu',
			$converted: false,
			$converted_detail: {},
			Tag: [],
			Locked__s: false,
			$layout_id: { name: 'Standard' },
		});
		expect(desk.call('GET', `/Leads/${id('Leads', 1)}`, { query: { fields: 'Email,Nonsense' } }).first).toEqual({
			Email: 'ana.rimu@mail.example',
			id: id('Leads', 1),
		});
		expect(desk.call('GET', `/Properties/${id('Properties', 1)}`, { query: { fields: 'Viewings' } }).first.Viewings).toHaveLength(2);
	});

	it('answers 204, or 404, where there is nothing', () => {
		expect(desk.call('GET', '/Leads/5725767000000000001')).toMatchObject({ status: 204, body: {} });
		desk.lever('crmUnsure', { missing: 404 });
		expect(desk.call('GET', '/Leads/5725767000000000001')).toMatchObject({ status: 404, body: { code: 'INVALID_DATA' } });
		expect(desk.call('GET', '/Leads/abc')).toMatchObject({ status: 400, body: { details: { resource_path_index: 1 } } });
	});

	it('answers 304 where nothing is new', () => {
		const read = (since: string) => desk.call('GET', `/Leads/${id('Leads', 1)}`, { headers: { 'if-modified-since': since } }).status;
		expect([read('2026-01-01T00:00:00Z'), read('2026-11-25T12:00:00+13:00')]).toEqual([200, 304]);
	});

	it('shows the whole of a rich text elsewhere', () => {
		const Details = `<p>${'word '.repeat(1000)}</p>`;
		const made = desk.made('Properties', property({ Details }));
		expect(String(desk.read('Properties', made).Details)).toHaveLength(2000);
		const whole = (path: string, query: Record<string, string>) => desk.call('GET', `/Properties${path}/actions/fetch_full_data`, { query });
		expect(whole(`/${made}`, { fields: 'Details' }).first).toEqual({ Details, id: made });
		expect(whole('', { ids: made, fields: 'Name' }).data).toEqual([{ Name: 'P', id: made }]);
		expect(whole('', {}).body).toMatchObject({ code: 'REQUIRED_PARAM_MISSING' });
		expect(whole('/1', {}).status).toBe(204);
	});
});

it('clones a record without what is unique', () => {
	const said = desk.call('POST', `/Quotes/${id('Quotes', 1)}/actions/clone`, { body: { data: [{ Subject: 'Copy' }] } });
	expect(said.status).toBe(201);
	const copy = desk.read('Quotes', String(said.details.id));
	expect(copy).toMatchObject({ Subject: 'Copy', Quote_Number: '2', Grand_Total: 2060.59, Account_Name: { name: 'Harbour Cafe Ltd' } });
	const lead2 = desk.call('POST', `/Leads/${id('Leads', 2)}/actions/clone`);
	expect(desk.read('Leads', String(lead2.details.id))).toMatchObject({ External_Id: null, Interests: ['Accounting', 'Payroll'] });
});

describe('currencies', () => {
	it('are told with a rate in foreign units, which one may set', () => {
		const deal = (more: Row) => desk.read('Deals', desk.made('Deals', { Deal_Name: 'D', Stage: 'Qualification', Closing_Date: '2027-01-01', ...more }));
		expect(deal({})).toMatchObject({ Currency: 'NZD', Exchange_Rate: 1, $currency_symbol: 'NZ$' });
		expect(deal({ Currency: 'USD' })).toMatchObject({ Currency: 'USD', Exchange_Rate: 0.605555556, $currency_symbol: '$' });
		expect(deal({ Currency: 'USD', Exchange_Rate: 0.7 })).toMatchObject({ Exchange_Rate: 0.7 });
		expect(post('Deals', { Deal_Name: 'D', Stage: 'Qualification', Closing_Date: '2027-01-01', Currency: 'CHF' }).details).toMatchObject({
			api_name: 'Currency',
		});
	});
});
