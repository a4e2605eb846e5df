import { execFileSync } from 'node:child_process';
import { accessSync, chownSync, constants, existsSync, readdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import { delimiter, join } from 'node:path';
import { must } from '../command';
import { temporaryFolder } from '../pack';
import { freePorts } from './ports';
import { launch, until, type Running } from './process';

/** The Redis and the PostgreSQL that n8n's queue mode needs: Debian's programs, on loopback, in folders that go when they do. No service of the system is touched. */

export interface Service {
	readonly port: number;
	stop(): Promise<void>;
}

const PACKAGES = 'apt-get install redis-server postgresql';

/** What is missing here, as a sentence that says what to do; nothing where all is there. */
export function missing(): string | undefined {
	const lacking = [redisProgram() ? [] : ['redis-server'], postgresPrograms() ? [] : ['PostgreSQL (initdb and postgres)']].flat();
	if (lacking.length) return `${lacking.join(' and ')} cannot be found. On Debian: ${PACKAGES}`;
	return isRoot() && !postgresUser()
		? `PostgreSQL does not run as root, and there is no user "postgres" to run it as. Debian's package makes one: ${PACKAGES}`
		: undefined;
}

const isRoot = (): boolean => process.getuid?.() === 0;

const isProgram = (file: string): boolean => {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
};

const inPath = (name: string): string | undefined =>
	(process.env.PATH ?? '')
		.split(delimiter)
		.map((folder) => join(folder, name))
		.find(isProgram);

const redisProgram = (): string | undefined => inPath('redis-server');

const DEBIAN = '/usr/lib/postgresql';

/** The folder of PostgreSQL's programs: Debian keeps them by version, outside the path. */
function postgresPrograms(): string | undefined {
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one)) : [];
	const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)];
	return folders.find((folder) => isProgram(join(folder, 'initdb')) && isProgram(join(folder, 'postgres')));
}

function postgresUser(): { uid: number; gid: number } | undefined {
	const id = (which: string): number => Number(execFileSync('id', [which, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
	try {
		return { uid: id('-u'), gid: id('-g') };
	} catch {
		return undefined;
	}
}

const isOpen = async (port: number): Promise<boolean> =>
	await new Promise((resolve) => {
		const socket = createConnection({ host: '127.0.0.1', port });
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
		socket.once('connect', () => socket.destroy());
	});

async function served(name: string, program: Running, folder: { remove(): void }, port: number): Promise<Service> {
	const stop = async (): Promise<void> => {
		await program.stop();
		folder.remove();
	};
	try {
		await until(name, program, async () => await isOpen(port), 60_000);
		return { port, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** A Redis that keeps nothing on disk. */
export async function startRedis(): Promise<Service> {
	const folder = temporaryFolder('redis');
	const [port] = (await freePorts(1)) as [number];
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder.path, '--daemonize', 'no'];
	const program = launch({ program: redisProgram()!, args, cwd: folder.path, env: process.env, logFile: join(folder.path, 'log') });
	return await served('Redis', program, folder, port);
}

/** A PostgreSQL with an empty database `postgres` of the user `postgres`; whoever reaches its port on loopback is let in. */
export async function startPostgres(): Promise<Service> {
	const folder = temporaryFolder('postgres');
	const [port] = (await freePorts(1)) as [number];
	const user = isRoot() ? postgresUser() : undefined;
	if (user) chownSync(folder.path, user.uid, user.gid);
	const programs = postgresPrograms()!;
	const data = join(folder.path, 'data');
	const how = { cwd: folder.path, ...(user && { user }) };
	await must(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'], how);
	// What it holds need not outlive it, so it need not wait for the disk.
	const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: folder.path, fsync: 'off', max_connections: '200' };
	const args = ['-D', data, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
	const program = launch({ program: join(programs, 'postgres'), args, env: process.env, logFile: `${folder.path}/log`, ...how });
	return await served('PostgreSQL', program, folder, port);
}
