import type { Row } from '../../sandbox/vendor';
import { rows } from './zohoCaller';
import { crmCaller, form, id, seconds, type CrmCaller } from './zohoCrmCaller';

/** What hangs on records and what is done with them: lists, notes, files, tags, owners, mass updates, conversions. */

let desk: CrmCaller;
beforeEach(() => void (desk = crmCaller()));

const ACCOUNT = id('Accounts', 1);
const LEAD = id('Leads', 1);

describe('related lists', () => {
	const related = (path: string, fields = 'id') => desk.call('GET', path, { query: { fields } });

	it('are those that look the record up', () => {
		expect(related(`/Accounts/${ACCOUNT}/Contacts`, 'Full_Name')).toMatchObject({
			status: 200,
			data: [{ Full_Name: 'Aroha Ngata' }],
			info: { count: 1, more_records: false },
		});
		expect(related(`/Accounts/${ACCOUNT}/Deals`, 'Deal_Name').data).toMatchObject([{ Deal_Name: 'Cafe refit' }]);
		expect(related(`/Accounts/${ACCOUNT}/Tasks`, 'Subject').data).toMatchObject([{ Subject: 'Call back' }]);
		expect(related(`/Accounts/${ACCOUNT}/SalesOrders`).status).toBe(204);
		expect(related(`/Accounts/${id('Accounts', 3)}/SalesOrders`, 'Subject').data).toMatchObject([{ Subject: 'Winter stock order' }]);
		expect(related(`/Contacts/${id('Contacts', 4)}/Deals`, 'Deal_Name').data).toMatchObject([{ Deal_Name: 'Dashboard licences' }]);
	});

	it('want fields, a list and a record', () => {
		expect(desk.call('GET', `/Accounts/${ACCOUNT}/Contacts`).body).toMatchObject({ code: 'REQUIRED_PARAM_MISSING', details: { param_name: 'fields' } });
		expect(related(`/Accounts/${ACCOUNT}/Cousins`).body).toMatchObject({ code: 'INVALID_MODULE', details: { resource_path_index: 2 } });
		expect(related('/Accounts/42/Contacts').body).toMatchObject({ code: 'INVALID_DATA', details: { resource_path_index: 1 } });
	});

	it('by a bond are added to, changed and removed from', () => {
		const put = (data: Row[]) => desk.call('PUT', `/Campaigns/${id('Campaigns', 1)}/Leads`, { body: { data } });
		expect(put([{ id: LEAD, Member_Status: 'Invited' }, { id: '42' }])).toMatchObject({
			status: 207,
			data: [
				{ code: 'SUCCESS', message: 'relation added', details: { id: LEAD } },
				{ code: 'INVALID_DATA', message: 'the related id given seems to be invalid' },
			],
		});
		expect(put([{ id: LEAD, Member_Status: 'Attended' }]).data).toMatchObject([{ message: 'relation updated' }]);
		expect(related(`/Campaigns/${id('Campaigns', 1)}/Leads`, 'Last_Name,Member_Status').data).toEqual([
			{ Last_Name: 'Rimu', Member_Status: 'Attended', id: LEAD },
		]);
		// From the other side as well.
		expect(related(`/Leads/${LEAD}/Campaigns`, 'Campaign_Name,Member_Status').data).toMatchObject([
			{ Campaign_Name: 'Spring Launch', Member_Status: 'Attended' },
		]);
		expect(related(`/Leads/${LEAD}/Campaigns/${id('Campaigns', 1)}`, 'Campaign_Name').data).toHaveLength(1);
		expect(desk.call('DELETE', `/Leads/${LEAD}/Campaigns/${id('Campaigns', 1)}`)).toMatchObject({ status: 200, data: [{ message: 'relation removed' }] });
		expect(related(`/Campaigns/${id('Campaigns', 1)}/Leads`).status).toBe(204);
		expect(desk.call('DELETE', `/Campaigns/${id('Campaigns', 1)}/Leads`, { query: { ids: LEAD } })).toMatchObject({
			status: 400,
			data: [{ code: 'INVALID_DATA' }],
		});
	});

	it('by a lookup are changed by the lookup alone', () => {
		const body = { data: [{ id: id('Contacts', 2) }] };
		expect(desk.call('PUT', `/Accounts/${ACCOUNT}/Contacts`, { body })).toMatchObject({ status: 400, body: { code: 'NOT_SUPPORTED' } });
	});

	it('tell what has changed since', () => {
		const since = (moment: string) =>
			desk.call('GET', `/Accounts/${ACCOUNT}/Contacts`, { query: { fields: 'id' }, headers: { 'if-modified-since': moment } }).status;
		expect(since('2026-11-20T00:00:00Z')).toBe(304);
		desk.call('PUT', `/Contacts/${id('Contacts', 1)}`, { body: { data: [{ Phone: '1' }] } });
		expect(since('2026-11-20T00:00:00Z')).toBe(200);
	});
});

