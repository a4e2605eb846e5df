import { close, isDue, LIFE, open, subscriptions, tend, type Channels } from '../../src/syncing/crmChannel';
import type { Request } from '../../src/wire/conversation';
import { proofOf } from '../../src/wire/hookSecret';
import { hold, type Script } from '../wire/scripted';

const NOW = Date.parse('2026-11-25T00:00:00Z');
const HOUR = 3_600_000;
const at = (time: number): string => new Date(time).toISOString();

const channels: Channels = {
	url: 'https://n8n.example.com/1',
	salt: 'salt',
	proof: proofOf('secret'),
	related: false,
	watched: [{ id: '111', events: ['Leads.create'] }],
};
const listed = (expires: number) => ({ status: 200, body: { watch: [{ channel_expiry: at(expires) }] } });
const granted = (expires = NOW + LIFE) => ({
	status: 200,
	body: { watch: [{ code: 'SUCCESS', status: 'success', details: { events: [{ channel_expiry: at(expires) }] } }] },
});
const refused = (code: string, status = 400) => ({ status, body: { watch: [{ code, message: 'No', details: {}, status: 'error' }] } });
const sent = (request: Request | undefined) => (request!.body as { watch: Record<string, unknown>[] }).watch[0]!;

/** What is answered to each method. */
const script =
	(answers: Record<string, ReturnType<Script> | ReturnType<Script>[]>): Script =>
	({ method }) => {
		const answer = answers[method] ?? {};
		return Array.isArray(answer) ? answer.shift()! : answer;
	};
const tended = (answers: Parameters<typeof script>[0], of = channels, token = 'secret') => {
	const { requests, result } = hold(
		tend(of, token, NOW, () => '222'),
		script(answers),
	);
	return { asked: requests.map(({ method }) => method), requests, ...result };
};

describe('a channel', () => {
	it('lives for less than the week that Zoho grants, and is due at half of that', () => {
		expect(LIFE).toBe((7 * 24 - 12) * HOUR);
		expect([isDue(NOW + LIFE / 2 + 1, NOW), isDue(NOW + LIFE / 2, NOW), isDue(NOW - 1, NOW)]).toEqual([false, true, true]);
	});

	it('always says when it ends, and that related records are not meant', () => {
		const { requests } = hold(open(channels, 'secret', NOW), () => granted());
		expect(sent(requests[0])).toEqual({
			channel_id: '111',
			events: ['Leads.create'],
			channel_expiry: '2026-12-01T12:00:00+00:00',
			token: 'secret',
			notify_url: 'https://n8n.example.com/1',
			notify_on_related_action: false,
		});
	});

	it.each<[string, Parameters<typeof script>[0], string[], string[], number]>([
		['that is young is left alone', { GET: listed(NOW + LIFE) }, ['GET'], ['kept'], 0],
		['half way through is renewed', { GET: listed(NOW + LIFE / 2), PUT: granted() }, ['GET', 'PUT'], ['renewed'], 0],
		['that ended is opened again', { GET: { status: 204 }, POST: granted() }, ['GET', 'POST'], ['opened'], 0],
		['that is said to have ended already is opened again', { GET: listed(NOW - 1), POST: granted() }, ['GET', 'POST'], ['opened'], 0],
		['that Zoho knows nothing of is opened again', { GET: refused('NOT_SUBSCRIBED'), POST: granted() }, ['GET', 'POST'], ['opened'], 0],
		[
			'that ended between two requests is opened again',
			{ GET: listed(NOW + HOUR), PUT: refused('NOT_SUBSCRIBED'), POST: granted() },
			['GET', 'PUT', 'POST'],
			['opened'],
			0,
		],
		['whose number is used up gets another', { GET: { status: 204 }, POST: [refused('INVALID_DATA'), granted()] }, ['GET', 'POST', 'POST'], ['opened'], 0],
		['that cannot be looked at waits for the next time', { GET: { status: 503 } }, ['GET'], [], 1],
		['that cannot be renewed waits for the next time', { GET: listed(NOW + HOUR), PUT: { status: 0 } }, ['GET', 'PUT'], [], 1],
		['that nobody answered about is not opened under a second number', { GET: { status: 204 }, POST: { status: 0 } }, ['GET', 'POST'], [], 1],
		['that the user may not open is not tried twice', { GET: { status: 204 }, POST: refused('NO_PERMISSION', 403) }, ['GET', 'POST'], [], 1],
		['that is granted an hour is said to be', { GET: { status: 204 }, POST: granted(NOW + HOUR) }, ['GET', 'POST'], ['opened'], 1],
	])('%s', (_, answers, asked, did, failures) => {
		const result = tended(answers);
		expect([result.asked, result.did, result.failures.length]).toEqual([asked, did, failures]);
	});

	it('keeps its secret and its number wherever it may', () => {
		const again = tended({ GET: { status: 204 }, POST: granted() });
		expect([again.channels, sent(again.requests[1]).token]).toEqual([channels, 'secret']);
		const other = tended({ GET: { status: 204 }, POST: [refused('INVALID_DATA'), granted()] });
		expect([sent(other.requests[2]).token, other.channels.proof, other.channels.watched.map(({ id }) => id)]).toEqual(['secret', channels.proof, ['222']]);
	});

	it('is renewed at once where its secret has become another, and told by the old one until that is done', () => {
		const young = { GET: listed(NOW + LIFE) };
		const renewed = tended({ ...young, PUT: granted() }, channels, 'another');
		expect([renewed.did, sent(renewed.requests[1]).token, renewed.channels.proof]).toEqual([['renewed'], 'another', proofOf('another')]);
		expect(tended({ ...young, PUT: { status: 503 } }, channels, 'another').channels).toEqual(channels);
	});

	it('stores nothing that its secret could be found out from', () => {
		expect(JSON.stringify(tended({ GET: listed(NOW + LIFE) }).channels)).not.toContain('secret');
	});

	it('of several goes on after one that fails', () => {
		const two: Channels = { ...channels, watched: [...channels.watched, { id: '112', events: ['Deals.edit'] }] };
		const { asked, did, failures } = tended({ GET: [{ status: 503 }, { status: 204 }], POST: granted() }, two);
		expect([asked, did, failures.length]).toEqual([['GET', 'GET', 'POST'], ['opened'], 1]);
	});

	it.each([
		['closes', granted(), true],
		['is closed if it is gone', refused('NOT_SUBSCRIBED'), true],
		['is closed if its address is gone', { status: 404 }, true],
		['says why it cannot be closed', { status: 503 }, false],
	])('%s', (_, answer, closed) => {
		expect(hold(close(channels), () => answer).result === undefined).toBe(closed);
	});
});

