import type { Row } from '../../sandbox/vendor';
import { days, minutes, rows } from './zohoCaller';
import { crmCaller, id, type CrmCaller } from './zohoCrmCaller';

let desk: CrmCaller;
beforeEach(() => void (desk = crmCaller()));

const list = (module: string, query: Record<string, string> = {}, headers: Record<string, string> = {}) =>
	desk.call('GET', `/${module}`, { query: { fields: 'Last_Name', ...query }, headers });
const names = (said: { data: Row[] }) => said.data.map(({ Last_Name }) => Last_Name);

/** Many leads, a second after one another. */
const many = (count: number) =>
	desk.seed({
		Leads: Array.from({ length: count }, (_, index) => ({
			Last_Name: `N${index}`,
			Company: 'Many',
			Created_Time: new Date(Date.parse('2026-06-01T00:00:00Z') + index * 1000).toISOString(),
		})),
	});

describe('fields', () => {
	it('must be named, fifty at most', () => {
		expect(desk.call('GET', '/Leads')).toMatchObject({
			status: 400,
			body: { code: 'REQUIRED_PARAM_MISSING', message: 'One of the expected parameter is missing', details: { param_name: 'fields' } },
		});
		const all = rows(desk.call('GET', '/settings/fields', { query: { module: 'Leads' } }).body.fields).map(({ api_name }) => String(api_name));
		expect(list('Leads', { fields: all.join() })).toMatchObject({ status: 400, body: { code: 'LIMIT_EXCEEDED', details: { limit: 50 } } });
		expect(list('Leads', { fields: all.slice(0, 50).join() }).status).toBe(200);
	});

	it('are shown as named, with the id, without subforms and what is unknown', () => {
		expect(list('Leads', { fields: 'Email,Full_Name,Nothing' }).data.at(-1)).toEqual({
			Email: 'ana.rimu@mail.example',
			Full_Name: 'Ana Rimu',
			id: id('Leads', 1),
		});
		expect(list('Quotes', { fields: 'Subject,Quoted_Items,$currency_symbol' }).first).toEqual({
			Subject: 'Refit offer',
			$currency_symbol: 'NZ$',
			id: id('Quotes', 1),
		});
	});
});

