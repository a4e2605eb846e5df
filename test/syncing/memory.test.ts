import { advance, furthest, leaving, type Cursor, type Cursors } from '../../src/syncing/cursor';
import { Failing } from '../../src/syncing/failing';
import { handOn, type Candidate } from '../../src/syncing/handOn';
import { isSeen, type Known, type Ledger } from '../../src/syncing/ledger';
import { Memory } from '../../src/syncing/memory';
import { Progress } from '../../src/syncing/progress';
import { seeded } from '../support/random';
import { trials } from '../support/trials';

const known = (modified = 1): Known => ({ modified });
const of = (...keys: string[]): Map<string, Known> => new Map(keys.map((key) => [key, known()]));
const see = (memory: Memory, stored: Ledger, seen: Map<string, Known>) =>
	memory.see(stored, seen, new Map([...seen.keys()].map((key) => [key, `id of ${key}`])));
const keys = ({ ledger }: { ledger: Ledger }): string[] => Object.keys(ledger).sort();

const ids = (open: readonly { id: string }[]): string[] => open.map(({ id }) => id);

describe('a run that fails', () => {
	it('stores nothing of what it saw, and what it had in hand is for the next reading', () => {
		const memory = new Memory();
		const { failed, over } = see(memory, { before: known() }, of('a'));
		over(true);
		expect([Object.keys(failed), memory.seen({}, 'a'), ids(memory.takeDropped()), memory.takeDropped()]).toEqual([['before'], undefined, ['id of a'], []]);
	});

	it('leaves what was known before, and not what a run beside it saw: it may have written its older state after that', () => {
		const memory = new Memory();
		see(memory, {}, of('a', 'b')).over();
		const second = see(memory, {}, new Map(['a', 'b'].map((key) => [key, known(2)])));
		see(memory, {}, new Map([['b', known(3)]])).over();
		second.over(true);
		expect([memory.seen({}, 'a'), memory.seen({}, 'b')]).toEqual([known(1), known(1)]);
	});

	it('puts in doubt what was stored before it of the same or a later moment, until that comes again', () => {
		const memory = new Memory();
		const stored = { a: known(3), b: known(1) };
		const late = see(memory, stored, new Map(['a', 'b'].map((key) => [key, known(2)])));
		expect(late.failed).toEqual({ a: known(2), b: known(1) });
		late.over(true);
		expect([memory.seen(stored, 'a'), memory.known(stored)['a'], memory.seen(stored, 'b')]).toEqual([known(2), known(2), known(1)]);
		// Whatever is stored meanwhile tells of it too.
		expect(see(memory, stored, of('c')).ledger['a']).toEqual(known(2));
		const again = see(memory, stored, new Map([['a', known(3)]]));
		expect([again.ledger['a'], memory.seen(stored, 'a')]).toEqual([known(3), known(3)]);
	});

	it('takes with it what another run passed over because this one had it', () => {
		const memory = new Memory();
		const [first, repeated] = [see(memory, {}, of('a')), see(memory, {}, of('a'))];
		first.over(true);
		repeated.over();
		expect([memory.seen({}, 'a'), keys(see(memory, {}, of('b')))]).toEqual([undefined, ['b']]);
	});

	it('keeps its records out of cursors that are stored before a reading asks for them, and until then only', () => {
		const memory = new Memory();
		see(memory, {}, of('a')).over(true);
		expect(ids(see(memory, {}, of('b')).open)).toContain('id of a');
		memory.takeDropped();
		expect(ids(see(memory, {}, of('c')).open)).not.toContain('id of a');
	});
});

describe('what a run may store', () => {
	it('is what it has to itself', () => {
		const memory = new Memory();
		see(memory, {}, of('theirs'));
		const second = see(memory, {}, of('theirs', 'mine'));
		expect([keys(second), second.open.map(({ id }) => id)]).toEqual([['mine'], ['id of theirs']]);
	});

	it('is not a later state of what another run has in hand', () => {
		const memory = new Memory();
		see(memory, {}, of('theirs'));
		expect(keys(see(memory, {}, new Map([['theirs', known(2)]])))).toEqual([]);
	});

	it('is also what all runs that had it are done with, as the last of them saw it', () => {
		const memory = new Memory();
		const [first, second] = [see(memory, {}, of('a')), see(memory, {}, new Map([['a', known(2)]]))];
		first.over();
		expect(keys(see(memory, {}, of('b')))).toEqual(['b']);
		second.over();
		expect(see(memory, {}, of('c')).ledger['a']).toEqual(known(2));
	});

	it('is what was stored before, also where nobody said that its run is over', () => {
		const memory = new Memory();
		const { ledger } = see(memory, {}, of('a'));
		expect(see(memory, ledger, of('a'))).toMatchObject({ ledger: { a: known() }, open: [] });
		expect(see(memory, {}, of('a')).open).toEqual([expect.objectContaining({ id: 'id of a', since: 1 })]);
	});
});

it('holds no more than it has to where nobody says that runs are over', () => {
	const memory = new Memory();
	for (let some = 0; some < 8; some++) see(memory, {}, of(...Array.from({ length: 1000 }, (_, index) => `${some} ${index}`)));
	expect(see(memory, {}, of()).open.length).toBeLessThanOrEqual(5001);
});

const OVERLAP = 1e9;
const NAMED = { id: 'id', modified: 'modified' };
const KEY = 'list';

