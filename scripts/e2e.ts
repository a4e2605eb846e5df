import { conclude, jest } from './jest';
import { installRuntime } from './n8n/runtime';
import { build } from './pack';
import { step } from './progress';

/** `npm run e2e`: the packed package in a real n8n, against the sandbox. */
async function main(): Promise<void> {
	await installRuntime();
	await step('Building', build);
	conclude(await jest('test/e2e/jest.config.js', '--verbose', ...process.argv.slice(2)));
}

main().catch((error: Error) => {
	process.stdout.write(`${error.message}\n`);
	conclude({ passed: 0, failed: 1 });
});