describe('notes', () => {
	it('hang on a record, whose id and module they name', () => {
		const post = (note: Row) => desk.call('POST', '/Notes', { body: { data: [note] } });
		expect(post({ Note_Content: 'A', Parent_Id: { id: LEAD, module: { api_name: 'Leads' } } }).status).toBe(201);
		expect(post({ Note_Content: 'A' }).details).toMatchObject({ api_name: 'Parent_Id' });
		expect(post({ Note_Content: 'A', Parent_Id: { id: LEAD } }).first).toMatchObject({ code: 'MANDATORY_NOT_FOUND', details: { api_name: 'module' } });
		expect(post({ Note_Content: 'A', Parent_Id: { id: LEAD, module: { api_name: 'Deals' } } }).first).toMatchObject({ code: 'INVALID_DATA' });
		expect(post({ Parent_Id: { id: LEAD, module: { api_name: 'Leads' } } }).first).toMatchObject({
			code: 'EXPECTED_FIELD_MISSING',
			details: { expected_fields: [{ api_name: 'Note_Title' }, { api_name: 'Note_Content' }] },
		});
	});

	it('are read and written under it', () => {
		const path = `/Leads/${LEAD}/Notes`;
		const said = desk.call('POST', path, { body: { data: [{ Note_Title: 'T', Note_Content: 'C' }] } });
		expect(said).toMatchObject({ status: 201, data: [{ message: 'record added' }] });
		const note = String(said.details.id);
		expect(desk.call('GET', path, { query: { fields: 'Note_Title,Parent_Id' } }).data).toEqual([
			{ Note_Title: 'T', Parent_Id: { name: 'Ana Rimu', id: LEAD }, id: note },
		]);
		expect(desk.call('PUT', `${path}/${note}`, { body: { data: [{ Note_Title: 'U' }] } })).toMatchObject({
			status: 200,
			data: [{ message: 'record updated' }],
		});
		expect(desk.read('Notes', note)).toMatchObject({
			Note_Title: 'U',
			Parent_Id: { name: 'Ana Rimu', id: LEAD, module: { api_name: 'Leads' } },
			$se_module: 'Leads',
		});
		expect(desk.call('DELETE', `${path}/${note}`)).toMatchObject({ status: 200, data: [{ message: 'record deleted' }] });
		expect(desk.call('GET', path, { query: { fields: 'id' } }).status).toBe(204);
	});
});

