import { checkBatch } from '../../src/checking/batch';
import { checkable } from '../../src/checking/checkable';
import { knownRules } from '../../src/checking/rules';
import { referenceFrom } from '../../src/checking/reference';
import { verdictOn } from '../../src/checking/verdict';
import { sourceOf } from '../../src/mapping/places';
import { rowsIn, SYNC, type Row } from '../../src/record';
import { chance } from '../mapping/random';
import { junk, junkRow, spoiled } from '../nodes/junk';
import { everything, sound } from './live/xeroReference';

const random = chance(11);
const RECORDS = 10_000;
const BATCH = 50;

/** As it would arrive. */
const arrived = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const anyRecord = (subject: string): Row => {
	const own = Object.hasOwn(sound, subject) ? (sound as Readonly<Record<string, Row>>)[subject]! : random.of(Object.values<Row>(sound));
	const kind = random.int(0, 9);
	if (kind < 2) return junkRow(random);
	return kind < 6 ? arrived(spoiled(random, own)) : kind < 7 ? random.of(known) : structuredClone(own);
};
/** Live records of all kinds, sound ones, spoiled ones and what is none. */
const known = Array.from({ length: 300 }, () =>
	random.of([() => junkRow(random), () => arrived(spoiled(random, random.of(everything))), () => random.of(everything)])(),
);
const anyReference = (): unknown[] => Array.from({ length: random.int(0, 40) }, () => (random.is(0.9) ? random.of(known) : junk(random, 4)));

it(`${RECORDS} records, sound, spoiled and junk, against references and histories of junk: none crashes, each has one verdict, with rules that are documented`, () => {
	const seen = { valid: 0, review: 0, refused: 0 };
	const rules = new Set<string>();
	for (let count = 0; count < RECORDS; count += BATCH) {
		const subject = checkable[random.of(random.is(0.5) ? Object.keys(checkable) : Object.keys(sound))]!;
		const items = Array.from({ length: BATCH }, () => anyRecord(subject.name));
		const reference = referenceFrom(random.is(0.3) ? everything : anyReference());
		const batch = checkBatch(subject, items, { reference, history: anyReference() });
		expect(batch).toHaveLength(BATCH);
		for (const [index, item] of items.entries()) {
			const verdict = verdictOn(subject, item, sourceOf, { reference, today: '2026-11-25', found: batch[index]! });
			for (const { rule } of batch[index]!) rules.add(rule);
			if ('refused' in verdict) {
				seen.refused++;
				if (rowsIn(verdict.refused['details']).length === 0) throw new Error('refused without a reason');
			} else {
				seen[verdict.review ? 'review' : 'valid']++;
				const { [SYNC]: trail, ...record } = verdict.valid;
				const { [SYNC]: before, ...given } = item;
				if (JSON.stringify(record) !== JSON.stringify(given)) throw new Error('what may be written is the record itself');
				if (before === undefined) for (const issue of rowsIn((trail as Row | undefined)?.['issues'])) rules.add(String(issue['rule']));
				if (verdict.review && !rowsIn((trail as Row)['issues']).some(({ severity }) => severity === 'review')) throw new Error('asked without a question');
			}
		}
	}
	expect(seen.valid + seen.review + seen.refused).toBe(RECORDS);
	expect(Math.min(seen.valid, seen.review, seen.refused)).toBeGreaterThan(100);
	expect([...rules].filter((rule) => !knownRules.has(rule))).toEqual([]);
	expect(({} as Row)['polluted']).toBeUndefined();
});