/** Records that change, webhooks and sweeps that tell of them, runs that end in any order, and a process that dies at any moment. */
class Small {
	readonly records = new Map<string, number>();
	/** Which state of a record was handed on by a run that came to its end. */
	readonly done = new Map<string, number>();
	private stored: { ledger: Ledger; cursors: Cursors } = { ledger: {}, cursors: { [KEY]: { at: iso(0), seen: {} } } };
	private memory = new Memory();
	private progress = new Progress(this.stored.cursors);
	private failing = new Failing<string>();
	/** Runs of what failed before: the next of them wait for these. */
	private trying = 0;
	private atStart: Ledger = {};
	private running: ((failed: boolean) => void)[] = [];
	private time = 1;

	change(id: string): void {
		this.records.set(id, (this.time += 5));
	}

	tell(ids: readonly string[]): void {
		this.begin(ids.filter((id) => this.records.has(id)));
	}

	sweep(): void {
		const dropped = this.memory.takeDropped();
		this.failing.doubt(dropped);
		this.progress.goBack(dropped);
		const rows = [...this.records].map(([id, at]) => ({ id, modified: iso(at) }));
		const reading = { began: iso(this.time + 10), ended: iso(this.time + 10) };
		const { fresh, cursor } = advance(this.progress.cursors[KEY] as Cursor, rows, NAMED, reading, OVERLAP);
		this.progress.cursors[KEY] = cursor;
		const news = fresh.map(({ id }) => String(id)).filter((id) => !isSeen(this.memory.seen(this.atStart, id), Date.parse(iso(this.records.get(id)!))));
		const records = news.map((id) => ({ key: id, id, modified: iso(this.records.get(id)!), item: id })).filter((one) => !this.failing.holds(one));
		this.failing.handedOver(records);
		if (!records.length) return;
		const { cursors, settle } = this.progress.handOver();
		this.begin(
			records.map(({ id }) => id),
			leaving(cursors, this.failing.open()),
			(failed) => {
				settle(true);
				if (failed) this.failing.failed({ records, tries: 0 }, this.time);
			},
		);
	}

	/** The time of all that failed has come. */
	again(): void {
		if (this.trying) return;
		for (const batch of this.failing.due(Infinity)) {
			const sent = (failed: boolean): void => {
				this.trying -= 1;
				if (failed) this.failing.failed(batch, this.time);
				else this.failing.taken(batch, this.time);
			};
			this.trying += 1;
			this.failing.handedOverAgain(batch);
			this.begin(
				batch.records.map(({ item }) => item),
				leaving(this.progress.safe, this.failing.open(batch)),
				sent,
			);
		}
	}

	private begin(ids: readonly string[], reached?: Cursors, tell?: (failed: boolean) => void): void {
		const loaded = this.stored;
		const candidates = ids.map((id, from): Candidate => ({ from, key: id, record: { id }, modified: iso(this.records.get(id)!), by: 'webhook', events: [] }));
		const { out, known: own } = handOn(candidates, this.memory.known(loaded.ledger), { wanted: ['created', 'updated'], isOwn: () => false });
		const seen = this.memory.see(loaded.ledger, own, new Map(ids.map((id) => [id, id])));
		const cursors = reached ? furthest(loaded.cursors, leaving(reached, seen.open)) : loaded.cursors;
		this.running.push((failed) => {
			this.stored = failed ? { ledger: seen.failed, cursors: loaded.cursors } : { ledger: seen.ledger, cursors };
			if (!failed) for (const { candidate } of out) this.done.set(candidate.key, Math.max(this.done.get(candidate.key) ?? 0, Date.parse(candidate.modified)));
			seen.over(failed);
			tell?.(failed);
		});
	}

	/** One of the runs ends. */
	end(which: number, failed = false): void {
		this.running.splice(Math.floor(which * this.running.length), 1)[0]?.(failed);
	}

	endAll(): void {
		while (this.running.length) this.end(0);
	}

	die(): void {
		this.running = [];
		this.trying = 0;
		[this.memory, this.progress, this.failing, this.atStart] = [new Memory(), new Progress(this.stored.cursors), new Failing(), this.stored.ledger];
	}

	lost(): string[] {
		return [...this.records].filter(([id, at]) => this.done.get(id) !== Date.parse(iso(at))).map(([id]) => id);
	}
}

const iso = (seconds: number): string => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();

it.each([
	['the process dies', (small: Small) => small.die()],
	['it goes on', () => undefined],
])('loses nothing, whenever the process dies or a run fails, and in whatever order runs end, whether in the end %s', (_, last) => {
	for (let seed = 1; seed <= trials(400); seed++) {
		const random = seeded(seed);
		const some = (): string => `r${Math.floor(random() * 6)}`;
		const small = new Small();
		for (let step = 0; step < 80; step++) {
			const dice = random();
			// With many webhooks, or with many sweeps.
			const [change, tell, sweep, again] = seed % 2 ? [0.3, 0.6, 0.7, 0.73] : [0.1, 0.15, 0.45, 0.47];
			if (dice < change!) small.change(some());
			else if (dice < tell!) small.tell([some(), some()]);
			else if (dice < sweep!) small.sweep();
			else if (dice < again!) small.again();
			else if (dice < 0.96) small.end(random(), random() < 0.3);
			else small.die();
		}
		last(small);
		small.endAll();
		small.sweep();
		small.endAll();
		for (const _ of [1, 2]) {
			small.again();
			small.endAll();
		}
		expect([seed, small.lost()]).toEqual([seed, []]);
	}
});
