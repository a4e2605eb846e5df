import { zohoBooksEvents } from '../../src/apis/zohoBooks/events';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { booksTrigger } from '../../nodes/shared/zohoFinanceTrigger/app';
import { sourced } from '../../nodes/shared/zohoFinanceTrigger/sourced';
import type { Outcome } from '../../nodes/shared/taken';
import { zohoOrganization } from '../../sandbox/zoho';
import type { Row } from '../../src/record';
import { begin, catchUp } from '../../src/syncing/catchUp';
import { furthest, leaving, type Cursor, type Cursors } from '../../src/syncing/cursor';
import { deliveredIn, readCall } from '../../src/syncing/financeDelivery';
import { listsOf } from '../../src/syncing/financeLists';
import { financeTeller, isKnown, isNew, mayBeOvertaken, type FinanceCandidate, type FinanceTold, type RuleKind } from '../../src/syncing/financeTold';
import { Failing, type Handed } from '../../src/syncing/failing';
import { handOn } from '../../src/syncing/handOn';
import { recordKey, type Ledger } from '../../src/syncing/ledger';
import { Memory } from '../../src/syncing/memory';
import { Progress } from '../../src/syncing/progress';
import { dueLetters } from '../../src/triage/retrying';
import { conversations } from '../../src/wire/conversations';
import { isSignedByZoho } from '../../src/wire/signature';
import type { FaultName } from './faults';
import type { Tables } from './tables';
import { invoicesToXero, type Setting, type Stage } from './template01';
import type { Task, Time } from './time';
import { talk, type Fate, type Line } from './wire';

/**
 * n8n with template 01, its trigger's sweep and template 10, and with n8n's rules about what survives: what a run wrote is stored when the run ends, what is in
 * memory dies with the process, and a run that was killed is not taken up again.
 */

const HOUR = 3_600_000;
const MINUTE = 60_000;
const OVERLAP = 24 * HOUR;
const KEY = `invoice:${zohoOrganization.id}`;
const followed = zohoBooksEvents['invoice']!;
const resource = zohoBooks['invoice']!;
const { resource: listed } = listsOf({ invoice: followed }, zohoBooks, {
	chosen: new Map([['invoice', ['created', 'updated']]]),
	days: 0,
	now: 0,
	readTo: () => undefined,
})[0]!;

interface Stored {
	readonly ledger: Ledger;
	readonly cursors: Cursors;
}

export interface World {
	readonly time: Time;
	readonly books: Line;
	readonly xero: Line;
	readonly tables: Tables;
	readonly mappingRows: readonly Row[];
	readonly secret: string;
	fate(now: () => number, met: (name: FaultName) => void): Fate;
	met(name: FaultName, ids: Iterable<string>): void;
	/** Where a run that begins now is to fail, at whatever node. */
	failsAt(ids: readonly string[]): Stage | undefined;
	/** A run has come so far. */
	reached(stage: Stage): void;
	brought(by: 'webhook' | 'sweep', ids: readonly string[]): void;
}

export class N8n {
	/** Grows with each start: what belongs to an earlier life goes no further. */
	private life = 0;
	isUp = false;
	/** How far its clock is ahead, in milliseconds. */
	ahead = 0;
	/** Runs that the trigger failed; a person can retry them. */
	failed: (readonly FinanceTold[])[] = [];
	executions = 0;
	private stored: Stored = { ledger: {}, cursors: {} };
	/** The running trigger holds what was stored when it was started. */
	private atStart: Ledger = {};
	private memory = new Memory();
	private progress = new Progress({});
	private failing = new Failing<FinanceTold>();
	private resume: string | undefined;
	private isReading = false;
	private isHandingOver = false;
	private tickets = 0;
	private serving = 0;
	private readonly running = new Map<string, readonly string[]>();

	constructor(private readonly world: World) {}

	now(): number {
		return this.world.time.now() + this.ahead;
	}

