import { presets } from '../../src/reconciling/presets';
import { reconcile } from '../../src/reconciling/reconcile';
import type { Outcome } from '../../src/reconciling/outcome';
import { fill, ledgerPair, type Way } from './pair';
import { plant, spoil, type Drift, type Read } from './plants';

/** Zoho Books and Xero as the sandbox has them, first kept together and then not. */

const ways: readonly Way[] = ['invoice', 'bill', 'contact', 'creditNote', 'item', 'customerPayment'];
const pair = ledgerPair();

const read = (): Read => Object.fromEntries(ways.map((way) => [way, { left: pair.left(way), right: pair.right(way) }])) as Read;
const period = { from: '2026-10-01', to: '2026-11-30' };
const compared = (records: Read): { way: Way; outcome: Outcome }[] =>
	ways.flatMap((way) => [...reconcile({ ...presets[way].plan, period }, records[way].left, records[way].right)].map((outcome) => ({ way, outcome })));

const driftsIn = (all: readonly { way: Way; outcome: Outcome }[]): Drift[] =>
	all.flatMap(({ way, outcome }) => {
		if (outcome.to === 'different') return [{ way, key: outcome.left.key, cause: outcome.likely.cause }];
		return outcome.to === 'missing' ? [{ way, key: outcome.facts.key, cause: outcome.likely.cause }] : [];
	});
const inOrder = (drifts: readonly Drift[]): string[] => drifts.map(({ way, key, cause }) => `${way} ${key} ${cause}`).sort();

it('agrees on everything that was sent, and proves it', () => {
	fill(pair);
	const all = compared(read());
	expect(driftsIn(all)).toEqual([]);
	expect(all.filter(({ outcome }) => outcome.to === 'error')).toEqual([]);
	const summaries = all.flatMap(({ outcome }) => (outcome.to === 'summary' ? [outcome.row] : []));
	expect(summaries.every(({ equal, difference }) => equal && difference === '0')).toBe(true);
	expect(new Set(summaries.map(({ currency }) => currency)).size).toBeGreaterThan(3);
	expect(all.filter(({ outcome }) => outcome.to === 'agreed').length).toBeGreaterThan(110);
});

it('finds 40 drifts of all kinds, and invents none', () => {
	const made = plant(pair);
	const records = read();
	const drifts = [...made, ...spoil(records, new Set(made.map(({ key }) => key)))];
	const found = driftsIn(compared(records));
	console.info(`Reconciler: ${found.length} drifts found of ${drifts.length} planted, of ${new Set(found.map(({ cause }) => cause)).size} causes`);
	expect(inOrder(found)).toEqual(inOrder(drifts));
	expect(drifts).toHaveLength(40);
});