describe('attachments', () => {
	const path = `/Accounts/${ACCOUNT}/Attachments`;
	const content = Buffer.from([0, 1, 2, 255, 254, 13, 10, 45, 45, 128]);

	it('go up and come down byte for byte', () => {
		const up = desk.call('POST', path, form([{ name: 'file', value: content, file: 'Übersicht.bin', type: 'application/pdf' }]));
		expect(up).toMatchObject({ status: 200, data: [{ code: 'SUCCESS', message: 'attachment uploaded successfully' }] });
		const file = String(up.details.id);
		expect(desk.call('GET', path, { query: { fields: 'File_Name,Size,$type,Parent_Id' } }).data).toEqual([
			{ File_Name: 'Übersicht.bin', Size: '10', $type: 'Attachment', Parent_Id: { name: 'Harbour Cafe Ltd', id: ACCOUNT }, id: file },
		]);
		const down = desk.call('GET', `${path}/${file}`);
		expect(down.bytes.equals(content)).toBe(true);
		expect(down.headers).toMatchObject({
			'content-type': 'application/pdf',
			'content-disposition': expect.stringContaining("filename*=UTF-8''%C3%9Cbersicht.bin"),
		});
		expect(desk.call('DELETE', `${path}/${file}`)).toMatchObject({ status: 200, data: [{ message: 'record deleted' }] });
		expect(desk.call('GET', `${path}/${file}`)).toMatchObject({
			status: 400,
			body: { message: 'the related id given seems to be invalid', details: { resource_path_index: 3 } },
		});
		expect(desk.call('GET', path, { query: { fields: 'id' } }).status).toBe(204);
	});

	it('may be links, which cannot be downloaded', () => {
		const up = desk.call(
			'POST',
			path,
			form([
				{ name: 'attachmentUrl', value: 'https://example.com/a.pdf' },
				{ name: 'title', value: 'Offer' },
			]),
		);
		expect(up.status).toBe(200);
		expect(desk.call('GET', `${path}/${String(up.details.id)}`)).toMatchObject({ status: 400, body: { code: 'DOWNLOAD_NOT_ALLOWED' } });
		expect(desk.call('POST', path, { query: { attachmentUrl: 'https://example.com/b.pdf' } }).status).toBe(200);
		const names = desk.call('GET', path, { query: { fields: 'File_Name,$link_url' } }).data;
		expect(names).toMatchObject([{ File_Name: 'https://example.com/b.pdf' }, { File_Name: 'Offer', $link_url: 'https://example.com/a.pdf' }]);
		expect(desk.call('POST', path, { query: { attachmentUrl: 'nowhere' } }).body).toMatchObject({ message: 'the given attachment URL is incorrect' });
		expect(desk.call('POST', path)).toMatchObject({ status: 400, body: { code: 'REQUIRED_PARAM_MISSING', details: { param_name: 'file' } } });
	});
});

