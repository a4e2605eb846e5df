import { zohoOrganization } from '../../sandbox/zoho';
import { zohoBooksEvents } from '../../src/apis/zohoBooks/events';
import { chosenIn, eventsOf, rulesFor } from '../../src/syncing/financeTold';
import { seeded } from '../support/random';
import type { Unhindered } from '../support/unhindered';
import type { SmallN8n } from '../support/smallN8n';
import { holdClock } from '../support/stillClock';
import { FinanceWorld, loadedAnew, pass, SECRET, type App, type Row } from './financeWorld';

/** Workflow rules of the sandbox call the triggers as Zoho's would: what is changed through the API sets them off. */

jest.mock('../../nodes/shared/governor', () => jest.requireActual<Unhindered>('../support/unhindered').unhindered());

jest.mock('n8n-workflow', () => ({ ...jest.requireActual<object>('n8n-workflow'), sleep: async () => undefined }));

let world: FinanceWorld;

beforeAll(async () => {
	// The sandbox shares this clock, which only `pass` moves.
	holdClock(Date.parse('2026-11-01T00:00:00Z'));
	world = await FinanceWorld.start();
});
beforeEach(async () => {
	await world.begin();
	// What there is was made some time ago.
	pass(600);
});
afterAll(async () => {
	await world.close();
	jest.useRealTimers();
});

const HOUR = 3600;

interface Event {
	readonly changes: string[];
	readonly by: string;
}
const eventOf = (record: Row): Event => (record._sync as { event: Event }).event;
const told = (n8n: SmallN8n): unknown[] =>
	n8n.emitted.map((record) => [record.contact_name ?? record.contact_id, eventOf(record).changes.join(' '), eventOf(record).by]);

async function published(parameters: Row, app: App = 'ZohoBooks'): Promise<SmallN8n> {
	const n8n = await world.trigger({ setUp: 'node', ...parameters }, { app, secret: app === 'ZohoBooks' ? '' : SECRET });
	await n8n.activate();
	await n8n.poll();
	pass(600);
	return n8n;
}

/** Does what webhooks started. */
async function settle(n8n: SmallN8n): Promise<void> {
	// A call is posted when the answer to what caused it has gone.
	await new Promise((resolve) => setTimeout(resolve, 30));
	await n8n.work();
}

const contacts = '/books/v3/contacts';
const make = async (contact_name: string): Promise<string> => String(((await world.call('POST', contacts, { contact_name })).contact as Row).contact_id);
const rename = async (id: string, contact_name: string): Promise<Row> => await world.call('PUT', `${contacts}/${id}`, { contact_name });
const listed = async (kind: 'webhooks' | 'workflows'): Promise<Row[]> => (await world.call('GET', `/books/v3/settings/${kind}`))[kind] as Row[];

const events = ['contact.created', 'contact.updated', 'contact.deleted', 'contact.inactive'];

it('are made for every event of Zoho Books, in the words of the account, and removed', async () => {
	const all = eventsOf(zohoBooksEvents).map(({ value }) => value);
	const n8n = await world.trigger({ events: all, setUp: 'node' }, { secret: '' });
	// Slow enough for a hundred calls a minute.
	n8n.before = async () => void pass(1);
	await n8n.activate();
	await n8n.poll();
	expect(n8n.failures).toEqual([]);
	const expected = [...chosenIn(zohoBooksEvents, all).values()].flatMap(rulesFor).length;
	const [webhooks, workflows] = [await listed('webhooks'), await listed('workflows')];
	expect([webhooks.length, workflows.length]).toEqual([expected, expected]);
	await n8n.activate();
	expect((await listed('webhooks')).map(({ webhook_id }) => webhook_id)).toEqual(webhooks.map(({ webhook_id }) => webhook_id));
	await n8n.deactivate();
	expect([await listed('webhooks'), await listed('workflows')]).toEqual([[], []]);
});

