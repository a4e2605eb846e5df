import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import { end } from '../command';

/** A program of ours that goes on running until it is stopped. */
export interface Running {
	/** What it wrote so far. */
	log(): string;
	isOver(): boolean;
	stop(): Promise<void>;
	/** Ends it as a crash or a lost machine does: without a chance to finish anything. */
	kill(): Promise<void>;
}

interface Launch {
	readonly program: string;
	readonly args: readonly string[];
	readonly cwd: string;
	readonly env: NodeJS.ProcessEnv;
	readonly logFile: string;
	/** Whom it runs as, where not as us. */
	readonly user?: { readonly uid: number; readonly gid: number };
}

let warden: ChildProcess | undefined;

/** Sees to it that nothing outlives this process, even where it is killed and can end nothing itself. */
function watchOver(child: ChildProcess): void {
	if (child.pid === undefined) return;
	if (!warden) {
		warden = spawn(process.execPath, [join(__dirname, 'warden.mjs')], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
		// It waits for us, and we not for it.
		warden.unref();
		(warden.stdin as unknown as { unref(): void }).unref();
		warden.stdin!.on('error', () => undefined);
	}
	warden.stdin!.write(`+${child.pid}\n`);
	child.once('close', () => warden?.stdin!.write(`-${child.pid}\n`));
}

export function launch({ program, args, cwd, env, logFile, user }: Launch): Running {
	const child = spawn(program, args, { cwd, env, ...user, stdio: ['ignore', 'pipe', 'pipe'] });
	// A process that is started again goes on in the log of the one before.
	const written = createWriteStream(logFile, { flags: 'a' });
	let failed = false;
	child.once('error', (error) => {
		failed = true;
		written.write(`${program} could not be started: ${error.message}\n`);
	});
	child.stdout.pipe(written, { end: false });
	child.stderr.pipe(written, { end: false });
	// Whatever ends this process must not leave one behind; this hook goes before the one that removes its folder.
	const endIt = (): void => void child.kill('SIGKILL');
	process.prependOnceListener('exit', endIt);
	child.once('close', () => process.off('exit', endIt));
	watchOver(child);
	return {
		log: () => readFileSync(logFile, 'utf8'),
		isOver: () => failed || child.exitCode !== null || child.signalCode !== null,
		stop: () => (failed ? Promise.resolve() : end(child)),
		async kill() {
			const gone = new Promise((resolve) => child.once('close', resolve));
			child.kill('SIGKILL');
			await gone;
		},
	};
}

/** Waits until something is so; the error says what it waited for, and what the program wrote last. */
export async function until(what: string, program: Running, isSo: () => Promise<boolean>, patience = 180_000): Promise<void> {
	const over = Date.now() + patience;
	for (;;) {
		if (await isSo()) return;
		const why = program.isOver() ? 'it ended by itself' : Date.now() > over ? `it was not ready after ${patience / 1000} s` : undefined;
		if (why) throw new Error(`${what} did not start: ${why}\n${program.log().split('\n').slice(-20).join('\n')}`);
		await new Promise((resolve) => setTimeout(resolve, 300));
	}
}

/** Whether an address answers 200. */
export const serves = async (url: string): Promise<boolean> =>
	await axios.get(url, { validateStatus: () => true, timeout: 2_000, proxy: false }).then(
		({ status }) => status === 200,
		() => false,
	);
