import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { must, root } from '../command';
import { Search } from './search';
import { writingsOf } from './writings';

/** Looks through all that an n8n left behind for secrets that it was given. */

export interface Report {
	/** Each place with a secret in it, such as `rows/execution_data.data: access_token 3`; the secret itself is not shown. */
	readonly found: readonly string[];
	/** Places where the control was expected and is missing: then the check itself is blind. */
	readonly blind: readonly string[];
	readonly secrets: number;
	readonly writings: number;
	readonly files: number;
	readonly bytes: number;
	readonly tables: number;
	readonly rows: number;
	readonly seconds: number;
}

/** What n8n itself keeps where it is; nothing of ours is in its hands there. */
const ITS_OWN: readonly (readonly [name: RegExp, place: RegExp])[] = [
	// A key of its public API stands in the table as it is.
	[/^n8n: API key/, /^(?:rows\/user_api_keys\.apiKey|\.n8n\/database\.sqlite(?:-wal)?)$/],
	// The key that it encrypts with.
	[/^n8n: encryption key/, /^\.n8n\/config$/],
];

const CONTROL = 'control';

/** A value that nothing else holds, with characters that encodings change. */
export const newControl = (): string => `"${randomUUID()}" +/ä&<'`;

/** All writings of the control, to be put where n8n stores what it is given. */
export const inAllWritings = (control: string): string =>
	writingsOf(control)
		.map((bytes) => bytes.toString('utf8'))
		.join('\n');

interface Left {
	/** n8n's home. */
	readonly home: string;
	/** By name. */
	readonly secrets: ReadonlyMap<string, string>;
	readonly control: string;
	/** The Node that knows SQLite. */
	readonly node: string;
}

/** Of an n8n that has stopped, so that nothing is on its way to the disk. */
export async function lookForSecrets({ home, secrets, control, node }: Left): Promise<Report> {
	const began = Date.now();
	mkdirSync(join(home, 'shown'), { recursive: true });
	writeFileSync(join(home, 'shown', 'control.gz'), gzipSync(control));
	const dumped = await must(node, ['--no-warnings', join(root, 'scripts', 'leaks', 'rows.mjs'), join(home, '.n8n', 'database.sqlite'), join(home, 'rows')]);
	const { tables, rows } = JSON.parse(dumped) as { tables: number; rows: number };
	const search = new Search(new Map([...secrets, [CONTROL, control]]));
	const places = readdirSync(home, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(home, join(entry.parentPath, entry.name)).replace(/\\/g, '/'));
	let bytes = 0;
	const found = places.flatMap((place) => {
		const content = readFileSync(join(home, place));
		bytes += content.length;
		return [...search.in(content)].map((name) => ({ name, place }));
	});
	const controlled = found.filter(({ name }) => name === CONTROL).map(({ place }) => place);
	return {
		found: found
			.filter(({ name, place }) => name !== CONTROL && !ITS_OWN.some(([its, where]) => its.test(name) && where.test(place)))
			.map(({ name, place }) => `${place}: ${name}`),
		blind: ['rows/workflow_entity.nodes', 'shown/control.gz'].filter((place) => !controlled.includes(place)),
		secrets: secrets.size,
		writings: search.writings,
		files: places.length,
		bytes,
		tables,
		rows,
		seconds: (Date.now() - began) / 1000,
	};
}

/** Of several n8ns. */
export const together = (reports: readonly Report[]): Report => {
	const sum = (of: (report: Report) => number): number => reports.reduce((all, report) => all + of(report), 0);
	return {
		found: reports.flatMap(({ found }) => found),
		blind: reports.flatMap(({ blind }) => blind),
		secrets: sum(({ secrets }) => secrets),
		writings: sum(({ writings }) => writings),
		files: sum(({ files }) => files),
		bytes: sum(({ bytes }) => bytes),
		tables: sum(({ tables }) => tables),
		rows: sum(({ rows }) => rows),
		seconds: sum(({ seconds }) => seconds),
	};
};

/** For the person who waits. */
export const inWords = ({ found, secrets, writings, files, bytes, tables, rows, seconds }: Report): string =>
	`Looked for ${secrets} secrets in ${writings} writings: ${files} files, ${(bytes / 1e6).toFixed(0)} MB, ${rows} rows of ${tables} tables, ${seconds.toFixed(1)} s. Found: ${found.length}`;
