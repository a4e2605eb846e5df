import { advance, furthest, leaving, type Cursor, type Cursors } from '../../src/syncing/cursor';
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
	private atStart: Ledger = {};
	private running: (() => void)[] = [];
	private time = 1;

	change(id: string): void {
		this.records.set(id, (this.time += 5));
	}

	tell(ids: readonly string[]): void {
		this.begin(ids.filter((id) => this.records.has(id)));
	}

	sweep(): void {
		this.progress.goBack();
		const rows = [...this.records].map(([id, at]) => ({ id, modified: iso(at) }));
		const reading = { began: iso(this.time + 10), ended: iso(this.time + 10) };
		const { fresh, cursor } = advance(this.progress.cursors[KEY] as Cursor, rows, NAMED, reading, OVERLAP);
		this.progress.cursors[KEY] = cursor;
		const news = fresh.map(({ id }) => String(id)).filter((id) => !isSeen(this.memory.seen(this.atStart, id), Date.parse(iso(this.records.get(id)!))));
		if (news.length) this.begin(news, this.progress.handOver());
	}

	private begin(ids: readonly string[], reading?: ReturnType<Progress['handOver']>): void {
		const loaded = this.stored;
		const candidates = ids.map((id, from): Candidate => ({ from, key: id, record: { id }, modified: iso(this.records.get(id)!), by: 'webhook', events: [] }));
		const { out, known: own } = handOn(candidates, this.memory.known(loaded.ledger), { wanted: ['created', 'updated'], isOwn: () => false });
		const { ledger, open, over } = this.memory.see(loaded.ledger, own, new Map(ids.map((id) => [id, id])));
		const cursors = reading ? furthest(loaded.cursors, leaving(reading.cursors, open)) : loaded.cursors;
		this.running.push(() => {
			for (const { candidate } of out) this.done.set(candidate.key, Math.max(this.done.get(candidate.key) ?? 0, Date.parse(candidate.modified)));
			this.stored = { ledger, cursors };
			over();
			reading?.settle(true);
		});
	}

	/** One of the runs ends. */
	end(which: number): void {
		this.running.splice(Math.floor(which * this.running.length), 1)[0]?.();
	}

	endAll(): void {
		while (this.running.length) this.end(0);
	}

	die(): void {
		this.running = [];
		[this.memory, this.progress, this.atStart] = [new Memory(), new Progress(this.stored.cursors), this.stored.ledger];
	}

	lost(): string[] {
		return [...this.records].filter(([id, at]) => this.done.get(id) !== Date.parse(iso(at))).map(([id]) => id);
	}
}

const iso = (seconds: number): string => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();

it('loses nothing, whenever the process dies and in whatever order runs end', () => {
	for (let seed = 1; seed <= trials(400); seed++) {
		const random = seeded(seed);
		const some = (): string => `r${Math.floor(random() * 6)}`;
		const small = new Small();
		for (let step = 0; step < 60; step++) {
			const dice = random();
			if (dice < 0.3) small.change(some());
			else if (dice < 0.6) small.tell([some(), some()]);
			else if (dice < 0.7) small.sweep();
			else if (dice < 0.95) small.end(random());
			else small.die();
		}
		small.die();
		small.sweep();
		small.endAll();
		expect([seed, small.lost()]).toEqual([seed, []]);
	}
});
