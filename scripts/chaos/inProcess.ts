import { spawn } from 'node:child_process';
import { availableParallelism, constants } from 'node:os';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { Tally } from '../../test/chaos/tally';
import type { Line } from '../../test/chaos/worlds';
import { root, tool } from '../command';
import { say } from '../progress';
import { addTo, nothing, print, tests } from './report';

/** Events of one world; more would only make its books longer. */
const EVENTS = 500;

interface Wanted {
	readonly events: number;
	readonly seed: number;
	readonly minutes: number;
	/** To what runs beside it. */
	readonly givesWay: boolean;
}

/** Many worlds, one after the other in as many processes as there are cores; none is begun when the minutes are over. */
export async function inProcess({ events, seed, minutes, givesWay }: Wanted): Promise<Record<string, boolean>> {
	const began = Date.now();
	const worlds = Math.ceil(events / EVENTS);
	const workers = Math.min(worlds, availableParallelism());
	const [sum, tally] = [nothing(), new Tally()];
	let cpu = 0;
	const priority = givesWay ? constants.priority.PRIORITY_BELOW_NORMAL : 0;
	const take = (line: Line): void => {
		cpu += line.cpu;
		addTo(sum, { ...line, about: `seed ${line.seed}` });
		tally.add(line.tally);
		if (Math.floor(sum.events / 10_000) > Math.floor((sum.events - line.events) / 10_000))
			say(`  ${sum.events} events, ${sum.lost.length} lost, ${sum.duplicate.length} duplicate, ${Math.round((Date.now() - began) / 1000)} s`);
	};
	await Promise.all(
		Array.from({ length: workers }, (_, index) =>
			work([seed + index, workers, Math.ceil((worlds - index) / workers), EVENTS, began + minutes * 60_000, priority], take),
		),
	);
	print('In process', sum, tally, (Date.now() - began) / 60_000);
	say(`${Math.round(cpu)} s of CPU, ${((cpu * 1000) / sum.events).toFixed(1)} ms an event`);
	return tests(sum, events);
}

async function work(args: readonly number[], take: (line: Line) => void): Promise<void> {
	const [node, how] = tool('tsx/dist/cli.mjs', join(root, 'test/chaos/worlds.ts'), ...args.map(String));
	// Most of what a world makes is gone a moment later.
	const env = { ...process.env, NODE_OPTIONS: '--max-semi-space-size=64' };
	const child = spawn(node, how, { stdio: ['ignore', 'pipe', 'inherit'], env });
	const ended = new Promise<number>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve(code ?? 1));
	});
	for await (const line of createInterface({ input: child.stdout })) take(JSON.parse(line) as Line);
	const code = await ended;
	if (code !== 0) throw new Error(`A world ended with ${code}`);
}
