import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

interface Manifest {
	readonly version: string;
	readonly dependencies?: object;
	readonly n8n: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
}

const shipped =
	/^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/(?:nodes|credentials|icons|src)\/.*\.(?:js|svg|png|node\.json)|dist\/src\/libraries\/LICENSES\.txt|dist\/(?:known|types)\/(?:nodes|credentials)\.json)$/;

/** What n8n reads in place of the nodes says the same as package.json: otherwise it would offer what is not there. */
const isToldToN8n = (folder: string, { version, n8n }: Manifest): boolean => {
	const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, 'dist', file), 'utf8'));
	const known = (kind: string): string[] =>
		Object.values(read(`known/${kind}.json`) as Record<string, { sourcePath: string }>).map(({ sourcePath }) => sourcePath);
	const described = read('types/nodes.json') as { communityNodePackageVersion?: string }[];
	return (
		isDeepStrictEqual([known('nodes'), known('credentials')], [n8n.nodes, n8n.credentials]) &&
		described.length === n8n.nodes.length &&
		described.every(({ communityNodePackageVersion }) => communityNodePackageVersion === version)
	);
};

/** What is wrong with an unpacked archive: files that do not belong in it, or that package.json promises in vain. */
export function complaints(folder: string): string[] {
	const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
	const files = (readdirSync(folder, { recursive: true, withFileTypes: true }) as { name: string; parentPath: string; isFile(): boolean }[])
		.filter((entry) => entry.isFile())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(folder.length + 1)
				.replaceAll('\\', '/'),
		);
	const promised = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
	const codexes = manifest.n8n.nodes.map((file) => file.replace(/\.js$/, '.json'));
	return [
		...(Object.keys(manifest.dependencies ?? {}).length > 0 ? ['package.json has runtime dependencies'] : []),
		...(isToldToN8n(folder, manifest) ? [] : ['dist/known and dist/types do not tell of what package.json lists: build again']),
		...files.filter((file) => !shipped.test(file)).map((file) => `${file} does not belong into the package`),
		...[...promised, ...codexes].filter((file) => !existsSync(join(folder, file))).map((file) => `${file} is missing`),
	];
}
