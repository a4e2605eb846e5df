import { createClock } from '../../sandbox/clock';
import { createXero } from '../../sandbox/xero';
import { NZ } from '../../sandbox/xero/seed';
import { xero as tables } from '../../src/apis/xero';
import type { Row } from '../../src/record';
import { begin, catchUp, type CaughtUp, type Pace } from '../../src/syncing/catchUp';
import { OVERLAP, type Cursor } from '../../src/syncing/cursor';
import type { Answer, Conversation, Request } from '../../src/wire/conversation';
import { xeroDialect } from '../../src/wire/xero';

/** A Xero whose contacts change, and someone who reads the changes in small pages, breaking off where he is told to. */

export const PAGE = 7;
export class Crash extends Error {}

/** Before the request of this number, from 1. */
type Before = (number: number) => void;

export class Reader {
	private time = Date.parse('2026-11-04T00:00:00Z');
	private readonly vendor = createXero(createClock(() => this.time));
	private readonly bearer: string;
	private names = 0;
	requests = 0;
	/** What survives a crash. */
	stored: Cursor | undefined;
	/** What a crash loses. */
	private memory: { cursor: Cursor; resume?: string } | undefined;
	readonly emitted: string[] = [];
	readonly changed = new Set<string>();

	constructor(private readonly pages = 100) {
		this.vendor.levers?.tier?.({ minute: 1e9, day: 1e9 });
		this.bearer = (this.vendor.levers?.tokens?.({ expiresInSeconds: 1e9 }) as { access_token: string }).access_token;
		this.pass(3600);
	}

	pass(seconds: number): void {
		this.time += seconds * 1000;
	}

	private readonly pace = (): Pace => ({ now: () => new Date(this.time).toISOString(), overlap: OVERLAP, pages: this.pages });

	/** New contacts, each a moment after the one before. */
	enter(count: number, apart = 0.4): Row[] {
		return Array.from({ length: count }, () => {
			const [row] = this.vendor.seed({ Contacts: [{ Name: `Contact ${(this.names += 1)}` }] }).Contacts!;
			this.pass(apart);
			return this.noted(row!);
		});
	}

	/** The contact changes, and moves to the end of the list. */
	edit({ ContactID }: Row): void {
		this.noted(
			(
				this.ask({ method: 'POST', path: `/Contacts/${String(ContactID)}`, body: { EmailAddress: `c${this.time}@example.com` }, repeatable: true }).body as {
					Contacts: Row[];
				}
			).Contacts[0]!,
		);
	}

	/** The latest state of each contact is what must come out. */
	private noted(row: Row): Row {
		for (const one of this.changed) if (one.startsWith(String(row.ContactID))) this.changed.delete(one);
		const { body } = this.ask({ method: 'GET', path: `/Contacts/${String(row.ContactID)}`, repeatable: true });
		this.changed.add(named(xeroDialect.records(tables.contact, { status: 200, headers: {}, body })[0]!));
		return row;
	}

	begin(): void {
		const result = this.drive(begin({ ...xeroDialect, pageSize: PAGE }, tables.contact, this.pace()));
		if ('failure' in result) throw new Error(result.failure.message);
		this.stored = result.cursor;
		this.memory = { cursor: result.cursor };
	}

	/** One reading. A crash forgets everything but what was stored. */
	read(before?: Before): CaughtUp | undefined {
		this.memory ??= { cursor: this.stored! };
		try {
			const came = this.drive(catchUp({ ...xeroDialect, pageSize: PAGE }, tables.contact, this.memory.cursor, this.pace(), this.memory.resume), before);
			this.emitted.push(...came.fresh.map(named));
			this.memory = { cursor: came.cursor, resume: came.resume };
			// As `execute` does at the end of a run; where nothing was handed on, no run stores anything.
			if (came.fresh.length) this.stored = came.cursor;
			return came;
		} catch (error) {
			if (!(error instanceof Crash)) throw error;
			this.memory = undefined;
			return undefined;
		}
	}

	/** Contacts whose latest state did not come out. */
	lost = (): string[] => [...this.changed].filter((one) => !this.emitted.includes(one));
	doubled = (): string[] => this.emitted.filter((one, index) => this.emitted.indexOf(one) < index);

	private drive<T>(conversation: Conversation<T>, before?: Before): T {
		this.requests = 0;
		let step = conversation.next();
		while (!step.done) {
			this.requests++;
			before?.(this.requests);
			this.pass(0.05);
			step = conversation.next(this.refused ?? this.ask(step.value as Request));
			this.refused = undefined;
		}
		return step.value;
	}

	/** The answer to the next request of a reading, in place of the vendor's. */
	refused: Answer | undefined;

	private ask({ method, path, query = {}, headers = {}, body }: Request): Answer {
		const small = { accept: 'application/json', authorization: `Bearer ${this.bearer}`, 'xero-tenant-id': NZ };
		const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
		const answer = this.vendor.answer({
			method,
			path: `/api.xro/2.0${path}`,
			query: new URLSearchParams(query),
			headers: { ...small, ...lower },
			body: body === undefined ? '' : JSON.stringify(body),
			origin: 'http://sandbox/xero',
		});
		return { status: answer.status, headers: {}, body: typeof answer.body === 'string' && answer.body.startsWith('{') ? JSON.parse(answer.body) : answer.body };
	}
}

export const named = (row: Row): string => `${String(row.ContactID)}@${String(row.UpdatedDateUTC)}`;
