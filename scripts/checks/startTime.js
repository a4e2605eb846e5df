// `node startTime.js <folder>` tells, as JSON, how many milliseconds of the processor n8n's own loaders take for the package that lies unpacked in the folder.
// It is a program of its own, because whatever is loaded a second time costs nothing.
const { LazyPackageDirectoryLoader } = require('n8n-core/dist/nodes-loader/lazy-package-directory-loader');
const { PackageDirectoryLoader } = require('n8n-core/dist/nodes-loader/package-directory-loader');

/** What n8n does when it starts: it reads what the package tells of its nodes, and loads every credential. */
async function start(folder) {
	const loader = new LazyPackageDirectoryLoader(folder);
	await loader.loadAll();
	for (const name of Object.keys(loader.known.credentials)) loader.getCredential(name);
	return loader;
}

/** What it does when the package is being installed, or lies in a folder of custom nodes: it loads every node. */
const loadEverything = (folder) => new PackageDirectoryLoader(folder).loadAll();

/** Other programs on the machine do not lengthen it, as they would lengthen the time on a clock. */
async function timed(work) {
	const before = process.cpuUsage();
	const result = await work();
	const { user, system } = process.cpuUsage(before);
	return [(user + system) / 1000, result];
}

void (async () => {
	const folder = process.argv[2];
	const [started, { isLazyLoaded }] = await timed(() => start(folder));
	const [loaded] = await timed(() => loadEverything(folder));
	process.stdout.write(JSON.stringify({ start: started, everything: started + loaded, isPrepared: isLazyLoaded }));
})();
