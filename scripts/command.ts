import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** The package's own folder. */
export const root = join(__dirname, '..');

export interface Ran {
	readonly code: number;
	/** Everything it printed, both streams in order. */
	readonly output: string;
}

interface How {
	readonly cwd?: string;
	readonly env?: NodeJS.ProcessEnv;
	/** Lets it print to this terminal too. */
	readonly loud?: 'errors' | 'all';
	/** Whom it runs as, where not as us. */
	readonly user?: { readonly uid: number; readonly gid: number };
}

/** Runs a program to its end. */
export function run(program: string, args: readonly string[], { cwd = root, env = process.env, loud, user }: How = {}): Promise<Ran> {
	const child = spawn(program, args, { cwd, env, ...user, stdio: ['ignore', 'pipe', 'pipe'], shell: program === 'npm' && process.platform === 'win32' });
	const printed: string[] = [];
	const keep = (show: boolean) => (chunk: Buffer) => {
		printed.push(chunk.toString());
		if (show) process.stdout.write(chunk);
	};
	child.stdout.on('data', keep(loud === 'all'));
	child.stderr.on('data', keep(loud !== undefined));
	return new Promise((resolve, reject) => {
		child.on('error', (error) => reject(new Error(`${program} could not be started: ${error.message}`)));
		child.on('close', (code) => resolve({ code: code ?? 1, output: printed.join('') }));
	});
}

/** Runs a program that must succeed; otherwise its words are the error. */
export async function must(program: string, args: readonly string[], how?: How): Promise<string> {
	const { code, output } = await run(program, args, how);
	if (code !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${code}\n${output.trim()}`);
	return output;
}

/** The JavaScript of an installed development tool, run by this very Node. */
export const tool = (file: string, ...args: string[]): [string, string[]] => [process.execPath, [join(root, 'node_modules', file), ...args]];

/** Ends a process that we started and waits until it is gone. */
export async function end(child: ChildProcess, patience = 10_000): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((resolve) => child.once('close', resolve));
	child.kill('SIGTERM');
	const force = setTimeout(() => child.kill('SIGKILL'), patience);
	await gone;
	clearTimeout(force);
}
