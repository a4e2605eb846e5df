import { sleep, type ResourceMapperField } from 'n8n-workflow';
import type { Hurried } from '../support/hurried';
import { waits } from '../support/hurried';
import { crmScopes } from '../support/drive';
import { colleague, seeded } from '../support/operatingCrm';
import { records } from './accounts';
import { bodyOf, CrmAccount, failures, pairs, picked, type Row } from './crmAccount';
import type { Outcome } from './engine';

/** What a user does with Zoho CRM Modules, and what comes of it. */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

let crm: CrmAccount;
beforeAll(async () => void (crm = await CrmAccount.start()));
afterAll(async () => await crm.close());
beforeEach(async () => await crm.begin());

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const properties = { module: { __rl: true, mode: 'list', value: 'Properties' } };

/** The records that came of it; nothing can go on without. */
async function all(outcome: Promise<Outcome>): Promise<Row[]> {
	const found = await outcome;
	expect([found.error, failures(found)]).toEqual([undefined, []]);
	return records(found);
}
const must = async (outcome: Promise<Outcome>): Promise<Row> => (await all(outcome))[0]!;
const refused = async (outcome: Promise<Outcome>): Promise<Row> => failures(await outcome)[0]!;

describe('a refusal', () => {
	const lead = (more: Row): Row => ({ Last_Name: 'Told', Company: 'C', ...more });

	it('tells of each record by itself: the field as people know it, what was sent, and what CRM says', async () => {
		const outcome = await crm.write('lead', 'create', [
			lead({ External_Id: 'NEW' }),
			lead({ External_Id: 'LEAD-1' }),
			lead({ Website: 'no address' }),
			lead({ Owner: { id: '1' } }),
			lead({ Phone: 5 }),
			lead({ City: 'x'.repeat(101) }),
		]);
		expect(crm.calls).toHaveLength(1);
		expect(pairs(outcome, 0)).toEqual([0]);
		expect(failures(outcome).map(({ cause, message }) => [cause, message])).toEqual([
			[
				'duplicate',
				`Zoho CRM refused the record: External Id (External_Id): duplicate data; record ${seeded('Leads')} has it already; sent: "LEAD-1" [DUPLICATE_DATA]`,
			],
			['validation', 'Zoho CRM refused the record: Website (Website): invalid data; website is expected; sent: "no address" [INVALID_DATA]'],
			['validation', 'Zoho CRM refused the record: Owner (Owner.id): the id given seems to be invalid; sent: "1" [INVALID_DATA]'],
			['validation', 'Zoho CRM refused the record: Phone (Phone): invalid data; text is expected; sent: 5 [INVALID_DATA]'],
			['validation', `Zoho CRM refused the record: City (City): invalid data; at most 100 characters; sent: "${'x'.repeat(101)}" [INVALID_DATA]`],
		]);
	});

	it('of one record alone says no less', async () => {
		const { message, details, status } = await refused(crm.write('lead', 'upsert', [{ Company: 'Nameless' }]));
		expect([message, details, status]).toEqual([
			'Zoho CRM refused the record: Last Name (Last_Name): required field not found [MANDATORY_NOT_FOUND]',
			[{ at: 'Last_Name', says: 'required field not found' }],
			400,
		]);
	});

	it('of a line names the line', async () => {
		const Invoiced_Items = [
			{ Product_Name: { id: seeded('Products') }, Quantity: 1 },
			{ Product_Name: { id: '99' }, Quantity: 2 },
		];
		const { message } = await refused(crm.write('invoice', 'create', [{ Subject: 'S', Invoiced_Items }]));
		expect(message).toContain('Product (Invoiced_Items[1].Product_Name.id): the id given seems to be invalid; sent: "99"');
	});

	it('comes before anything is sent where a field is missing that the module or all of its layouts demand', async () => {
		const { message } = await refused(crm.write('deal', 'create', [{ Amount: 5 }]));
		expect(message).toBe('Deal lacks Deal Name, Stage, Closing Date. Nothing was sent for it');
		expect(crm.calls).toEqual([]);
	});

	it.each<[string, string, Row, Row, string]>([
		[
			'a value',
			'lead',
			{},
			{ Last_Name: 'P', Company: 'C', Lead_Status: 'Contactd' },
			'Lead_Status (Lead Status) has no value "Contactd"; nearest: Contacted, ',
		],
		[
			'one of several values',
			'record',
			properties,
			{ Name: 'P', Kind: 'House', Features: ['Lift', 'Gardn'] },
			'Features (Features) has no value "Gardn"; nearest: Garden, ',
		],
		[
			'a value of a row',
			'record',
			properties,
			{ Name: 'P', Kind: 'House', Viewings: [{ Visitor: 'V', Outcome: 'Ofer made' }] },
			'Viewings[0].Outcome (Outcome) has no value "Ofer made"; nearest: Offer made, ',
		],
	])('comes before anything is sent for %s that the picklist does not have, with the nearest ones', async (_, resource, more, record, says) => {
		const outcome = await crm.write(resource, 'create', [record, { ...record, Lead_Status: 'Contacted', Features: ['Lift'], Viewings: [] }], more);
		expect([pairs(outcome, 0), pairs(outcome, 1)]).toEqual([[1], [0]]);
		expect(failures(outcome)[0]!.message).toContain(says);
		expect(crm.calls.map((call) => (bodyOf(call).data as Row[]).length)).toEqual([1]);
	});

	it('of a missing scope names it', async () => {
		await crm.begin(['ZohoCRM.modules.leads.READ', 'ZohoCRM.settings.READ']);
		const { cause, message } = await refused(crm.run('contact', 'getMany', { parameters: { limit: 1 } }));
		expect([cause, message]).toEqual([
			'scope-missing',
			'The Zoho credential lacks the scope ZohoCRM.modules.Contacts.READ. Open the credential, switch CRM on, and connect again',
		]);
	});

	it('of a missing scope for settings hides no field of a module that only the account knows', async () => {
		await crm.begin(['ZohoCRM.modules.ALL']);
		expect(await all(crm.run('lead', 'getMany', { parameters: { limit: 1 } }))).toMatchObject([{ Last_Name: expect.any(String) }]);
		const { cause, message } = await refused(crm.run('record', 'getMany', { parameters: { ...properties, limit: 1 } }));
		expect(cause).toBe('scope-missing');
		expect(message).toContain('lacks the scope ZohoCRM.settings.fields.READ');
	});

	it('of a record that is not there says so, whichever way CRM does', async () => {
		for (const missing of [204, 404]) {
			await crm.control.lever('crmUnsure', { vendor: 'zoho', missing });
			expect(await refused(crm.one('lead', 'get', '5725767000999999999'))).toMatchObject({ cause: 'not-found' });
		}
	});

	it('of mixed results is read the same with 207 and with 200', async () => {
		for (const mixed of [207, 200]) {
			await crm.control.lever('crmUnsure', { vendor: 'zoho', mixed });
			const outcome = await crm.write('vendor', 'create', [{ Vendor_Name: 'Good' }, { Vendor_Name: 'Bad', Email: 'none' }]);
			expect([pairs(outcome, 0), pairs(outcome, 1)]).toEqual([[0], [1]]);
		}
	});
});

