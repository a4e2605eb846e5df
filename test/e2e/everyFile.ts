import { appendFileSync } from 'node:fs';
import { worlds } from '../../scripts/world';

/** What every file of tests ends with, before its own endings close the world: no secret stands where anybody could read it. */
afterAll(async () => {
	for (const world of worlds) {
		const report = await world.leaks();
		if (process.env.LEAK_REPORTS) appendFileSync(process.env.LEAK_REPORTS, `${JSON.stringify(report)}\n`);
		expect(report.found).toEqual([]);
		// Were the control not found, nothing else would be found either.
		expect(report.blind).toEqual([]);
		expect(report.secrets).toBeGreaterThan(8);
	}
});
