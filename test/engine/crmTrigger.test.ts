import type { SmallN8n } from '../support/smallN8n';
import type { Unhindered } from '../support/unhindered';
import { seeded } from '../support/random';
import { holdClock } from '../support/stillClock';
import { CrmWorld, loadedAnew, pass, type Row } from './crmWorld';

/** The Zoho CRM Modules Trigger over HTTP against the sandbox, with n8n's rules about what survives (test/support/smallN8n.ts). */

jest.mock('../../nodes/shared/governor', () => jest.requireActual<Unhindered>('../support/unhindered').unhindered());

jest.mock('n8n-workflow', () => ({ ...jest.requireActual<object>('n8n-workflow'), sleep: async () => undefined }));

let world: CrmWorld;

beforeAll(async () => {
	// The sandbox shares this clock, which only `pass` moves.
	holdClock(Date.parse('2026-11-01T00:00:00Z'));
	world = await CrmWorld.start();
});
beforeEach(async () => await world.begin());
afterAll(async () => {
	await world.close();
	jest.useRealTimers();
});

const HOUR = 3600;
const DAY = 24 * HOUR;
const property = (name: string, more: Row = {}): Row => ({ Name: name, Kind: 'House', ...more });
const happened = (record: Row | undefined): { changes: string[]; by: string; statusBefore?: string } =>
	(record?._sync as { event: { changes: string[]; by: string; statusBefore?: string } }).event;
const source = (record: Row | undefined): Row => (record?._sync as { source: Row }).source;
const told = (n8n: SmallN8n): unknown[] =>
	n8n.emitted.map((record) => [record.Name ?? record.display_name ?? record.id, ...happened(record).changes, happened(record).by]);

/** Delivers what waits, and does what follows from it. */
async function notify(n8n: SmallN8n, wishes: Row = {}): Promise<number[]> {
	const posted = await world.deliver(wishes);
	await n8n.work();
	return posted.map(({ status }) => status);
}

/** Published, and over its first sweep. */
async function published(parameters: Row = {}): Promise<SmallN8n> {
	const n8n = await world.trigger(parameters);
	await n8n.activate();
	await n8n.poll();
	pass(10);
	return n8n;
}

describe('a notification channel', () => {
	it('opens with the workflow, bears a number and a secret of its own, lives under a week and tells nothing of related records', async () => {
		const n8n = await published();
		const [channel] = await world.channels();
		expect(channel).toMatchObject({
			channel_id: expect.stringMatching(/^[1-9]\d{17}$/),
			token: expect.stringMatching(/^[0-9a-f]{48}$/),
			notify_url: n8n.url,
			notify_on_related_action: false,
			events: ['Properties.create', 'Properties.delete', 'Properties.edit'],
		});
		const life = Date.parse(String(channel!.channel_expiry)) - Date.now();
		expect(life).toBeGreaterThan(6 * DAY * 1000);
		expect(life).toBeLessThan(7 * DAY * 1000);
		expect(JSON.stringify(n8n.stored)).not.toContain(channel!.token);
		await n8n.deactivate();
		expect(await world.channels()).toEqual([]);
		expect(n8n.stored.channels).toBeUndefined();
		expect(n8n.failures).toEqual([]);
	});

	it('is closed without complaint where it is gone already', async () => {
		const n8n = await published();
		const [channel] = await world.channels();
		await world.call('DELETE', `/actions/watch?channel_ids=${String(channel!.channel_id)}`);
		await n8n.deactivate();
		expect([n8n.stored.channels, n8n.failures]).toEqual([undefined, []]);
	});

	it('is not opened by polling, which turns notifications away', async () => {
		const n8n = await published({ delivery: 'polling' });
		expect(await world.channels()).toEqual([]);
		expect(await n8n.call('{}')).toMatchObject({ status: 401, body: '' });
	});

	it('says why it cannot be opened', async () => {
		const n8n = await world.trigger({ modules: ['Nowhere'] });
		await expect(n8n.activate()).rejects.toThrow(/Zoho CRM/);
		expect(n8n.stored.channels).toBeUndefined();
	});

	it('has one for what is always told and one for each module whose edits are narrowed to fields', async () => {
		const n8n = await published({
			modules: ['Properties', 'Deals'],
			events: ['created', 'updated', 'won'],
			fields: ['Properties.Price', 'Deals.Amount', 'Deals.Closing_Date'],
		});
		const channels = await world.channels();
		expect(channels.map(({ events, notification_condition }) => [events, notification_condition])).toEqual(
			expect.arrayContaining([
				[['Properties.create'], null],
				[['Deals.create'], null],
				[
					['Properties.edit'],
					[
						{
							type: 'field_selection',
							module: { api_name: 'Properties', id: expect.any(String) },
							field_selection: { field: { api_name: 'Price', id: expect.any(String) } },
						},
					],
				],
				[
					['Deals.edit'],
					[expect.objectContaining({ field_selection: { group_operator: 'or', group: [expect.anything(), expect.anything(), expect.anything()] } })],
				],
			]),
		);
		await n8n.deactivate();
		expect(await world.channels()).toEqual([]);
	});
});