describe('limits', () => {
	it('of calls at once are waited out', async () => {
		await crm.control.fault({ vendor: 'zoho', match: { path: '/Leads' }, times: 2, fault: { kind: 'rate-limit', problem: 'concurrent' } });
		expect(await all(crm.run('lead', 'getMany', { parameters: { limit: 1 } }))).toHaveLength(1);
		expect(waits).toHaveLength(2);
		expect(waits.every((wait) => wait >= 500)).toBe(true);
	});

	it('of the day are not: items go on with their cause, and nothing more is asked', async () => {
		await crm.control.lever('crmEdition', { vendor: 'zoho', edition: 'free', used: 5000 });
		crm.forget();
		const outcome = await crm.write(
			'lead',
			'get',
			upTo(20).map(() => ({ id: seeded('Leads') })),
		);
		expect([new Set(failures(outcome).map(({ cause }) => cause)), pairs(outcome, 1), crm.calls.length, waits]).toEqual([
			new Set(['quota-exhausted']),
			upTo(20),
			1,
			[],
		]);
	});
});

describe('calls at once', () => {
	const PAST_ANY_REFUSAL = 11 * 60_000;
	const hundred = upTo(100).map(() => seeded('Leads'));
	const atOnce = async (edition: string): Promise<{ most: number; refused: number }> => {
		await crm.control.lever('crmEdition', { vendor: 'zoho', edition });
		await sleep(PAST_ANY_REFUSAL);
		// Answers that take their time, so that calls are under way together.
		await crm.control.fault({ vendor: 'zoho', match: { path: '/Leads' }, times: 1000, fault: { kind: 'timeout', ms: 30 } });
		crm.forget();
		const outcomes = await Promise.all(hundred.map(async (id) => await crm.one('lead', 'get', id)));
		expect(outcomes.flatMap((outcome) => records(outcome))).toHaveLength(100);
		// Whatever comes a second time was refused the first time.
		return { most: 1 + Math.max(...crm.calls.map(({ inFlight = 0 }) => inFlight)), refused: crm.calls.length - 100 };
	};

	it('stay five where it allows five, at the price of few calls that are refused', async () => {
		const { most, refused } = await atOnce('free');
		console.info(`A hundred executions at once, Free: up to ${most} calls at once, ${refused} refused`);
		expect(most).toBeLessThanOrEqual(6);
		expect(refused).toBeLessThanOrEqual(6);
	});

	it('are more than five within one run of many items too', async () => {
		await crm.control.lever('crmEdition', { vendor: 'zoho', edition: 'enterprise' });
		await sleep(PAST_ANY_REFUSAL);
		await crm.control.fault({ vendor: 'zoho', match: { path: '/Leads' }, times: 1000, fault: { kind: 'timeout', ms: 30 } });
		crm.forget();
		const items = hundred.map((id) => ({ id }));
		expect(pairs(await crm.write('lead', 'get', items), 0)).toEqual(upTo(100));
		expect(crm.calls).toHaveLength(100);
		expect(Math.max(...crm.calls.map(({ inFlight = 0 }) => inFlight))).toBeGreaterThanOrEqual(5);
	});

	it('are more than five where the edition allows more, none of them refused', async () => {
		const { most, refused } = await atOnce('enterprise');
		console.info(`A hundred executions at once, Enterprise: up to ${most} calls at once, ${refused} refused`);
		expect([most > 5, most <= 10, refused]).toEqual([true, true, 0]);
	});
});

