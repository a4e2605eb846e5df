import type { Row } from '../../sandbox/vendor';
import { NZ, UK } from '../../sandbox/xero/seed';
import { caller, refusals, sale, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});
const many = (path: string, collection: string, headers = {}): Row[] => xero.api('GET', path, undefined, { headers }).body[collection] as Row[];

describe('contact groups', () => {
	const make = (Name: string) => xero.api('PUT', '/ContactGroups', { ContactGroups: [{ Name }] });
	const one = (id: unknown): Row => xero.one(xero.api('GET', `/ContactGroups/${id}`), 'ContactGroups');
	const ids = (): unknown[] => many('/Contacts', 'Contacts').map(({ ContactID }) => ContactID);

	it('gather contacts, which name their groups', () => {
		const { ContactGroupID: id, ...made } = xero.one(make('VIPs'), 'ContactGroups');
		expect(made).toMatchObject({ Name: 'VIPs', Status: 'ACTIVE', Contacts: [], HasValidationErrors: false });
		const [first, second, third] = ids();
		const added = xero.api('PUT', `/ContactGroups/${id}/Contacts`, { Contacts: [{ ContactID: first }, { ContactID: second }, { ContactID: third }] });
		expect((added.body.Contacts as Row[]).map(({ ContactID }) => ContactID)).toEqual([first, second, third]);
		xero.api('PUT', `/ContactGroups/${id}/Contacts`, { Contacts: [{ ContactID: first }] });
		expect((one(id).Contacts as Row[]).map(({ ContactID }) => ContactID).sort()).toEqual([first, second, third].sort());
		// The list has no members.
		expect(many('/ContactGroups', 'ContactGroups')).toMatchObject([{ Name: 'VIPs', Contacts: [] }]);
		expect(xero.one(xero.api('GET', `/Contacts/${first}`), 'Contacts').ContactGroups).toMatchObject([{ ContactGroupID: id, Name: 'VIPs' }]);

		expect(xero.api('DELETE', `/ContactGroups/${id}/Contacts/${first}`)).toMatchObject({ status: 204, text: '""' });
		expect(xero.api('DELETE', `/ContactGroups/${id}/Contacts/${first}`).status).toBe(400);
		expect((one(id).Contacts as Row[]).map(({ ContactID }) => ContactID)).not.toContain(first);
		expect(xero.api('DELETE', `/ContactGroups/${id}/Contacts`).status).toBe(204);
		expect(one(id).Contacts).toEqual([]);
	});

	it('add all contacts of a request or none', () => {
		const { ContactGroupID: id } = xero.one(make('VIPs'), 'ContactGroups');
		const [first] = ids();
		const unknown = '11111111-1111-4111-8111-111111111111';
		expect(xero.api('PUT', `/ContactGroups/${id}/Contacts`, { Contacts: [{ ContactID: first }, { ContactID: unknown }] }).status).toBe(400);
		expect(one(id).Contacts).toEqual([]);
		expect(xero.api('PUT', `/ContactGroups/${unknown}/Contacts`, { Contacts: [{ ContactID: first }] }).status).toBe(404);
	});

	it('are renamed and deleted, and only active ones are there', () => {
		const { ContactGroupID: id } = xero.one(make('VIPs'), 'ContactGroups');
		expect(xero.one(xero.api('POST', `/ContactGroups/${id}`, { ContactGroups: [{ Name: 'Good customers' }] }), 'ContactGroups').Name).toBe('Good customers');
		expect(xero.one(xero.api('POST', `/ContactGroups/${id}`, { Status: 'DELETED' }), 'ContactGroups').Status).toBe('DELETED');
		expect(many('/ContactGroups', 'ContactGroups')).toEqual([]);
		expect(xero.api('GET', `/ContactGroups/${id}`).status).toBe(404);
		expect(make('Good customers').status).toBe(200);
		expect(make('good customers').status).toBe(400);
	});

	it('are a hundred at most', () => {
		for (let count = 0; count < 100; count += 1) expect(make(`Group ${count}`).status).toBe(200);
		expect(refusals(make('One more'))).toEqual(['You’ve reached the limit of 100 contact groups.']);
		const { ContactGroupID } = many('/ContactGroups', 'ContactGroups')[0] ?? {};
		xero.api('POST', `/ContactGroups/${ContactGroupID}`, { Status: 'DELETED' });
		expect(make('One more').status).toBe(200);
	});
});

