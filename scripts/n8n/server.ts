import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../command';
import { step } from '../progress';
import { connect, type N8n } from './client';
import { quiet } from './environment';
import { freePorts } from './ports';
import { launch, serves, until } from './process';
import type { Runtime } from './runtime';

export interface RunningN8n {
	/** Such as http://localhost:5680 */
	readonly base: string;
	readonly api: N8n;
	/** Where its database and log lie. */
	readonly userFolder: string;
	/** What it wrote to its log. */
	log(): string;
	stop(): Promise<void>;
	/** As when the machine fails: nothing is finished or tidied up. */
	kill(): Promise<void>;
}

export interface Wanted {
	readonly runtime: Runtime;
	/** Its home: database, settings and packages lie here. */
	readonly userFolder: string;
	/** The packed package that is put into it. */
	readonly tarball: string;
	/** The one that it had before, where it is started again: what was told its address still finds it. */
	readonly port?: number;
	/** What its environment has beside the usual. */
	readonly variables?: Readonly<Record<string, string>>;
}

/** Starts an n8n of its own with the package installed as a user would have it, and waits until it serves. */
export async function startN8n({ runtime, userFolder, tarball, port: before, variables }: Wanted): Promise<RunningN8n> {
	await installPackage(userFolder, tarball);
	const [free, brokerPort] = (await freePorts(2)) as [number, number];
	const port = before ?? free;
	// Xero sends browsers back to https addresses and to localhost only.
	const base = `http://localhost:${port}`;
	const n8n = launch({
		program: runtime.node,
		args: [runtime.n8n, 'start'],
		cwd: userFolder,
		env: { ...quiet({ userFolder, port, brokerPort, base }), ...variables },
		logFile: join(userFolder, 'n8n.log'),
	});
	try {
		await step('Starting n8n', () => until('n8n', n8n, () => isReady(base)));
		return { base, api: await connect(base), userFolder, log: n8n.log, stop: n8n.stop, kill: n8n.kill };
	} catch (error) {
		await n8n.stop();
		throw error;
	}
}

/** Once, as n8n does it: into the user's nodes folder, without scripts and without the peer, which n8n brings itself. */
export async function installPackage(userFolder: string, tarball: string): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	if (existsSync(join(nodes, 'node_modules', '.package-lock.json'))) return;
	mkdirSync(nodes, { recursive: true });
	writeFileSync(join(nodes, 'package.json'), JSON.stringify({ name: 'installed-nodes', private: true }));
	await must('npm', ['install', tarball, '--legacy-peer-deps', '--ignore-scripts', '--offline', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: nodes });
}

/** The port answers before the editor and its API do. */
const isReady = async (base: string): Promise<boolean> => (await serves(`${base}/healthz/readiness`)) && (await serves(`${base}/rest/settings`));