	start(): void {
		this.isUp = true;
		const life = (this.life += 1);
		[this.memory, this.progress, this.failing] = [new Memory(), new Progress(this.stored.cursors), new Failing()];
		[this.atStart, this.resume] = [this.stored.ledger, undefined];
		[this.isReading, this.isHandingOver, this.tickets, this.serving] = [false, false, 0, 0];
		this.every(HOUR, 0, () => this.sweep(), life);
		this.every(MINUTE, MINUTE / 2, () => this.handOverAgain(), life);
		this.every(5 * MINUTE, 2 * MINUTE, () => this.retry(), life);
	}

	/** kill -9. Answers which records were under way. */
	kill(): string[] {
		this.isUp = false;
		this.life += 1;
		const under = [...this.running.values()].flat();
		this.running.clear();
		return under;
	}

	private every(pause: number, first: number, task: () => Task, life: number): void {
		const isAlive = (): boolean => this.life === life;
		const tick = (): void => {
			if (!isAlive()) return;
			this.world.time.start(task(), isAlive);
			this.world.time.at(this.world.time.now() + pause, tick);
		};
		this.world.time.at(this.world.time.now() + first, tick);
	}

	private begin(task: Task<unknown>): void {
		const { life } = this;
		this.world.time.start(task, () => this.life === life);
	}

	/** A call of the production URL; whether it was answered. */
	webhook(body: string, signature: string, event: string): boolean {
		if (!this.isUp) return false;
		const { signed, payload, about } = readCall({ signature, contentType: 'application/json', body, query: { event } });
		if (!isSignedByZoho([this.world.secret], signed)) throw new Error('The signature is not right');
		const delivered = deliveredIn({ invoice: followed }, zohoBooks, payload, about)!;
		this.begin(this.execution([{ ...delivered, organization: zohoOrganization.id, by: 'webhook', at: new Date(this.now()).toISOString() }]));
		return true;
	}

	/** @returns what came of it, as n8n tells whoever handed it over */
	private *execution(told: readonly FinanceTold[], reached?: Cursors): Task<Outcome> {
		const id = String((this.executions += 1));
		const loaded = this.stored;
		this.running.set(
			id,
			told.map((one) => one.id),
		);
		// The trigger does one run after the other.
		const ticket = this.tickets++;
		while (this.serving !== ticket) yield 20;
		const completed = yield* this.complete(told, loaded, id, reached);
		this.serving += 1;
		const hasFailed = completed !== undefined && (yield* this.fails(invoicesToXero(this.setting(id, told, { mayFail: true }), completed.out)));
		if (completed) {
			this.stored = hasFailed ? { ledger: completed.failed, cursors: loaded.cursors } : completed.stored;
			completed.over(hasFailed);
		} else if (!reached) this.failed.push(told);
		this.running.delete(id);
		return !completed ? 'lost' : hasFailed ? 'failed' : 'taken';
	}

	private *fails(task: Task): Task<boolean> {
		try {
			yield* task;
			return false;
		} catch (error) {
			if (!(error instanceof RunFailed)) throw error;
			return true;
		}
	}

	/** A run of what a reading found; nodes/shared/polling.ts. */
	private *reading(found: readonly Handed<FinanceTold>[], { cursors, settle }: ReturnType<Progress['handOver']>): Task {
		const told = found.map(({ item }) => item);
		const outcome = yield* this.execution(told, leaving(cursors, this.failing.open()));
		// What a sweep's run failed at the trigger is read again.
		settle(outcome !== 'lost');
		if (outcome === 'failed') this.failing.failed({ records: found, tries: 0 }, this.now());
	}

	/** What failed behind the trigger comes again at its time, one run after the other. */
	private *handOverAgain(): Task {
		if (this.isHandingOver) return;
		this.isHandingOver = true;
		for (const batch of this.failing.due(this.now())) {
			this.failing.handedOverAgain(batch);
			const told = batch.records.map(({ item }) => item);
			const outcome = yield* this.execution(told, leaving(this.progress.safe, this.failing.open(batch)));
			if (outcome === 'failed') this.failing.failed(batch, this.now());
			else if (outcome === 'lost') this.failing.lost(batch, this.now());
			else this.failing.taken(batch, this.now());
		}
		this.isHandingOver = false;
	}

