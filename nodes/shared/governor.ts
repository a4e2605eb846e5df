import { sleep } from 'n8n-workflow';
import { admit } from '../../src/quota/admit';
import { deferral, deferred, withReturn } from '../../src/quota/deferral';
import { afterAnswer, afterStart, emptyLane, type Lane } from '../../src/quota/lane';
import { priorities, type Priority } from '../../src/quota/priority';
import { termsOf, type Terms } from '../../src/quota/terms';
import type { Row } from '../../src/record';
import type { Answer, Request } from '../../src/wire/conversation';
import type { Dialect } from '../../src/wire/dialect';
import { triesOf } from '../../src/wire/retry';

/** Whose limits a call counts against. */
export interface Place {
	readonly dialect: Dialect;
	/** Empty where a call belongs to none. */
	readonly organisation: string;
	/** What else tells limits apart, such as the app. */
	readonly account: string;
	/** The credential's fields. */
	readonly settings: Row;
	readonly priority: Priority;
	readonly signal?: AbortSignal;
}

/** A call that waits for its turn. */
interface Waiter {
	readonly priority: Priority;
	wake(): void;
}

export interface Queue {
	readonly vendor: string;
	readonly organisation: string;
	readonly account: string;
	/** As the newest call's credential says. */
	settings: Row;
	readonly dialect: Dialect;
	lane: Lane;
	/** The most urgent first, and of those the oldest. */
	readonly waiting: Waiter[];
}

export interface Time {
	now(): number;
	sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
	/** A random number below 1, which keeps workers from marching in step. */
	luck(): number;
}

export const termsIn = ({ dialect, lane, settings }: Pick<Queue, 'dialect' | 'lane' | 'settings'>): Terms => termsOf(dialect, lane.width.atOnce, settings);

/** Holds all calls of a process to the vendors' limits, over all nodes and executions. */
export class Governor {
	private readonly queues = new Map<string, Queue>();

	constructor(private readonly time: Time) {}

	/** What is known of each organisation. */
	known = (): Queue[] => [...this.queues.values()];

	/** As a process that has just begun. */
	forget = (): void => this.queues.clear();

	/** Sends a request when its turn has come and repeats it as the vendor wants; where the day has no call for it, none is made and the answer says until when. */
	async ask(place: Place, request: Request, send: () => Promise<Answer>, watch?: (answer: Answer) => void): Promise<Answer> {
		const [tries, began] = [triesOf(place.dialect, request), this.time.now()];
		for (;;) {
			const answer = await this.turn(place, send, watch);
			const next = tries.next(answer, this.time.now() - began, this.time.luck());
			if ('answer' in next) return next.answer;
			await this.time.sleep(next.wait, place.signal);
		}
	}

	/** One call, at its time. */
	async turn(place: Place, send: () => Promise<Answer>, watch?: (answer: Answer) => void): Promise<Answer> {
		const { dialect } = place;
		const queue = this.queueOf(place);
		const turn = await this.admitted(queue, place);
		if ('instead' in turn) return turn.instead;
		const over = (answer?: Answer): void => {
			queue.lane = afterAnswer(queue.lane, { dialect, asks: turn.asks, atOnce: termsIn(queue).atOnce }, answer, this.time.now());
			queue.waiting[0]?.wake();
		};
		const answer = await send().catch((error: unknown) => {
			over();
			throw error;
		});
		over(answer);
		watch?.(answer);
		return dialect.limit(answer)?.kind === 'day' && !answer.problem ? withReturn(dialect, answer, queue.lane.usedUpUntil) : answer;
	}

	/** Waits until a call may start, and counts it as started; an answer where it may not. */
	private async admitted(queue: Queue, { priority, signal, dialect }: Place): Promise<{ readonly asks: boolean } | { readonly instead: Answer }> {
		const me: Waiter = { priority, wake: () => undefined };
		const behind = queue.waiting.findIndex((other) => priorities.indexOf(other.priority) > priorities.indexOf(priority));
		queue.waiting.splice(behind < 0 ? queue.waiting.length : behind, 0, me);
		try {
			for (;;) {
				// A run that was cancelled ends here, as n8n wants it to.
				if (signal?.aborted) await this.time.sleep(0, signal);
				const now = this.time.now();
				const verdict = admit(queue.lane, termsIn(queue), priority, now);
				if (verdict.does === 'defer') return { instead: deferred(deferral(dialect.vendor, verdict.until, verdict.because)) };
				const isFirst = queue.waiting[0] === me;
				if (isFirst && verdict.does === 'go') {
					queue.lane = afterStart(queue.lane, verdict.asks, now);
					return verdict;
				}
				if (isFirst && verdict.does === 'wait' && verdict.until !== undefined) await this.time.sleep(verdict.until - now, signal);
				else await woken(me, signal);
			}
		} finally {
			queue.waiting.splice(queue.waiting.indexOf(me), 1);
			queue.waiting[0]?.wake();
		}
	}

	private queueOf({ dialect, organisation, account, settings }: Place): Queue {
		const vendor = dialect.countedWith ?? dialect.vendor;
		const key = JSON.stringify([vendor, organisation, account]);
		const queue = this.queues.get(key) ?? { vendor, organisation, account, settings, dialect, lane: emptyLane(dialect), waiting: [] };
		queue.settings = settings;
		this.queues.set(key, queue);
		return queue;
	}
}

/** Until another call has left the queue or was answered, or the run is cancelled. */
const woken = async (waiter: Waiter, signal: AbortSignal | undefined): Promise<void> =>
	await new Promise((resolve) => {
		const wake = (): void => {
			signal?.removeEventListener('abort', wake);
			resolve();
		};
		waiter.wake = wake;
		signal?.addEventListener('abort', wake);
	});

export const realTime: Time = { now: () => Date.now(), sleep, luck: Math.random };

/** All nodes of the package are one file to n8n, so that they share this one. */
export const governor = new Governor(realTime);
