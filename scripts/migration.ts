import { installRuntime } from './n8n/runtime';
import { conclude } from './jest';
import { migrate } from './migration/run';
import { build } from './pack';
import { say, step } from './progress';

/**
 * `npm run migration`: template 24 in a real n8n, killed again and again. -- --records 100000 for the whole trial, --kills 5, --seed 7 for other moments,
 * --minutes 90 for a slow machine, --page 50 for shorter pages, --built where the package was built just now.
 */
const args = process.argv.slice(2);
const valueOf = (name: string, otherwise: number): number => Number(args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);

async function main(): Promise<void> {
	const wanted = {
		records: valueOf('--records', 2000),
		kills: valueOf('--kills', 5),
		seed: valueOf('--seed', 1),
		minutes: valueOf('--minutes', 60),
		page: valueOf('--page', 200),
	};
	await installRuntime();
	if (!args.includes('--built')) await step('Building', build);
	const results = await migrate(wanted).catch((error: Error) => ({ [`the migration ran to its end: ${error.message}`]: false }));
	for (const [title, isTrue] of Object.entries(results)) say(`${isTrue ? '  passed' : '  FAILED'}  ${title}`);
	const passed = Object.values(results).filter(Boolean).length;
	conclude({ passed, failed: Object.values(results).length - passed });
}

void main();
