import type { Answer, Row } from '../../vendor';
import { rowsIn, text } from '../ledger';
import { listIn, pageOf, type Call } from './call';
import { CrmRefused, refuse } from './refused';
import { fieldNamed, moduleId, moduleNamed } from './schema';
import { momentOf, stamp, type Channel, type Crm } from './state';
import { isRow } from './values';

/** Channels of notifications: opened, changed, read and closed (fact sheet, section 3.15). */

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
const MOST_CHANNELS = 50;
const MOST_EVENTS = 50;
const LONGEST_TOKEN = 50;
const LONGEST_URL = 255;
const LONGEST_ID = 64;
const MOST_GROUPS = 2;
const MOST_FIELDS = 10;

const OPERATIONS = ['create', 'edit', 'delete', 'all'];

/** Silently an hour, where none is given or one that is too far away. One that is past is taken for none [unsure]. */
const expiryOf = ({ now }: Crm, sent: unknown): number => {
	const at = momentOf(sent) ?? 0;
	return at > now && at <= now + WEEK ? at : now + HOUR;
};

/** https, and on this machine http: what is tried here has no certificate. */
const isAddress = (url: string): boolean => {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname } = new URL(url);
	return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', 'host.docker.internal'].includes(hostname));
};

const isWatched = (crm: Crm, name: string): boolean =>
	name !== 'Notes' && moduleNamed(crm, name)?.generated !== 'subform' && moduleNamed(crm, name) !== undefined;

const readEvents = (crm: Crm, sent: unknown, path: string): string[] => {
	if (sent === undefined || (Array.isArray(sent) && !sent.length)) throw refuse.mandatory('events', `${path}.events`);
	if (!Array.isArray(sent)) throw refuse.data({ expected_data_type: 'jsonarray', api_name: 'events', json_path: `${path}.events` });
	// The text is invented.
	if (sent.length > MOST_EVENTS) throw new CrmRefused(400, 'LIMIT_REACHED', 'no more events can be watched', { limit: MOST_EVENTS });
	return sent.map((one, index) => {
		const [module = '', operation = ''] = text(one).split('.');
		const isGood = OPERATIONS.includes(operation) && (isWatched(crm, module) || text(one) === 'users.all');
		if (!isGood) throw refuse.data({ api_name: 'events', json_path: `${path}.events[${index}]` });
		return text(one);
	});
};

/** The fields of a selection, however deep it goes. */
const selected = (selection: unknown): Row[] => {
	if (!isRow(selection)) return [];
	return isRow(selection.field) ? [selection.field] : rowsIn(selection.group).flatMap(selected);
};

const readCondition = (crm: Crm, sent: unknown, events: readonly string[], path: string): Row[] => {
	if (sent === undefined || sent === null) return [];
	const at = `${path}.notification_condition`;
	if (!Array.isArray(sent)) throw refuse.data({ expected_data_type: 'jsonarray', api_name: 'notification_condition', json_path: at });
	return rowsIn(sent).map((condition, index) => {
		const here = `${at}[${index}]`;
		if (condition.type !== 'field_selection') throw refuse.data({ api_name: 'type', json_path: `${here}.type`, supported_values: ['field_selection'] });
		const module = isRow(condition.module) ? text(condition.module.api_name) : '';
		if (module === '') throw refuse.mandatory('module', `${here}.module`);
		if (!events.some((event) => event.startsWith(`${module}.`)))
			throw new CrmRefused(400, 'DEPENDENT_FIELD_MISSING', 'dependent field is missing', {
				dependee: { api_name: 'module', json_path: `${here}.module` },
				api_name: 'events',
				json_path: `${path}.events`,
			});
		const fields = selected(condition.field_selection);
		if (!fields.length) throw refuse.mandatory('field_selection', `${here}.field_selection`);
		if (fields.length > MOST_FIELDS || rowsIn((condition.field_selection as Row).group).filter(({ group }) => group !== undefined).length > MOST_GROUPS)
			throw new CrmRefused(400, 'LIMIT_REACHED', 'no more fields can be selected', { limit: MOST_FIELDS });
		for (const { api_name } of fields)
			if (fieldNamed(crm, module, text(api_name)) === undefined) throw refuse.data({ api_name: 'field', json_path: `${here}.field_selection` });
		return condition;
	});
};