describe('tracking categories', () => {
	const region = (): Row => many('/TrackingCategories', 'TrackingCategories').find(({ Name }) => Name === 'Region') ?? {};
	const become = (id: unknown, own: Row) => xero.api('POST', `/TrackingCategories/${id}`, own);
	const put = (Name: string) => xero.api('PUT', '/TrackingCategories', { Name });

	it('are two at a time, and four with the archived ones', () => {
		expect(put('Project').status).toBe(400);
		expect(become(region().TrackingCategoryID, { Status: 'ARCHIVED' }).status).toBe(200);
		expect(many('/TrackingCategories', 'TrackingCategories').map(({ Name }) => Name)).toEqual(['Department']);
		expect(many('/TrackingCategories?includeArchived=true', 'TrackingCategories')).toHaveLength(2);
		const project = xero.one(put('Project'), 'TrackingCategories');
		expect(project).toMatchObject({ Name: 'Project', Status: 'ACTIVE', Options: [] });
		become(project.TrackingCategoryID, { Status: 'ARCHIVED' });
		const last = xero.one(put('Salesperson'), 'TrackingCategories');
		become(last.TrackingCategoryID, { Status: 'ARCHIVED' });
		expect(put('Fifth').status).toBe(400);
		expect(become(project.TrackingCategoryID, { Status: 'ACTIVE' }).status).toBe(200);
		expect(become(last.TrackingCategoryID, { Status: 'ACTIVE' }).status).toBe(400);
	});

	it('have names of their own, and are deleted while they are not used', () => {
		const { TrackingCategoryID: id } = region();
		expect(xero.one(become(id, { Name: 'Area' }), 'TrackingCategories').Name).toBe('Area');
		expect(become(id, { Name: 'department' }).status).toBe(400);
		expect(become(id, { Name: 'x'.repeat(101) }).status).toBe(400);
		const line = { Description: 'x', Quantity: 1, UnitAmount: 1, AccountCode: '200', Tracking: [{ Name: 'Area', Option: 'North' }] };
		const invoice = xero.api('PUT', '/Invoices', sale({ LineItems: [line] }));
		expect(invoice.status).toBe(200);
		expect(xero.api('DELETE', `/TrackingCategories/${id}`).status).toBe(400);
		const department = many('/TrackingCategories', 'TrackingCategories').find(({ Name }) => Name === 'Department');
		expect(xero.one(xero.api('DELETE', `/TrackingCategories/${department?.TrackingCategoryID}`), 'TrackingCategories').Status).toBe('DELETED');
		expect(xero.api('GET', `/TrackingCategories/${department?.TrackingCategoryID}`).status).toBe(404);
	});

	it('have options that are added, renamed, archived and deleted', () => {
		const { TrackingCategoryID: id } = region();
		const option = (method: string, rest = '', body?: unknown) => xero.api(method, `/TrackingCategories/${id}/Options${rest}`, body);
		const made = xero.one(option('PUT', '', { Name: 'Centre' }), 'Options');
		expect(made).toMatchObject({ Name: 'Centre', Status: 'ACTIVE', IsActive: true, IsArchived: false, IsDeleted: false });
		expect(option('PUT', '', { Name: 'centre' }).status).toBe(400);
		expect(xero.one(option('POST', `/${made.TrackingOptionID}`, { Name: 'Middle' }), 'Options').Name).toBe('Middle');
		expect(xero.one(option('POST', `/${made.TrackingOptionID}`, { Status: 'ARCHIVED' }), 'Options')).toMatchObject({ Name: 'Middle', IsArchived: true });
		expect((region().Options as Row[]).map(({ Name }) => Name)).toEqual(['North', 'South', 'East', 'West', 'Middle']);
		expect(xero.one(option('DELETE', `/${made.TrackingOptionID}`), 'Options')).toMatchObject({ Status: 'DELETED', IsDeleted: true });
		expect(region().Options).toHaveLength(4);
		expect(option('DELETE', `/${made.TrackingOptionID}`).status).toBe(404);
		// Several at once, and none of them if one is refused.
		expect(option('PUT', '', { Options: [{ Name: 'A' }, { Name: 'A' }] }).status).toBe(400);
		expect(region().Options).toHaveLength(4);
		const used = (region().Options as Row[])[0];
		const line = { Description: 'x', Quantity: 1, UnitAmount: 1, AccountCode: '200', Tracking: [{ Name: 'Region', Option: 'North' }] };
		xero.api('PUT', '/Invoices', sale({ LineItems: [line] }));
		expect(option('DELETE', `/${used?.TrackingOptionID}`).status).toBe(400);
	});
});