describe('what a channel tells', () => {
	let n8n: SmallN8n;
	afterEach(async () => await n8n.deactivate());

	it('goes on as the whole record, once, with what happened, where it came from and the way back', async () => {
		n8n = await published();
		const [id] = await world.create('Properties', property('Hill House', { Price: 100, Viewings: [{ Visitor: 'Ana', Offer: 90 }] }));
		expect(await notify(n8n)).toEqual([200]);
		const [record] = n8n.emitted;
		expect(record).toMatchObject({
			id,
			Name: 'Hill House',
			Price: 100,
			Property_Number: expect.any(String),
			Viewings: [expect.objectContaining({ Visitor: 'Ana' })],
		});
		expect(source(record)).toEqual({
			app: 'zohoCrm',
			entity: 'Properties',
			id,
			number: 'Hill House',
			modified: record!.Modified_Time,
			url: `https://crm.zoho.com.au/crm/EntityInfo.do?module=Properties&id=${id}`,
		});
		expect(happened(record)).toMatchObject({ changes: ['created'], by: 'notification' });

		pass(10);
		await world.edit('Properties', { id, Price: 110 });
		await notify(n8n, { duplicates: 1 });
		pass(10);
		await world.remove('Properties', id!);
		await notify(n8n);
		expect(told(n8n)).toEqual([
			['Hill House', 'created', 'notification'],
			['Hill House', 'updated', 'notification'],
			['Hill House', 'deleted', 'notification'],
		]);
		expect(n8n.emitted[2]).toMatchObject({ id, display_name: 'Hill House', deleted_time: expect.any(String), deleted_by: { id: expect.any(String) } });
		// The sweep finds all of it known.
		pass(HOUR);
		await n8n.poll();
		await n8n.restart(loadedAnew());
		await n8n.poll();
		expect([n8n.emitted.length, n8n.failures]).toEqual([3, []]);
		expect(Math.max(...world.answered)).toBeLessThan(250);
	});

	it('finds again what a run had in hand when n8n died, although other runs ended well that were told of it too, and a sweep had passed', async () => {
		n8n = await published();
		const [cut] = await world.create('Properties', property('Cut off'));
		await world.deliver();
		await n8n.cutOff();
		pass(10);
		await world.edit('Properties', { id: cut!, Rooms: 4 });
		await world.create('Properties', property('Ended'));
		await notify(n8n);
		pass(60);
		await world.create('Properties', property('Missed'));
		await world.deliver({ drop: true });
		n8n.waiting = [];
		pass(60);
		await n8n.poll();
		expect(n8n.emitted.map(({ Name }) => Name)).toEqual(['Cut off', 'Ended', 'Missed']);
		await n8n.restart(loadedAnew());
		await n8n.poll();
		expect(told(n8n).at(-1)).toEqual(['Cut off', 'created', 'sweep']);
		await n8n.restart(loadedAnew());
		await n8n.poll();
		expect([n8n.emitted.length, n8n.failures]).toEqual([4, []]);
	});

	it.each([
		['as is likelier', {}],
		['with the other answers', { missing: 404, since: 'inclusive' }],
	])('of what is gone when it is looked at is its deletion, %s', async (_, unsure) => {
		n8n = await published();
		await world.control.lever('crmUnsure', { vendor: 'zoho', ...unsure });
		const [gone] = await world.create('Properties', property('Gone'));
		await world.create('Properties', property('There'));
		await world.remove('Properties', gone!);
		await notify(n8n);
		pass(HOUR);
		await n8n.poll();
		await n8n.poll();
		expect(told(n8n)).toEqual([
			['There', 'created', 'notification'],
			['Gone', 'deleted', 'notification'],
		]);
		expect(n8n.failures).toEqual([]);
	});

	it('tells two edits of one second apart by what is in the record', async () => {
		n8n = await published();
		const [id] = await world.create('Properties', property('Twice', { Price: 1 }));
		await notify(n8n);
		pass(10);
		await world.edit('Properties', { id, Price: 2 });
		await notify(n8n);
		pass(0.3);
		await world.edit('Properties', { id, Price: 3 });
		await notify(n8n);
		expect(n8n.emitted.map(({ Price }) => Price)).toEqual([1, 2, 3]);
	});

	it('of many records comes in as few calls as can be', async () => {
		n8n = await published({ subforms: false });
		for (const part of [0, 1, 2]) await world.create('Properties', ...Array.from({ length: 100 }, (_, index) => property(`Batch ${part * 100 + index}`)));
		await world.control.clearJournal();
		await notify(n8n);
		expect(new Set(n8n.emitted.map(({ Name }) => Name)).size).toBe(300);
		expect(await world.calls(/GET .*Properties\?/)).toHaveLength(3);
	});

	it('of fields that nobody chose is passed over, whether the notification names them or not', async () => {
		n8n = await published({ events: ['updated'], fields: ['Properties.Price'] });
		const [id] = await world.create('Properties', property('Chosen', { Price: 1, Rooms: 3 }));
		pass(10);
		await world.edit('Properties', { id, Price: 2 });
		await notify(n8n);
		pass(10);
		await world.edit('Properties', { id, Rooms: 4 });
		pass(10);
		await n8n.poll();
		pass(10);
		await world.edit('Properties', { id, Price: 5 });
		pass(10);
		await n8n.poll();
		expect(n8n.emitted.map((record) => [record.Price, ...happened(record).changes, happened(record).by])).toEqual([
			[2, 'updated', 'notification'],
			[5, 'updated', 'sweep'],
		]);
	});

	it('of a deal that is won is an event of its own, however it becomes known, and one that comes once', async () => {
		n8n = await published({ modules: ['Deals'], events: ['won'] });
		const [one, other, born] = await world.create(
			'Deals',
			{ Deal_Name: 'One', Stage: 'Qualification', Closing_Date: '2026-12-01' },
			{ Deal_Name: 'Other', Stage: 'Qualification', Closing_Date: '2026-12-01' },
			{ Deal_Name: 'Born', Stage: 'Closed Won', Closing_Date: '2026-12-01' },
		);
		await notify(n8n);
		pass(10);
		await world.edit('Deals', { id: one, Stage: 'Closed Won' });
		await notify(n8n);
		pass(10);
		await world.edit('Deals', { id: other, Stage: 'Closed Won' });
		await world.deliver({ drop: 1 });
		pass(10);
		await n8n.poll();
		pass(10);
		await world.edit('Deals', { id: one, Amount: 5 }, { id: born, Amount: 6 });
		await notify(n8n);
		await n8n.poll();
		expect(
			n8n.emitted.map((record) => [record.Deal_Name, happened(record).changes.includes('won'), happened(record).by, happened(record).statusBefore]),
		).toEqual([
			['Born', true, 'notification', undefined],
			['One', true, 'notification', 'Qualification'],
			['Other', true, 'sweep', 'Qualification'],
		]);
		expect(source(n8n.emitted[0])).toMatchObject({ app: 'zohoCrm', entity: 'deal' });
	});

	it('of the connected user is passed over where that is wished', async () => {
		n8n = await published({ ignoreOwn: true });
		const { users } = (await world.call('GET', '/users?type=ActiveUsers')) as { users: Row[] };
		const [me, somebody] = [((await world.call('GET', '/users?type=CurrentUser')).users as Row[])[0]!, users.find(({ id }) => id !== users[0]!.id)!];
		const [own] = await world.create('Properties', property('Own'));
		await world.control.lever('crmUser', { vendor: 'zoho', id: somebody.id });
		await world.create('Properties', property('Theirs'));
		await world.edit('Properties', { id: own, Rooms: 9 });
		await world.control.lever('crmUser', { vendor: 'zoho', id: me.id });
		const [gone] = await world.create('Properties', property('Short'));
		await world.remove('Properties', gone!);
		await world.control.clearJournal();
		await notify(n8n);
		await notify(n8n);
		expect(n8n.emitted.map(({ Name }) => Name).sort()).toEqual(['Own', 'Theirs']);
		expect(await world.calls(/\/users\?/)).toHaveLength(1);
	});

	it('stays with the execution that can be retried where records cannot be had', async () => {
		n8n = await published();
		await world.create('Properties', property('Later'));
		await world.deliver();
		const [items] = n8n.waiting;
		await world.control.fault({
			vendor: 'zoho',
			match: { method: 'GET', path: '/Properties/' },
			times: 1,
			fault: { kind: 'status', status: 403, body: { code: 'NO_PERMISSION', message: 'permission denied', status: 'error', details: {} } },
		});
		await n8n.work();
		expect([n8n.emitted.length, n8n.failures.length]).toEqual([0, 1]);
		const output = await n8n.run(items!);
		expect(output!.map(({ json }) => json.Name)).toEqual(['Later']);
	});
});