describe('files', () => {
	it('go up for fields of records and come down', () => {
		const up = desk.call(
			'POST',
			'/files',
			form([
				{ name: 'file', value: 'plan', file: 'plan.txt', type: 'text/plain' },
				{ name: 'file', value: 'more', file: 'more.txt' },
			]),
		);
		expect(up).toMatchObject({
			status: 200,
			data: [{ message: 'plan.txt uploaded Succesfully', details: { name: 'plan.txt' } }, { details: { name: 'more.txt' } }],
		});
		const file = String(up.details.id);
		expect(desk.call('GET', '/files', { query: { id: file } }).bytes.toString()).toBe('plan');
		expect(desk.call('GET', '/files', { query: { id: 'none' } }).status).toBe(204);
		expect(desk.call('GET', '/files').body).toMatchObject({ code: 'REQUIRED_PARAM_MISSING', details: { param_name: 'id' } });

		const property = id('Properties', 1);
		desk.call('PUT', `/Properties/${property}`, {
			body: { data: [{ Floor_Plans: [{ File_Id__s: file }, { File_Id__s: up.data[1]!.details && String((up.data[1]!.details as Row).id) }] }] },
		});
		expect(rows(desk.read('Properties', property).Floor_Plans)).toMatchObject([
			{ File_Id__s: file, File_Name__s: 'plan.txt', Size__s: 4 },
			{ File_Name__s: 'more.txt' },
		]);
		desk.call('PUT', `/Properties/${property}`, { body: { data: [{ Floor_Plans: [{ File_Id__s: file, _delete: null }] }] } });
		expect(rows(desk.read('Properties', property).Floor_Plans)).toMatchObject([{ File_Name__s: 'more.txt' }]);
	});

	it('are ten at most, of 20 MB each', () => {
		const some = (count: number, size = 1) =>
			form(Array.from({ length: count }, (_, index) => ({ name: 'file', value: Buffer.alloc(size), file: `${index}` })));
		expect(desk.call('POST', '/files', some(11)).body.code).toBe('LIMIT_EXCEEDED');
		expect(desk.call('POST', '/files', some(1, 20 * 1024 * 1024 + 1))).toMatchObject({ status: 415, body: { code: 'FILE_SIZE_MORE_THAN_ALLOWED_SIZE' } });
		expect(desk.call('POST', '/files').body.code).toBe('failure_in_attachment_handling');
	});

	it('as a picture of a record', () => {
		const path = `/Leads/${LEAD}/photo`;
		expect(desk.call('GET', path).status).toBe(204);
		expect(desk.call('POST', path, form([{ name: 'file', value: 'text', file: 'a.txt', type: 'text/plain' }])).body.code).toBe('INVALID_DATA');
		expect(desk.call('POST', path, form([{ name: 'file', value: Buffer.from([137, 80]), file: 'a.png', type: 'image/png' }]))).toMatchObject({
			status: 200,
			body: { code: 'SUCCESS', message: 'photo uploaded successfully' },
		});
		expect(desk.call('GET', path)).toMatchObject({ bytes: Buffer.from([137, 80]), headers: { 'content-type': 'image/png' } });
		expect(desk.read('Leads', LEAD).Record_Image).toEqual(expect.any(String));
		expect(desk.call('DELETE', path)).toMatchObject({ status: 200, body: { message: 'photo deleted' } });
		expect(desk.call('GET', path).status).toBe(204);
		expect(desk.call('GET', `/Tasks/${id('Tasks', 1)}/photo`).body.code).toBe('NOT_SUPPORTED');
	});
});

describe('tags', () => {
	const tagsOf = (lead: string) => rows(desk.read('Leads', lead).Tag).map(({ name }) => name);

	it('are put on records and taken off', () => {
		const add = desk.call('POST', '/Leads/actions/add_tags', { body: { ids: [LEAD, id('Leads', 2), '42'], tags: [{ name: 'Hot' }, { name: 'VIP' }] } });
		expect(add).toMatchObject({
			status: 200,
			body: { success_count: '2', locked_count: 0 },
			data: [{ code: 'SUCCESS', message: 'tags updated successfully' }, {}, { code: 'INVALID_DATA' }],
		});
		expect(tagsOf(LEAD)).toEqual(['Hot', 'VIP']);
		desk.call('POST', `/Leads/${LEAD}/actions/remove_tags`, { body: { tags: [{ name: 'Hot' }] } });
		expect(tagsOf(LEAD)).toEqual(['VIP']);
		desk.call('POST', `/Leads/${LEAD}/actions/add_tags`, { body: { tags: [{ name: 'Cold' }], over_write: true } });
		expect(tagsOf(LEAD)).toEqual(['Cold']);
		desk.call('POST', '/Leads/actions/add_tags', { query: { ids: LEAD, tag_names: 'Old way' } });
		expect(tagsOf(LEAD)).toEqual(['Cold', 'Old way']);
	});

	it('are kept by module', () => {
		const query = { module: 'Leads' };
		expect(desk.call('GET', '/settings/tags', { query }).status).toBe(204);
		const made = desk.call('POST', '/settings/tags', {
			query,
			body: { tags: [{ name: 'Hot', color_code: '#ff0000' }, { name: 'Hot' }, { name: 'x'.repeat(26) }, {}] },
		});
		expect(made.status).toBe(207);
		expect(rows(made.body.tags).map(({ code }) => code)).toEqual(['SUCCESS', 'DUPLICATE_DATA', 'INVALID_DATA', 'MANDATORY_NOT_FOUND']);
		const [tag] = rows(desk.call('GET', '/settings/tags', { query }).body.tags);
		expect(tag).toMatchObject({ name: 'Hot', color_code: '#ff0000' });
		desk.call('PUT', `/Leads/${LEAD}`, { body: { data: [{ Tag: [{ name: 'Hot' }] }] } });
		expect(desk.read('Leads', LEAD).Tag).toEqual([{ name: 'Hot', id: tag!.id, color_code: '#ff0000' }]);
		expect(desk.call('DELETE', `/settings/tags/${String(tag!.id)}`).status).toBe(200);
		expect(tagsOf(LEAD)).toEqual([]);
		expect(desk.call('DELETE', '/settings/tags/1')).toMatchObject({ status: 400, body: { message: 'tags not found' } });
	});

	it('want ids and names', () => {
		const add = (body: Row) => desk.call('POST', '/Leads/actions/add_tags', { body }).body.code;
		expect([add({ tags: [{ name: 'A' }] }), add({ ids: [LEAD] }), add({ ids: [LEAD], tags: [{ name: 'x'.repeat(26) }] })]).toEqual([
			'REQUIRED_PARAM_MISSING',
			'MANDATORY_NOT_FOUND',
			'INVALID_DATA',
		]);
	});
});

