import { FILE, isThere, payments } from '../advising/coding/cabinetOffice';
import { companies, linesOf } from '../advising/coding/companies';
import { measure, memoryOf } from '../advising/coding/measure';

/** What docs/advice.md says of coding, on whole ledgers. Nothing is set for one of them. */

if (!isThere()) console.info(`Not measured on payments of the Cabinet Office: there is no ${FILE}`);
const real = isThere() ? describe : describe.skip;

real('payments of the Cabinet Office', () => {
	it.each(['item', 'text', 'one text'] as const)('are coded with the cost centre as %s', (reading) => {
		const measured = measure(payments(reading));
		expect(measured.top1).toBeGreaterThanOrEqual(0.52);
		expect(measured.top1AsSpelt).toBeGreaterThanOrEqual(0.52);
		expect(measured.reachable).toBeGreaterThanOrEqual(0.24);
		expect(measured.sure).toBeGreaterThanOrEqual(0.24);
		expect(measured.sureRight).toBeGreaterThanOrEqual(0.97);
		expect(measured.msALine).toBeLessThan(1);
	});

	it.each([
		[0.4, 0.5],
		[0.5, 0.625],
		[0.64, 0.8],
	])('keep the promise from %d to %d, too', (share, until) => {
		const { sure, sureRight, top1 } = measure(payments('item'), { share, until });
		expect(top1).toBeGreaterThanOrEqual(0.75);
		expect(sure).toBeGreaterThan(0.15);
		expect(sureRight).toBeGreaterThanOrEqual(0.97);
	});
});

describe.each(companies)('$title', (company) => {
	it('is coded as well as its books allow, and what is sure is right', () => {
		const { sure, sureRight } = measure(linesOf(company), { goesOn: true });
		// Where one line in ten is coded wrongly, nothing can be sure.
		if (company.noise >= 0.05) expect(sure).toBe(0);
		else {
			expect(sure).toBeGreaterThan(0.2);
			expect(sureRight).toBeGreaterThanOrEqual(0.97);
		}
	});
});

it('takes memory in proportion to the lines, and not much of it', () => {
	const of = (lines: number) => memoryOf(linesOf({ ...companies[3]!, lines, suppliers: lines / 50 }));
	of(1000);
	const [small, large] = [of(10_000), of(40_000)];
	expect(large.megabytes).toBeLessThan(25);
	expect(large.seconds).toBeLessThan(8 * Math.max(small.seconds, 0.5));
});
