const { existsSync } = require('node:fs');
const { join } = require('node:path');
const esbuild = require('esbuild');

/**
 * n8n's engine as one file for each of its two packages. Jest opens every module anew for each file of tests, and n8n's are eighteen hundred: as one, they
 * take half the time. Built once for each version, where the other tools keep what they build.
 */
const root = join(__dirname, '..', '..');
const versionOf = (name) => require(join(root, 'node_modules', name, 'package.json')).version;
const bundleOf = (name) => join(root, 'node_modules', '.cache', 'engine', `${name}-${versionOf(name)}.js`);

/** The engine must see the very classes that nodes and tests see. */
const packages = { 'n8n-workflow': [], 'n8n-core': ['n8n-workflow'] };

module.exports = {
	mapper: Object.fromEntries(Object.keys(packages).map((name) => [`^${name}$`, bundleOf(name)])),
	async build() {
		for (const [name, external] of Object.entries(packages)) {
			if (existsSync(bundleOf(name))) continue;
			await esbuild.build({
				stdin: { contents: `module.exports = require('${name}');`, resolveDir: root },
				outfile: bundleOf(name),
				bundle: true,
				platform: 'node',
				format: 'cjs',
				keepNames: true,
				// Built for one processor, and asked for where it is there.
				external: [...external, '*.node', 'cpu-features'],
				logLevel: 'error',
			});
		}
	},
};
