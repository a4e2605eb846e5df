/** Words for the person who waits: what is being done, and that it is still being done. */

export const say = (line = ''): void => {
	process.stdout.write(`${line}\n`);
};

export const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Does something that takes a while: says so, says every ten seconds that it goes on, and says how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
	const began = Date.now();
	say(`${title} ...`);
	const ticking = setInterval(() => say(`  ${title}: ${seconds(began)} so far`), 10_000);
	try {
		const result = await work();
		say(`  ${title}: done in ${seconds(began)}`);
		return result;
	} finally {
		clearInterval(ticking);
	}
}

/** Lines of a table whose columns are as wide as their widest cell. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
	const widths = rows.reduce<number[]>((widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, String(cell).length)), []);
	return rows.map((row) => `  ${row.map((cell, column) => String(cell).padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}