describe('the sign-in', () => {
	const fifty = upTo(50).map(() => ({ id: seeded('Leads') }));

	it('is renewed once for a run of fifty items', async () => {
		await crm.signIn(crmScopes, -1);
		crm.forget();
		expect(await all(crm.write('lead', 'get', fifty))).toHaveLength(50);
		expect(crm.tokens).toHaveLength(1);
	});

	it('is renewed no more often than calls are let go at once, for fifty executions at the same time', async () => {
		await crm.signIn(crmScopes, -1);
		crm.forget();
		const outcomes = await Promise.all(fifty.map(async ({ id }) => await crm.one('lead', 'get', id)));
		expect(outcomes.flatMap((outcome) => records(outcome))).toHaveLength(50);
		console.info(`Fifty executions at once with an expired token: ${crm.tokens.length} token requests`);
		expect(crm.tokens.length).toBeLessThanOrEqual(5);
	});

	it('that Zoho throttles is not stormed: one request, and all items are told to wait', async () => {
		await crm.signIn(crmScopes, -1);
		crm.forget();
		const body = { error: 'Access Denied', error_description: 'You have made too many requests continuously.', status: 'failure' };
		await crm.control.fault({ vendor: 'zoho', match: { path: '/oauth/v2/token' }, times: 99, fault: { kind: 'status', status: 200, body } });
		const outcome = await crm.write('lead', 'get', fifty);
		expect(failures(outcome)).toHaveLength(50);
		expect(failures(outcome)[0]).toMatchObject({ cause: 'rate-limited', message: expect.stringContaining('10 in 10 minutes') });
		expect(Math.round((Date.parse(String(failures(outcome)[0]!.retryAt)) - Date.now()) / 60_000)).toBe(10);
		expect(((await crm.control.waitingFaults()) as Array<{ times: number }>)[0]!.times).toBe(98);
	});
});

