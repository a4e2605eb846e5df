import { conclude, jest } from './jest';
import { installRuntime } from './n8n/runtime';
import { missing } from './n8n/services';
import { build } from './pack';
import { say, step } from './progress';

/** `npm run queue`: the packed package in an n8n of several processes, against the sandbox. */
async function main(): Promise<void> {
	const lacking = missing();
	if (lacking) {
		say(`SKIPPED: queue mode was not tested. ${lacking}`);
		return conclude({ passed: 0, failed: 0 });
	}
	await installRuntime();
	await step('Building', build);
	conclude(await jest('test/queue/jest.config.js', '--verbose', ...process.argv.slice(2)));
}

main().catch((error: Error) => {
	say(error.message);
	conclude({ passed: 0, failed: 1 });
});
