import { join } from 'node:path';
import { must, root } from '../command';

/** What the package may add to n8n's start, in milliseconds. */
const MOST = 100;
/** The quickest counts: a busy machine makes all slower. */
const TRIES = 5;

interface Times {
	readonly start: number;
	readonly everything: number;
	readonly isPrepared: boolean;
}

async function measured(folder: string): Promise<Times> {
	// Packages find n8n-workflow in n8n's own modules.
	const env = { ...process.env, NODE_PATH: join(root, 'node_modules') };
	return JSON.parse(await must(process.execPath, [join(__dirname, 'startTime.js'), folder], { env })) as Times;
}

/** How long n8n's own loaders take for an unpacked archive, in words; it throws where that is too long. */
export async function startTime(folder: string): Promise<string> {
	const tries: Times[] = [];
	for (let count = 0; count < TRIES; count++) tries.push(await measured(folder));
	const quickest = (of: (times: Times) => number): number => Math.round(Math.min(...tries.map(of)));
	const start = quickest((times) => times.start);
	const everything = quickest((times) => times.everything);
	const words = `${start} ms at n8n's start, ${everything} ms to load every node`;
	if (!tries.every(({ isPrepared }) => isPrepared)) throw new Error(`n8n does not read dist/known and dist/types at its start: ${words}`);
	if (start > MOST) throw new Error(`${words}; ${MOST} is the most`);
	return words;
}