describe('a module of the account', () => {
	const shown = async (verb: string): Promise<ResourceMapperField[]> =>
		(await crm.methods.resourceMapping!.getFields!.call(crm.form('record', verb, properties))).fields;
	const mapper = (schema: ResourceMapperField[], value: Row): Row => ({
		fields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema, attemptToConvertTypes: false, convertFieldsToString: false },
	});
	const values = {
		Name: 'Harbour View 3',
		Kind: 'Office',
		'Account.id': seeded('Accounts'),
		'Agent.id': colleague,
		Features: 'Lift, Sea view',
		Price: '123456.78',
		Area: '61.5',
		Commission: '2.5',
		Rooms: 4,
		Register_Entry: '9007199254740993',
		Listed: true,
		Built_On: '1999-12-31T00:00:00',
		Open_House: '2026-12-05T10:00:00+13:00',
		Viewings: '[{"Visitor": "Ana", "Viewed_On": "2026-11-01", "Offer": 5, "Contact": {"id": "' + seeded('Contacts') + '"}, "Outcome": "Interested"}]',
	};

	it('shows its fields with type, choices and whether they are needed, and none that CRM fills in itself', async () => {
		const fields = Object.fromEntries((await shown('create')).map((field) => [field.id, field]));
		const told = (id: string): unknown[] => [fields[id]?.displayName, fields[id]?.type, fields[id]?.required];
		expect(['Name', 'Kind', 'Price', 'Rooms', 'Listed', 'Built_On', 'Open_House', 'Account.id', 'Features', 'Viewings'].map(told)).toEqual([
			['Property Name', 'string', true],
			// The layout demands it, not the module.
			['Kind', 'options', true],
			['Price', 'string', false],
			['Rooms', 'number', false],
			['Listed', 'boolean', false],
			['Built On', 'dateTime', false],
			['Open House', 'dateTime', false],
			['Account ID', 'string', false],
			['Features', 'string', false],
			['Viewings', 'array', false],
		]);
		expect(fields.Kind!.options!.map(({ value }) => value)).toEqual(['Flat', 'House', 'Land', 'Office']);
		expect(Object.keys(fields)).not.toEqual(expect.arrayContaining(['Property_Number']));
		for (const computed of ['Property_Number', 'Price_per_Area', 'Created_Time', 'Modified_Time', 'id']) expect(fields[computed]).toBeUndefined();
	});

	it('takes what is filled into its fields, to the last digit', async () => {
		const { id } = await must(crm.run('record', 'create', { parameters: { ...properties, recordSource: 'fields', ...mapper(await shown('create'), values) } }));
		expect(bodyOf(crm.calls[0])).toEqual({
			data: [
				{
					Name: 'Harbour View 3',
					Kind: 'Office',
					Account: { id: seeded('Accounts') },
					Agent: { id: colleague },
					Features: ['Lift', 'Sea view'],
					Price: 123456.78,
					Area: 61.5,
					Commission: 2.5,
					Rooms: 4,
					Register_Entry: '9007199254740993',
					Listed: true,
					Built_On: '1999-12-31',
					Open_House: expect.stringContaining('2026-12-0'),
					Viewings: [{ Visitor: 'Ana', Viewed_On: '2026-11-01', Offer: 5, Contact: { id: seeded('Contacts') }, Outcome: 'Interested' }],
				},
			],
		});
		expect(await must(crm.one('record', 'get', id, properties))).toMatchObject({
			Account: { id: seeded('Accounts'), name: 'Harbour Cafe Ltd' },
			Features: ['Lift', 'Sea view'],
			Price: 123456.78,
			Register_Entry: '9007199254740993',
			Built_On: '1999-12-31',
			Viewings: [{ Visitor: 'Ana', Offer: 5, Contact: { id: seeded('Contacts') } }],
		});
	});

	it('is updated, found again by a field, and its rows are not doubled', async () => {
		const record = { Name: 'Twice', Kind: 'Flat', Cadastre_Number: 'T-1', Viewings: [{ Visitor: 'Ana' }, { Visitor: 'Ben' }] };
		const upsert = (change: Row): Promise<Row> =>
			must(crm.write('record', 'upsert', [{ ...record, ...change }], { ...properties, options: { duplicate_check_fields: ['Cadastre_Number'] } }));
		const { id } = await upsert({});
		expect((await upsert({ Name: 'Again', Viewings: [{ Visitor: 'Ben', Offer: 7 }, { Visitor: 'Ana' }] })).id).toBe(id);
		expect(await all(crm.write('record', 'update', [{ id, Rooms: 2, Viewings: [{ Visitor: 'Cat' }] }], properties))).toHaveLength(1);
		const { Viewings, Name, Rooms } = await must(crm.one('record', 'get', id, properties));
		expect([Name, Rooms, (Viewings as Row[]).map(({ Visitor, Offer }) => [Visitor, Offer])]).toEqual([
			'Again',
			2,
			[
				['Ana', null],
				['Ben', 7],
				['Cat', null],
			],
		]);
		// The same once more says nothing new.
		await must(crm.write('record', 'update', [{ id, Viewings: [{ Visitor: 'Cat' }] }], properties));
		expect((await must(crm.one('record', 'get', id, properties))).Viewings).toHaveLength(3);
	});

	it('of no name is asked for', async () => {
		const { message } = await refused(crm.run('record', 'getMany', { parameters: { module: { __rl: true, mode: 'id', value: '={{ $json.none }}' } } }));
		expect(message).toBe('Record of Any Module lacks Module. Nothing was sent for it');
	});

	it('that does not exist is told of by item, and the others go on', async () => {
		const parameters = { module: { __rl: true, mode: 'id', value: '={{ $json.module }}' }, limit: 1 };
		const outcome = await crm.run('record', 'getMany', { parameters, items: [{ module: 'Propertys' }, { module: 'Properties' }] });
		expect([pairs(outcome, 0), pairs(outcome, 1)]).toEqual([[1], [0]]);
		expect(failures(outcome)[0]!.message).toContain('the module name given seems to be invalid');
	});

	it('that is new is there as soon as its settings are', async () => {
		await crm.seed({ modules: [{ api_name: 'Boats', plural_label: 'Boats' }] });
		await crm.seed({ fields: [{ module: 'Boats', api_name: 'Length', data_type: 'double' }] });
		const module = { module: { __rl: true, mode: 'list', value: 'Boats' } };
		await must(crm.write('record', 'create', [{ Name: 'Tui', Length: 12.5 }], module));
		expect(await must(crm.run('record', 'getMany', { parameters: { ...module, limit: 1 } }))).toMatchObject({ Name: 'Tui', Length: 12.5 });
	});
});

describe('a layout that is chosen', () => {
	const partner = async (): Promise<string> => {
		const options = await crm.methods.loadOptions!.load_layout!.call(crm.form('lead', 'create'));
		expect(options.map(({ name }) => name)).toEqual(['Partner', 'Standard']);
		return String(options[0]!.value);
	};
	const lead = { Last_Name: 'Laid out', Company: 'C' };

	it('says what must be filled: in the form, and before anything is sent', async () => {
		const options = { Layout: await partner() };
		const needed = async (more: Row): Promise<string[]> =>
			(await crm.methods.resourceMapping!.getFields!.call(crm.form('lead', 'create', more))).fields.flatMap(({ id, required }) => (required ? [id] : []));
		expect([(await needed({})).sort(), (await needed({ options })).sort()]).toEqual([
			['Company', 'Last_Name'],
			['Company', 'Last_Name', 'Phone'],
		]);
		crm.forget();
		const outcome = await crm.write('lead', 'create', [lead, { ...lead, Phone: '+64 9 555 0100' }], { options });
		expect(failures(outcome).map(({ message }) => message)).toEqual(['Lead lacks Phone. Nothing was sent for it']);
		expect(crm.calls.map((call) => (bodyOf(call).data as Row[]).map(({ Layout }) => Layout))).toEqual([[{ id: options.Layout }]]);
		const [{ id }] = records(outcome) as [Row];
		expect(await must(crm.one('lead', 'get', id))).toMatchObject({ Layout: { name: 'Partner' } });
	});

	it('may differ from item to item', async () => {
		const Layout = await partner();
		const items = [
			{ ...lead, layout: '' },
			{ ...lead, layout: Layout },
		];
		const outcome = await crm.write('lead', 'create', items, { options: { Layout: '={{ $json.layout }}' } });
		expect([pairs(outcome, 0), pairs(outcome, 1)]).toEqual([[0], [1]]);
	});
});

