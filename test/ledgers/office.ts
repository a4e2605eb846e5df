import { Governor, type Place } from '../../nodes/shared/governor';
import type { Answer as Said } from '../../sandbox/vendor';
import type { Priority } from '../../src/quota/priority';
import type { Answer, Request } from '../../src/wire/conversation';
import { isUnknown, ok, type Dialect } from '../../src/wire/dialect';
import { seeded } from '../support/random';
import { VirtualTime } from './virtualTime';

/** Several workers that know nothing of each other, in front of one vendor with its real limits, in virtual time. */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface Job {
	readonly name: string;
	readonly priority: Priority;
	readonly dialect: Dialect;
	readonly at: number;
}

export interface Done extends Job {
	readonly doneAt: number;
}

interface Call {
	readonly at: number;
	readonly status: number;
	readonly left: number;
}

export class Office {
	readonly time: VirtualTime;
	readonly calls: Call[] = [];
	readonly done: Done[] = [];
	/** Put off, and when they are due again. */
	letters: Array<{ readonly job: Job; readonly due: number }> = [];
	/** Put off at least once. */
	readonly putOff: Job[] = [];
	readonly workers: Governor[];
	private readonly random: () => number;
	private inFlight = 0;

	constructor(
		start: number,
		seed: number,
		workers: number,
		private readonly settings: { readonly workers: number; readonly keptForLive: number },
		/** The vendor's answer, with so many others under way. */
		private readonly vendor: (job: Job, now: number, inFlight: number) => Said,
	) {
		this.random = seeded(seed);
		this.time = new VirtualTime(start, this.random);
		this.workers = Array.from({ length: workers }, () => new Governor(this.time));
	}

	any = <T>(all: readonly T[]): T => all[Math.floor(this.random() * all.length)]!;
	between = (from: number, to: number): number => from + this.random() * (to - from);

	/** What a worker does with a record: written, or put off as a dead letter. */
	async write(worker: Governor, job: Job): Promise<void> {
		const { dialect, priority } = job;
		const place: Place = { dialect, organisation: 'one', account: '', settings: { ...this.settings }, priority };
		const answer = await worker.ask(place, REQUEST, async () => await this.send(job));
		if (ok(answer)) this.done.push({ ...job, doneAt: this.time.now() });
		else {
			if (answer.problem?.retryAt === undefined || isUnknown(answer)) throw new Error(`${job.name}: ${JSON.stringify(answer)}`);
			this.putOff.push(job);
			this.letters.push({ job, due: Date.parse(answer.problem.retryAt) });
		}
	}

	/** At its time, by whichever worker takes it. */
	async happen(job: Job): Promise<void> {
		await this.time.sleep(job.at - this.time.now());
		await this.write(this.any(this.workers), job);
	}

	/** A run on one worker: one record after the other. */
	async run(worker: Governor, jobs: readonly Job[]): Promise<void> {
		for (const job of jobs) await this.write(worker, job);
	}

	/** As template 10 does it: every five minutes fifty letters that are due, on whichever worker. */
	async tryAgain(end: number): Promise<void> {
		while (this.time.now() < end) {
			await this.time.sleep(5 * MINUTE);
			const due = this.letters.filter((letter) => letter.due <= this.time.now()).slice(0, 50);
			const taken = new Set(due);
			this.letters = this.letters.filter((letter) => !taken.has(letter));
			void this.run(
				this.any(this.workers),
				due.map(({ job }) => job),
			);
		}
	}

	private async send(job: Job): Promise<Answer> {
		const travel = this.between(100, 600);
		await this.time.sleep(travel);
		const others = this.inFlight;
		this.inFlight += 1;
		const said = this.vendor(job, this.time.now(), others);
		await this.time.sleep(this.between(50, 400));
		this.inFlight -= 1;
		const headers = Object.fromEntries(Object.entries(said.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
		const answer: Answer = { status: said.status, headers, body: said.body, size: 500 };
		this.calls.push({ at: this.time.now(), status: said.status, left: job.dialect.remaining?.(answer).leftToday ?? Number.NaN });
		await this.time.sleep(travel);
		return answer;
	}

	get refused(): number {
		return this.calls.filter(({ status }) => status === 429).length;
	}

	/** What the vendor had left after each accepted call, by its days: a new one begins where it has more left than before. */
	get days(): number[][] {
		const days: number[][] = [];
		for (const { left } of this.calls.filter(({ status }) => status < 300)) {
			// Answers come a little out of order.
			if (left > (days.at(-1)?.at(-1) ?? 0) + 20) days.push([]);
			days.at(-1)!.push(left);
		}
		return days;
	}
}

const REQUEST: Request = { method: 'PUT', path: '/Contacts', repeatable: true };