describe('pages', () => {
	it('go by number, newest first', () => {
		const said = list('Leads', { per_page: '3' });
		expect(names(said)).toEqual(['Ngata', 'MacLeod', 'Muñoz']);
		expect(said.info).toMatchObject({ per_page: 3, count: 3, page: 1, sort_by: 'id', sort_order: 'desc', more_records: true, previous_page_token: null });
		const last = list('Leads', { per_page: '3', page: '3' });
		expect(names(last)).toEqual(['Thompson', 'Rimu']);
		expect(last.info).toMatchObject({ count: 2, more_records: false, next_page_token: null });
		expect(list('Leads', { page: '2' }).status).toBe(204);
	});

	it('are sorted by three fields only', () => {
		expect(names(list('Leads', { sort_by: 'Created_Time', sort_order: 'asc', per_page: '2' }))).toEqual(['Rimu', 'Thompson']);
		desk.call('PUT', `/Leads/${id('Leads', 3)}`, { body: { data: [{ Phone: '1' }] } });
		expect(names(list('Leads', { sort_by: 'Modified_Time', per_page: '1' }))).toEqual(['Patel']);
		expect(list('Leads', { sort_by: 'Last_Name' })).toMatchObject({ status: 400, body: { code: 'INVALID_DATA', details: { param_name: 'sort_by' } } });
	});

	it.each([
		['per_page', '201'],
		['per_page', '0'],
		['page', 'two'],
		['sort_order', 'up'],
		['converted', 'perhaps'],
	])('refuse %s=%s', (name, value) => {
		expect(list('Leads', { [name]: value })).toMatchObject({ status: 400, body: { code: 'INVALID_DATA', details: { param_name: name } } });
	});

	it('stop at 2,000 records by number and go on by token', () => {
		many(2300);
		expect(list('Leads', { page: '10' }).info).toMatchObject({ page: 10, count: 200, more_records: true });
		expect(list('Leads', { page: '11' })).toMatchObject({ status: 400, body: { code: 'DISCRETE_PAGINATION_LIMIT_EXCEEDED', details: { limit: 2000 } } });

		const seen = new Set<unknown>();
		let query: Record<string, string> = {};
		for (let page = 1; page <= 13; page += 1) {
			const said = list('Leads', query);
			expect(said.info.page).toBe(page);
			for (const one of said.data) seen.add(one.id);
			if (said.info.more_records !== true) break;
			query = { page_token: String(said.info.next_page_token) };
		}
		expect(seen.size).toBe(2308);
	});

	it('go back by token as well', () => {
		const first = list('Leads', { per_page: '3' });
		const second = list('Leads', { per_page: '3', page_token: String(first.info.next_page_token) });
		const third = list('Leads', { per_page: '3', page_token: String(second.info.next_page_token) });
		expect(third.info).toMatchObject({ page: 3, more_records: false });
		const back = list('Leads', { per_page: '3', page_token: String(third.info.previous_page_token) });
		expect(back.info.page).toBe(2);
		expect(names(back)).toEqual(names(second));
		expect(names(list('Leads', { per_page: '3', page_token: String(back.info.previous_page_token) }))).toEqual(names(first));
	});

	it('by token are bound to the question, the user and a day', () => {
		const token = String(list('Leads', { per_page: '3' }).info.next_page_token);
		expect(list('Leads', { per_page: '3', page_token: token, page: '2' }).body.code).toBe('AMBIGUITY_DURING_PROCESSING');
		expect(list('Leads', { per_page: '2', page_token: token }).body.code).toBe('TOKEN_BOUND_DATA_MISMATCH');
		expect(list('Contacts', { per_page: '3', page_token: token }).body.code).toBe('TOKEN_BOUND_DATA_MISMATCH');
		expect(list('Leads', { per_page: '3', page_token: 'nonsense' }).body.code).toBe('INVALID_DATA');
		desk.lever('crmUser', { id: '5725767000000411002' });
		expect(list('Leads', { per_page: '3', page_token: token }).body.code).toBe('TOKEN_BOUND_DATA_MISMATCH');
		desk.lever('crmUser', { id: '5725767000000411001' });
		desk.later(days(1) - 1000);
		expect(list('Leads', { per_page: '3', page_token: token }).status).toBe(200);
		desk.later(1000);
		expect(list('Leads', { per_page: '3', page_token: token })).toMatchObject({ status: 400, body: { code: 'EXPIRED_VALUE' } });
	});

	it('by token lose nothing when something new comes in between', () => {
		const first = list('Leads', { per_page: '4' });
		desk.made('Leads', { Last_Name: 'New', Company: 'N' });
		expect(names(list('Leads', { per_page: '4', page_token: String(first.info.next_page_token) }))).toEqual(['Walker', 'Patel', 'Thompson', 'Rimu']);
	});
});

describe('narrowed', () => {
	it('by ids, a hundred at most', () => {
		expect(names(list('Leads', { ids: `${id('Leads', 1)},${id('Leads', 4)},42` }))).toEqual(['Walker', 'Rimu']);
		const ids = Array.from({ length: 101 }, (_, index) => String(index)).join();
		expect(list('Leads', { ids })).toMatchObject({ status: 400, body: { code: 'LIMIT_EXCEEDED', details: { param_name: 'ids', limit: 100 } } });
	});

	it('by time, to the second and without the second itself', () => {
		const since = (moment: string) => list('Leads', {}, { 'if-modified-since': moment });
		expect(since('2026-11-01T00:00:00Z')).toMatchObject({ status: 304, body: {} });
		desk.call('PUT', `/Leads/${id('Leads', 1)}`, { body: { data: [{ Phone: '1' }] } });
		expect(names(since('2026-11-25T11:59:59+13:00'))).toEqual(['Rimu']);
		expect(since('2026-11-24T23:00:00Z').status).toBe(304);
		desk.lever('crmUnsure', { since: 'inclusive' });
		expect(since('2026-11-24T23:00:00Z').status).toBe(200);
		expect(since('yesterday').status).toBe(400);
	});

	it('by conversion', () => {
		desk.call('POST', `/Leads/${id('Leads', 1)}/actions/convert`, { body: { data: [{}] } });
		expect(list('Leads').data).toHaveLength(7);
		expect(names(list('Leads', { converted: 'true' }))).toEqual(['Rimu']);
		expect(list('Leads', { converted: 'both' }).data).toHaveLength(8);
		expect(list('Leads', { converted: 'both', fields: 'Converted__s,Converted_Contact' }).data.at(-1)).toMatchObject({
			Converted__s: true,
			Converted_Contact: { name: 'Ana Rimu' },
		});
	});

	it('by a view, for which no order can be asked', () => {
		const views = rows(desk.call('GET', '/settings/custom_views', { query: { module: 'Accounts' } }).body.custom_views);
		const view = (name: string) => String(views.find(({ system_name }) => system_name === name)?.id);
		expect(list('Accounts', { fields: 'Account_Name', cvid: view('MYVIEWS') }).data).toHaveLength(5);
		expect(list('Accounts', { cvid: view('RECENTLYCREATED') }).status).toBe(204);
		expect(list('Accounts', { cvid: view('ALLVIEWS'), sort_by: 'id' }).body.code).toBe('AMBIGUITY_DURING_PROCESSING');
		expect(list('Accounts', { cvid: '1' }).body.code).toBe('INVALID_DATA');
	});

	it('not by what it does not know', () => expect(list('Leads', { include_child: 'true', territory_id: '1' }).data).toHaveLength(8));
});

