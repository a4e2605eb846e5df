import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtIn } from '../src/mapping/builtIn';
import type { Result } from '../test/ledgers/trial';
import { root } from './command';
import { conclude, jest, type Tally } from './jest';
import { temporaryFolder } from './pack';
import { say, seconds, step, table } from './progress';

/** `npm run ledgers [part of a file's name]`: ten thousand generated documents of each mapping, written to the sandbox and compared with their source to the cent. */

/** Two cores to themselves take some minutes. */
const MOST_MINUTES = 30;

const documents = process.env['LEDGERS_DOCUMENTS'] ?? '10000';
const count = (value: number): string => value.toLocaleString('en');
const part = (some: number, all: number): string => (some === 0 ? '-' : `${count(some)} (${((100 * some) / all).toFixed(2)} %)`);
const named = (reasons: Readonly<Record<string, number>>): string =>
	Object.entries(reasons)
		.map(([reason, times]) => `${count(times)} ${reason.slice(0, 60)}`)
		.join(', ') || '-';

const row = ({ title, documents: all, agree, guard, refused, seconds: spent }: Result): string[] => [
	title,
	count(all),
	count(agree),
	part(guard, all),
	named(refused),
	spent.toFixed(1),
];

function report(file: string): Result[] {
	const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
	return lines
		.filter(Boolean)
		.map((line) => JSON.parse(line) as Result)
		.sort((one, other) => one.title.localeCompare(other.title));
}

async function allTrials(): Promise<Tally> {
	process.env['TRIALS'] = 'full';
	return await step('All random trials of the other tests', () => jest('jest.config.js', ...withTrials()));
}

/** Tests of `npm test` that make a part of their random trials there, and all of them here. */
const withTrials = (): string[] =>
	readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.test.ts') && readFileSync(join(root, 'test', file), 'utf8').includes("/support/trials'"))
		.map((file) => join('test', file));

async function main(): Promise<void> {
	const began = Date.now();
	const folder = temporaryFolder('ledgers');
	const file = join(folder.path, 'results.jsonl');
	const chosen = process.argv.slice(2);
	Object.assign(process.env, { LEDGERS_DOCUMENTS: documents, LEDGERS_REPORT: file, LEDGERS_UNTIL: String(began + MOST_MINUTES * 60_000) });
	try {
		const tally = await jest('test/ledgers/jest.config.js', ...chosen);
		const results = report(file);
		say(table([['mapping', 'documents', 'agree', 'kept back by the amount guard', 'refused', 'processor s'], ...results.map(row)]));
		const sum = (of: (result: Result) => number): number => results.reduce((all, result) => all + of(result), 0);
		const all = sum((result) => result.documents);
		say(
			`${count(all)} documents in ${seconds(began)}: ${count(sum(({ agree }) => agree))} agree, ${part(
				sum(({ guard }) => guard),
				all,
			)} kept back by the amount guard`,
		);
		// A mapping that nobody tries has nothing to show for itself.
		const untried = chosen.length > 0 ? [] : Object.keys(builtIn).filter((name) => !results.some(({ title }) => title.split(',')[0] === name));
		for (const name of untried) say(`${name} has no result`);
		const others = chosen.length > 0 ? { passed: 0, failed: 0 } : await allTrials();
		conclude({ passed: tally.passed + others.passed, failed: tally.failed + untried.length + others.failed });
	} finally {
		folder.remove();
	}
}

main().catch((error: Error) => {
	say(error.message);
	conclude({ passed: 0, failed: 1 });
});
