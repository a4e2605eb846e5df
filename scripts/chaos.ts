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
		['process', () => inProcess({ seed, events: Number(valueOf('--events') ?? (small ? 5_000 : 100_000)), minutes: Number(valueOf('--minutes') ?? 20) })],
		[
			'n8n',
			() => inN8n({ seed, events: Number((only && valueOf('--events')) ?? (small ? 60 : 2_000)), kills: Number(valueOf('--kills') ?? (small ? 2 : 10)) }),
		],
	];
	let [passed, failed] = [0, 0];
	for (const [name, part] of parts.filter(([name]) => !only || name === only)) {
		say(`\n${name === 'n8n' ? 'A real n8n, killed again and again' : 'Worlds in process'}, seed ${seed}`);
		const results = await part().catch((error: Error) => ({ [`${name} ran to its end: ${error.message}`]: false }));
		for (const [title, isTrue] of Object.entries(results)) {
			say(`${isTrue ? '  passed' : '  FAILED'}  ${title}`);
			if (isTrue) passed += 1;
			else failed += 1;
		}
	}
	conclude({ passed, failed });
}

void main();
