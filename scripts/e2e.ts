import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conclude, jest, sumOf } from './jest';
import { inWords, together, type Report } from './leaks/check';
import { installRuntime } from './n8n/runtime';
import { build, temporaryFolder } from './pack';
import { say, step } from './progress';

/** `npm run e2e`: the packed package in a real n8n, against the sandbox. */
async function main(): Promise<void> {
	await installRuntime();
	await step('Building', build);
	const reports = join(temporaryFolder('leaks').path, 'reports');
	process.env.LEAK_REPORTS = reports;
	const tallies = [];
	// Whoever names a file means one of the two.
	for (const config of ['test/e2e/jest.config.js', 'test/e2e/timed/jest.config.js']) {
		tallies.push(await jest(config, '--verbose', '--passWithNoTests', ...process.argv.slice(2)));
	}
	const looked = existsSync(reports) ? linesOf(reports) : [];
	for (const report of looked) say(inWords(report));
	say(`In all of ${looked.length} worlds: ${inWords(together(looked))}`);
	const tally = sumOf(tallies);
	if (tally.passed + tally.failed === 0) throw new Error(`No test fits ${process.argv.slice(2).join(' ')}`);
	conclude(tally);
}

const linesOf = (file: string): Report[] =>
	readFileSync(file, 'utf8')
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Report);

main().catch((error: Error) => {
	process.stdout.write(`${error.message}\n`);
	conclude({ passed: 0, failed: 1 });
});