it('tell of what is created, edited, made inactive and deleted, each once and whole', async () => {
	const n8n = await published({ events });
	const id = await make('Kea');
	await settle(n8n);
	await world.control.clearJournal();
	pass(10);
	await rename(id, 'Kaka');
	await settle(n8n);
	pass(10);
	await world.call('POST', `${contacts}/${id}/inactive`);
	await settle(n8n);
	pass(10);
	await world.call('DELETE', `${contacts}/${id}`);
	await settle(n8n);
	expect(told(n8n)).toEqual([
		['Kea', 'created', 'webhook'],
		['Kaka', 'updated', 'webhook'],
		['Kaka', 'updated inactive', 'webhook'],
		[id, 'deleted', 'webhook'],
	]);
	expect(n8n.emitted[0]).toMatchObject({ contact_id: id, contact_persons: expect.any(Array) });
	expect(await world.calls(/GET/)).toEqual([]);
	pass(HOUR);
	await n8n.poll();
	await n8n.restart(loadedAnew());
	await n8n.poll();
	expect([n8n.emitted.length, n8n.failures]).toEqual([4, []]);
});

it('that call twice, late, in another order or never lose nothing, and nothing comes twice', async () => {
	const n8n = await published({ events });
	const random = seeded(11);
	const names = new Map<string, string>();
	for (let round = 0; round < 8; round++) {
		await world.control.lever('webhooks', { vendor: 'zoho', hold: true });
		for (let change = 0; change < 6; change++) {
			pass(1 + Math.floor(random() * 3));
			const known = [...names.keys()][Math.floor(random() * names.size)];
			const name = `${round} ${change}`;
			if (!known || random() < 0.4) names.set(await make(name), name);
			else {
				await rename(known, name);
				names.set(known, name);
			}
		}
		pass(10);
		await world.control.lever('webhooks', { vendor: 'zoho', hold: false, shuffle: 1 + round, duplicates: 0.3, drop: 0.3 });
		await settle(n8n);
		if (round % 3 === 2) {
			pass(HOUR);
			await n8n.poll();
		}
	}
	pass(HOUR);
	await n8n.poll();
	await n8n.poll();
	const states = n8n.emitted.map(({ contact_id, contact_name }) => `${String(contact_id)} ${String(contact_name)}`);
	expect(states.length).toBe(new Set(states).size);
	expect([...names].filter(([id, name]) => !states.includes(`${id} ${name}`))).toEqual([]);
	const created = n8n.emitted.filter((record) => eventOf(record).changes.includes('created')).map(({ contact_id }) => contact_id);
	expect(created.sort()).toEqual([...names.keys()].sort());
	expect(n8n.failures).toEqual([]);
});

it('that the plan does not have are said with the steps, and the sweep goes on', async () => {
	await world.control.lever('plan', { vendor: 'zoho', plan: 'FREE' });
	const n8n = await published({ events: ['contact.created'] });
	const id = await make('Kea');
	await settle(n8n);
	pass(HOUR);
	await n8n.poll();
	expect(told(n8n)).toEqual([['Kea', 'created', 'sweep']]);
	expect(n8n.emitted[0]).toMatchObject({ contact_id: id });
	expect(n8n.failures).toEqual([expect.stringContaining(`${n8n.url}?event=contact.created`)]);
});

it.each(['json', 'form'])('that a person made are taken as %s, with the secret of the credential', async (format) => {
	const n8n = await world.trigger({ events, setUp: 'hand' });
	await n8n.activate();
	await n8n.poll();
	pass(600);
	const rule = (event: string, secret: string) =>
		world.control.lever('rules', {
			vendor: 'zoho',
			app: 'books',
			entity: 'contact',
			events: [event],
			url: `${n8n.url}?event=contact.${event}`,
			secret,
			format,
		});
	await rule('created', SECRET);
	await rule('edited', 'anothersecret42');
	const id = await make('Kea');
	pass(10);
	await rename(id, 'Kaka');
	await settle(n8n);
	expect(told(n8n)).toEqual([['Kea', 'created', 'webhook']]);
	pass(HOUR);
	await n8n.poll();
	expect(told(n8n)[1]).toEqual(['Kaka', 'updated', 'sweep']);
});

it('of the organization are known by it', async () => {
	const n8n = await published({ events: ['contact.created'] });
	await make('Kea');
	await settle(n8n);
	expect((n8n.emitted[0]!._sync as { source: Row }).source).toMatchObject({ organization: zohoOrganization.id, entity: 'contact', number: 'Kea' });
});
