import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { step } from '../progress';
import { quiet } from './environment';
import { freePorts } from './ports';
import { launch, serves, until, type Running } from './process';
import { startN8n, type RunningN8n, type Wanted } from './server';
import { startPostgres, startRedis } from './services';

/** n8n in queue mode, as docs/compose.queue.yaml has it, on one machine: the main process, workers that run what lies in the queue, and one that takes webhooks. */
export interface QueueN8n extends RunningN8n {
	/** Where production webhooks are taken, such as http://localhost:5690 */
	readonly webhooks: string;
	readonly workers: readonly Worker[];
	/** The process that has the editor and the triggers: stopped as an administrator does it, and started again at the same address. */
	readonly main: { stop(): Promise<void>; start(): Promise<void> };
}

export interface Worker {
	log(): string;
	/** Ends it without a chance to finish what it is at. */
	kill(): Promise<void>;
	/** Again, after it was killed. */
	start(): Promise<void>;
}

const WORKERS = 2;
const AT_ONCE = 5;

/** How long a job may be without a sign of life before it counts as lost; n8n's own minute would only make a test wait. Milliseconds. */
const PATIENCE = { QUEUE_WORKER_LOCK_DURATION: '30000', QUEUE_WORKER_LOCK_RENEW_TIME: '5000', QUEUE_WORKER_STALLED_INTERVAL: '10000' };

type Ending = () => Promise<void>;

export async function startQueueN8n({ runtime, userFolder, tarball, port, variables }: Wanted): Promise<QueueN8n> {
	const open: Ending[] = [];
	const stop: Ending = async () => {
		for (const end of open.splice(0).reverse()) await end();
	};
	try {
		const [redis, postgres] = await step('Starting Redis and PostgreSQL', () => Promise.all([startRedis(), startPostgres()]));
		open.push(redis.stop, postgres.stop);
		const [webhookPort] = (await freePorts(1)) as [number];
		const webhooks = `http://localhost:${webhookPort}`;
		const shared = {
			...variables,
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			...PATIENCE,
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'postgres',
			N8N_WEBHOOK_URL: webhooks,
		};
		const startMain = (at: number | undefined): Promise<RunningN8n> => startN8n({ runtime, userFolder, tarball, ...(at && { port: at }), variables: shared });
		// It makes the tables, which the others find.
		let main = await startMain(port);
		open.push(async () => await main.stop());
		const starting = { runtime, packages: join(userFolder, '.n8n', 'nodes'), base: main.base, variables: shared };
		const workers = await step(`Starting ${WORKERS} workers and a webhook process`, async () => {
			const receiver = startProcess({ ...starting, home: join(userFolder, 'webhook'), args: ['webhook'], port: webhookPort });
			const all = Array.from({ length: WORKERS }, (_, index) =>
				startProcess({ ...starting, home: join(userFolder, `worker-${index + 1}`), args: ['worker', `--concurrency=${AT_ONCE}`] }),
			);
			open.push(
				...[receiver, ...all].map(
					(one): Ending =>
						async () =>
							await (await one).stop(),
				),
			);
			await receiver;
			return await Promise.all(all);
		});
		const again = { stop: async () => await main.stop(), start: async () => void (main = await startMain(Number(new URL(main.base).port))) };
		return { ...main, webhooks, workers, main: again, stop };
	} catch (error) {
		await stop().catch(() => undefined);
		throw error;
	}
}

interface Starting {
	readonly runtime: Wanted['runtime'];
	/** The packages of the main process: each process loads its own copy. */
	readonly packages: string;
	readonly base: string;
	readonly variables: Readonly<Record<string, string>>;
	readonly home: string;
	readonly args: readonly string[];
	readonly port?: number;
}

/** Another process of the same n8n, in a home of its own. */
async function startProcess({ runtime, packages, base, variables, home, args, port }: Starting): Promise<Worker & { stop(): Promise<void> }> {
	mkdirSync(join(home, '.n8n'), { recursive: true });
	cpSync(packages, join(home, '.n8n', 'nodes'), { recursive: true });
	const [free, brokerPort, healthPort] = (await freePorts(3)) as [number, number, number];
	const health = { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(healthPort), N8N_WORKER_SERVER_ADDRESS: '127.0.0.1' };
	const env = { ...quiet({ userFolder: home, port: port ?? free, brokerPort, base }), ...variables, ...(port ? {} : health) };
	let running: Running;
	const start = async (): Promise<void> => {
		running = launch({ program: runtime.node, args: [runtime.n8n, ...args], cwd: home, env, logFile: join(home, 'n8n.log') });
		await until(`n8n ${args.join(' ')}`, running, async () => await serves(`http://127.0.0.1:${port ?? healthPort}/healthz/readiness`));
	};
	try {
		await start();
	} catch (error) {
		await running!.stop();
		throw error;
	}
	return { log: () => running.log(), kill: () => running.kill(), start, stop: () => running.stop() };
}