describe('owners', () => {
	const TAMA = '5725767000000411002';

	it('are changed for one, with what is related', () => {
		const said = desk.call('POST', `/Accounts/${ACCOUNT}/actions/change_owner`, {
			body: { owner: { id: TAMA }, notify: true, related_modules: [{ api_name: 'Contacts' }] },
		});
		expect(said).toMatchObject({ status: 200, body: { code: 'SUCCESS', details: { id: ACCOUNT }, status: 'success' } });
		expect(desk.read('Accounts', ACCOUNT).Owner).toMatchObject({ id: TAMA });
		expect(desk.read('Contacts', id('Contacts', 1)).Owner).toMatchObject({ id: TAMA });
		expect(desk.read('Deals', id('Deals', 1)).Owner).not.toMatchObject({ id: TAMA });
	});

	it('are changed for several, with a result for each', () => {
		const change = (body: Row) => desk.call('POST', '/Leads/actions/change_owner', { body });
		expect(change({ ids: [LEAD, '42'], owner: { id: TAMA } })).toMatchObject({ status: 207, data: [{ code: 'SUCCESS' }, { code: 'INVALID_DATA' }] });
		expect(change({ ids: [LEAD], owner: { id: '1' } }).body).toMatchObject({ code: 'INVALID_DATA', details: { json_path: '$.owner.id' } });
		expect(change({ ids: [LEAD] }).body).toMatchObject({ code: 'MANDATORY_NOT_FOUND', details: { api_name: 'owner' } });
	});
});

describe('mass updates', () => {
	const post = (body: Row) => desk.call('POST', '/Leads/actions/mass_update', { body });

	it('are done at once for ids', () => {
		expect(post({ data: [{ Rating: 'Active' }], ids: [LEAD, '42'] })).toMatchObject({
			status: 207,
			data: [{ code: 'SUCCESS', details: { id: LEAD } }, { code: 'INVALID_DATA' }],
		});
		expect(desk.read('Leads', LEAD).Rating).toBe('Active');
		expect(post({ data: [{ Rating: 'Nonsense' }], ids: [LEAD] })).toMatchObject({
			status: 400,
			data: [{ code: 'INVALID_DATA', details: { api_name: 'Rating' } }],
		});
		expect(post({ data: [{ Rating: 'Active' }] }).body).toMatchObject({ code: 'MANDATORY_NOT_FOUND', details: { api_name: 'ids' } });
	});

	it('are a job for a view', () => {
		const [view] = rows(desk.call('GET', '/settings/custom_views', { query: { module: 'Leads' } }).body.custom_views);
		const said = post({ data: [{ Rating: 'Active' }], cvid: view!.id });
		expect(said).toMatchObject({ status: 202, data: [{ code: 'SCHEDULED' }] });
		const status = () => desk.call('GET', '/Leads/actions/mass_update', { query: { job_id: String(said.details.job_id) } }).first;
		expect(status()).toMatchObject({ Status: 'SCHEDULED', Updated_Count: 0 });
		desk.later(seconds(5));
		expect(status()).toMatchObject({ Status: 'RUNNING' });
		expect(desk.read('Leads', LEAD).Rating).toBeNull();
		desk.later(seconds(5));
		expect(status()).toEqual({ Status: 'COMPLETED', Total_Count: 8, Updated_Count: 8, Not_Updated_Count: 0, Failed_Count: 0 });
		expect(desk.read('Leads', LEAD).Rating).toBe('Active');
		expect(desk.call('GET', '/Leads/actions/mass_update').body.code).toBe('REQUIRED_PARAM_MISSING');
	});
});