describe('files', () => {
	const data = { data: { data: Buffer.from('%PDF 1').toString('base64'), mimeType: 'application/pdf', fileName: 'Offer Ü.pdf' } };

	it('are attached to a record, listed, fetched byte for byte, and taken away', async () => {
		const id = seeded('Deals');
		const { id: attachment } = await must(crm.run('deal', 'uploadAttachment', { parameters: { id: picked(id), binaryPropertyName: 'data' }, binary: data }));
		expect(await all(crm.one('deal', 'getAttachments', id, { returnAll: true }))).toMatchObject([{ id: attachment, File_Name: 'Offer Ü.pdf', Size: '6' }]);
		const outcome = await crm.one('deal', 'downloadAttachment', id, { attachmentId: attachment, binaryPropertyName: 'file' });
		const { file } = outcome.outputs[0]![0]!.binary!;
		expect([Buffer.from(file!.data, 'base64').toString(), file!.mimeType]).toEqual(['%PDF 1', 'application/pdf']);
		await must(crm.one('deal', 'deleteAttachment', id, { attachmentId: attachment }));
		expect(await all(crm.one('deal', 'getAttachments', id, { returnAll: true }))).toEqual([]);
	});

	it('go into a field that holds files', async () => {
		const { id: File_Id__s } = await must(crm.run('file', 'upload', { parameters: { binaryPropertyName: 'data' }, binary: data }));
		await must(crm.write('record', 'update', [{ id: seeded('Properties'), Floor_Plans: [{ File_Id__s }] }], properties));
		expect(await must(crm.one('record', 'get', seeded('Properties'), properties))).toMatchObject({
			Floor_Plans: [{ File_Id__s, File_Name__s: 'Offer Ü.pdf' }],
		});
		const outcome = await crm.run('file', 'download', { parameters: { binaryPropertyName: 'data', id: File_Id__s } });
		expect(Buffer.from(outcome.outputs[0]![0]!.binary!.data!.data, 'base64').toString()).toBe('%PDF 1');
	});

	it('are pictures of records, which come back byte for byte and can be taken away', async () => {
		const id = seeded('Contacts');
		const photo = { data: { data: Buffer.from([0x89, 0x50, 0x4e, 0x47]).toString('base64'), mimeType: 'image/png', fileName: 'Face.png' } };
		await must(crm.run('contact', 'uploadPhoto', { parameters: { id: picked(id), binaryPropertyName: 'data' }, binary: photo }));
		const outcome = await crm.one('contact', 'downloadPhoto', id, { binaryPropertyName: 'face' });
		const { face } = outcome.outputs[0]![0]!.binary!;
		expect([face!.data, face!.mimeType]).toEqual([photo.data.data, 'image/png']);
		await must(crm.one('contact', 'deletePhoto', id));
		expect(await refused(crm.one('contact', 'downloadPhoto', id, { binaryPropertyName: 'face' }))).toMatchObject({ cause: 'not-found' });
	});

	it('that an item does not hold are missed before anything is sent', async () => {
		const { message } = await refused(crm.run('deal', 'uploadAttachment', { parameters: { id: picked(seeded('Deals')), binaryPropertyName: 'data' } }));
		expect([message, crm.calls]).toEqual(['The item has no file in the given field. Nothing was sent', []]);
	});
});

