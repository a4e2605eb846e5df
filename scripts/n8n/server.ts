import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import { end, must } from '../command';
import { step } from '../progress';
import { connect, type N8n } from './client';
import { quiet } from './environment';
import { freePorts } from './ports';
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
}

interface Wanted {
	readonly runtime: Runtime;
	/** Its home: database, settings and packages lie here. */
	readonly userFolder: string;
	/** The packed package that is put into it. */
	readonly tarball: string;
	/** The one that it had before, where it is started again: what was told its address still finds it. */
	readonly port?: number;
}

/** Starts an n8n of its own with the package installed as a user would have it, and waits until it serves. */
export async function startN8n({ runtime, userFolder, tarball, port: before }: Wanted): Promise<RunningN8n> {
	await installPackage(userFolder, tarball);
	const [free, brokerPort] = (await freePorts(2)) as [number, number];
	const port = before ?? free;
	// Xero sends browsers back to https addresses and to localhost only.
	const base = `http://localhost:${port}`;
	const logFile = join(userFolder, 'n8n.log');
	const log = () => readFileSync(logFile, 'utf8');

	const child = spawn(runtime.node, [runtime.n8n, 'start'], {
		cwd: userFolder,
		env: quiet({ userFolder, port, brokerPort, base }),
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const written = createWriteStream(logFile);
	child.stdout.pipe(written, { end: false });
	child.stderr.pipe(written, { end: false });
	const stop = () => end(child);
	// Whatever ends this process must not leave an n8n behind; this hook goes before the one that removes its folder.
	process.prependOnceListener('exit', () => void child.kill('SIGKILL'));

	try {
		await step('Starting n8n', () => ready(base, () => child.exitCode !== null));
		return { base, api: await connect(base), userFolder, log, stop };
	} catch (error) {
		await stop();
		throw new Error(`n8n did not start: ${(error as Error).message}\n${log().split('\n').slice(-20).join('\n')}`);
	}
}

/** As n8n does it: into the user's nodes folder, without scripts and without the peer, which n8n brings itself. */
async function installPackage(userFolder: string, tarball: string): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	mkdirSync(nodes, { recursive: true });
	writeFileSync(join(nodes, 'package.json'), JSON.stringify({ name: 'installed-nodes', private: true }));
	await must('npm', ['install', tarball, '--legacy-peer-deps', '--ignore-scripts', '--offline', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: nodes });
}

async function ready(base: string, isOver: () => boolean, patience = 180_000): Promise<void> {
	const until = Date.now() + patience;
	while (Date.now() < until) {
		if (isOver()) throw new Error('it ended by itself');
		const answer = await axios.get(`${base}/healthz/readiness`, { validateStatus: () => true, timeout: 2_000, proxy: false }).catch(() => undefined);
		// The port answers before the editor and its API do.
		if (answer?.status === 200 && (await axios.get(`${base}/rest/settings`, { validateStatus: () => true, proxy: false })).status === 200) return;
		await new Promise((resolve) => setTimeout(resolve, 300));
	}
	throw new Error(`it was not ready after ${patience / 1000} s`);
}
