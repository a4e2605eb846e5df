import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run, type Ran } from '../command';
import { say, step } from '../progress';
import { node24 } from './node24';

/** Where n8n is, and the Node that runs it. */
export interface Runtime {
	readonly node: string;
	readonly n8n: string;
}

const GIGABYTE = 1024 ** 3;
const NEEDED = 5 * GIGABYTE;
const pinned = (file: string) => join(__dirname, file);

/** The pinned n8n: installed once a lockfile into a cache of its own, and used again by every later run. */
export async function installRuntime(): Promise<Runtime> {
	const { dependencies } = JSON.parse(readFileSync(pinned('package.json'), 'utf8')) as { dependencies: { n8n: string } };
	const hash = createHash('sha256')
		.update(readFileSync(pinned('package-lock.json')))
		.digest('hex')
		.slice(0, 12);
	const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'n8n-nodes-xero-zoho', `n8n-${dependencies.n8n}-${hash}`);
	const complete = join(folder, 'complete');
	if (existsSync(complete)) say(`n8n ${dependencies.n8n} is there already: ${folder}`);
	else await install(folder, dependencies.n8n, complete);
	return { node: node24(folder), n8n: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}

/** The stamp is written last: a run that was cut off is begun anew. */
async function install(folder: string, version: string, stamp: string): Promise<void> {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const { bavail, bsize } = statfsSync(folder);
	if (bavail * bsize < NEEDED)
		throw new Error(
			`n8n needs ${NEEDED / GIGABYTE} GB of free disk at ${folder}; there are ${((bavail * bsize) / GIGABYTE).toFixed(1)}. XDG_CACHE_HOME can point elsewhere.`,
		);

	for (const file of ['package.json', 'package-lock.json']) copyFileSync(pinned(file), join(folder, file));
	const npm = (...args: string[]): Promise<Ran> => run('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });

	const fetched = await step(`Installing n8n ${version} into ${folder} (2,400 packages, 3 GB, about 3 minutes)`, () => npm('ci', '--ignore-scripts'));
	if (fetched.code !== 0)
		throw new Error(`npm could not install n8n: it needs a network and an npm registry that has these versions. Its own words:\n${errors(fetched)}`);
	// Its one package that has to be compiled, and only when no ready-made build can be fetched.
	const compiled = await step('Compiling sqlite3 for it (about a minute)', () =>
		npm('rebuild', 'sqlite3', '--ignore-scripts=false', ...headers(node24(folder))),
	);
	if (compiled.code !== 0 || !existsSync(join(folder, 'node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node'))) {
		throw new Error(
			`sqlite3 could not be compiled: a C++ compiler, make and Python 3 are needed (Debian: apt-get install build-essential python3). npm's own words:\n${errors(compiled)}`,
		);
	}
	writeFileSync(stamp, `${new Date().toISOString()}\n`);
}

/** Headers that came with the Node that will run n8n save fetching them. */
function headers(node: string): string[] {
	const prefix = join(node, '..', '..');
	return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? [`--nodedir=${prefix}`] : [];
}

const errors = ({ output }: Ran): string =>
	output
		.trim()
		.split('\n')
		.filter((line) => /\berr(?:or)?\b/i.test(line))
		.slice(0, 25)
		.join('\n');