describe('converting a lead', () => {
	const convert = (lead: string, sent: Row = {}) => desk.call('POST', `/Leads/${lead}/actions/convert`, { body: { data: [sent] } });
	const deal = { Deal_Name: 'Orchard', Closing_Date: '2026-12-31', Stage: 'Qualification', Amount: 500 };

	it('makes a contact, an account and a deal', () => {
		desk.call('POST', `/Leads/${id('Leads', 2)}/Notes`, { body: { data: [{ Note_Content: 'C' }] } });
		const said = convert(id('Leads', 2), { Deals: deal, carry_over_tags: { Contacts: ['Farmer'], Accounts: [], Deals: [] } });
		expect(said).toMatchObject({
			status: 200,
			data: [
				{
					code: 'SUCCESS',
					message: 'The record has been converted successfully',
					details: { Contacts: { name: 'Jack Thompson' }, Accounts: { name: 'Green Valley Farms' }, Deals: { name: 'Orchard' } },
				},
			],
		});
		const ids = Object.fromEntries(Object.entries(said.details).map(([module, one]) => [module, String((one as Row).id)]));
		expect(desk.read('Contacts', ids.Contacts!)).toMatchObject({
			Email: 'jack.thompson@mail.example',
			Account_Name: { id: ids.Accounts },
			Tag: [{ name: 'Farmer' }],
		});
		expect(desk.read('Deals', ids.Deals!)).toMatchObject({ Amount: 500, Account_Name: { id: ids.Accounts }, Contact_Name: { id: ids.Contacts } });
		expect(desk.read('Leads', id('Leads', 2))).toMatchObject({
			$converted: true,
			$converted_detail: { contact: ids.Contacts, account: ids.Accounts, deal: ids.Deals },
		});
		expect(desk.call('GET', `/Contacts/${ids.Contacts!}/Notes`, { query: { fields: 'Note_Content' } }).data).toMatchObject([{ Note_Content: 'C' }]);
		expect(desk.call('PUT', `/Leads/${id('Leads', 2)}`, { body: { data: [{ Phone: '1' }] } }).first).toMatchObject({ code: 'CONVERTED_RECORD' });
	});

	it('is done once', () => {
		expect(convert(LEAD).details).toMatchObject({ Deals: null });
		expect(convert(LEAD)).toMatchObject({ status: 400, body: { code: 'ID_ALREADY_CONVERTED' } });
		expect(convert('42')).toMatchObject({ status: 400, body: { code: 'INVALID_DATA' } });
	});

	it('goes into records that are named or like it', () => {
		const options = desk.call('GET', `/Leads/${id('Leads', 8)}/__conversion_options`).body.__conversion_options as Row;
		expect(options).toMatchObject({
			Contacts: [{ id: id('Contacts', 1), Full_Name: 'Aroha Ngata' }],
			Accounts: [{ id: ACCOUNT, Account_Name: 'Harbour Cafe Ltd' }],
		});
		const said = convert(id('Leads', 8), { add_to_existing_record: true, overwrite: true });
		expect(said.details).toMatchObject({ Contacts: { id: id('Contacts', 1) }, Accounts: { id: ACCOUNT } });
		expect(desk.read('Contacts', id('Contacts', 1)).Phone).toBe('+64 9 555 0207');
		expect(convert(LEAD, { Accounts: { id: id('Accounts', 2) } }).details).toMatchObject({
			Accounts: { name: 'Tui Design Studio' },
			Contacts: { name: 'Ana Rimu' },
		});
		expect(convert(id('Leads', 3), { Contacts: { id: '1' } })).toMatchObject({ status: 400, data: [{ code: 'INVALID_DATA' }] });
	});

	it('does nothing where the deal is refused', () => {
		const { Stage: _, ...poor } = deal;
		expect(convert(LEAD, { Deals: poor })).toMatchObject({
			status: 400,
			data: [{ code: 'MANDATORY_NOT_FOUND', details: { api_name: 'Stage', json_path: '$.data[0].Deals.Stage' } }],
		});
		expect(desk.read('Leads', LEAD).$converted).toBe(false);
		expect(desk.call('GET', '/Accounts', { query: { fields: 'id' } }).data).toHaveLength(6);
	});

	it('of many is a job', () => {
		const said = desk.call('POST', '/Leads/actions/mass_convert', { body: { ids: [LEAD, id('Leads', 2), '42'] } });
		expect(said).toMatchObject({ status: 202, body: { code: 'SCHEDULED' } });
		const status = () => desk.call('GET', '/Leads/actions/mass_convert', { query: { job_id: String(said.details.job_id) } }).first;
		expect(status()).toMatchObject({ Status: 'SCHEDULED' });
		desk.later(seconds(10));
		expect(status()).toEqual({ Status: 'COMPLETED', Total_Count: 3, Converted_Count: 2, Not_Converted_Count: 1, Failed_Count: 0 });
		expect(desk.call('GET', '/Leads', { query: { fields: 'id' } }).data).toHaveLength(6);
	});
});

