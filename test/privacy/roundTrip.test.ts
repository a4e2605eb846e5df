import { chosenFields } from '../../src/privacy/fields';
import { keyFrom } from '../../src/privacy/keys';
import { kinds, type Kind } from '../../src/privacy/kinds';
import { masking, protect, removing, tokenizing, type Manner, type Scope } from '../../src/privacy/protect';
import { restore } from '../../src/privacy/restore';
import { chance } from '../mapping/random';
import { junk, junkRow, spoiled } from '../nodes/junk';
import { madeCase } from './records';
import { trials } from '../support/trials';

const scope: Scope = { kinds: new Set(Object.keys(kinds) as Kind[]), chosen: chosenFields([], ''), texts: true };
const [ours, other] = [keyFrom('a made-up key for these tests only, no. 1'), keyFrom('a made-up key for these tests only, no. 2')];
const inside = (value: string): string => JSON.stringify(value).slice(1, -1);

/** Short ones, such as a postal code, stand in numbers by chance. */
const telling = (secrets: readonly string[]) => secrets.filter((secret) => secret.length > 5);

jest.setTimeout(120_000);

describe('made-up records', () => {
	it('come back from their tokens as they were, and show nothing of themselves before', () => {
		const random = chance(1);
		let count = 0;
		for (let index = 0; index < 1_000; index++) {
			const { record, secrets, kept } = madeCase(random, index);
			const { value, found } = protect(record, tokenizing([ours]), scope);
			const text = JSON.stringify(value);
			for (const secret of telling(secrets))
				if (text.includes(inside(secret)) || text.includes(inside(inside(secret)))) throw new Error(`${secret} is in ${text}`);
			for (const one of kept) if (!text.includes(inside(one)) && !text.includes(inside(inside(one)))) throw new Error(`${one} is not in ${text}`);
			const back = restore(value, [ours]);
			expect(back.issues).toEqual([]);
			if (JSON.stringify(back.value) !== JSON.stringify(record)) expect(back.value).toEqual(record);
			if (JSON.stringify(found).length > 3000) throw new Error('the report is too long');
			count += found.reduce((sum, one) => sum + one.count, 0);
		}
		console.info(`1,000 records: ${count} values tokenized and restored, 0 differences`);
	});

	it('stay as they are with another key, which says so', () => {
		const random = chance(2);
		for (let index = 0; index < 100; index++) {
			const { value } = protect(madeCase(random, index).record, tokenizing([ours]), scope);
			const { value: same, issues, count } = restore(value, [other]);
			expect(same).toEqual(value);
			expect(count).toBe(0);
			expect(issues.length).toBeGreaterThan(0);
			expect(restore(value, [other, ours]).issues).toEqual([]);
		}
	});

	it.each<[string, Manner]>([
		['masked', masking],
		['with placeholders', removing(false)],
		['without their fields', removing(true)],
	])('show nothing of themselves when they are %s', (_, manner) => {
		const random = chance(4);
		for (let index = 0; index < 100; index++) {
			const { record, secrets, kept } = madeCase(random, index);
			const text = JSON.stringify(protect(record, manner, scope).value);
			const locals = secrets.filter((secret) => secret.includes('@')).map((email) => email.split('@')[0]!);
			for (const secret of [...telling(secrets), ...locals]) if (text.includes(inside(secret))) throw new Error(`${secret} is in ${text}`);
			for (const one of kept) if (!text.includes(inside(one)) && !text.includes(inside(inside(one)))) throw new Error(`${one} is not in ${text}`);
		}
	});

	it('that are junk come back from their tokens too', () => {
		const random = chance(9);
		for (let index = 0; index < 1000; index++) {
			const record = index % 3 ? spoiled(random, madeCase(random, index).record) : junkRow(random);
			const text = JSON.stringify(record);
			const { value } = protect(JSON.parse(text), tokenizing([ours]), scope);
			expect(JSON.stringify(restore(value, [ours]).value)).toBe(text);
			protect(junk(random), index % 2 ? masking : removing(index % 4 === 1), scope);
		}
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
		expect(Object.keys(Object.prototype)).toEqual([]);
	});
});

it('works at the pace of a ledger', () => {
	const random = chance(8);
	const records = Array.from({ length: trials(2000) }, (_, index) => madeCase(random, index * 4 + (index % 2)).record);
	const pace = (work: (record: unknown) => unknown) => {
		records.slice(0, 300).forEach(work);
		// Of the processor's time, so that what else runs does not count.
		const started = process.cpuUsage();
		const results = records.map(work);
		return { results, rate: Math.round(records.length / (process.cpuUsage(started).user / 1e6)) };
	};
	const tokenize = tokenizing([ours]);
	const tokenized = pace((record) => protect(record, tokenize, scope).value);
	const again = pace((record) => protect(record, tokenize, scope).value);
	const masked = pace((record) => protect(record, masking, scope).value);
	records.splice(0, records.length, ...(tokenized.results as typeof records));
	const restored = pace((record) => restore(record, [ours]).value);
	console.info(`invoices per second: tokenize ${tokenized.rate} (${again.rate} with known parties), mask ${masked.rate}, restore ${restored.rate}`);
	for (const { rate } of [tokenized, masked, restored]) expect(rate).toBeGreaterThan(300);
});
