import type { Row } from '../../sandbox/vendor';
import { readCsv, writeCsv } from '../../sandbox/zoho/crm/csv';
import { unzip, zip } from '../../sandbox/zoho/crm/zip';
import { rows } from './zohoCaller';
import { crmCaller, form, id, seconds, type CrmCaller } from './zohoCrmCaller';

let desk: CrmCaller;
beforeEach(() => void (desk = crmCaller()));

const bulk = (method: string, path: string, body?: unknown) => desk.raw(method, `/crm/bulk/v8${path}`, { body });

describe('bulk reads', () => {
	const order = (query: Row, more: Row = {}) => bulk('POST', '/read', { query, ...more });
	/** The rows of the file, the first being the names. */
	const read = (query: Row): string[][] => {
		const job = String(order(query).details.id);
		desk.later(seconds(10));
		const { result } = bulk('GET', `/read/${job}`).first as { result: Row };
		const file = desk.raw('GET', String(result.download_url));
		expect(file.headers['content-type']).toBe('application/zip');
		const [csv] = unzip(file.bytes) ?? [];
		expect(csv?.name).toBe(`${job}.csv`);
		return readCsv(csv!.content.toString('utf8'));
	};

	it('are jobs that take their time', () => {
		const said = order({ module: { api_name: 'Leads' }, fields: ['Last_Name'] });
		expect(said).toMatchObject({
			status: 201,
			data: [
				{
					status: 'success',
					code: 'ADDED_SUCCESSFULLY',
					message: 'Added successfully.',
					details: { operation: 'read', state: 'ADDED', created_by: { name: 'Mere Tane' } },
				},
			],
			body: { info: {} },
		});
		const job = String(said.details.id);
		const state = () => bulk('GET', `/read/${job}`).first.state;
		const states = [state()];
		expect(bulk('GET', `/read/${job}/result`)).toMatchObject({ status: 404, body: { code: 'RESOURCE_NOT_FOUND' } });
		for (const wait of [2, 3, 5]) {
			desk.later(seconds(wait));
			states.push(state());
		}
		expect(states).toEqual(['ADDED', 'QUEUED', 'IN PROGRESS', 'COMPLETED']);
		expect(bulk('GET', `/read/${job}`).first).toMatchObject({
			query: { module: { api_name: 'Leads', id: expect.any(String) }, fields: ['Last_Name'], page: 1 },
			result: { page: 1, per_page: 200_000, count: 8, more_records: false, download_url: `/crm/bulk/v8/read/${job}/result` },
			file_type: 'csv',
		});
		expect(bulk('GET', '/read/42')).toMatchObject({ status: 404, body: { code: 'RESOURCE_NOT_FOUND' } });
	});

	it('give what was there when they were done, as text', () => {
		const job = String(order({ module: { api_name: 'Leads' }, fields: ['Last_Name'] }).details.id);
		desk.later(seconds(9));
		desk.made('Leads', { Last_Name: 'In time', Company: 'C' });
		desk.later(seconds(2));
		desk.made('Leads', { Last_Name: 'Too late', Company: 'C' });
		expect(bulk('GET', `/read/${job}`).first).toMatchObject({ result: { count: 9 } });
	});

	it('tell lookups by id, several values with semicolons, and quote what must be', () => {
		desk.seed({ Leads: [{ Last_Name: 'Comma, "Quote"', Company: 'Line\nbreak', Interests: ['Payroll', 'Reporting'] }] });
		const [head, ...lines] = read({ module: { api_name: 'Leads' }, fields: ['Last_Name', 'Company', 'Interests', 'Owner', 'Email_Opt_Out', 'Created_Time'] });
		expect(head).toEqual(['Id', 'Last_Name', 'Company', 'Interests', 'Owner', 'Email_Opt_Out', 'Created_Time']);
		expect(lines.at(-1)).toEqual([
			expect.any(String),
			'Comma, "Quote"',
			'Line\nbreak',
			'Payroll;Reporting',
			'5725767000000411001',
			'false',
			'2026-11-25T12:00:00+13:00',
		]);
	});

	it('read all that can be read where nothing is named', () => {
		const [head] = read({ module: { api_name: 'Quotes' } });
		expect(head).toEqual(expect.arrayContaining(['Id', 'Subject', 'Grand_Total', 'Modified_Time']));
		expect(head).not.toContain('Quoted_Items');
	});

	it('narrow by criteria in groups', () => {
		const field = (api_name: string, comparator: string, value: unknown): Row => ({ field: { api_name }, comparator, value, type: 'value' });
		const last = (criteria: Row) =>
			read({ module: { api_name: 'Leads' }, fields: ['Last_Name'], criteria })
				.slice(1)
				.map(([, name]) => name);
		expect(last(field('Last_Name', 'equal', 'Rimu'))).toEqual(['Rimu']);
		expect(last({ group_operator: 'and', group: [field('Company', 'contains', 'ltd'), field('Last_Name', 'not_equal', 'Evans')] })).toEqual([
			'MacLeod',
			'Ngata',
		]);
		expect(last({ group_operator: 'or', group: [field('Last_Name', 'starts_with', 'R'), field('Last_Name', 'in', ['Evans', 'Patel'])] })).toEqual([
			'Rimu',
			'Patel',
			'Evans',
		]);
	});

	it.each([
		['no query', {}, 'MANDATORY_NOT_FOUND'],
		['an unknown module', { query: { module: { api_name: 'Dogs' } } }, 'MODULE_NOT_AVAILABLE'],
		['notes', { query: { module: { api_name: 'Notes' } } }, 'MODULE_NOT_SUPPORTED'],
		['an unknown field', { query: { module: { api_name: 'Leads' }, fields: ['Nothing'] } }, 'FIELD_NOT_AVAILABLE'],
		[
			'criteria about nothing',
			{ query: { module: { api_name: 'Leads' }, criteria: { field: { api_name: 'Nothing' }, comparator: 'equal', value: '1' } } },
			'FIELD_IN_CRITERIA_NOT_AVAILABLE',
		],
		[
			'a comparator that is none',
			{ query: { module: { api_name: 'Leads' }, criteria: { field: { api_name: 'Email' }, comparator: 'like', value: '1' } } },
			'FIELD_COMPARATOR_IN_CRITERIA_NOT_SUPPORTED',
		],
		[
			'a group operator that is none',
			{ query: { module: { api_name: 'Leads' }, criteria: { group_operator: 'xor', group: [] } } },
			'GROUP_OPERATOR_NOT_SUPPORTED',
		],
		['a callback to nowhere', { callback: { url: 'nowhere', method: 'post' }, query: { module: { api_name: 'Leads' } } }, 'INVALID_CALLBACK_URL'],
		[
			'a callback by another method',
			{ callback: { url: 'https://a.example', method: 'get' }, query: { module: { api_name: 'Leads' } } },
			'INVALID_CALLBACK_METHOD',
		],
		['another file type', { file_type: 'xml', query: { module: { api_name: 'Leads' } } }, 'INVALID_DATA'],
	])('are refused for %s', (_, body, code) => expect(bulk('POST', '/read', body)).toMatchObject({ status: 400, body: { code } }));

	it('are fetched ten times a minute', () => {
		const job = String(order({ module: { api_name: 'Leads' } }).details.id);
		desk.later(seconds(10));
		const fetch = () => bulk('GET', `/read/${job}/result`).status;
		for (let count = 0; count < 10; count += 1) expect(fetch()).toBe(200);
		expect(fetch()).toBe(429);
		desk.later(seconds(60));
		expect(fetch()).toBe(200);
	});
});

