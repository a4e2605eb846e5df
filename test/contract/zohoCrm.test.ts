import { createClock } from '../../sandbox/clock';
import { createZoho } from '../../sandbox/zoho';
import type { Resource } from '../../src/apis/define';
import { zohoCrm, resourceOfModule } from '../../src/apis/zohoCrm';
import { rowsIn, type Row } from '../../src/record';
import type { Conversation } from '../../src/wire/conversation';
import { bulkRead, bulkWrite } from '../../src/wire/zohoCrmBulk';
import { massUpdate } from '../../src/wire/zohoCrmMassUpdate';
import { query } from '../../src/wire/zohoCrmQuery';
import { described } from '../../src/wire/zohoCrmFields';
import { crmScopes } from '../support/drive';
import { answered, hold } from '../wire/scripted';
import { crmAddress, crmBodyProblem, crmBodyProblems, crmOffer, crmOperationDifferences, crmSampled } from './crm';
import { deviations } from './deviations';

/** Zoho CRM's tables against facts from Zoho's own specification and from answers of the live service. */

describe('what is asked for', () => {
	const listed = deviations.zohoCrm ?? {};
	const found = [...crmOperationDifferences(), ...crmBodyProblems()];

	it('covers every operation', () => {
		const verbs = Object.values<Resource>(crmOffer.resources).reduce((sum, { operations }) => sum + Object.keys(operations).length, 0);
		expect([crmSampled.length, crmSampled.filter(({ requests }) => !requests.length)]).toEqual([verbs, []]);
	});

	it('is what the specification knows, body and all, or it is said why not', () => {
		expect(found.filter((difference) => !listed[difference])).toEqual([]);
	});

	it('lists no deviation that is no longer one', () => {
		expect(Object.keys(listed).filter((difference) => !found.includes(difference))).toEqual([]);
	});
});

describe('queries and jobs', () => {
	const job = {
		data: [{ details: { id: '1' }, state: 'COMPLETED', result: { download_url: '' } }],
		result: { download_url: '' },
		status: 'COMPLETED',
		details: { file_id: '2' },
	};
	const condition = { field: { api_name: 'Email' }, comparator: 'equal', value: 'a@b.com' };

	it.each<[string, Conversation<unknown>, readonly string[]]>([
		[
			'one change to many records',
			massUpdate({ module: 'Leads', records: [{ id: '1', from: 0 }], values: { City: 'Napier' } }),
			['POST /{module}/actions/mass_update'],
		],
		['a query', query('select id from Leads where id is not null', 7, 0), ['POST /coql']],
		['a bulk read', bulkRead({ module: 'Leads', fields: ['Email'], criteria: condition }, 0), ['POST /crm/bulk/v8/read', 'GET /crm/bulk/v8/read/{jobId}']],
		[
			'a bulk write',
			bulkWrite({ module: 'Leads', operation: 'upsert', findBy: 'id', records: [{ Email: 'a@b.com' }], from: [0], organization: '5' }),
			['POST /crm/v8/upload', 'POST /crm/bulk/v8/write', 'GET /crm/bulk/v8/write/{jobId}'],
		],
	])('%s asks for what Zoho understands', (_, conversation, expected) => {
		const { requests } = hold(conversation, () => answered({ body: job }));
		const asked = requests.filter(({ path }) => path !== '');
		expect(asked.map((request) => crmAddress(request)?.name)).toEqual(expected);
		expect(asked.flatMap(crmBodyProblem)).toEqual([]);
		for (const request of asked)
			expect(crmAddress(request)!.asking.headers).toEqual(
				expect.arrayContaining(Object.keys(request.headers ?? {}).filter((header) => header !== 'Content-Type')),
			);
	});
});

describe('the comparison notices', () => {
	it.each<[string, object, string[]]>([
		['nothing where all is well', { data: [{ Last_Name: 'A' }], trigger: ['workflow'] }, []],
		['a body without its envelope', { Last_Name: 'A' }, ['the body has an unknown Last_Name', "the body should have required property 'data'"]],
		['a word beside the records that Zoho does not know', { data: [], triggers: [] }, ['the body has an unknown triggers']],
		['a trigger that there is not', { data: [], trigger: ['workflows'] }, ['.trigger[] should be equal to one of the allowed values']],
		['one record in place of a list', { data: { Last_Name: 'A' } }, ['.data should be array']],
	])('%s', (_, body, expected) => {
		expect(crmBodyProblem({ method: 'POST', path: '/Leads', body })).toEqual(expected);
	});

	it('an address that Zoho does not have', () => {
		expect(crmAddress({ method: 'PUT', path: '/Leads/upsert' })?.name).not.toBe('PUT /{module}/upsert');
		expect(crmAddress({ method: 'POST', path: '/Leads/1/actions/tag' })).toBeUndefined();
	});
});

describe('fields of the standard modules', () => {
	const zoho = createZoho(createClock());
	const { access_token } = zoho.mint({ scopes: crmScopes });
	const settings = (kind: string, query: Record<string, string>): Row[] => {
		const headers = { authorization: `Zoho-oauthtoken ${access_token}` };
		const answer = zoho.answer({
			method: 'GET',
			path: `/crm/v8/settings/${kind}`,
			query: new URLSearchParams(query),
			headers,
			body: '',
			origin: 'http://sandbox',
		});
		return rowsIn((answer.body as Row)[kind]);
	};
	const seen = crmOffer.pinned.examples!;
	const modules = Object.entries(resourceOfModule).filter(([module]) => module !== '');

	/** Field names that Zoho's live answers spell otherwise, or that no live answer showed. */
	const UNSEEN = deviations.zohoCrmFields ?? {};
	const met = new Set<string>();

	it.each(modules)('%s are those that live answers show, as far as such are known', (module, name) => {
		const shown = seen[module];
		if (!shown) return;
		const resource = (zohoCrm as Record<string, Resource>)[name]!;
		const missing = Object.keys(resource.fields)
			.filter((field) => !shown[field])
			.map((field) => `${module}.${field}`);
		for (const field of missing) met.add(field);
		expect(missing.filter((field) => !UNSEEN[field])).toEqual([]);
	});

	it.each(modules)('%s are those that the account describes, and hold the same', (module, name) => {
		const resource = (zohoCrm as Record<string, Resource>)[name]!;
		const live = described(resource, { fields: settings('fields', { module }) }, resourceOfModule).fields;
		const odd = Object.entries(resource.fields).flatMap(([field, { kind, readOnly }]) => {
			const known = live[field];
			if (!known) return [`${field} is not there`];
			const isOpen = kind === 'text' && ['choice', 'email', 'url', 'longText'].includes(known.kind);
			return [
				...(known.kind === kind || isOpen ? [] : [`${field} holds ${known.kind}, not ${kind}`]),
				...(known.readOnly && !readOnly ? [`${field} is set by CRM`] : []),
			];
		});
		const told = odd.map((what) => `${module}.${what}`);
		for (const what of told) met.add(what);
		expect(told.filter((what) => !UNSEEN[what])).toEqual([]);
	});

	it('what must be filled is among them', () => {
		for (const [, name] of modules) {
			const { fields, operations } = (zohoCrm as Record<string, Resource>)[name]!;
			expect(Object.keys(fields)).toEqual(expect.arrayContaining([...(operations.create?.requires ?? [])]));
		}
	});

	it('list no deviation that is no longer one', () => {
		expect(Object.keys(UNSEEN).filter((name) => !met.has(name))).toEqual([]);
	});
});