describe('currencies', () => {
	it('are added as one bare object, and then documents may be in them', () => {
		const japanese = sale({ CurrencyCode: 'JPY' });
		expect(refusals(xero.api('PUT', '/Invoices', japanese))).toEqual(['Organisation is not subscribed to currency JPY']);
		expect(xero.one(xero.api('PUT', '/Currencies', { Code: 'JPY' }), 'Currencies')).toEqual({ Code: 'JPY', Description: 'Japanese Yen' });
		expect(xero.api('PUT', '/Invoices', japanese).status).toBe(200);
		expect(many('/Currencies?where=Code%3D%3D%22JPY%22', 'Currencies')).toHaveLength(1);
		expect(xero.api('PUT', '/Currencies', { Code: 'QQQ' }).status).toBe(400);
		expect(xero.xero.seed({ Currencies: [{ Code: 'CHF' }] }).Currencies).toMatchObject([{ Code: 'CHF', Description: 'Swiss Franc' }]);
	});
});

describe('what can only be read', () => {
	it('has its fields, and takes no writes', () => {
		expect(many('/BrandingThemes', 'BrandingThemes')[0]).toMatchObject({ Name: 'Standard', SortOrder: 0, CreatedDateUTC: '/Date(1711929600000+0000)/' });
		const [user] = many('/Users', 'Users');
		expect(xero.one(xero.api('GET', `/Users/${user?.UserID}`), 'Users')).toEqual(user);
		expect(many('/Users?where=IsSubscriber%3D%3Dtrue', 'Users')).toMatchObject([{ EmailAddress: 'demo@sandbox.test', OrganisationRole: 'FINANCIALADVISER' }]);
		expect(many('/Users', 'Users', { 'if-modified-since': '2026-03-11T00:00:00' })).toEqual([]);
		for (const path of ['/BrandingThemes', '/Users', '/Organisation']) expect(xero.api('PUT', path, { Name: 'x' }).status).toBe(501);
		expect(xero.api('GET', '/InvoiceReminders/Settings').body.InvoiceReminders).toEqual([{ Enabled: false }]);
	});

	it('has budgets by month, whose lines come one by one or for certain days', () => {
		const [budget] = many('/Budgets', 'Budgets');
		expect(budget).toMatchObject({ Type: 'OVERALL', BudgetLines: [] });
		const of = (query = '') => (xero.one(xero.api('GET', `/Budgets/${budget?.BudgetID}${query}`), 'Budgets').BudgetLines as Row[])[0] ?? {};
		expect(of()).toMatchObject({ AccountCode: '200' });
		expect((of('?DateFrom=2026-02-01&DateTo=2026-03-31').BudgetBalances as Row[]).map(({ Period }) => Period)).toEqual(['2026-02', '2026-03']);
		expect(many(`/Budgets?IDs=${budget?.BudgetID}`, 'Budgets')).toHaveLength(1);
		expect(xero.api('GET', '/Budgets', undefined, scopes('accounting.settings')).status).toBe(401);
	});

	it('has what the organisation may do, and its settings of the construction industry', () => {
		const actions = many('/Organisation/Actions', 'Actions');
		expect(actions.find(({ Name }) => Name === 'UseMulticurrency')).toEqual({ Name: 'UseMulticurrency', Status: 'ALLOWED' });
		expect(many(`/Organisation/${NZ}/CISSettings`, 'CISSettings')).toEqual([]);
		const inUk = { headers: { 'xero-tenant-id': UK } };
		expect(xero.api('GET', `/Organisation/${UK}/CISSettings`, undefined, inUk).body.CISSettings).toEqual([
			{ CISContractorEnabled: false, CISSubContractorEnabled: false },
		]);
		expect(xero.api('GET', `/Organisation/${UK}/CISSettings`).status).toBe(404);
		const [contact] = xero.api('GET', '/Contacts', undefined, inUk).body.Contacts as Row[];
		expect(xero.api('GET', `/Contacts/${contact?.ContactID}/CISSettings`, undefined, inUk).body.CISSettings).toEqual([{ CISEnabled: false }]);
		for (const scope of ['accounting.contacts.read', 'accounting.settings.read'])
			expect(xero.api('GET', '/Contacts/RIDGEWAY/CISSettings', undefined, scopes(scope)).status).toBe(200);
	});
});

const scopes = (...names: string[]) => ({ headers: { authorization: `Bearer ${xero.token({ scopes: ['openid', ...names] }).access_token}` } });
