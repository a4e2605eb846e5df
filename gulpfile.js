// `gulp build` makes dist/: exactly what is published, and nothing that needs another package at run time.
const { execFile } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { promisify } = require('node:util');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

const run = promisify(execFile);

const clean = () => fs.promises.rm('dist', { recursive: true, force: true });

/** Types are checked, not only taken away. */
const check = async () => {
	try {
		await run(process.execPath, [require.resolve('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json']);
	} catch (error) {
		throw new Error(error.stdout || error.message);
	}
};

const { nodes: nodeFiles, credentials: credentialFiles } = require('./package.json').n8n;
const sourceOf = (file) => file.replace(/^dist/, '.').replace(/\.js$/, '.ts');

const options = { bundle: true, platform: 'node', format: 'cjs', target: 'es2022', external: ['n8n-workflow'] };

/** All nodes in one file, which n8n opens in half the time that hundreds of small ones take, and at the places that n8n looks at what leads there. */
const nodes = async () => {
	await esbuild.build({
		...options,
		stdin: { contents: nodeFiles.map((file) => `export * from '${sourceOf(file)}';`).join('\n'), resolveDir: __dirname },
		outfile: 'dist/nodes/nodes.js',
		plugins: [doorsStayOutside],
	});
	for (const file of nodeFiles) {
		const [name] = path.basename(file).split('.');
		await fs.promises.mkdir(path.dirname(file), { recursive: true });
		await fs.promises.writeFile(file, `"use strict";\nexports.${name} = require("../nodes.js").${name};\n`);
	}
};

const doorsStayOutside = {
	name: 'doors stay outside',
	setup: ({ onResolve }) => onResolve({ filter: /\/libraries\/\w+$/ }, ({ path: door }) => ({ path: `../src/libraries/${path.basename(door)}.js`, external: true })),
};

/** Each by itself: n8n opens all of them whenever it starts. */
const credentials = () => esbuild.build({ ...options, entryPoints: credentialFiles.map(sourceOf), outdir: 'dist/credentials' });

/** Icons, and the codex that puts each node in its place in n8n's panel. */
const assets = () =>
	src(['{nodes,credentials,icons}/**/*.{svg,png}', 'nodes/**/*.node.json'], { base: '.', encoding: false, allowEmpty: true }).pipe(dest('dist'));

/** src/libraries holds the only doors to third-party code; each is bundled with what is behind it, and opened where it is first used. */
const libraries = async () => {
	const doors = listDoors();
	if (doors.length === 0) return;
	const { metafile } = await esbuild.build({
		...options,
		entryPoints: doors,
		outdir: bundles,
		mainFields: ['module', 'main'],
		// Its other build asks Node for worker threads, which no node of n8n's may have.
		alias: { fflate: 'fflate/browser' },
		// preact knows timers for browsers without promises; n8n allows none in a node.
		define: { setTimeout: 'undefined' },
		metafile: true,
	});
	for (const { name } of doors.map((file) => path.parse(file))) await fs.promises.writeFile(`dist/src/libraries/${name}.js`, lazyDoor(name));
	await fs.promises.writeFile('dist/src/libraries/LICENSES.txt', licences(metafile));
};

const bundles = path.resolve('dist/src/libraries/bundled');

/** n8n loads nodes when it starts, and libraries serve runs: none is loaded before something of it is used. */
const lazyDoor = (name) =>
	[
		'"use strict";',
		'Object.defineProperty(exports, "__esModule", { value: true });',
		'let library;',
		`const loaded = () => (library ??= require("./bundled/${name}.js"));`,
		...Object.keys(require(path.join(bundles, `${name}.js`))).map((key) => `Object.defineProperty(exports, "${key}", { enumerable: true, get: () => loaded().${key} });`),
		'',
	].join('\n');

const listDoors = () =>
	fs.existsSync('src/libraries') ? fs.readdirSync('src/libraries').filter((name) => name.endsWith('.ts')).map((name) => path.join('src/libraries', name)) : [];

/** The terms of everything that was bundled: those licences ask to travel with the code. */
const licences = (metafile) => {
	const folders = new Set(Object.keys(metafile.inputs).map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]).filter(Boolean));
	return [...folders].sort().map((folder) => {
		const { name, version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
		const terms = fs.readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
		if (!terms) throw new Error(`${name} is bundled but carries no licence`);
		return `${name} ${version}\n\n${fs.readFileSync(path.join(folder, terms), 'utf8').trim()}\n`;
	}).join('\n----\n\n');
};

/** What n8n reads at its start in place of the nodes: their descriptions, and where each is loaded from when a workflow first needs it. */
const metadata = async () => {
	await run(process.execPath, [require.resolve('n8n-core/bin/generate-metadata')]);
	// n8n's own lint of its nodes is alone in reading it.
	await fs.promises.rm('dist/methods', { recursive: true });
};

/** The tables of operations and fields in docs/. */
const docs = () => run(process.execPath, [require.resolve('tsx/cli'), 'scripts/docs.ts']);

/** The templates as files that n8n can browse, see docs/templates.md. */
const templates = () => run(process.execPath, [require.resolve('tsx/cli'), '--eval', "require('./scripts/templates/host').writeLibrary()"]);

exports.clean = clean;
exports.templates = templates;
exports.docs = docs;
const bundle = parallel(nodes, credentials, libraries, assets, docs, templates);

/** Without a look at the types, for whoever looks at those of everything. */
exports.bundle = series(clean, bundle, metadata);
exports.build = series(clean, parallel(check, bundle), metadata);
exports.default = exports.build;
