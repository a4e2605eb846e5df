import { Failing, type Handed } from '../../src/syncing/failing';
import { ladder } from '../../src/syncing/ladder';

const one = (id: string, modified = '2026-11-02T01:00:00.000Z'): Handed<string> => ({ key: `list ${id}`, id, modified, item: `${id} as of ${modified}` });
const many = (count: number): Handed<string>[] => Array.from({ length: count }, (_, index) => one(String(index)));
const sizes = (failing: Failing<string>, now = Infinity): number[] => failing.due(now).map(({ records }) => records.length);

let failing: Failing<string>;
beforeEach(() => {
	failing = new Failing();
});

it('hands over again at the times of the ladder, and gives up after the last', () => {
	const record = one('a');
	expect(failing.failed({ records: [record], tries: 0 }, 0)).toEqual([]);
	let now = 0;
	for (const wait of ladder) {
		expect(sizes(failing, now + wait - 1)).toEqual([]);
		const [batch] = failing.due((now += wait));
		expect(failing.holds(record)).toBe(true);
		expect(failing.failed(batch!, now)).toEqual(wait === ladder.at(-1) && batch!.tries === ladder.length ? [record] : []);
	}
	expect([sizes(failing), failing.open(), failing.holds(record), failing.holds(one('a', '2026-11-03T01:00:00.000Z'))]).toEqual([[], [], true, false]);
});

it('parts what failed together, so that one record that breaks every run does not keep its neighbours', () => {
	failing.failed({ records: many(25), tries: 0 }, 0);
	expect(sizes(failing)).toEqual([25]);
	failing.failed(failing.due(Infinity)[0]!, 0);
	expect(sizes(failing)).toEqual([10, 10, 5]);
	const [first, second, third] = failing.due(Infinity);
	failing.taken(first!, 0);
	failing.failed(second!, 0);
	failing.taken(third!, 0);
	expect(sizes(failing)).toEqual(Array.from({ length: 10 }, () => 1));
	expect(failing.open().map(({ id }) => id)).toEqual(['10', '11', '12', '13', '14', '15', '16', '17', '18', '19']);
});

it('leaves a state alone when a later one is handed over, whether it waits, is being tried or fails only then', () => {
	const later = one('a', '2026-11-03T01:00:00.000Z');
	failing.failed({ records: [one('a'), one('b')], tries: 0 }, 0);
	const [batch] = failing.due(Infinity);
	failing.handedOver([later]);
	expect(failing.due(Infinity).map(({ records }) => records.map(({ id }) => id))).toEqual([['b']]);
	failing.failed(batch!, 0);
	failing.failed({ records: [one('a')], tries: 0 }, 0);
	expect(failing.open().map(({ id }) => id)).toEqual(['b']);
	failing.failed({ records: [later], tries: 0 }, 0);
	expect(failing.open().map(({ id }) => id)).toEqual(['b', 'a']);
});

it('hands over once more what its run may have left to another that failed', () => {
	failing.failed({ records: [one('a'), one('b')], tries: 0 }, 0);
	const [batch] = failing.due(Infinity);
	failing.doubt([{ id: 'b', since: 0 }]);
	failing.handedOverAgain(batch!);
	failing.doubt([{ id: 'a', since: 0 }]);
	failing.taken(batch!, 7);
	expect(failing.due(7)).toMatchObject([{ records: [{ id: 'a' }], tries: 1 }]);
	failing.handedOverAgain(failing.due(7)[0]!);
	failing.taken(failing.due(7)[0]!, 8);
	expect(failing.due(Infinity)).toEqual([]);
});

it('counts no try that came to no run', () => {
	failing.failed({ records: [one('a')], tries: 0 }, 0);
	for (let lost = 0; lost < 20; lost++) failing.lost(failing.due(Infinity)[0]!, 0);
	expect(failing.due(Infinity)).toMatchObject([{ tries: 1, due: 300_000 }]);
});

it('says when so much waits that more would fail too', () => {
	failing.failed({ records: many(999), tries: 0 }, 0);
	expect(failing.isFull).toBe(false);
	failing.failed({ records: [one('one more')], tries: 0 }, 0);
	expect(failing.isFull).toBe(true);
});
