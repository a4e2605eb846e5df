// `node scripts/run.mjs <script.ts> [arguments]` runs a script of this package from a bare clone:
// it needs nothing but Node and npm, and installs the development packages when they are missing or out of date.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [script, ...args] = process.argv.slice(2);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`Node 20.19 or newer is needed; this is ${process.versions.node}. See https://nodejs.org.`);
	process.exit(1);
}

if (!isInstalled()) await install();
process.exitCode = await start(process.execPath, [createRequire(join(root, 'package.json')).resolve('tsx/cli'), join(root, script), ...args]);

/** npm notes what it installed in a lockfile inside node_modules, as the last thing it does. */
function isInstalled() {
	const noted = join(root, 'node_modules', '.package-lock.json');
	if (!existsSync(noted)) return false;
	const { packages: present } = JSON.parse(readFileSync(noted, 'utf8'));
	const { packages: wanted } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
	return Object.entries(wanted).every(([path, { integrity, optional, peer }]) => path === '' || optional || peer || present[path]?.integrity === integrity);
}

async function install() {
	const began = Date.now();
	const seconds = () => Math.round((Date.now() - began) / 1000);
	console.log('Installing the development packages (npm ci, about a minute) ...');
	const ticking = setInterval(() => console.log(`  still installing, ${seconds()} s`), 10_000);
	const code = await start('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
	clearInterval(ticking);
	if (code !== 0) {
		console.error('npm could not install the packages of package-lock.json: see its words above. It needs access to an npm registry and about 1 GB of disk.');
		process.exit(code);
	}
	console.log(`Installed in ${seconds()} s.`);
}

/** Runs a program in this terminal, hands it our signals, and tells its exit code. */
function start(program, programArgs) {
	const child = spawn(program, programArgs, { cwd: root, stdio: 'inherit', shell: program === 'npm' && process.platform === 'win32' });
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
	const pass = (signal) => child.kill(signal);
	for (const signal of signals) process.on(signal, pass);
	return new Promise((resolve) => {
		child.on('error', (error) => {
			console.error(`${program} could not be started: ${error.message}`);
			resolve(1);
		});
		child.on('close', (code, signal) => {
			for (const name of signals) process.off(name, pass);
			resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
		});
	});
}