	/** nodes/shared/zohoFinanceTrigger/complete.ts; nothing where a record could not be read, which fails the run. */
	private *complete(told: readonly FinanceTold[], loaded: Stored, id: string, reached?: Cursors): Task<Completed | undefined> {
		const tell = (all: readonly Changed[], ledger: Ledger) =>
			handOn(all, ledger, { wanted: ['created', 'updated'], isOwn: () => false, teller: financeTeller() });
		const known = this.memory.known(loaded.ledger);
		const candidates = told.map((one, from) => this.candidate(one, from, loaded));
		const unsure = new Set(
			tell(candidates, known)
				.out.map(({ candidate }) => candidate)
				.filter((one) => !(followed.lines! in one.record) || mayBeOvertaken(known[one.key], one)),
		);
		const parts = candidates.filter((one) => unsure.has(one));
		const asked = { resource, operation: resource.operations['get']!, run: '' };
		const outcomes = parts.length
			? yield* this.setting(id, told).talk('books', (dialect) =>
					conversations.get(
						dialect,
						asked,
						parts.map((one, from) => ({ from, id: one.id })),
					),
				)
			: [];
		if (outcomes.some(({ failure }) => failure)) return undefined;
		const read = new Map(parts.map((one, index) => [one, outcomes[index]!.record!]));
		const whole = candidates.map((one) => (read.has(one) ? this.readAs(one, read.get(one)!) : one));
		const { out, known: own } = tell(whole, known);
		const { ledger, open, failed, over } = this.memory.see(loaded.ledger, own, new Map(whole.map((one) => [one.key, one.id])));
		const stored = { ledger: own.size ? ledger : loaded.ledger, cursors: reached ? furthest(loaded.cursors, leaving(reached, open)) : loaded.cursors };
		this.world.brought(
			told[0]!.by === 'webhook' ? 'webhook' : 'sweep',
			out.map(({ candidate }) => candidate.id),
		);
		return {
			out: out.map(({ candidate, happened }) => sourced(booksTrigger, 'invoice', candidate.record, zohoOrganization.id, 'au', happened)),
			stored,
			failed,
			over,
		};
	}

	private candidate({ id, by, at, record, kind, isNew: isMade }: FinanceTold, from: number, loaded: Stored): Changed {
		const made = by === 'webhook' ? isNew(record, id, loaded.cursors[KEY], OVERLAP) : isMade === true;
		return {
			...{ from, key: keyIn(id), id, followed, record, by, modified: String(record['last_modified_time'] ?? '') },
			events: by === 'webhook' ? [{ type: kind ?? 'told', at }] : [],
			...(kind ? { kind } : {}),
			...(made ? { isNew: true as const } : {}),
		};
	}

	private readAs(one: Changed, record: Row): Changed {
		const modified = String(record['last_modified_time'] ?? '');
		return { ...one, record, ...(Date.parse(modified) < this.now() - 2_000 ? { modified } : {}) };
	}

	/** nodes/shared/polling.ts, for invoices. */
	private *sweep(): Task {
		if (this.isReading) return;
		this.isReading = true;
		const dropped = this.memory.takeDropped();
		this.failing.doubt(dropped);
		const { talk: ask } = this.setting('', []);
		const pace = { now: () => new Date(this.now()).toISOString(), overlap: OVERLAP, pages: 10 };
		if (this.progress.goBack(dropped)) this.resume = undefined;
		const cursor = this.progress.cursors[KEY];
		if (!cursor) {
			const begun = yield* ask('books', (dialect) => begin(dialect, listed, pace));
			if ('cursor' in begun) {
				this.progress.begin(KEY, begun.cursor);
				// As on publishing, where n8n stores it.
				this.stored = { ...this.stored, cursors: furthest(this.stored.cursors, { [KEY]: begun.cursor }) };
			}
			// Publishing fails where nothing can be read, and whoever publishes sees it and tries again.
			else this.world.time.at(this.world.time.now() + 5_000, () => this.begin(this.sweep()));
		} else {
			const { fresh, cursor: next, resume } = yield* ask('books', (dialect) => catchUp(dialect, listed, cursor, pace, this.resume));
			this.resume = resume;
			const seen = (row: Row) => this.memory.seen(this.atStart, keyIn(String(row['invoice_id'])));
			const news = fresh.filter((row) => !isKnown(seen(row), followed, row, String(row['last_modified_time'])));
			this.progress.cursors[KEY] = next;
			const found = this.toldOf(news, cursor)
				.map((item) => ({ key: keyIn(item.id), id: item.id, modified: item.at, item }))
				.filter((one) => !this.failing.holds(one));
			this.failing.handedOver(found);
			if (found.length) this.begin(this.reading(found, this.progress.handOver()));
		}
		this.isReading = false;
	}

