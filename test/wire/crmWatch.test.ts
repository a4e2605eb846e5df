import { closeWatches, expiryIn, isDone, isNotSubscribed, openWatch, readWatch, renewWatch } from '../../src/wire/crmWatch';
import { answered } from './scripted';

const opening = {
	channel_id: '100000000000068001',
	events: ['Leads.create'],
	channel_expiry: '2026-11-07T10:30:00+00:00',
	token: 'secret',
	notify_url: 'https://n8n.example.com/webhook/1/zoho-crm',
	notify_on_related_action: false,
};
const success = (expiry: string) => ({ code: 'SUCCESS', details: { events: [{ channel_expiry: expiry, channel_id: '1' }] }, status: 'success' });
const refused = { code: 'NOT_SUBSCRIBED', details: { channel_id: '1' }, message: 'No', status: 'error' };

it('asks for channels where the API has them', () => {
	expect([openWatch(opening), renewWatch(opening)]).toEqual([
		{ method: 'POST', path: '/actions/watch', body: { watch: [opening] }, repeatable: true },
		{ method: 'PUT', path: '/actions/watch', body: { watch: [opening] }, repeatable: true },
	]);
	expect(readWatch('1')).toMatchObject({ method: 'GET', query: { channel_id: '1' } });
	expect(closeWatches(['1', '2'])).toMatchObject({ method: 'DELETE', query: { channel_ids: '1,2' } });
});

describe('an answer', () => {
	it.each([
		['of one that is opened', 201, { watch: [success('2026-11-07T12:30:00+02:00')] }, true, false, '2026-11-07T10:30:00Z'],
		['of several, of which one was refused', 207, { watch: [success('2026-11-07T10:30:00Z'), refused] }, false, true, '2026-11-07T10:30:00Z'],
		[
			'that lists a channel by module, each with its end',
			200,
			{ watch: [{ channel_expiry: '2026-11-08T00:00:00Z' }, { channel_expiry: '2026-11-07T00:00:00Z' }] },
			true,
			false,
			'2026-11-07T00:00:00Z',
		],
		['that lists none', 204, '', true, false, undefined],
		['that knows no such channel', 400, { watch: [refused] }, false, true, undefined],
		['that says so without a list', 400, refused, false, true, undefined],
		['without such an address', 404, '', false, true, undefined],
		['that refuses all', 401, { code: 'INVALID_TOKEN', status: 'error' }, false, false, undefined],
		['that nobody gave', 0, '', false, false, undefined],
	])('%s', (_, status, body, done, gone, expiry) => {
		const answer = answered({ status, body });
		expect([isDone(answer), isNotSubscribed(answer), expiryIn(answer)]).toEqual([done, gone, expiry && Date.parse(expiry)]);
	});
});