describe('queries and jobs', () => {
	const many = (count: number): Promise<unknown> =>
		crm.seed({ Contacts: upTo(count).map((index) => ({ Last_Name: `Many ${index}`, Department: index % 2 ? 'Odd' : 'Even' })) });

	it('a query brings all its rows, 2,000 a request, or as many as are wanted', async () => {
		await many(2100);
		const query = (more: Row): Promise<Row[]> =>
			all(crm.run('coql', 'query', { parameters: { selectQuery: "select Last_Name, Owner from Contacts where Last_Name like 'Many%';", ...more } }));
		const found = await query({ returnAll: true });
		expect([found.length, new Set(found.map(({ id }) => id)).size]).toEqual([2100, 2100]);
		expect(crm.calls.map((call) => String(bodyOf(call).select_query).replace(/^.*limit/, 'limit'))).toEqual(['limit 0, 2000', 'limit 2000, 2000']);
		expect(await query({ limit: 7 })).toHaveLength(7);
	});

	it('a query that cannot be read is told of with where it breaks', async () => {
		const { message, details } = await refused(crm.run('coql', 'query', { parameters: { selectQuery: 'select from Contacts', limit: 1 } }));
		expect(message).toContain('SYNTAX_ERROR');
		expect(details).not.toEqual([]);
	});

	it('a bulk read is started, waited for and unpacked: items like any others', async () => {
		await many(30);
		const bulkCriteria = '{"field": {"api_name": "Department"}, "comparator": "equal", "value": "Odd"}';
		const found = await all(crm.run('bulkJob', 'read', { parameters: { module: picked('Contacts'), bulkFields: 'Last_Name, Department', bulkCriteria } }));
		expect(found).toHaveLength(15);
		expect(found[0]).toMatchObject({ id: expect.stringMatching(/^\d{19}$/), Last_Name: 'Many 1', Department: 'Odd' });
		expect(crm.said[0]).toBe('POST /crm/bulk/v8/read');
		expect(waits.length).toBeGreaterThan(0);
	});

	it('a bulk write tells of each item what became of it', async () => {
		const items = [
			{ Last_Name: 'Bulk 1', Email: 'b1@example.com', Description: 'Two\nlines, "quoted"' },
			{ Last_Name: 'Bulk 2', Email: 'no address' },
			{ Last_Name: 'Bulk 3', Email: 'hana.kim@mail.example' },
		];
		const parameters = { module: picked('Contacts'), bulkOperation: 'upsert', findBy: 'Email' };
		const outcome = await crm.run('bulkJob', 'write', { parameters, items });
		expect([pairs(outcome, 0), pairs(outcome, 1)]).toEqual([[0, 2], [1]]);
		const [made, known] = records(outcome);
		expect(await must(crm.one('contact', 'get', made!.id))).toMatchObject({ Last_Name: 'Bulk 1', Description: 'Two\nlines, "quoted"' });
		expect([known!.id, (await must(crm.one('contact', 'get', known!.id))).Last_Name]).toEqual([seeded('Contacts', 3), 'Bulk 3']);
		expect(crm.said.filter((said) => said.startsWith('POST'))).toEqual(['POST /upload', 'POST /crm/bulk/v8/write']);
	});

	it('a mass update writes the same values into many records in one request, and tells of each', async () => {
		const items = [{ id: seeded('Leads') }, { id: '5725767000009999999' }, { id: seeded('Leads', 2) }];
		const parameters = { module: picked('Leads'), recordId: '={{ $json.id }}', massValues: '{"Description": "Together"}' };
		const outcome = await crm.run('massUpdate', 'run', { parameters, items });
		expect(crm.said).toEqual(['POST /Leads/actions/mass_update']);
		expect(bodyOf(crm.calls[0])).toEqual({ data: [{ Description: 'Together' }], ids: items.map(({ id }) => id) });
		expect([pairs(outcome, 0), pairs(outcome, 1)]).toEqual([[0, 2], [1]]);
		expect(await must(crm.one('lead', 'get', seeded('Leads', 2)))).toMatchObject({ Description: 'Together' });
	});

	it('any request of the API can be made', async () => {
		const parameters = { method: 'GET', path: '/Leads/actions/count', query: '{}' };
		expect(await must(crm.run('apiRequest', 'call', { parameters }))).toEqual({ count: 8 });
	});
});

