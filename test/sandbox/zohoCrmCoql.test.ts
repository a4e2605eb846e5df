import { crmCaller, id, type CrmCaller } from './zohoCrmCaller';
import type { Row } from '../../sandbox/vendor';

let desk: CrmCaller;
beforeEach(() => void (desk = crmCaller()));

const coql = (select_query: unknown, more: Row = {}) => desk.call('POST', '/coql', { body: { select_query, ...more } });
const names = (where: string, module = 'Leads', field = 'Last_Name') =>
	coql(`select ${field} from ${module} where ${where} order by ${field} asc`).data.map((row) => row[field]);

it('answers rows with their ids, and says whether there is more', () => {
	expect(coql("select Last_Name, Email from Leads where Last_Name = 'Rimu'")).toMatchObject({
		status: 200,
		data: [{ Last_Name: 'Rimu', Email: 'ana.rimu@mail.example', id: id('Leads', 1) }],
		info: { count: 1, more_records: false },
	});
	expect(coql("select Last_Name from Leads where Last_Name = 'Nobody'")).toMatchObject({ status: 204, body: {} });
});

it('knows what was written the moment before', () => {
	desk.made('Leads', { Last_Name: 'Fresh', Company: 'F' });
	expect(names("Last_Name = 'Fresh'")).toEqual(['Fresh']);
});

it.each([
	["Last_Name != 'Rimu' and Company like 'B%'", ['Evans']],
	["Company like '%Farms'", ['Thompson']],
	["Company like '%print%'", ['Patel']],
	["Company not like '%a%'", ['Patel', 'Rimu']],
	["Company not like 'C%' and Last_Name in ('Patel', 'Rimu')", ['Rimu']],
	["Last_Name in ('Rimu', 'Evans')", ['Evans', 'Rimu']],
	["Last_Name not in ('Rimu', 'Evans', 'Ngata', 'MacLeod', 'Walker', 'Patel')", ['Muñoz', 'Thompson']],
	["Designation is null and Last_Name = 'Rimu'", ['Rimu']],
	['Interests is not null', ['Thompson']],
	["(Last_Name = 'Rimu' or Last_Name = 'Evans') and Company like 'R%'", ['Rimu']],
	["Created_Time between '2026-10-20T00:00:00Z' and '2026-10-27T12:30:00+13:00' and Last_Name = 'Rimu'", ['Rimu']],
	["Email_Opt_Out = false and Last_Name = 'Rimu'", ['Rimu']],
	[`id = '${id('Leads', 1)}'`, ['Rimu']],
	["Last_Name = 'O\\'Hara'", []],
])('understands where %s', (where, expected) => expect(names(where)).toEqual(expected));

it('compares numbers and dates', () => {
	expect(names('Amount >= 22000', 'Deals', 'Deal_Name')).toEqual(['Annual design retainer', 'Dashboard licences', 'Maschinenpark']);
	expect(names('Amount between 8000 and 12000', 'Deals', 'Deal_Name')).toEqual(['Cafe refit', 'Winter stock']);
	expect(names("Closing_Date < '2026-10-01'", 'Deals', 'Deal_Name')).toEqual(['Maschinenpark']);
	expect(names("Amount not between 8000 and 12000 and Closing_Date > '2027-01-01'", 'Deals', 'Deal_Name')).toEqual(['Dashboard licences']);
});

describe('lookups', () => {
	it('are followed by dots, two steps far', () => {
		desk.call('PUT', `/Accounts/${id('Accounts', 2)}`, { body: { data: [{ Parent_Account: { id: id('Accounts', 1) } }] } });
		const query = 'select Full_Name, Account_Name.Account_Name, Account_Name.Parent_Account.Account_Name from Contacts where';
		expect(coql(`${query} Account_Name.Parent_Account.Account_Name = 'Harbour Cafe Ltd'`).data).toMatchObject([
			{ Full_Name: "Liam O'Connor", 'Account_Name.Account_Name': 'Tui Design Studio', 'Account_Name.Parent_Account.Account_Name': 'Harbour Cafe Ltd' },
		]);
		expect(coql('select Account_Name.Parent_Account.Parent_Account.Account_Name from Contacts where id is not null').body).toMatchObject({
			code: 'INVALID_QUERY',
			details: { column_name: 'Account_Name.Parent_Account.Parent_Account.Account_Name' },
		});
	});

	it('are compared by id, and told with their name; an owner with the id alone', () => {
		const { data } = coql(`select Account_Name, Owner, Owner.email from Contacts where Account_Name = '${id('Accounts', 1)}'`);
		expect(data).toEqual([
			{
				Account_Name: { name: 'Harbour Cafe Ltd', id: id('Accounts', 1) },
				Owner: { id: '5725767000000411001' },
				'Owner.email': 'mere@kowhai.example',
				id: id('Contacts', 1),
			},
		]);
		expect(names(`Owner = '5725767000000411002'`, 'Accounts', 'Account_Name')).toEqual(['Southern Alps Outfitters']);
	});
});