describe('what bears no secret of ours', () => {
	const random = seeded(20261125);

	it('is refused where it is larger than any notification, with our secret or without', async () => {
		const n8n = await published();
		await world.create('Properties', property('Real'));
		const [posted] = await world.deliver();
		await n8n.work();
		for (const body of [posted!.body, {}])
			expect(await n8n.call(JSON.stringify({ ...body, more: 'x'.repeat(5 * 1024 * 1024) }))).toMatchObject({ status: 413, body: '' });
		expect([n8n.waiting, n8n.emitted.length]).toEqual([[], 1]);
		await n8n.deactivate();
	});

	it('of 10,000 forged or replayed notifications puts nothing out', async () => {
		const n8n = await published();
		const [id] = await world.create('Properties', property('Real'));
		const [posted] = await world.deliver();
		await n8n.work();
		expect(n8n.emitted).toHaveLength(1);
		const real = posted!.body;
		const token = String(real.token);
		const other = (): string =>
			Array.from({ length: 43 }, () => 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_'[Math.floor(random() * 64)]).join('');
		const swap = (at: number): string => token.slice(0, at) + (token[at] === 'x' ? 'y' : 'x') + token.slice(at + 1);
		const forged: ((body: Row) => unknown)[] = [
			({ token: _, ...body }) => body,
			(body) => ({ ...body, token: '' }),
			(body) => ({ ...body, token: null }),
			(body) => ({ ...body, token: [token] }),
			(body) => ({ ...body, token: { toString: token } }),
			(body) => ({ ...body, token: other() }),
			(body) => ({ ...body, token: swap(Math.floor(random() * token.length)) }),
			(body) => ({ ...body, token: token.slice(0, -1) }),
			(body) => ({ ...body, token: `${token} ` }),
			(body) => ({ ...body, token: token.toUpperCase() }),
			(body) => ({ ...body, token: body.channel_id }),
			(body) => [body],
			() => 'x',
		];
		let [refused, replayed] = [0, 0];
		const wrong: unknown[] = [];
		await world.control.clearJournal();
		for (let count = 0; count < 10_000; count++) {
			const isReplay = count % 10 === 0;
			const body = { ...real, ids: [random() < 0.5 ? id : String(Math.floor(random() * 1e15))], operation: ['insert', 'update', 'delete'][count % 3] };
			const sent = isReplay ? JSON.stringify(real) : JSON.stringify(forged[count % forged.length]!(body));
			const { status, body: text } = await n8n.call(sent);
			if (text !== '' || status !== (isReplay ? 200 : 401)) wrong.push([count, status, text, sent]);
			if (isReplay) replayed++;
			else refused++;
			await n8n.work();
		}
		console.info(`${refused} forged: ${refused - wrong.length} answered 401, empty; ${replayed} replays answered 200; ${n8n.emitted.length - 1} emitted`);
		expect(wrong).toEqual([]);
		expect(n8n.emitted).toHaveLength(1);
		expect(await world.calls(/./)).toEqual([]);
		await n8n.deactivate();
	});

	it('is answered 200 where it is ours and about nothing that is followed, and starts nothing', async () => {
		const n8n = await published();
		const [{ token }] = (await world.channels()) as [Row];
		for (const body of [
			{ token, module: 'Leads', operation: 'insert', ids: ['5725767000003000064'] },
			{ token, module: 'Properties', operation: 'merge', ids: ['5725767000003000064'] },
			{ token, module: 'Properties', operation: 'insert', ids: ['../users'] },
			{ token },
		])
			expect(await n8n.call(JSON.stringify(body))).toMatchObject({ status: 200, body: '' });
		expect(n8n.waiting).toEqual([]);
		await n8n.deactivate();
	});
});

describe('a channel over time', () => {
	it('is renewed at half of its life, and opened again under its number and secret where it was lost', async () => {
		const n8n = await published();
		const [first] = await world.channels();
		pass(3 * DAY);
		await n8n.poll();
		expect((await world.channels())[0]).toEqual(first);
		pass(8 * HOUR);
		await n8n.poll();
		const [renewed] = await world.channels();
		expect(Date.parse(String(renewed!.channel_expiry))).toBe(Math.floor(Date.now() / 1000) * 1000 + 6.5 * DAY * 1000);
		expect(await world.calls(/PUT .*watch/)).toHaveLength(1);
		await world.call('DELETE', `/actions/watch?channel_ids=${String(first!.channel_id)}`);
		const [id] = await world.create('Properties', property('Unheard'));
		pass(HOUR);
		await n8n.restart(loadedAnew());
		await n8n.poll();
		const [again] = await world.channels();
		expect([again!.channel_id, again!.token]).toEqual([first!.channel_id, first!.token]);
		pass(10);
		await world.edit('Properties', { id, Rooms: 2 });
		await notify(n8n);
		expect(told(n8n)).toEqual([
			['Unheard', 'created', 'sweep'],
			['Unheard', 'updated', 'notification'],
		]);
		await n8n.deactivate();
		expect(await world.channels()).toEqual([]);
	});

	it('is opened anew where the address changed, whatever the trigger that starts meanwhile still knows', async () => {
		const n8n = await published();
		const [first] = await world.channels();
		n8n.url = n8n.url.replace('/hook', '/moved');
		await Promise.all([n8n.restart(loadedAnew()), n8n.activate()]);
		await n8n.poll();
		const [second, ...others] = await world.channels();
		expect([second!.notify_url, others]).toEqual([n8n.url, []]);
		expect(second!.token).not.toBe(first!.token);
		// A sweep that is under way when the workflow is unpublished opens nothing again.
		pass(HOUR);
		await Promise.all([n8n.deactivate(), n8n.poll()]);
		await n8n.poll();
		expect(await world.channels()).toEqual([]);
	});

	it('takes another number where its own may not be used again', async () => {
		const n8n = await published();
		const [first] = await world.channels();
		pass(8 * DAY);
		const refusal = { watch: [{ code: 'INVALID_DATA', details: { api_name: 'channel_id' }, message: 'invalid data', status: 'error' }] };
		await world.control.fault({
			vendor: 'zoho',
			match: { method: 'POST', path: '/actions/watch' },
			times: 1,
			fault: { kind: 'status', status: 400, body: refusal },
		});
		await n8n.poll();
		const [second] = await world.channels();
		expect(second!.channel_id).not.toBe(first!.channel_id);
		expect(second!.token).toBe(first!.token);
		await world.create('Properties', property('Heard'));
		expect(await notify(n8n)).toEqual([200]);
		expect((n8n.stored.channels as { watched: Row[] }).watched[0]!.id).toBe(second!.channel_id);
		await n8n.deactivate();
		expect(await world.channels()).toEqual([]);
	});

	it('gets another secret when the credential gets another client secret, from which its own follows', async () => {
		const n8n = await published();
		const [first] = await world.channels();
		n8n.credentials.zohoAppsOAuth2Api!.clientSecret = 'another client secret';
		await n8n.poll();
		const [second] = await world.channels();
		expect([second!.channel_id, second!.token === first!.token]).toEqual([first!.channel_id, false]);
		pass(10);
		await world.create('Properties', property('Heard'));
		expect(await notify(n8n)).toEqual([200]);
		await n8n.deactivate();
	});

	it('is said where Zoho grants an hour only', async () => {
		const n8n = await published();
		pass(4 * DAY);
		// The vendor's clock is a day behind: a week ahead is more than a week for it.
		await world.control.advance(-DAY);
		await n8n.poll();
		await world.control.advance(DAY);
		expect(n8n.failures).toEqual([expect.stringMatching(/only until .* Check the clock/)]);
		await n8n.deactivate();
	});

	it('over 30 days with restarts, a lost renewal, a lost channel and hours of n8n being down loses nothing and tells nothing twice', async () => {
		const random = seeded(30);
		const upTo = (most: number): number => Math.floor(random() * most);
		const n8n = await published({ modules: ['Properties', 'Leads'], subforms: false, events: ['created', 'updated', 'deleted'] });
		/** By record, the states that have to be told. */
		const expected: string[] = [];
		const live: Record<string, string[]> = { Properties: [], Leads: [] };
		const marks = new Map<string, number>();
		let [edits, restarts, missed] = [0, 0, 0];
		await world.control.clearJournal();

		const write = async (): Promise<void> => {
			const module = random() < 0.6 ? 'Properties' : 'Leads';
			const known = live[module]!;
			const what = known.length < 5 ? 0 : random();
			const mark = (edits += 1);
			if (what < 0.4) {
				const [id] = await world.create(
					module,
					module === 'Leads' ? { Last_Name: `Lead ${mark}`, Company: 'Kea', Description: String(mark) } : property(`P ${mark}`, { Rooms: mark }),
				);
				known.push(id!);
				marks.set(id!, mark);
				expected.push(`${id} ${mark}`);
			} else if (what < 0.85) {
				const id = known[upTo(known.length)]!;
				await world.edit(module, module === 'Leads' ? { id, Description: String(mark) } : { id, Rooms: mark });
				// What is changed twice before anybody could look is told once.
				marks.set(id, mark);
				expected.push(`${id} ${mark}`);
			} else {
				const [id] = known.splice(upTo(known.length), 1);
				await world.remove(module, id!);
				expected.push(`${id} deleted`);
			}
		};
		const close = async (): Promise<void> => {
			for (const { channel_id } of await world.channels()) await world.call('DELETE', `/actions/watch?channel_ids=${String(channel_id)}`);
		};
		const deliver = async (): Promise<void> => {
			const posted = await world.deliver({ duplicates: 0.2, shuffle: upTo(1e6) });
			missed += posted.filter(({ status }) => status !== 200).length;
			await n8n.work();
		};

		const counts = { renewed: 0, opened: 0, tending: 0 };
		const count = async (): Promise<void> => {
			counts.renewed += (await world.calls(/PUT .*watch/)).filter(({ status }) => status === 200).length;
			counts.opened += (await world.calls(/POST .*watch/)).filter(({ status }) => status === 201).length;
			counts.tending += (await world.calls(/coql|deleted|watch/)).length;
			await world.control.clearJournal();
		};
		const body = { code: 'INTERNAL_ERROR', message: 'No', status: 'error', details: {} };
		const noRenewal = { vendor: 'zoho', match: { method: 'PUT', path: '/actions/watch' }, fault: { kind: 'status', status: 500, body } };
		const began = Date.now();
		/** Hours between two readings. */
		const STEP = 6;
		for (let hour = 0; hour < 30 * 24; hour += STEP) {
			// One renewal does not come through, for so long that the channel ends.
			if (hour === 9 * 24) await world.control.fault({ ...noRenewal, times: 5000 });
			if (hour === 15 * 24) await world.control.clearFaults();
			if (hour === 20 * 24 + 6) await close();
			const isDown = hour === 12 * 24 + 6;
			if (isDown) world.down.add(n8n);
			for (let left = isDown ? 10 : upTo(5); left > 0; left--) {
				pass(60 + upTo(200));
				await write();
				if (random() < 0.8) await deliver();
			}
			jest.setSystemTime(began + (hour + STEP) * HOUR * 1000);
			await deliver();
			world.down.delete(n8n);
			if (isDown || random() < 0.04) {
				restarts++;
				await n8n.restart(loadedAnew());
			}
			await n8n.poll();
			await count();
		}
		pass(10);
		await n8n.poll();

		const emitted = n8n.emitted.map((record) => `${String(record.id)} ${String(record.deleted_time ? 'deleted' : (record.Rooms ?? record.Description))}`);
		// A state that was written over before anybody looked cannot be told; it counts as told with the one that followed.
		const seen = new Set(emitted);
		const lost = expected.filter(
			(state, index) => !seen.has(state) && !expected.slice(index + 1).some((later) => later.split(' ')[0] === state.split(' ')[0] && seen.has(later)),
		);
		const twice = emitted.length - seen.size;
		const by = (name: string): number => n8n.emitted.filter((record) => happened(record).by === name).length;
		console.info(
			`30 days: ${expected.length} changes, ${emitted.length} emitted (${by('notification')} told by the channel, ${by('sweep')} by the sweep), ${lost.length} lost, ${twice} twice, ` +
				`${expected.length - emitted.length} written over before anybody looked; ${restarts} restarts, ${missed} notifications missed, ${counts.renewed} renewals, ` +
				`channel opened again ${counts.opened} times, ${Math.round(counts.tending / 30)} calls a day for channel and sweeps`,
		);
		expect(lost).toEqual([]);
		expect(twice).toBe(0);
		expect(emitted.filter((state) => !expected.includes(state))).toEqual([]);
		// Half a life is 3.25 days; one renewal was refused and one channel taken away.
		expect([counts.opened, counts.renewed]).toEqual([2, 6]);
		expect(missed).toBeGreaterThanOrEqual(10);
		expect(by('sweep')).toBeGreaterThanOrEqual(10);
		await n8n.deactivate();
	}, 300_000);
});

describe("n8n's queue mode", () => {
	/** As `published`, with runs and webhooks in other processes. */
	async function inProcesses(parameters: Row = {}): Promise<SmallN8n> {
		const n8n = await world.trigger(parameters);
		n8n.workers = loadedAnew();
		await n8n.activate();
		await n8n.poll();
		pass(10);
		return n8n;
	}
	const names = (n8n: SmallN8n): string[] => n8n.emitted.map(({ Name }) => String(Name));

	it('hears its channel on, whatever runs in workers leave behind', async () => {
		const n8n = await inProcesses();
		for (const name of ['One', 'Two', 'Three']) {
			await world.create('Properties', property(name));
			expect(await notify(n8n)).toEqual([200]);
			pass(10);
		}
		expect(names(n8n)).toEqual(['One', 'Two', 'Three']);
		expect(n8n.stored).toMatchObject({ channels: { proof: expect.any(String) }, cursors: { Properties: expect.anything() } });
	});

	it('reads again what was lost with a worker', async () => {
		const n8n = await inProcesses({ delivery: 'polling', events: ['created', 'updated'] });
		await world.create('Properties', property('Lost'));
		pass(HOUR);
		await n8n.read();
		n8n.lose();
		await world.create('Properties', property('Later'));
		pass(HOUR);
		await n8n.poll();
		pass(HOUR);
		await n8n.poll();
		expect(names(n8n).sort()).toEqual(['Later', 'Lost']);
	});

	it('goes on after a restart of the main process not far before it was', async () => {
		const n8n = await inProcesses({ delivery: 'polling', events: ['created', 'updated'] });
		for (const name of ['One', 'Two', 'Three']) {
			await world.create('Properties', property(name));
			pass(HOUR);
			await n8n.poll();
		}
		n8n.workers = loadedAnew();
		await n8n.restart(loadedAnew());
		pass(HOUR);
		await n8n.poll();
		// What was handed over last is saved with the next, so it alone comes again to workers that remember nothing.
		expect(names(n8n)).toEqual(['One', 'Two', 'Three', 'Three']);
	});
});

describe('polling', () => {
	it('hands a burst over its pages on once, over a failed page and a restart, and costs a credit a poll and module', async () => {
		const n8n = await published({ delivery: 'polling', minutes: 5, subforms: false, modules: ['Properties', 'Contacts'] });
		expect(n8n.emitted).toEqual([]);
		for (let part = 0; part < 6; part++)
			await world.create('Properties', ...Array.from({ length: 100 }, (_, index) => property(`Burst ${part * 100 + index}`)));
		pass(10);
		await world.control.fault({
			vendor: 'zoho',
			match: { method: 'POST', path: '/coql' },
			times: 1,
			fault: { kind: 'status', status: 400, body: { code: 'INVALID_QUERY', message: 'No', details: {}, status: 'error' } },
		});
		for (let count = 0; count < 4; count++) await n8n.poll();
		await n8n.restart(loadedAnew());
		await world.create('Properties', ...Array.from({ length: 5 }, (_, index) => property(`Late ${index}`)));
		pass(10);
		await n8n.poll();
		await n8n.poll();
		const names = n8n.emitted.map(({ Name }) => String(Name));
		console.info(`polling: ${new Set(names).size} of 605 records, ${names.length - new Set(names).size} twice`);
		expect([names.length, new Set(names).size, n8n.failures.length]).toEqual([605, 605, 1]);
		expect(n8n.emitted.every((record) => happened(record).by === 'polling' && happened(record).changes.includes('created'))).toBe(true);
		// Until something else happens the burst stays within what is read again.
		pass(HOUR);
		await world.create('Properties', property('Last'));
		pass(10);
		await n8n.poll();
		await world.control.clearJournal();
		pass(HOUR);
		await n8n.poll();
		expect((await world.calls(/coql/)).length).toBe(2);
		expect((await world.calls(/deleted/)).length).toBe(2);
	}, 120_000);

	it('works a backlog off in portions', async () => {
		const n8n = await published({ delivery: 'polling', subforms: false, events: ['created', 'updated'] });
		for (let part = 0; part < 25; part++) {
			await world.create('Properties', ...Array.from({ length: 100 }, (_, index) => property(`Day ${part * 100 + index}`)));
			pass(30);
		}
		const portions: number[] = [];
		for (let count = 0; count < 4; count++) {
			const before = n8n.emitted.length;
			await n8n.poll();
			portions.push(n8n.emitted.length - before);
		}
		console.info(`backlog of 2500 in portions of ${portions.join(', ')}`);
		expect(new Set(n8n.emitted.map(({ Name }) => Name)).size).toBe(2500);
		expect(n8n.emitted).toHaveLength(2500);
		expect(Math.max(...portions)).toBeLessThanOrEqual(1500);
	}, 120_000);

	it('tells created from edited, and deleted by what the list of deleted records says', async () => {
		const n8n = await published({ delivery: 'polling' });
		const [first, second] = await world.create('Properties', property('First'), property('Second'));
		pass(60);
		await world.edit('Properties', { id: second, Rooms: 2 });
		pass(10);
		await n8n.poll();
		await world.edit('Properties', { id: first, Rooms: 2 });
		await world.remove('Properties', second!);
		pass(10);
		await n8n.poll();
		expect(told(n8n)).toEqual([
			['First', 'created', 'polling'],
			['Second', 'created', 'polling'],
			['First', 'updated', 'polling'],
			['Second', 'deleted', 'polling'],
		]);
	});
});
