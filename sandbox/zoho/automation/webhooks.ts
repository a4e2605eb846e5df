import type { Answer, Asked, Row } from '../../vendor';
import { recordIn } from '../incoming';
import type { Kind } from '../kind';
import { all, need, newId, rowsIn, text, type Ledger } from '../ledger';
import { Refused, refusal } from '../refused';
import { dated, refuseEmpty } from '../books/plain';
import { kindOf, WEBHOOKS, WORKFLOWS } from './rules';
import { again, HISTORIES } from './watching';

/** The webhooks of Books: where to call and what to send. None is called before a rule names it (https://www.zoho.com/books/api/v3/webhooks/). */

const PARAMETERS = ['entity_parameters', 'additional_parameters', 'headers', 'form_data', 'query_parameters'];
const LONGEST: Readonly<Record<string, number>> = { webhook_name: 50, description: 100, url: 5000, raw_data: 100_000 };
const KNOWN = [
	...Object.keys(LONGEST),
	...PARAMETERS,
	'entity',
	'method',
	'secret',
	'body_type',
	'user_defined_format_name',
	'user_defined_format_value',
	'events',
	'is_new_response_format',
	'placeholder',
	'is_hidden',
	'lock_type',
];
const MOST_RESENT = 10;

const taken = (sent: Row): Row => Object.fromEntries(KNOWN.filter((name) => sent[name] !== undefined).map((name) => [name, sent[name]]));

const refuseTooLong = (row: Row): void => {
	for (const [name, most] of Object.entries(LONGEST)) if (text(row[name]).length > most) throw refusal.tooLong(name, most);
};

const stored = (ledger: Ledger, kinds: readonly Kind[], sent: Row, known?: Row): Row => {
	const row: Row = { method: 'POST', ...known, ...taken(sent) };
	refuseEmpty(row, ['webhook_name', 'entity', 'url']);
	refuseTooLong(row);
	if (kindOf(kinds, row.entity) === undefined) throw refusal.invalid('entity');
	if (!['POST', 'PUT', 'DELETE'].includes(text(row.method))) throw refusal.invalid('method');
	if (!URL.canParse(text(row.url)) || !/^https?:$/.test(new URL(text(row.url)).protocol)) throw refusal.invalid('url');
	if (text(row.secret) !== '' && !/^[A-Za-z0-9]{12,50}$/.test(text(row.secret))) throw refusal.invalid('secret');
	for (const name of PARAMETERS) if (row[name] !== undefined && !Array.isArray(row[name])) throw refusal.invalid(name);
	const others = all(ledger, WEBHOOKS).filter((one) => one.webhook_id !== known?.webhook_id);
	if (others.some((one) => one.webhook_name === row.webhook_name)) {
		throw new Refused(400, 107051, 'A webhook with this name exists already.');
	}
	return { ...row, webhook_id: known?.webhook_id ?? newId(ledger), ...dated(ledger, known) };
};

/** Whether the secret can be read again is not known; here it cannot [unsure]. */
const shown = ({ secret, ...row }: Row): Row => ({
	...Object.fromEntries(PARAMETERS.map((name) => [name, []])),
	description: '',
	body_type: '',
	raw_data: '',
	...row,
	has_secret: text(secret) !== '',
});

const said = (message: string, more: Row = {}): Answer => ({ status: 200, body: { code: 0, message, ...more } });

const historyShown = ({ mail: _, ...row }: Row): Row => row;

/** The records that a webhook may be about, with what their placeholders are called [unsure]. */
const formFor = (kinds: readonly Kind[]): Row => ({
	entities: kinds
		.filter((kind) => kind.words !== undefined && kind.create !== undefined)
		.map((kind) => ({
			entity: kind.singular ?? kind.one,
			entity_formatted: kind.noun,
			placeholders: [`\${${kind.one.toUpperCase()}.${kind.id.toUpperCase()}}`],
		})),
	methods: ['POST', 'PUT', 'DELETE'],
});

const histories = (ledger: Ledger, asked: Asked, [id, verb, ...deeper]: readonly string[]): Answer => {
	if (deeper.length > 0) throw refusal.noSuchPath();
	if (id === undefined && asked.method === 'GET') {
		const rows = all(ledger, HISTORIES).map(historyShown).reverse();
		return said('success', { histories: rows, page_context: { page: 1, per_page: 200, has_more_page: false } });
	}
	if (asked.method === 'POST' && id === 'bulkresend') {
		// Whether the ids stand in the address or in the body is not known [unsure].
		const written = text(asked.query.get('history_ids') ?? recordIn(asked).history_ids);
		const rows = written.split(',').map((one) => need(ledger, HISTORIES, one.trim(), 'History'));
		if (rows.length > MOST_RESENT) throw refusal.rule(`Not more than ${MOST_RESENT} calls can be repeated at once.`);
		for (const row of rows) again(ledger, row);
		return said('The webhooks have been called again.');
	}
	const history = need(ledger, HISTORIES, id, 'History');
	if (verb === undefined && asked.method === 'GET') return said('success', { history: historyShown(history) });
	if (verb !== 'resend' || asked.method !== 'POST') throw refusal.noSuchPath();
	again(ledger, history);
	return said('The webhook has been called again.');
};

export const webhooks = (kinds: () => readonly Kind[]): Kind => ({
	shelf: WEBHOOKS,
	path: '/settings/webhooks',
	one: 'webhook',
	many: 'webhooks',
	id: 'webhook_id',
	scope: 'settings',
	noun: 'Webhook',
	words: { created: 'The webhook has been created.', updated: 'The webhook has been updated.', deleted: 'The webhook has been deleted.' },
	list: {
		report: 'Webhooks',
		filterBy: { 'Status.All': () => true },
		sortable: ['webhook_name', 'created_time'],
		sort: { column: 'created_time', order: 'D' },
		searched: ['webhook_name'],
		texts: ['webhook_name', 'entity'],
		numbers: [],
		days: [],
	},
	shown: (_, row) => shown(row),
	row: (_, row) => shown(row),
	create: (ledger, sent) => stored(ledger, kinds(), sent),
	update: (ledger, known, sent) => stored(ledger, kinds(), sent, known),
	remove: (ledger, known) => {
		const isNamed = all(ledger, WORKFLOWS).some((row) => rowsIn(row.instant_actions).some(({ action_id: id }) => id === known.webhook_id));
		if (isNamed) throw refusal.rule('A workflow rule uses the webhook. Delete the rule first.');
	},
	below: (ledger, asked, rest) => {
		if (rest[0] === 'editpage' && rest.length === 1 && asked.method === 'GET') return said('success', formFor(kinds()));
		return rest[0] === 'histories' ? histories(ledger, asked, rest.slice(1)) : undefined;
	},
});
