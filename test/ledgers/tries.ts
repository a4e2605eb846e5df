import { run, type Trial } from './trial';
import { documents } from './wanted';

/** Of records that people and shops make, the mapping may not take this part. */
const MOST_REFUSED = 0.05;
const MOST_DIFFERING = 0.02;

/** One test for each trial. */
export const tries = (trials: readonly Trial[]): void => {
	it.each(trials.map((trial) => [[trial.name, trial.way].filter(Boolean).join(', '), trial] as const))('%s', (_, trial) => {
		const result = run(trial);
		if (!result) return;
		const refused = Object.values(result.refused).reduce((sum, count) => sum + count, 0);
		expect(result.agree + result.guard + refused).toBe(result.documents);
		// A single document is either way.
		if (result.documents < 100) return;
		expect(refused / result.documents).toBeLessThan(MOST_REFUSED);
		expect(result.guard / result.documents).toBeLessThanOrEqual(trial.mayDiffer ?? MOST_DIFFERING);
		expect(documents).toBeGreaterThan(0);
	});
};
