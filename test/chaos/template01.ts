import { zohoBooks } from '../../src/apis/zohoBooks';
import { xero } from '../../src/apis/xero';
import type { Resources } from '../../src/apis/define';
import { checkBatch } from '../../src/checking/batch';
import { checkable } from '../../src/checking/checkable';
import { compareTotals } from '../../src/checking/totals';
import { verdictOn } from '../../src/checking/verdict';
import { mappingNamed, type MappingName } from '../../src/mapping/builtIn';
import { sourceOf } from '../../src/mapping/places';
import { translate } from '../../src/mapping/translate';
import { writableBy } from '../../src/mapping/writable';
import { isRow, SYNC, type Row } from '../../src/record';
import { parking } from '../../src/triage/group';
import { letterOf } from '../../src/triage/letter';
import type { Conversation, Outcome } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import type { Dialect } from '../../src/wire/dialect';
import { missingIn } from '../../src/wire/missing';
import { keyOf, type AuditRow, type Tables } from './tables';
import type { Task } from './time';

/** Template 01, node by node, on the pieces that the nodes are made of. */

/** Where n8n can be killed. */
export const stages = ['entry', 'customer', 'contact', 'mapped', 'invoice', 'audit', 'closed', 'letter'] as const;
export type Stage = (typeof stages)[number];

export interface Setting {
	readonly tables: Tables;
	readonly mappingRows: readonly Row[];
	readonly execution: string;
	/** Whether it sends letters again. */
	readonly isReplay: boolean;
	/** n8n's clock. */
	now(): number;
	at(stage: Stage): Task;
	talk<T>(vendor: 'books' | 'xero', conversation: (dialect: Dialect) => Conversation<T>): Task<T>;
}

interface Item {
	readonly json: Row;
	/** Its place in what came in. */
	readonly from: number;
}

/** What a node puts out, and what it fails. */
interface Put {
	readonly out: Item[];
	readonly failed: Item[];
}

const syncOf = (record: Row): Row => (isRow(record[SYNC]) ? record[SYNC] : {});
const without = ({ [SYNC]: _, ...record }: Row): Row => record;

export function* invoicesToXero(setting: Setting, entry: readonly Row[]): Task {
	const items = entry.map((json, from) => ({ json, from }));
	if (!items.length) return;
	const park = parking(3);
	const triage = function* (node: string, { failed }: Put): Task {
		for (const { json, from } of failed) {
			const around = {
				now: iso(setting.now()),
				workflowId: '01',
				workflowName: '01',
				executionId: setting.execution,
				node,
				target: 'xero:invoice',
				item: from,
			};
			yield* setting.at('letter');
			setting.tables.keep(park(letterOf(json, entry[from], around)), setting.now());
		}
	};
	const audit = function* (source: Row, row: Pick<AuditRow, 'action' | 'targetId'>): Task {
		setting.tables.write({
			...row,
			at: iso(setting.now()),
			sourceId: String(source['id']),
			number: String(source['number']),
			modified: String(source['modified']),
		});
		yield* setting.at('audit');
	};
	const close = function* (source: Row, at: number): Task {
		setting.tables.close(keyOf(source), at, setting.isReplay, setting.now());
		yield* setting.at('closed');
	};
	yield* setting.at('entry');
	const voided = items.filter(({ json }) => json['status'] === 'void');
	const there = yield* act(setting, 'xero', xero, ['invoice', 'get'], voided, ({ json }) => ({ id: String(json['invoice_number']) }));
	const isNever = ({ json }: Item): boolean => (json['error'] as Row)['cause'] === 'not-found';
	for (const { from } of there.failed.filter(isNever)) {
		const source = syncOf(entry[from]!)['source'] as Row;
		yield* audit(source, { action: 'skipped', targetId: '' });
		yield* close(source, setting.now());
	}
	yield* triage('Is it in Xero?', { out: [], failed: there.failed.filter((one) => !isNever(one)) });
	const missing = new Set(there.failed.map(({ from }) => from));
	const writing = items.filter(({ from }) => !missing.has(from));
	const customers = yield* act(setting, 'books', zohoBooks, ['contact', 'get'], writing, ({ json }) => ({ id: String(json['customer_id']) }));
	yield* triage('Get customer', customers);
	yield* setting.at('customer');
	const contacts = mapped(setting, 'zohoBooksContactToXeroContact', customers.out, ({ json }) => json);
	const written = yield* act(setting, 'xero', xero, ['contact', 'upsert'], contacts, ({ json }) => ({ record: without(json) }));
	yield* triage('Create or update contact', written);
	yield* setting.at('contact');
	const invoices = mapped(setting, 'zohoBooksInvoiceToXeroInvoice', written.out, ({ from }) => entry[from]!);
	const checked = verdicts(invoices);
	yield* triage('Check invoice', checked);
	for (const { json } of checked.review) setting.tables.ask(String((syncOf(json)['source'] as Row)['id']));
	yield* setting.at('mapped');
	const began = setting.now();
	const done = yield* act(setting, 'xero', xero, ['invoice', 'upsert'], checked.out, ({ json }) => ({ record: without(json) }), true);
	yield* triage('Create or update invoice', done);
	yield* setting.at('invoice');
	for (const { json } of done.out) {
		const { source, did } = syncOf(json) as { source: Row; did: string };
		yield* audit(source, { action: did, targetId: String(json['InvoiceID']) });
	}
	const again = yield* act(setting, 'books', zohoBooks, ['invoice', 'get'], done.out, ({ from }) => ({ id: String(entry[from]!['invoice_id']) }));
	yield* triage('Look again', again);
	const changed = again.out.filter(({ json, from }) => isChanged(json, entry[from]!));
	yield* invoicesToXero(
		setting,
		changed.map(({ json, from }) => asItIsNow(json, entry[from]!)),
	);
	for (const { json } of done.out) yield* close(syncOf(json)['source'] as Row, began);
}

