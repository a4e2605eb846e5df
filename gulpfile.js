// `gulp build` makes dist/: exactly what is published, and nothing that needs another package at run time.
const { execFile } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { promisify } = require('node:util');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

const run = promisify(execFile);

const clean = () => fs.promises.rm('dist', { recursive: true, force: true });

const compile = async () => {
	try {
		await run(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.json']);
	} catch (error) {
		throw new Error(error.stdout || error.message);
	}
};

/** Icons, and the codex that puts each node in its place in n8n's panel. */
const assets = () =>
	src(['{nodes,credentials,icons}/**/*.{svg,png}', 'nodes/**/*.node.json'], { base: '.', encoding: false, allowEmpty: true }).pipe(dest('dist'));

/** src/libraries holds the only doors to third-party code; each is bundled with what is behind it. */
const libraries = async () => {
	const doors = listDoors();
	if (doors.length === 0) return;
	const { metafile } = await esbuild.build({
		entryPoints: doors,
		outdir: 'dist/src/libraries',
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'es2022',
		mainFields: ['module', 'main'],
		// Its other build asks Node for worker threads, which no node of n8n's may have.
		alias: { fflate: 'fflate/browser' },
		external: ['n8n-workflow'],
		metafile: true,
	});
	await fs.promises.writeFile('dist/src/libraries/LICENSES.txt', licences(metafile));
};

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

/** The tables of operations and fields in docs/. */
const docs = () => run(process.execPath, [require.resolve('tsx/cli'), 'scripts/docs.ts']);

exports.clean = clean;
exports.docs = docs;
exports.build = series(clean, parallel(compile, assets, docs), libraries);
exports.default = exports.build;
