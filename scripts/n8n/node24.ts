import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** n8n 2.41 runs on Node 24 only; where this Node is older, the one that was installed beside n8n serves. */
export function node24(runtime: string): string {
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	const bundled = join(runtime, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
	if (!existsSync(bundled)) {
		throw new Error(
			`n8n needs Node 24; this is ${process.versions.node}, and none is bundled for ${process.platform} ${process.arch}. Install Node 24 (https://nodejs.org) and run this again.`,
		);
	}
	try {
		execFileSync(bundled, ['--version'], { stdio: 'pipe' });
	} catch (error) {
		throw new Error(
			`The bundled Node 24 does not run on this system (${(error as Error).message.trim()}). Install Node 24 (https://nodejs.org) and run this again.`,
		);
	}
	return bundled;
}
