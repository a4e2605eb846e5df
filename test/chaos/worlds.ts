import { setPriority } from 'node:os';
import { runWorld } from './run';
import type { Verdict } from './checker';
import type { Told } from './tally';

/** A process of its own: `tsx test/chaos/worlds.ts <first seed> <step> <count> <events> <until> <priority>` runs worlds one after the other and prints a line of JSON for each. */

export interface Line {
	readonly seed: number;
	readonly events: number;
	readonly executions: number;
	readonly hours: number;
	readonly verdict: Verdict;
	readonly tally: Told;
	/** Seconds of CPU that it took. */
	readonly cpu: number;
}

const [first = 1, step = 1, count = 1, events = 500, until = Infinity, priority = 0] = process.argv.slice(2).map(Number);
setPriority(priority);
for (let index = 0; index < count && Date.now() < until; index++) {
	const before = process.cpuUsage();
	const { tally, ...outcome } = runWorld({ seed: first + index * step, events });
	const { user, system } = process.cpuUsage(before);
	process.stdout.write(`${JSON.stringify({ ...outcome, tally: tally.told(), cpu: (user + system) / 1e6 } satisfies Line)}\n`);
}
