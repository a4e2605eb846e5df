import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, tool } from '../../scripts/command';

const isThere = (id: number): boolean => {
	try {
		return process.kill(id, 0);
	} catch {
		return false;
	}
};

async function until(holds: () => boolean): Promise<void> {
	const end = Date.now() + 20_000;
	while (!holds() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
}

it('a program of ours ends when the process that started it is killed', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'warden-'));
	const script = `
import { launch } from ${JSON.stringify(join(root, 'scripts', 'n8n', 'process'))};
launch({ program: process.execPath, args: ['-e', 'console.log(process.pid); setInterval(() => undefined, 1000)'], cwd: ${JSON.stringify(folder)}, env: process.env, logFile: ${JSON.stringify(join(folder, 'log'))} });
console.log(process.pid);
setInterval(() => undefined, 1000);`;
	const [program, args] = tool('tsx/dist/cli.mjs', '-e', script);
	const starter = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
	let said = '';
	starter.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const started = (): number => {
		try {
			return Number(readFileSync(join(folder, 'log'), 'utf8').trim());
		} catch {
			return 0;
		}
	};
	await until(() => started() > 0 && said.includes('\n'));
	const id = started();
	expect(isThere(id)).toBe(true);
	// The process itself, and not what runs it.
	process.kill(Number(said.trim()), 'SIGKILL');
	await until(() => !isThere(id));
	expect(isThere(id)).toBe(false);
	rmSync(folder, { recursive: true });
});