	private toldOf(rows: readonly Row[], cursor: Cursor): FinanceTold[] {
		return rows.map((record) => {
			const id = String(record['invoice_id']);
			const told = { entity: 'invoice', organization: zohoOrganization.id, id, by: 'sweep' as const, at: String(record['last_modified_time']), record };
			return isNew(record, id, cursor, OVERLAP) ? { ...told, isNew: true as const } : told;
		});
	}

	/** Template 10. */
	private *retry(): Task {
		const { tables } = this.world;
		for (const due of dueLetters(
			tables.open().map((letter) => ({ ...letter })),
			this.now(),
			50,
		)) {
			const letter = tables.letters[Number(due['id']) - 1]!;
			if (letter.status !== due['status']) continue;
			tables.change(letter, { status: 'retrying' }, this.now());
			const hasFailed = yield* this.fails(this.send([letter.payload]));
			if (letter.status !== 'retrying') continue;
			// "Let it wait", or "Close what is through".
			const later = new Date(this.now() + 30 * MINUTE).toISOString();
			tables.change(letter, hasFailed ? { status: 'waiting', next_try_at: later } : { status: 'done', next_try_at: '' }, this.now());
		}
	}

	/** "Replay waiting dead letters", and runs that failed retried from n8n's list. */
	replay(): void {
		if (!this.isUp) return;
		for (const told of this.failed.splice(0)) this.begin(this.execution(told));
		this.begin(this.fails(this.send(this.world.tables.takeUp(this.now()).map(({ payload }) => payload))));
	}

	private *send(payloads: readonly string[]): Task {
		const id = String((this.executions += 1));
		const records = payloads.map((payload) => JSON.parse(payload) as Row);
		const told = records.map((record) => ({ id: String(record['invoice_id']) }));
		this.running.set(
			id,
			told.map((one) => one.id),
		);
		yield* invoicesToXero(this.setting(id, told, { mayFail: true, isReplay: true }), records);
		this.running.delete(id);
	}

	private setting(execution: string, about: readonly { readonly id: string }[], { mayFail = false, isReplay = false } = {}): Setting {
		const { world } = this;
		const ids = about.map(({ id }) => id);
		const failsAt = mayFail ? world.failsAt(ids) : undefined;
		const fate = world.fate(
			() => this.now(),
			(name) => world.met(name, ids),
		);
		return {
			tables: world.tables,
			mappingRows: world.mappingRows,
			execution,
			isReplay,
			now: () => this.now(),
			*at(stage) {
				world.reached(stage);
				yield 1;
				if (stage === failsAt) throw new RunFailed(stage);
			},
			talk: (vendor, conversation) => talk(world[vendor], fate, conversation(world[vendor].dialect)),
		};
	}
}

interface Completed {
	readonly out: Row[];
	readonly stored: Stored;
	/** What is stored where the run fails behind its trigger. */
	readonly failed: Ledger;
	over(hasFailed: boolean): void;
}

/** A node that is not ours has failed, and the whole run with it. */
class RunFailed extends Error {}

interface Changed extends FinanceCandidate {
	readonly id: string;
	readonly kind?: RuleKind;
}

const keyIn = (id: string): string => recordKey(zohoOrganization.id, 'invoice', id);