describe('what belongs to records', () => {
	it('a lead is converted into what is there and what is new', async () => {
		const deal = { Deal_Name: 'From lead', Stage: 'Qualification', Closing_Date: '2026-12-31' };
		const options = { Deals: JSON.stringify(deal), assign_to: colleague };
		const converted = await must(crm.one('lead', 'convert', seeded('Leads'), { options }));
		expect(bodyOf(crm.calls[0])).toEqual({ data: [{ Deals: deal, assign_to: { id: colleague } }] });
		const { id } = converted.Deals as Row;
		expect(await must(crm.one('deal', 'get', id))).toMatchObject({ ...deal, Owner: { id: colleague } });
		expect(await refused(crm.one('lead', 'convert', seeded('Leads')))).toMatchObject({ cause: 'business-rule' });
	});

	it('a quote becomes an order by the name and id of its module', async () => {
		const { Sales_Orders } = await must(crm.one('quote', 'convertToSalesOrder', seeded('Quotes')));
		const { convert_to } = (bodyOf(crm.calls[0]).data as Row[])[0]!;
		expect(convert_to).toEqual([{ module: { api_name: 'Sales_Orders', id: expect.stringMatching(/^\d{19}$/) } }]);
		expect(await must(crm.one('salesOrder', 'get', (Sales_Orders as Row).id))).toMatchObject({ Subject: 'Refit offer', Quote_Name: { id: seeded('Quotes') } });
	});

	it('tags of one record travel together, and go again', async () => {
		const items = ['Warm', 'Late', 'VIP'].map((name) => ({ name }));
		const tag = (operation: string): Promise<Row[]> =>
			all(crm.run('lead', operation, { parameters: { id: picked(seeded('Leads')), name: '={{ $json.name }}' }, items }));
		expect(await tag('addTag')).toHaveLength(3);
		expect(crm.calls.map(bodyOf)).toEqual([{ tags: items }]);
		const tagsOf = async (): Promise<unknown[]> => ((await must(crm.one('lead', 'get', seeded('Leads')))).Tag as Row[]).map(({ name }) => name);
		expect((await tagsOf()).sort()).toEqual(['Late', 'VIP', 'Warm']);
		await tag('removeTag');
		expect(await tagsOf()).toEqual([]);
	});

	it('an owner is changed', async () => {
		expect(await must(crm.one('account', 'changeOwner', seeded('Accounts'), { owner: picked(colleague), options: { notify: true } }))).toMatchObject({
			owner: { id: colleague },
		});
		expect(bodyOf(crm.calls[0])).toEqual({ owner: { id: colleague }, notify: true });
		expect(await must(crm.one('account', 'get', seeded('Accounts')))).toMatchObject({ Owner: { id: colleague } });
	});

	it('related records come with the fields of their module, and are put beside one another', async () => {
		const related = { relatedList: picked('Contacts'), returnAll: true };
		expect(await all(crm.one('account', 'getRelated', seeded('Accounts', 5), related))).toMatchObject([{ Last_Name: 'Lefèvre' }, { Last_Name: 'Müller' }]);
		const campaign = { relatedList: picked('Campaigns'), relatedId: seeded('Campaigns') };
		await must(crm.one('lead', 'addRelated', seeded('Leads'), campaign));
		expect(bodyOf(crm.calls.at(-1))).toEqual({ data: [{ id: seeded('Campaigns') }] });
		const listed = { relatedList: picked('Campaigns'), returnAll: true };
		expect(await all(crm.one('lead', 'getRelated', seeded('Leads'), listed))).toMatchObject([{ Campaign_Name: 'Spring Launch' }]);
		await must(crm.one('lead', 'removeRelated', seeded('Leads'), campaign));
		expect(await all(crm.one('lead', 'getRelated', seeded('Leads'), listed))).toEqual([]);
	});

	it('a note is written on its record', async () => {
		const Parent_Id = { id: seeded('Leads'), module: { api_name: 'Leads' } };
		const { id } = await must(crm.write('note', 'create', [{ Note_Title: 'Called', Note_Content: 'Likes tea', Parent_Id }]));
		expect(bodyOf(crm.calls[0])).toEqual({ data: [{ Note_Title: 'Called', Note_Content: 'Likes tea', Parent_Id }] });
		expect(await must(crm.one('note', 'get', id))).toMatchObject({ Note_Title: 'Called', Parent_Id: { id: seeded('Leads') } });
	});

	it('a task is about a record of whatever module', async () => {
		const record = { Subject: 'Call', What_Id: { id: seeded('Deals') }, $se_module: 'Deals', Who_Id: { id: seeded('Contacts') } };
		const { id } = await must(crm.write('task', 'create', [record]));
		expect(await must(crm.one('task', 'get', id))).toMatchObject({ What_Id: { id: seeded('Deals') }, $se_module: 'Deals' });
		const { fields } = await crm.methods.resourceMapping!.getFields!.call(crm.form('task', 'create'));
		expect(fields.map((field) => field.id)).toEqual(expect.arrayContaining(['What_Id.id', '$se_module']));
	});

	it('what was deleted is told, and how many there are', async () => {
		const count = async (): Promise<unknown> => (await must(crm.run('lead', 'count', {}))).count;
		expect(await count()).toBe(8);
		const items = [1, 2].map((n) => ({ id: seeded('Leads', n) }));
		expect(await all(crm.write('lead', 'delete', items))).toHaveLength(2);
		expect(crm.said.at(-1)).toBe('DELETE /Leads');
		expect(await count()).toBe(6);
		const gone = await all(crm.run('lead', 'getDeleted', { parameters: { returnAll: true, filters: { type: 'recycle' } } }));
		expect(new Set(gone.map(({ id }) => id))).toEqual(new Set(items.map(({ id }) => id)));
		expect(await must(crm.run('lead', 'count', { parameters: { options: { criteria: '(Lead_Status:equals:Contacted)' } } }))).toEqual({ count: 1 });
	});

	it.each<[string, Row, number]>([
		['criteria', { criteria: '(Company:starts_with:Rimu)' }, 1],
		['an email', { email: 'priya.patel@mail.example' }, 1],
		['a phone', { phone: '+64 9 555 0202' }, 1],
		['a word', { word: 'Harbour' }, 1],
		['criteria that nothing fits', { criteria: '(Company:equals:None)' }, 0],
	])('records are searched for by %s', async (_, filters, count) => {
		expect(await all(crm.run('lead', 'search', { parameters: { returnAll: true, filters } }))).toHaveLength(count);
	});

	describe('records are searched for by conditions', () => {
		const condition = (named: string, operator: string, value: unknown, to?: unknown): Row => ({
			field: named,
			operator,
			value,
			...(to === undefined ? {} : { to }),
		});
		const searched = (rows: readonly Row[], more: Row = {}, resource = 'lead', operation = 'search', items?: readonly Row[]): Promise<Outcome> =>
			crm.run(resource, operation, { parameters: { returnAll: true, conditions: { rows }, match: 'all', ...more }, items });
		const namesOf = async (outcome: Promise<Outcome>, name = 'Last_Name'): Promise<unknown[]> => (await all(outcome)).map((row) => row[name]).sort();

		it('all of which they meet, or one', async () => {
			const rows = [condition('Lead_Status', 'in', 'Contacted, Pre-Qualified'), condition('Last_Name', 'starts_with', 'M')];
			expect(await namesOf(searched(rows))).toEqual(['MacLeod']);
			expect(crm.calls[0]!.query.get('criteria')).toBe('((Lead_Status:in:Contacted,Pre-Qualified)and(Last_Name:starts_with:M))');
			expect(await namesOf(searched(rows, { match: 'any' }))).toEqual(['MacLeod', 'Muñoz', 'Thompson', 'Walker']);
		});

		it('of every type that the account has, with what Zoho would take for its own signs', async () => {
			await crm.seed({ Leads: [{ Last_Name: 'Odd', Company: 'A (B), C\\D', Created_Time: '2026-01-01T00:00:00Z' }] });
			expect(await namesOf(searched([condition('Company', 'equals', 'A (B), C\\D')]))).toEqual(['Odd']);
			expect(
				await namesOf(
					searched([condition('Amount', 'between', 22000, '300000'), condition('Closing_Date', 'less_than', '2026-10-01')], {}, 'deal'),
					'Deal_Name',
				),
			).toEqual(['Maschinenpark']);
			expect(await namesOf(searched([condition('Account_Name', 'equals', { id: seeded('Accounts') })], {}, 'deal'), 'Deal_Name')).toEqual(['Cafe refit']);
			expect(await namesOf(searched([condition('Created_Time', 'less_equal', '2026-01-01T00:00:00+00:00')]))).toEqual(['Odd']);
			expect(await namesOf(searched([condition('Email_Opt_Out', 'equals', true)]))).toEqual([]);
		});

		it('also of a module that only the account knows, and counted as well', async () => {
			expect(await all(searched([condition('Kind', 'equals', 'Office')], properties, 'record'))).not.toEqual([]);
			expect(await must(searched([condition('Lead_Status', 'equals', 'Contacted')], {}, 'lead', 'count'))).toEqual({ count: 2 });
		});

		it('that come from each item, as from a model that uses the node as its tool', async () => {
			const rows = [condition('={{ $json.field }}', '={{ $json.operator }}', '={{ $json.value }}', '={{ $json.to }}')];
			const items = [
				{ field: 'Last_Name', operator: 'equals', value: 'Rimu' },
				{ field: 'Surname', operator: 'equals', value: 'Rimu' },
				{ field: 'Created_Time', operator: 'between', value: '2026-01-01', to: '2027-01-01' },
				{ field: 'Last_Name', operator: 'equals', value: '' },
			];
			const outcome = await searched(rows, {}, 'lead', 'search', items);
			expect([new Set(pairs(outcome, 0)), pairs(outcome, 1)]).toEqual([new Set([0, 2]), [1, 3]]);
			expect(failures(outcome).map(({ message }) => message)).toEqual([
				expect.stringMatching(
					/^Lead cannot be looked for: Condition 1 asks for Surname, which is no field of the module; nearest: .*Last_Name.*\. Nothing was sent for it$/,
				),
				'Lead cannot be looked for: Condition 1 lacks a value for Last_Name: fill one in, or take the condition away. Nothing was sent for it',
			]);
			// The fields are asked for once.
			expect(crm.settings).toHaveLength(1);
		});

		it('or by something else, but not by both', async () => {
			const { message } = await refused(searched([condition('Last_Name', 'equals', 'Rimu')], { filters: { word: 'Harbour' } }));
			expect([message, crm.calls]).toEqual(['Lead cannot be looked for: Conditions are given beside word: keep one of them. Nothing was sent for it', []]);
		});

		it('of a module that there is not, told of by item', async () => {
			const { message } = await refused(searched([condition('Name', 'equals', 'A')], { module: picked('Propertys') }, 'record'));
			expect(message).toContain('Conditions need to know the fields of Propertys, which could not be had: ');
			expect(message).toContain('the module name given seems to be invalid');
		});

		it('whose fields are chosen from those of the module that can be searched', async () => {
			const options = await crm.methods.loadOptions!.load_searchable!.call(crm.form('record', 'search', properties));
			const values = options.map(({ value }) => value);
			expect(values).toEqual(expect.arrayContaining(['Cadastre_Number', 'Open_House', 'Account']));
			expect(values).not.toEqual(expect.arrayContaining(['Floor_Plans']));
			expect(values).not.toEqual(expect.arrayContaining(['Viewings']));
		});
	});

	it('automation runs as the form says', async () => {
		const sent = async (trigger: string[]): Promise<unknown> => {
			await must(crm.write('lead', 'create', [{ Last_Name: 'A', Company: 'C' }], { options: { trigger } }));
			return bodyOf(crm.calls.at(-1)).trigger;
		};
		expect([await sent(['workflow']), await sent(['none']), await sent([])]).toEqual([['workflow'], [], undefined]);
	});
});
