import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, root, tool } from './command';
import { complaints } from './checks/published';
import { scanPublished, scanSources, type Verdict } from './checks/scan';
import { startTime } from './checks/start';
import { conclude, jest } from './jest';
import { bundle, pack, temporaryFolder, unpack } from './pack';
import { say, seconds, step } from './progress';

/** `npm test`: everything that needs no n8n server. */

const accept = ({ passed, message, details }: Verdict): void => {
	if (!passed) throw new Error([message, details].filter(Boolean).join('\n'));
};

const archive = temporaryFolder('archive');
let published = '';

type Checks = Record<string, () => Promise<unknown>>;

/** One stage after the other, and what is in one side by side: a small machine has two processors, and none of these uses both. */
const stages: readonly Checks[] = [
	{
		build: bundle,
		lint: () => must(...tool('eslint/bin/eslint.js', '.', '--max-warnings=0')),
		'types of everything': () =>
			must(...tool('typescript/bin/tsc', '-p', 'tsconfig.all.json', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/types.tsbuildinfo')),
	},
	{
		'archive holds exactly what ships': async () => {
			published = await unpack(await pack(archive.path), archive.path);
			const found = complaints(published);
			if (found.length > 0) throw new Error(found.join('\n'));
		},
		"n8n's scan of the sources": async () => accept(await scanSources(root)),
	},
	{ "n8n's scan of the archive": async () => accept(await scanPublished(published)) },
	// By itself, since it is measured.
	{ "what the package adds to n8n's start": async () => say(`  ${await startTime(published)}`) },
];

/** What came of each check: nothing is thrown. */
async function checked([title, check]: readonly [string, () => Promise<unknown>]): Promise<boolean> {
	try {
		await step(title, check);
		return true;
	} catch (error) {
		say(`  ${title} FAILED\n${(error as Error).message}`);
		return false;
	}
}

async function main(): Promise<void> {
	const began = Date.now();
	const verdicts: boolean[] = [];
	for (const stage of stages) verdicts.push(...(await Promise.all(Object.entries(stage).map(checked))));
	const passed = verdicts.filter(Boolean).length;
	const failed = verdicts.length - passed;
	const tests = await step('tests', () => jest('jest.config.js', ...process.argv.slice(2)));
	say(`${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).name}: ${seconds(began)}`);
	conclude({ passed: passed + tests.passed, failed: failed + tests.failed });
}

void main().finally(archive.remove);