describe('order and pages', () => {
	it('go by several columns', () => {
		const { data } = coql('select Lead_Status, Last_Name from Leads where id is not null order by Lead_Status asc, Last_Name desc limit 3');
		expect(data.map(({ Lead_Status, Last_Name }) => [Lead_Status, Last_Name])).toEqual([
			['Attempted to Contact', 'Patel'],
			['Contact in Future', 'Evans'],
			['Contacted', 'Thompson'],
		]);
	});

	it('take the offset first, or in words', () => {
		const page = (limit: string) => coql(`select Last_Name from Leads where id is not null order by id asc ${limit}`);
		expect(page('limit 2, 3').data.map(({ Last_Name }) => Last_Name)).toEqual(['Patel', 'Walker', 'Evans']);
		expect(page('limit 3 offset 2').data.map(({ Last_Name }) => Last_Name)).toEqual(['Patel', 'Walker', 'Evans']);
		expect(page('limit 2, 3').info).toEqual({ count: 3, more_records: true });
		expect(page('limit 6, 3').info).toEqual({ count: 2, more_records: false });
	});

	it('give 200 rows where nothing is said', () => {
		desk.seed({ Leads: Array.from({ length: 205 }, (_, index) => ({ Last_Name: `N${index}`, Company: 'C' })) });
		expect(coql('select Last_Name from Leads where id is not null').info).toEqual({ count: 200, more_records: true });
	});
});

describe('aggregates', () => {
	it('count, add up and find the ends', () => {
		const { data } = coql(
			'select COUNT(id) as many, SUM(Amount), MIN(Amount) as least, MAX(Closing_Date), AVG(Amount) as mean from Deals where id is not null',
		);
		expect(data).toEqual([{ many: 5, 'SUM(Amount)': 162_450.5, least: 8450.5, 'MAX(Closing_Date)': '2027-02-01', mean: 32_490.1 }]);
	});

	it('go by groups', () => {
		const { data } = coql('select Lead_Status, COUNT(id) as many from Leads where id is not null group by Lead_Status order by many desc limit 2');
		expect(data).toEqual([
			{ Lead_Status: 'Not Contacted', many: 3 },
			{ Lead_Status: 'Contacted', many: 2 },
		]);
		expect(coql("select COUNT(id) from Leads where Last_Name = 'Nobody'").data).toEqual([{ 'COUNT(id)': 0 }]);
	});

	it.each([
		['select Company, COUNT(id) from Leads where id is not null group by Lead_Status', { column_name: 'Company', clause: 'group by' }],
		['select SUM(Last_Name) from Leads where id is not null', { column_name: 'Last_Name', operator: 'SUM' }],
	])('refuse %s', (query, details) => expect(coql(query).body).toMatchObject({ code: 'INVALID_QUERY', details }));
});

const list = (count: number, one: (index: number) => string) => Array.from({ length: count }, (_, index) => one(index));
/** Conditions, two in each bracket. */
const nested = (count: number): string => list(count, (index) => `Last_Name != 'N${index}'`).reduce((left, right) => `(${left} and ${right})`);