describe('what is subscribed to', () => {
	const wishes = { modules: ['Leads', 'Properties'], changes: ['created', 'updated', 'deleted'], fields: {} };

	it('is what is wanted, fifty events a channel', () => {
		expect(subscriptions(wishes)).toEqual([
			{ events: ['Leads.create', 'Leads.delete', 'Leads.edit', 'Properties.create', 'Properties.delete', 'Properties.edit'] },
		]);
		const many = subscriptions({ ...wishes, modules: Array.from({ length: 40 }, (_, index) => `M${index}`) });
		expect(many.map(({ events }) => events.length)).toEqual([50, 50, 20]);
	});

	it.each([
		[
			'fields',
			{ ...wishes, modules: ['Leads'], changes: ['updated'], fields: { Leads: ['Email'] } },
			[{ events: ['Leads.edit'], narrowed: { module: 'Leads', fields: ['Email'] } }],
		],
		[
			'fields and a stage',
			{ ...wishes, modules: ['Deals'], changes: ['updated', 'statusChanged'], fields: { Deals: ['Amount'] } },
			[{ events: ['Deals.edit'], narrowed: { module: 'Deals', fields: ['Amount', 'Stage'] } }],
		],
		[
			'deals that are won, or made so',
			{ ...wishes, modules: ['Deals', 'Leads'], changes: ['won'] },
			[{ events: ['Deals.create'] }, { events: ['Deals.edit'], narrowed: { module: 'Deals', fields: ['Stage'] } }],
		],
		['every edit, also of a stage', { ...wishes, modules: ['Deals'], changes: ['updated', 'statusChanged'] }, [{ events: ['Deals.edit'] }]],
		[
			'more fields than a channel takes',
			{ ...wishes, modules: ['Leads'], changes: ['updated'], fields: { Leads: Array.from({ length: 11 }, (_, index) => `F${index}`) } },
			[{ events: ['Leads.edit'] }],
		],
		['a stage of a module that has none', { ...wishes, modules: ['Properties'], changes: ['statusChanged'] }, []],
	])('of %s', (_, wanted, expected) => {
		expect(subscriptions(wanted)).toEqual(expected);
	});
});
