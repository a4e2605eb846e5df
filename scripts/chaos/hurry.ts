import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lifts the pace of so many calls a minute in the copy that is installed for this run: at 55 calls a minute to Xero two thousand invoices take two hours.
 * How the pace is kept has tests of its own (test/nodes/governor.test.ts).
 */
export function hurry(userFolder: string): void {
	const dist = join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-xero-zoho', 'dist');
	let changed = 0;
	for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))) {
		const text = readFileSync(join(dist, file), 'utf8');
		const hurried = text.replace(/\bperMinute:\s*\d+/g, 'perMinute:100000');
		if (hurried === text) continue;
		changed += 1;
		writeFileSync(join(dist, file), hurried);
	}
	if (!changed) throw new Error('The pace is nowhere to be found in the built package');
}