describe('limits', () => {
	const fields =
		'Last_Name,First_Name,Full_Name,Company,Email,Phone,Mobile,Fax,Website,City,State,Country,Street,Zip_Code,Rating,Industry,Salutation,Designation'.split(
			',',
		);

	it.each([
		[
			'51 columns',
			`select ${list(51, (index) => `${fields[index % fields.length]} as c${index}`).join()} from Leads where id is not null`,
			'LIMIT_EXCEEDED',
			{ clause: 'select' },
		],
		['26 conditions', `select id from Leads where ${nested(26)}`, 'LIMIT_EXCEEDED', { clause: 'where', limit: 25 }],
		['51 values', `select id from Leads where Last_Name in (${list(51, (index) => `'${index}'`).join()})`, 'LIMIT_EXCEEDED', { limit: 50 }],
		['11 orders', `select id from Leads where id is not null order by ${fields.slice(0, 11).join()}`, 'LIMIT_EXCEEDED', { limit: 10 }],
		['5 groups', `select COUNT(id) from Leads where id is not null group by ${fields.slice(0, 5).join()}`, 'LIMIT_EXCEEDED', { limit: 4 }],
		['2,001 rows', 'select id from Leads where id is not null limit 2001', 'LIMIT_EXCEEDED', { clause: 'limit', limit: 2000 }],
		['an offset beyond 100,000', 'select id from Leads where id is not null limit 100001, 10', 'LIMIT_EXCEEDED', { limit: 100_000 }],
	])('refuse %s', (_, query, code, details) => expect(coql(query)).toMatchObject({ status: 400, body: { code, details } }));

	it('let through what is within them', () => {
		expect(coql(`select ${list(50, (index) => `${fields[index % fields.length]} as c${index}`).join()} from Leads where ${nested(25)}`).status).toBe(200);
	});
});

describe('refusals', () => {
	it.each([
		[
			'three conditions without brackets',
			"select id from Leads where id is not null and Last_Name = 'A' and Company = 'B'",
			'SYNTAX_ERROR',
			{ near: 'and', line: 1, column: 63 },
		],
		['no where', 'select id from Leads', 'SYNTAX_ERROR', { clause: 'where' }],
		['no where before the limit', 'select id from Leads limit 10', 'SYNTAX_ERROR', { clause: 'where' }],
		['no from', 'select id', 'SYNTAX_ERROR', { clause: 'from' }],
		['no select', 'update Leads', 'SYNTAX_ERROR', { clause: 'select' }],
		['a text that does not end', "select id from Leads where Last_Name = 'A", 'SYNTAX_ERROR', { line: 1 }],
		['a word too many', "select id from Leads where Last_Name = 'A' please", 'SYNTAX_ERROR', { near: 'please' }],
		['an unknown module', 'select id from Dogs where id is not null', 'INVALID_QUERY', { module: 'Dogs' }],
		['an unknown column', 'select Nothing from Leads where id is not null', 'INVALID_QUERY', { column_name: 'Nothing' }],
		['an unknown column in where', "select id from Leads where Nothing = 'A'", 'INVALID_QUERY', { column_name: 'Nothing' }],
		['a subform', 'select Quoted_Items from Quotes where id is not null', 'INVALID_QUERY', { column_name: 'Quoted_Items' }],
		['a value that does not fit', "select id from Leads where No_of_Employees = 'many'", 'INVALID_QUERY', { column_name: 'No_of_Employees', operator: '=' }],
		['a likeness of numbers', "select id from Leads where No_of_Employees like '1%'", 'INVALID_QUERY', { operator: 'like' }],
		['a column twice', 'select Email, Email from Leads where id is not null', 'DUPLICATE_DATA', { column_name: 'Email' }],
		[
			'an alias twice',
			'select Email as a, Phone as a from Leads where id is not null',
			'DUPLICATE_ALIAS',
			{ alias: 'a', referred_columns: ['Email', 'Phone'] },
		],
		['an alias with a sign', "select Email as 'a b' from Leads where id is not null", 'INVALID_ALIAS', { alias: 'a b' }],
		['no query', undefined, 'MANDATORY_NOT_FOUND', { api_name: 'select_query' }],
		['no text', 5, 'INVALID_DATA', { expected_data_type: 'string' }],
	])('of %s', (_, query, code, details) => expect(coql(query)).toMatchObject({ status: 400, body: { code, status: 'error', details } }));
});

it('tells of the fields where they are asked for', () => {
	const { body } = coql("select Last_Name, Lead_Status from Leads where Last_Name = 'Rimu'", { include_meta: ['fields'] });
	expect(body.fields).toMatchObject({ Last_Name: { data_type: 'text', length: 80 }, Lead_Status: { data_type: 'picklist' } });
	expect(coql("select id from Leads where Last_Name = 'Rimu'", { include_meta: ['all'] }).body).toMatchObject({
		code: 'INVALID_DATA',
		details: { supported_values: ['fields'] },
	});
});

it('leaves converted leads out unless they are named', () => {
	desk.call('POST', `/Leads/${id('Leads', 1)}/actions/convert`, { body: { data: [{}] } });
	expect(names("Last_Name = 'Rimu'")).toEqual([]);
	expect(names('Converted__s = true')).toEqual(['Rimu']);
});
