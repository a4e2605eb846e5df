import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must, tool } from './command';

/** A folder of its own under the system's temporary folder, and the way to be rid of it; at the latest it goes when this process does. */
export function temporaryFolder(purpose: string): { path: string; remove: () => void } {
	const path = mkdtempSync(join(tmpdir(), `xero-zoho-${purpose}-`));
	const remove = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 5 });
	process.once('exit', remove);
	return { path, remove };
}

export const build = (): Promise<string> => must(...tool('gulp/bin/gulp.js', 'build'));
/** The same without a look at the types. */
export const bundle = (): Promise<string> => must(...tool('gulp/bin/gulp.js', 'bundle'));

/** `npm pack`: the archive that would be published. */
export async function pack(into: string): Promise<string> {
	mkdirSync(into, { recursive: true });
	const [{ filename }] = JSON.parse(await must('npm', ['pack', '--json', '--ignore-scripts', '--silent', '--pack-destination', into])) as [
		{ filename: string },
	];
	return join(into, filename);
}

/** Unpacks an archive of `npm pack`; what it holds lies in the folder this returns. */
export async function unpack(tarball: string, into: string): Promise<string> {
	mkdirSync(into, { recursive: true });
	await must('tar', ['-xzf', tarball, '-C', into]);
	return join(into, 'package');
}