const fitting = (value: unknown, api_name: string, most: number, path: string): string => {
	if (typeof value !== 'string' && typeof value !== 'number') throw refuse.data({ expected_data_type: 'string', api_name, json_path: `${path}.${api_name}` });
	const written = String(value);
	if (written.length > most) throw refuse.data({ maximum_length: most, api_name, json_path: `${path}.${api_name}` });
	return written;
};

const readChannelId = (sent: unknown, path: string): string => {
	if (sent === undefined || sent === null) throw refuse.mandatory('channel_id', `${path}.channel_id`);
	const id = fitting(sent, 'channel_id', LONGEST_ID, path);
	if (!/^\d+$/.test(id)) throw refuse.data({ expected_data_type: 'bigint', api_name: 'channel_id', json_path: `${path}.channel_id` });
	return id;
};

const readUrl = (sent: unknown, path: string): string => {
	if (sent === undefined) throw refuse.mandatory('notify_url', `${path}.notify_url`);
	const url = fitting(sent, 'notify_url', LONGEST_URL, path);
	if (!isAddress(url)) throw refuse.data({ api_name: 'notify_url', json_path: `${path}.notify_url` });
	return url;
};

const readChannel = (crm: Crm, sent: Row, path: string): Channel => {
	const id = readChannelId(sent.channel_id, path);
	const events = readEvents(crm, sent.events, path);
	return {
		id,
		events,
		url: readUrl(sent.notify_url, path),
		token: sent.token === undefined || sent.token === null ? null : fitting(sent.token, 'token', LONGEST_TOKEN, path),
		expires: expiryOf(crm, sent.channel_expiry),
		returnValues: sent.return_affected_field_values === true,
		onRelated: sent.notify_on_related_action !== false,
		condition: readCondition(crm, sent.notification_condition, events, path),
	};
};

const isLive = ({ now }: Crm, { expires }: Channel): boolean => expires > now;
export const liveChannels = (crm: Crm): Channel[] => Object.values(crm.state.channels).filter((channel) => isLive(crm, channel));

const modulesOf = ({ events }: Channel): string[] => [...new Set(events.map((event) => text(event.split('.')[0])))];

const resource = (crm: Crm, module: string): Row => ({
	resource_uri: `${crm.host}/crm/v8/${module}`,
	resource_id: module === 'users' ? null : moduleId(crm, module),
	resource_name: module,
});

const subscribed = (crm: Crm, channel: Channel): Row => ({
	code: 'SUCCESS',
	details: {
		events: modulesOf(channel).map((module) => ({ channel_expiry: stamp(crm, channel.expires), ...resource(crm, module), channel_id: channel.id })),
	},
	message: 'Successfully subscribed for actions-watch of the given module',
	status: 'success',
});

/** One result for each channel, under the key `watch`. */
const eachOf = (given: readonly Row[], ok: number, one: (sent: Row, path: string) => Row): Answer => {
	if (!given.length) throw refuse.mandatory('watch', '$.watch');
	const watch = given.map((sent, index) => {
		try {
			return one(sent, `$.watch[${index}]`);
		} catch (error) {
			if (!(error instanceof CrmRefused)) throw error;
			return error.element;
		}
	});
	const good = watch.filter(({ status }) => status === 'success').length;
	return { status: good === watch.length ? ok : good ? 207 : 400, body: { watch } };
};

/** The text is invented. */
const notSubscribed = (details: Row): CrmRefused => new CrmRefused(400, 'NOT_SUBSCRIBED', 'Not subscribed for actions-watch of the given module', details);

const needLive = (crm: Crm, id: string): Channel => {
	const channel = crm.state.channels[id];
	if (channel === undefined || !isLive(crm, channel)) throw notSubscribed({ channel_id: id });
	return channel;
};

/** A number that is in use is opened anew [unsure]. */
export const watch = (crm: Crm, call: Call): Answer =>
	eachOf(rowsIn(call.body().watch), 201, (sent, path) => {
		const channel = readChannel(crm, sent, path);
		const others = liveChannels(crm).filter(({ id }) => id !== channel.id);
		if (others.length >= MOST_CHANNELS) throw new CrmRefused(400, 'LIMIT_REACHED', 'no more channels can be opened', { limit: MOST_CHANNELS });
		return subscribed(crm, (crm.state.channels[channel.id] = channel));
	});

