import { conclude, jest } from './jest';
import { say } from './progress';

/** `npm run guarantees [part of a test's name]`: every operation that writes, of every table, with its answers lost in every way, and foreseen without being made. */
async function main(): Promise<void> {
	const [named] = process.argv.slice(2);
	conclude(await jest('test/guarantees/jest.config.js', '--verbose', ...(named === undefined ? [] : ['-t', named])));
}

main().catch((error: Error) => {
	say(error.message);
	conclude({ passed: 0, failed: 1 });
});