describe('bulk writes', () => {
	const upload = (content: Buffer, headers: Record<string, string> = { feature: 'bulk-write', 'x-crm-org': '702091884' }) => {
		const { bytes, headers: typed } = form([{ name: 'file', value: content, file: 'leads.zip', type: 'application/zip' }]);
		return desk.call('POST', '/upload', { ...(bytes ? { bytes } : {}), headers: { ...typed, ...headers } });
	};
	const csv = (...lines: string[][]) => zip('leads.csv', Buffer.from(writeCsv(lines)));
	const fileOf = (...lines: string[][]): string => String(upload(csv(...lines)).details.file_id);
	const order = (operation: string, file_id: string, more: Row = {}) =>
		bulk('POST', '/write', { operation, resource: [{ type: 'data', module: { api_name: 'Leads' }, file_id, ignore_empty: true, ...more }] });
	const finished = (said: ReturnType<typeof order>): Row => {
		desk.later(seconds(10));
		return bulk('GET', `/write/${String(said.details.id)}`).body;
	};

	it('take a ZIP at another address first', () => {
		const said = upload(csv(['Last_Name']));
		expect(said).toMatchObject({ status: 200, body: { code: 'FILE_UPLOAD_SUCCESS', message: 'file uploaded.', details: { file_id: expect.any(String) } } });
		expect(upload(csv([]), { 'x-crm-org': '702091884' }).body.code).toBe('NOT_SUPPORTED_FEATURE');
		expect(upload(csv([]), { feature: 'bulk-write' }).body).toMatchObject({ code: 'MANDATORY_NOT_FOUND', details: { header_name: 'X-CRM-ORG' } });
		expect(upload(csv([]), { feature: 'bulk-write', 'x-crm-org': '1' }).body.code).toBe('INVALID_DATA');
		expect(upload(Buffer.from('Last_Name\nA')).body.code).toBe('INVALID_FILE_FORMAT');
	});

	it('insert rows, skip what is refused, and say which', () => {
		const file = fileOf(
			['Last_Name', 'Company', 'No_of_Employees', 'Interests'],
			['A', 'Co', '12', 'Payroll;Reporting'],
			['', 'Co', '', ''],
			['C', 'Co', 'many', ''],
		);
		const said = order('insert', file);
		expect(said).toMatchObject({ status: 201, body: { code: 'SUCCESS', message: 'success', details: { created_by: { name: 'Mere Tane' } } } });
		const path = `/write/${String(said.details.id)}`;
		const status = () => bulk('GET', path).body.status;
		const states = [status()];
		desk.later(seconds(5));
		states.push(status());
		desk.later(seconds(5));
		const job = bulk('GET', path).body;
		expect([...states, job.status]).toEqual(['ADDED', 'INPROGRESS', 'COMPLETED']);
		expect(rows(job.resource)).toMatchObject([
			{ status: 'COMPLETED', module: { api_name: 'Leads' }, file: { name: 'leads.csv', added_count: 1, skipped_count: 2, updated_count: 0, total_count: 3 } },
		]);
		const url = new URL(String((job.result as Row).download_url));
		const [result] = unzip(desk.raw('GET', url.pathname.replace('/zoho', '')).bytes) ?? [];
		const [head, first, second, third] = readCsv(result!.content.toString('utf8'));
		expect(head?.slice(-3)).toEqual(['STATUS', 'RECORD_ID', 'ERRORS']);
		expect(first?.slice(-3)).toEqual(['ADDED', expect.stringMatching(/^\d{19}$/), '']);
		expect(second?.slice(-3)).toEqual(['SKIPPED', '', 'MANDATORY_NOT_FOUND:Last_Name']);
		expect(third?.slice(-3)).toEqual(['SKIPPED', '', 'INVALID_DATA:No_of_Employees']);
		expect(desk.read('Leads', String(first?.at(-2)))).toMatchObject({ Last_Name: 'A', No_of_Employees: 12, Interests: ['Payroll', 'Reporting'] });
	});

	it('update and upsert by a field, with columns by place', () => {
		const mappings = (...names: string[]) => names.map((api_name, index) => ({ api_name, index }));
		const update = order('update', fileOf(['a', 'b'], ['LEAD-1', '+64 5'], ['LEAD-77', '+64 6']), {
			find_by: 'External_Id',
			field_mappings: mappings('External_Id', 'Phone'),
		});
		expect(rows(finished(update).resource)).toMatchObject([{ file: { added_count: 0, skipped_count: 1, updated_count: 1, total_count: 2 } }]);
		expect(desk.read('Leads', id('Leads', 1)).Phone).toBe('+64 5');
		const upsert = order('upsert', fileOf(['a', 'b', 'c'], ['LEAD-1', 'Rimu', ''], ['LEAD-77', 'New', 'Co']), {
			find_by: 'External_Id',
			field_mappings: [...mappings('External_Id', 'Last_Name'), { api_name: 'Company', index: 2, default_value: { value: 'None' } }],
		});
		expect(rows(finished(upsert).resource)).toMatchObject([{ file: { added_count: 1, updated_count: 1, skipped_count: 0 } }]);
		expect(desk.read('Leads', id('Leads', 1)).Company).toBe('None');
		const byId = order('update', fileOf(['Id', 'Last_Name'], [id('Leads', 2), 'Renamed']), { find_by: 'id' });
		expect(rows(finished(byId).resource)).toMatchObject([{ file: { updated_count: 1 } }]);
		expect(desk.read('Leads', id('Leads', 2)).Last_Name).toBe('Renamed');
	});

	it.each([
		['an operation that is none', 'merge', {}, 'INVALID_DATA'],
		['a file that is not there', 'insert', { file_id: '1' }, 'FILE_NOT_FOUND'],
		['a module that is none', 'insert', { module: { api_name: 'Dogs' } }, 'MODULE_NOT_AVAILABLE'],
		['a field that is none', 'insert', { field_mappings: [{ api_name: 'Nothing', index: 0 }] }, 'INVALID_DATA'],
		['what is mandatory and not mapped', 'insert', { field_mappings: [{ api_name: 'Company', index: 0 }] }, 'MANDATORY_FIELDS_NOT_MAPPED'],
		['an update that finds by nothing', 'update', { field_mappings: [{ api_name: 'Company', index: 0 }] }, 'MANDATORY_NOT_FOUND'],
	])('are refused for %s', (_, operation, more, code) => {
		expect(order(operation, fileOf(['Last_Name'], ['A']), more)).toMatchObject({ status: 400, body: { code } });
	});

	it('are refused without a resource', () =>
		expect(bulk('POST', '/write', { operation: 'insert' }).body).toMatchObject({ code: 'MISSING_REQUIRED_KEY', details: { json_path: '$.resource' } }));
});

describe('files of jobs', () => {
	it('are packed and unpacked', () => {
		const content = Buffer.from('ä'.repeat(5000));
		const packed = zip('Übersicht.csv', content);
		expect(packed.length).toBeLessThan(500);
		expect(unzip(packed)).toEqual([{ name: 'Übersicht.csv', content }]);
		expect(unzip(Buffer.from('nothing of the kind'))).toBeUndefined();
	});

	it.each([
		[
			'a,b\nc,d\n',
			[
				['a', 'b'],
				['c', 'd'],
			],
		],
		[
			'a,b\r\nc,',
			[
				['a', 'b'],
				['c', ''],
			],
		],
		['"a,""b""\nc",d', [['a,"b"\nc', 'd']]],
		['\ufeffa\n', [['a']]],
	])('are read as rows: %j', (written, expected) => expect(readCsv(written)).toEqual(expected));
});
