import { conclude } from './jest';
import { say } from './progress';
import { inProcess } from './chaos/inProcess';
import { inN8n } from './chaos/inN8n';

/**
 * `npm run chaos`: everything goes wrong, and nothing may be lost or doubled (docs/chaos.md).
 * -- --small for a short run, --seed 7 for other dice, --events 1000000 --minutes 120 for a longer one, --only process or --only n8n for one part.
 */
const args = process.argv.slice(2);
const valueOf = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const small = args.includes('--small');
const seed = Number(valueOf('--seed') ?? 1);
const only = valueOf('--only');

async function main(): Promise<void> {
	const parts: [name: string, part: () => Promise<Record<string, boolean>>][] = [
		[
			'process',
			() => inProcess({ seed, events: Number(valueOf('--events') ?? (small ? 5_000 : 100_000)), minutes: Number(valueOf('--minutes') ?? 14), givesWay: !only }),
		],
		[
			'n8n',
			() => inN8n({ seed, events: Number((only && valueOf('--events')) ?? (small ? 60 : 2_000)), kills: Number(valueOf('--kills') ?? (small ? 2 : 10)) }),
		],
	];
	const wanted = parts.filter(([name]) => !only || name === only);
	say(`Seed ${seed}: ${wanted.map(([name]) => (name === 'n8n' ? 'a real n8n, killed again and again' : 'worlds in process')).join(', and ')}`);
	// Both at once: while n8n starts, and it starts often, the worlds have the time that it leaves.
	const results = await Promise.all(
		wanted.map(async ([name, part]) => ({ name, tests: await part().catch((error: Error) => ({ [`ran to its end: ${error.message}`]: false })) })),
	);
	let [passed, failed] = [0, 0];
	for (const { name, tests } of results) {
		say(`\n${name === 'n8n' ? 'In a real n8n' : 'In process'}`);
		for (const [title, isTrue] of Object.entries(tests)) {
			say(`${isTrue ? '  passed' : '  FAILED'}  ${title}`);
			if (isTrue) passed += 1;
			else failed += 1;
		}
	}
	conclude({ passed, failed });
}

void main();
