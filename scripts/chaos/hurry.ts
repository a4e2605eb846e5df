import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lifts the pace of so many calls a minute in the copy that is installed for this run: at 55 calls a minute to Xero two thousand invoices take two hours.
 * How the pace is kept has tests of its own (test/nodes/governor.test.ts). No more than 5,000: a tenth of it is left to live events by what is replayed, and Xero tells of
 * 10,000 calls of the app that are left in a minute, so that from 100,000 on a replay waits a minute for each of its calls.
 */
export function hurry(userFolder: string, perMinute = 5_000): void {
	const dist = join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-xero-zoho', 'dist');
	let changed = 0;
	for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))) {
		const text = readFileSync(join(dist, file), 'utf8');
		const hurried = text.replace(/\bperMinute:\s*\d+/g, `perMinute:${perMinute}`);
		if (hurried === text) continue;
		changed += 1;
		writeFileSync(join(dist, file), hurried);
	}
	if (!changed) throw new Error('The pace is nowhere to be found in the built package');
}