/** Replaces what the channel was. */
export const rewatch = (crm: Crm, call: Call): Answer =>
	eachOf(rowsIn(call.body().watch), 200, (sent, path) => {
		needLive(crm, readChannelId(sent.channel_id, path));
		const channel = readChannel(crm, sent, path);
		return subscribed(crm, (crm.state.channels[channel.id] = channel));
	});

/** Changes what is sent; events are added, or taken away with `_delete_events`. The body is a list or a bare object with `?channel_id=` [unsure]. */
export const patchWatch = (crm: Crm, call: Call): Answer => {
	const body = call.body();
	const given = body.watch === undefined ? [{ channel_id: call.query.get('channel_id') ?? undefined, ...body }] : rowsIn(body.watch);
	return eachOf(given, 200, (sent, path) => {
		const known = needLive(crm, readChannelId(sent.channel_id, path));
		const named = sent.events === undefined ? [] : readEvents(crm, sent.events, path);
		const events = sent._delete_events === true ? known.events.filter((event) => !named.includes(event)) : [...new Set([...known.events, ...named])];
		if (!events.length) {
			delete crm.state.channels[known.id];
			return unsubscribed(crm, known);
		}
		const channel: Channel = {
			...known,
			events,
			...(sent.channel_expiry === undefined ? {} : { expires: expiryOf(crm, sent.channel_expiry) }),
			...(sent.notify_url === undefined ? {} : { url: readUrl(sent.notify_url, path) }),
			...(sent.token === undefined ? {} : { token: sent.token === null ? null : fitting(sent.token, 'token', LONGEST_TOKEN, path) }),
			...(sent.return_affected_field_values === undefined ? {} : { returnValues: sent.return_affected_field_values === true }),
			...(sent.notify_on_related_action === undefined ? {} : { onRelated: sent.notify_on_related_action !== false }),
			...(sent.notification_condition === undefined ? {} : { condition: readCondition(crm, sent.notification_condition, events, path) }),
		};
		return subscribed(crm, (crm.state.channels[known.id] = channel));
	});
};

const unsubscribed = (crm: Crm, channel: Channel): Row => ({
	code: 'SUCCESS',
	details: { ...resource(crm, text(modulesOf(channel)[0])), channel_id: channel.id },
	message: 'Successfully un-subscribed for actions-watch of the given module',
	status: 'success',
});

export const unwatch = (crm: Crm, call: Call): Answer => {
	const ids = listIn(call.query, 'channel_ids');
	if (!ids.length) throw refuse.parameter('channel_ids');
	return eachOf(
		ids.map((id) => ({ id })),
		200,
		({ id }) => {
			const channel = needLive(crm, text(id));
			delete crm.state.channels[channel.id];
			return unsubscribed(crm, channel);
		},
	);
};

/** One entry for each channel and module. */
export const listWatch = (crm: Crm, call: Call): Answer => {
	const [id, module] = [call.query.get('channel_id'), call.query.get('module')];
	const { page, per } = pageOf(call.query);
	const all = liveChannels(crm)
		.filter((channel) => id === null || channel.id === id)
		.flatMap((channel) =>
			modulesOf(channel).map((name) => ({
				notify_on_related_action: channel.onRelated,
				channel_expiry: stamp(crm, channel.expires),
				return_affected_field_values: channel.returnValues,
				...resource(crm, name),
				notify_url: channel.url,
				fields: null,
				notification_condition: channel.condition.length ? channel.condition : null,
				channel_id: channel.id,
				events: channel.events.filter((event) => event.startsWith(`${name}.`)),
				token: channel.token,
			})),
		)
		.filter(({ resource_name }: Row) => module === null || resource_name === module);
	const rows = all.slice((page - 1) * per, page * per);
	if (!rows.length) return { status: 204 };
	return { status: 200, body: { watch: rows, info: { per_page: per, count: rows.length, page, more_records: all.length > page * per } } };
};
