import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, tool } from './command';
import { temporaryFolder } from './pack';

export interface Tally {
	readonly passed: number;
	readonly failed: number;
}

interface Report {
	readonly numPassedTests: number;
	readonly numFailedTests: number;
	readonly numRuntimeErrorTestSuites: number;
}

/** Runs jest in this terminal and counts; a file that could not even run is one failure. */
export async function jest(config: string, ...args: string[]): Promise<Tally> {
	const reports = temporaryFolder('jest');
	const file = join(reports.path, 'report.json');
	try {
		await run(...tool('jest/bin/jest.js', '--config', join(root, config), '--json', `--outputFile=${file}`, ...args), {
			loud: 'errors',
			env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
		});
		const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
		return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites };
	} finally {
		reports.remove();
	}
}

export const sumOf = (tallies: readonly Tally[]): Tally => ({
	passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
	failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
});

/** The last line of every test command. */
export function conclude({ passed, failed }: Tally): void {
	process.stdout.write(`${passed} passed, ${failed} failed\n`);
	process.exitCode = failed === 0 ? 0 : 1;
}