/** What "Changed meanwhile?" compares: the time is of whole seconds only. */
const isChanged = (now: Row, sent: Row): boolean => ['last_modified_time', 'status', 'total', 'reference_number'].some((name) => now[name] !== sent[name]);

const asItIsNow = (now: Row, sent: Row): Row => ({
	...now,
	[SYNC]: { ...syncOf(sent), source: { ...(syncOf(sent)['source'] as Row), modified: now['last_modified_time'] } },
});

const iso = (moment: number): string => new Date(moment).toISOString();

/** A node of ours that asks a vendor. */
function* act(
	setting: Setting,
	vendor: 'books' | 'xero',
	resources: Resources,
	[named, verb]: readonly [string, string],
	items: readonly Item[],
	wished: (item: Item) => { id?: string; record?: Row },
	lookUpFirst = false,
): Task<Put> {
	if (!items.length) return { out: [], failed: [] };
	const resource = resources[named]!;
	const operation = resource.operations[verb]!;
	const asked = { resource, operation, resources, run: `${setting.execution}:${named}:0`, lookUpFirst };
	const wishes = items.map((item, from) => ({ from, ...wished(item) }));
	const outcomes = yield* setting.talk(vendor, function* (dialect): Conversation<Outcome[]> {
		const lacking = wishes.flatMap((wish) => {
			const failure = missingIn(dialect, asked, wish);
			return failure ? [{ from: wish.from, failure }] : [];
		});
		const sound = wishes.filter(({ from }) => !lacking.some((one) => one.from === from));
		return [...lacking, ...(sound.length ? yield* conversations[operation.does](dialect, asked, sound) : [])];
	});
	return {
		out: outcomes.flatMap(({ from, record, failure, did }) =>
			failure ? [] : [{ json: { ...record, [SYNC]: { ...syncOf(items[from]!.json), did } }, from: items[from]!.from }],
		),
		failed: outcomes.flatMap(({ from, failure }) => (failure ? [{ json: { error: { ...failure, input: items[from]!.json } }, from: items[from]!.from }] : [])),
	};
}

const mapped = ({ mappingRows }: Setting, name: MappingName, items: readonly Item[], recordOf: (item: Item) => Row): Item[] => {
	const mapping = mappingNamed(name)!;
	return items.flatMap((item) =>
		translate({
			mapping,
			writable: writable(name),
			item: item.json,
			record: recordOf(item),
			rows: [],
			json: '',
			tables: mappingRows,
			guard: ({ record, rates }, source) => compareTotals(record, rates, source, mapping.totals, 0),
		}).map((json) => ({ json, from: item.from })),
	);
};

const known = new Map<MappingName, ReturnType<typeof writableBy>>();
const writable = (name: MappingName): ReturnType<typeof writableBy> => {
	if (!known.has(name)) known.set(name, writableBy(mappingNamed(name)!));
	return known.get(name)!;
};

const verdicts = (items: readonly Item[]): Put & { review: Item[] } => {
	const subject = checkable['invoice']!;
	const put: Put & { review: Item[] } = { out: [], failed: [], review: [] };
	const batch = checkBatch(
		subject,
		items.map(({ json }) => json),
		{ reference: {}, history: [] },
	);
	for (const [index, { json, from }] of items.entries()) {
		const verdict = verdictOn(subject, json, sourceOf, { found: batch[index]! });
		if ('valid' in verdict) (verdict.review ? put.review : put.out).push({ json: verdict.valid, from });
		else put.failed.push({ json: verdict.refused, from });
	}
	return put;
};