it('is empty where there is nothing, and refused where there is no module', () => {
	desk.seed({ modules: [{ api_name: 'Boats' }] });
	expect(list('Boats')).toMatchObject({ status: 204, body: {} });
	expect(list('Yachts')).toMatchObject({ status: 400, body: { code: 'INVALID_MODULE', details: { resource_path_index: 0 } } });
	expect(list('Quoted_Items').body.code).toBe('INVALID_MODULE');
});

it('comes as a file, and says when the token ends', () => {
	desk.signIn({ expiresInSeconds: 3600 });
	const { headers } = list('Leads');
	expect(headers).toMatchObject({ 'content-disposition': 'attachment;filename=response.json', 'x-accesstoken-reset': '2026-11-25T00:00:00.000Z' });
});

describe('search', () => {
	const search = (query: Record<string, string>, module = 'Leads') => desk.call('GET', `/${module}/search`, { query });
	const by = (criteria: string, module = 'Leads') => {
		const said = search({ criteria, fields: 'Last_Name' }, module);
		return said.status === 204 ? [] : said.status === 200 ? names(said) : said.body.code;
	};

	it('lags behind the writes by half a minute', () => {
		const made = desk.made('Leads', { Last_Name: 'Fresh', Company: 'F', Email: 'fresh@mail.example' });
		const found = () => search({ email: 'fresh@mail.example' });
		expect(found().status).toBe(204);
		desk.later(29_999);
		expect(found().status).toBe(204);
		desk.later(1);
		expect(found().first).toMatchObject({ id: made });
		desk.call('PUT', `/Leads/${made}`, { body: { data: [{ Email: 'changed@mail.example' }] } });
		// Found by what it was, shown as it is.
		expect(found().first).toMatchObject({ Email: 'changed@mail.example' });
		desk.later(30_000);
		expect(found().status).toBe(204);
		expect(search({ email: 'changed@mail.example' }).status).toBe(200);
		desk.call('DELETE', `/Leads/${made}`);
		expect(search({ email: 'changed@mail.example' }).status).toBe(204);
	});

	it.each([
		['(Last_Name:equals:rimu)', ['Rimu']],
		['(Last_Name:not_equal:Rimu)', ['Ngata', 'MacLeod', 'Muñoz', 'Evans', 'Walker', 'Patel', 'Thompson']],
		['(Company:starts_with:K)', ['Walker']],
		['(Lead_Status:in:Contacted,Pre-Qualified)', ['MacLeod', 'Walker', 'Thompson']],
		['((Lead_Status:equals:Contacted)and(Last_Name:starts_with:M))', ['MacLeod']],
		['((Last_Name:equals:Rimu)or(Last_Name:equals:Evans))', ['Evans', 'Rimu']],
		['(((Last_Name:equals:Rimu)or(Last_Name:equals:Evans))and(Company:starts_with:Blue))', ['Evans']],
		['(Owner.id:equals:5725767000000411001)and(Last_Name:equals:Rimu)', ['Rimu']],
		['(Interests:equals:Payroll)', ['Thompson']],
		['(Created_Time:between:2026-10-20T00:00:00Z,2026-10-28T00:00:00Z)and(Last_Name:equals:Rimu)', ['Rimu']],
		['(Email_Opt_Out:equals:false)and(Last_Name:equals:Rimu)', ['Rimu']],
	])('understands %s', (criteria, expected) => expect(by(criteria)).toEqual(expected));

	it('compares numbers, dates and lookups', () => {
		const deals = (criteria: string) => search({ criteria, fields: 'Deal_Name' }, 'Deals').data.map(({ Deal_Name }) => Deal_Name);
		expect(deals('(Amount:greater_equal:22000)')).toEqual(['Maschinenpark', 'Dashboard licences', 'Annual design retainer']);
		expect(deals('(Closing_Date:less_than:2026-10-01)')).toEqual(['Maschinenpark']);
		expect(deals(`(Account_Name.id:equals:${id('Accounts', 1)})`)).toEqual(['Cafe refit']);
		expect(deals('(Account_Name:starts_with:Tui)')).toEqual(['Annual design retainer']);
	});

	it('takes brackets, commas and backslashes with a backslash before them', () => {
		desk.seed({ Leads: [{ Last_Name: 'Odd', Company: 'A (B), C\\D', Created_Time: '2026-01-01T00:00:00Z' }] });
		expect(by('(Company:equals:A \\(B\\)\\, C\\\\D)')).toEqual(['Odd']);
		expect(by('(Company:equals:A (B), C)')).toBe('INVALID_QUERY');
	});

	it.each([
		['an unknown field', '(Nothing:equals:1)', 'INVALID_QUERY'],
		['an operator that is none', '(Last_Name:contains:im)', 'INVALID_QUERY'],
		['an operator that does not fit', '(Last_Name:greater_than:A)', 'INVALID_QUERY'],
		['a value that does not fit', '(No_of_Employees:equals:many)', 'INVALID_QUERY'],
		['a moment without offset', '(Created_Time:greater_than:2026-01-01)', 'INVALID_QUERY'],
		['a missing bracket', '((Last_Name:equals:A)', 'INVALID_QUERY'],
		['no bracket', 'Last_Name:equals:A', 'INVALID_QUERY'],
		['sixteen conditions', Array.from({ length: 16 }, () => '(Last_Name:equals:A)').join('or'), 'CRITERIA_LIMIT_EXCEEDED'],
	])('refuses %s', (_, criteria, code) => expect(by(criteria)).toBe(code));

	it('takes fifteen conditions', () => expect(by(Array.from({ length: 15 }, () => '(Last_Name:equals:Rimu)').join('or'))).toEqual(['Rimu']));

	it('finds by email, phone and word, in this order of precedence', () => {
		expect(search({ email: 'Ana.Rimu@mail.example' }).first).toMatchObject({ Last_Name: 'Rimu', Company: 'Rimu & Sons' });
		expect(names(search({ phone: '6495550201' }))).toEqual(['Thompson']);
		expect(names(search({ word: 'marine' }))).toEqual(['Evans']);
		expect(search({ word: 'arine' }).status).toBe(204);
		expect(search({ word: 'm' })).toMatchObject({
			status: 400,
			body: { code: 'INVALID_DATA', message: 'provide atleast 2 letters for search', details: { param_name: 'word' } },
		});
		expect(names(search({ word: 'marine', email: 'ana.rimu@mail.example', criteria: '(Last_Name:equals:Patel)' }))).toEqual(['Patel']);
		expect(search({})).toMatchObject({
			status: 400,
			body: { code: 'EXPECTED_PARAM_MISSING', details: { param_names: ['criteria', 'email', 'phone', 'word'] } },
		});
	});

	it('has pages, up to 2,000 records', () => {
		const said = search({ word: 'ltd', per_page: '1', page: '2', sort_by: 'Last_Name', sort_order: 'asc' });
		expect(names(said)).toEqual(['MacLeod']);
		expect(said.info).toMatchObject({ per_page: 1, count: 1, page: 2, more_records: true });
		expect(search({ word: 'ltd', page: '11' })).toMatchObject({
			status: 400,
			body: { code: 'LIMIT_REACHED', message: 'maximum response iteration limit reached', details: { limit: '2000' } },
		});
	});

	it('leaves converted leads out', () => {
		desk.call('POST', `/Leads/${id('Leads', 1)}/actions/convert`, { body: { data: [{}] } });
		expect(search({ word: 'Rimu' }).status).toBe(204);
		expect(names(search({ word: 'Rimu', converted: 'both' }))).toEqual(['Rimu']);
	});
});

describe('count', () => {
	const count = (query: Record<string, string> = {}) => desk.call('GET', '/Leads/actions/count', { query }).body;

	it('counts all, or what search would find', () => {
		expect(count()).toEqual({ count: 8 });
		expect(count({ criteria: '(Lead_Status:equals:Contacted)' })).toEqual({ count: 2 });
		expect(count({ criteria: '(Nothing:equals:1)' })).toMatchObject({ code: 'INVALID_QUERY' });
		desk.made('Leads', { Last_Name: 'New', Company: 'N', Lead_Status: 'Contacted' });
		expect(count()).toEqual({ count: 9 });
		expect(count({ criteria: '(Lead_Status:equals:Contacted)' })).toEqual({ count: 2 });
		desk.later(minutes(1));
		expect(count({ criteria: '(Lead_Status:equals:Contacted)' })).toEqual({ count: 3 });
	});
});
