import type { Mail, Outbox } from '../../outbox';
import type { Row } from '../../vendor';
import type { App } from '../finance';
import { all, drop, find, keep, newId, rowsIn, stamp, text, today, type Ledger } from '../ledger';
import { letterOf } from './letters';
import { rulesIn, type Change, type Rule } from './rules';

/** Records that change through the API set off rules as those do that change in the screens; their webhooks wait here until they are posted. */

const QUEUE = 'webhookqueue';
export const HISTORIES = 'webhookhistories';
const COUNTED = 'webhookscounted';
const HELD = 'webhooksheld';
const A_DAY = 1000;

interface Held {
	readonly row: Row;
	readonly status: string;
}

const watchesStatus = ({ on }: Rule): boolean => on.some((word) => !['add', 'edit', 'delete'].includes(word));

const statusOf = (ledger: Ledger, { kind }: Rule, row: Row): string => text(kind.row(ledger, row).status);

const heldBy = (ledger: Ledger, rule: Rule): Map<string, Held> =>
	new Map(all(ledger, rule.kind.shelf).map((row) => [text(row[rule.kind.id]), { row, status: watchesStatus(rule) ? statusOf(ledger, rule, row) : '' }]));

/** Only a part of the fields has to have changed, or all of them, or others than these. */
const fieldsFit = ({ fields, comparator }: Rule, before: Row, now: Row): boolean => {
	if (fields.length === 0) return true;
	const held = (row: Row, name: string): unknown => row[name] ?? (name === 'status' ? row.state : undefined);
	const moved = fields.filter((name) => JSON.stringify(held(before, name)) !== JSON.stringify(held(now, name)));
	switch (comparator) {
		case 'and':
			return moved.length === fields.length;
		case 'except_or':
			return moved.length === 0;
		case 'except_and':
			return moved.length < fields.length;
		default:
			return moved.length > 0;
	}
};

interface Event {
	readonly change: Change;
	readonly row: Row;
}

const eventsFor = (ledger: Ledger, rule: Rule, before: ReadonlyMap<string, Held>): Event[] => {
	const rows = all(ledger, rule.kind.shelf);
	const there = new Set(rows.map((row) => text(row[rule.kind.id])));
	const gone = rule.on.includes('delete') ? [...before].filter(([id]) => !there.has(id)).map(([, { row }]): Event => ({ change: 'delete', row })) : [];
	const touched = rows.flatMap((row): Event[] => {
		const known = before.get(text(row[rule.kind.id]));
		if (known === undefined) return rule.on.includes('add') ? [{ change: 'add', row }] : [];
		if (known.row === row) return [];
		const status = watchesStatus(rule) ? statusOf(ledger, rule, row) : known.status;
		const isWanted = (rule.on.includes('edit') && fieldsFit(rule, known.row, row)) || (status !== known.status && rule.on.includes(status));
		return isWanted ? [{ change: 'edit', row }] : [];
	});
	return [...touched, ...gone];
};

/** A thousand calls a day; what comes after is dropped without a word. */
const mayCall = (ledger: Ledger): boolean => {
	const day = today(ledger);
	const known = find(ledger, COUNTED, 'today');
	const count = known?.day === day ? Number(known.count) : 0;
	keep(ledger, COUNTED, 'today', { day, count: count + 1 });
	return count < A_DAY;
};

const queue = (ledger: Ledger, rule: Rule, webhook: Row, { change, row }: Event): void => {
	if (!mayCall(ledger)) return;
	const id = newId(ledger);
	const mail = letterOf(ledger, webhook, rule.kind, change, row);
	keep(ledger, QUEUE, id, { id, mail });
	keep(ledger, HISTORIES, id, {
		history_id: id,
		webhook_id: webhook.webhook_id,
		webhook_name: text(webhook.webhook_name),
		workflow_id: rule.id,
		entity: rule.kind.one,
		entity_id: row[rule.kind.id],
		event: change,
		url: mail.url,
		status: 'pending',
		executed_time: stamp(ledger),
		mail,
	});
};

/** Looks at the records that rules are about, and says afterwards what to do: what a call has changed sets off what fits. */
export const watch = (ledger: Ledger, apps: readonly App[]): (() => void) => {
	const rules = rulesIn(ledger, apps).map((rule) => ({ rule, before: heldBy(ledger, rule) }));
	return () => {
		for (const { rule, before } of rules) {
			for (const event of eventsFor(ledger, rule, before)) for (const webhook of rule.webhooks) queue(ledger, rule, webhook, event);
		}
	};
};

export const isHeld = (ledger: Ledger): boolean => find(ledger, HELD, 'all') !== undefined;
export const hold = (ledger: Ledger, isWanted: boolean): void => void (isWanted ? keep(ledger, HELD, 'all', {}) : drop(ledger, HELD, 'all'));

export const waiting = (ledger: Ledger): Row[] => all(ledger, QUEUE);

/** Puts what waits into another order, doubles or loses some of it. */
export const rearrange = (ledger: Ledger, order: readonly Row[]): void => {
	for (const { id } of waiting(ledger)) drop(ledger, QUEUE, text(id));
	order.forEach((row, index) => keep(ledger, QUEUE, `${text(row.id)}-${index}`, row));
};

export const again = (ledger: Ledger, history: Row): void => void keep(ledger, QUEUE, text(history.history_id), { id: history.history_id, mail: history.mail });

const remembered = (ledger: Ledger, id: string, status: number): void => {
	const history = find(ledger, HISTORIES, id);
	if (history === undefined) return;
	keep(ledger, HISTORIES, id, { ...history, status: status >= 200 && status < 300 ? 'success' : 'failure', response_code: status });
};

/** Posts what waits, unless it is held. What fails is noted and not tried again: whether Zoho does without a policy that says so is not known [unsure]. */
export const post = async (ledger: Ledger, outbox: Outbox): Promise<void> => {
	if (isHeld(ledger)) return;
	const letters = rowsIn(Object.entries(ledger.state.shelves[QUEUE] ?? {}).map(([key, row]) => ({ ...row, key })));
	for (const { key } of letters) drop(ledger, QUEUE, text(key));
	for (const { id, mail } of letters) remembered(ledger, text(id), (await outbox.deliver(mail as unknown as Mail)).status);
};
