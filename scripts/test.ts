import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, root, tool } from './command';
import { complaints } from './checks/published';
import { scanPublished, scanSources, type Verdict } from './checks/scan';
import { startTime } from './checks/start';
import { conclude, jest } from './jest';
import { build, pack, temporaryFolder, unpack } from './pack';
import { say, seconds, step } from './progress';

/** `npm test`: everything that needs no n8n server. */

const accept = ({ passed, message, details }: Verdict): void => {
	if (!passed) throw new Error([message, details].filter(Boolean).join('\n'));
};

const archive = temporaryFolder('archive');
let published = '';

const checks: Record<string, () => Promise<unknown>> = {
	build: build,
	lint: () => must(...tool('eslint/bin/eslint.js', '.', '--max-warnings=0')),
	'types of everything': () =>
		must(...tool('typescript/bin/tsc', '-p', 'tsconfig.all.json', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/types.tsbuildinfo')),
	'archive holds exactly what ships': async () => {
		published = await unpack(await pack(archive.path), archive.path);
		const found = complaints(published);
		if (found.length > 0) throw new Error(found.join('\n'));
	},
	"n8n's scan of the sources": async () => accept(await scanSources(root)),
	"n8n's scan of the archive": async () => accept(await scanPublished(published)),
	"what the package adds to n8n's start": async () => say(`  ${await startTime(published)}`),
};

async function main(): Promise<void> {
	const began = Date.now();
	let passed = 0;
	let failed = 0;
	for (const [title, check] of Object.entries(checks)) {
		try {
			await step(title, check);
			passed += 1;
		} catch (error) {
			failed += 1;
			say(`  ${title} FAILED\n${(error as Error).message}`);
		}
	}
	const tests = await step('tests', () => jest('jest.config.js', ...process.argv.slice(2)));
	say(`${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).name}: ${seconds(began)}`);
	conclude({ passed: passed + tests.passed, failed: failed + tests.failed });
}

void main().finally(archive.remove);