describe('converting a quote', () => {
	const convert = (module: string, one: string, ...targets: string[]) =>
		desk.call('POST', `/${module}/${one}/actions/convert`, {
			body: { data: [{ convert_to: targets.map((api_name) => ({ module: { api_name }, carry_over_tags: true })) }] },
		});

	it('makes an order with the same lines, and from it an invoice', () => {
		desk.call('POST', `/Quotes/${id('Quotes', 1)}/actions/add_tags`, { body: { tags: [{ name: 'Big' }] } });
		const said = convert('Quotes', id('Quotes', 1), 'Sales_Orders');
		expect(said).toMatchObject({ status: 200, details: { Sales_Orders: { name: 'Refit offer' } } });
		const order = String((said.details.Sales_Orders as Row).id);
		expect(desk.read('Sales_Orders', order)).toMatchObject({
			Quote_Name: { id: id('Quotes', 1) },
			Grand_Total: 2060.59,
			Tag: [{ name: 'Big' }],
			Account_Name: { id: ACCOUNT },
		});
		const invoice = convert('Sales_Orders', order, 'Invoices').details.Invoices as Row;
		expect(desk.read('Invoices', String(invoice.id))).toMatchObject({ Sales_Order: { id: order }, Grand_Total: 2060.59 });
		expect(rows(desk.read('Invoices', String(invoice.id)).Invoiced_Items)).toHaveLength(2);
	});

	it('knows where to', () => {
		expect(convert('Quotes', id('Quotes', 1), 'Leads').body).toMatchObject({ code: 'INVALID_DATA', details: { json_path: '$.data[0].convert_to[0].module' } });
		expect(convert('Invoices', id('Invoices', 1), 'Quotes').body.code).toBe('NOT_SUPPORTED');
	});
});
