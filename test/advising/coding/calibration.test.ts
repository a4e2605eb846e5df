import { atLeast, calibrationFrom, type Try } from '../../../src/advising/coding/calibration';
import { Counts } from '../../../src/advising/coding/counts';
import { featuresOf } from '../../../src/advising/coding/features';
import { learn } from '../../../src/advising/coding/memory';
import { candidatesFor } from '../../../src/advising/coding/weigh';
import { chance } from '../../mapping/random';
import { companies, linesOf } from './companies';
import { measure } from './measure';

const tries = (count: number, share: number, right: number): Try[] =>
	Array.from({ length: count }, (_, index) => ({ share, isRight: index < right, isFirst: true, day: undefined }));

describe('calibration', () => {
	it('says how often candidates with such a share were right', () => {
		const { probability } = calibrationFrom([...tries(1000, 0.9, 970), ...tries(1000, 0.5, 300)]);
		expect(probability(0.9)).toBeCloseTo(0.97, 2);
		expect(probability(0.5)).toBeCloseTo(0.3, 2);
	});

	it('never takes a larger share for a smaller probability', () => {
		const random = chance(7);
		const { probability } = calibrationFrom(
			Array.from({ length: 500 }, () => ({ share: random.next(), isRight: random.is(0.5), isFirst: true, day: undefined })),
		);
		const said = Array.from({ length: 101 }, (_, index) => probability(index / 100));
		expect(said).toEqual([...said].sort((one, other) => one - other));
		expect(said.every((one) => one >= 0 && one <= 1)).toBe(true);
	});

	it('promises a precision only where it is hardly luck', () => {
		expect(calibrationFrom(tries(1000, 0.9, 1000)).least(0.98)).toBe(0.9);
		expect(calibrationFrom(tries(30, 0.9, 30)).least(0.98)).toBeGreaterThan(1);
		expect(calibrationFrom(tries(1000, 0.9, 980)).least(0.98)).toBeGreaterThan(1);
		expect(calibrationFrom([]).least(0.5)).toBeGreaterThan(1);
	});

	it('lets what is long past count less', () => {
		const of = (day: number, right: number): Try[] => tries(1000, 0.9, right).map((one) => ({ ...one, day }));
		expect(calibrationFrom([...of(0, 500), ...of(3000, 1000)]).least(0.98)).toBe(0.9);
		expect(calibrationFrom([...of(3000, 500), ...of(0, 1000)]).least(0.98)).toBeGreaterThan(1);
	});

	it("has the lower end of Wilson's interval", () => {
		// 95 of 100, one-sided 95 %: worked out by hand.
		expect(atLeast(0.95, 100)).toBeCloseTo(0.9008, 4);
	});
});

describe('shares', () => {
	it('never come to more than all there is', () => {
		const counts = new Counts();
		const random = chance(3);
		const line = () => featuresOf({ party: random.of(['A', 'B']), item: random.of(['x', 'y', 'z']), text: random.of(['one', 'two words']) }, '');
		for (let at = 0; at < 200; at++)
			for (const key of [...line().keys.slice(1), ...line().words]) counts.add(key, random.int(0, 5), random.is(0.5) ? at : undefined);
		for (let at = 0; at < 20; at++) {
			const found = candidatesFor(line(), counts);
			expect(found.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
			expect(found.every(({ share }) => share >= 0)).toBe(true);
		}
	});

	it('are the same every time', () => {
		const lines = linesOf({ ...companies[0]!, lines: 100 });
		const shares = () => candidatesFor(featuresOf(lines.at(-1)!, ''), learn(lines).habits.get('account')!.counts);
		expect(shares()).toEqual(shares());
	});
});

it('keeps what it promises for a company with orderly books', () => {
	const { top1, sure, sureRight } = measure(linesOf({ ...companies[0]!, lines: 1500 }));
	expect(top1).toBeGreaterThan(0.9);
	expect(sure).toBeGreaterThan(0.5);
	expect(sureRight).toBeGreaterThanOrEqual(0.97);
});
