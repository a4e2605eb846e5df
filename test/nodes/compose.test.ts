import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The compose file for queue mode: what each process needs is there, and nothing that is anybody's secret. */

interface Service {
	readonly image: string;
	readonly command?: string;
	readonly environment?: Readonly<Record<string, string>>;
	readonly volumes?: readonly string[];
	readonly healthcheck?: { readonly test: readonly string[] };
	readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

const text = readFileSync(join(__dirname, '../../docs/compose.queue.yaml'), 'utf8');
const { services } = parse(text, { merge: true }) as { services: Readonly<Record<string, Service>> };
const n8n = Object.entries(services).filter(([, { image }]) => image.startsWith('n8nio/'));

it('has a main process, two workers and a webhook process beside Redis and PostgreSQL', () => {
	expect(Object.keys(services)).toEqual(['redis', 'postgres', 'main', 'worker-1', 'worker-2', 'webhook']);
	expect(n8n.map(([, { command = 'start' }]) => command.split(' ')[0])).toEqual(['start', 'worker', 'worker', 'webhook']);
});

it.each(Object.entries(services))('%s is of a named version and says how it is', (_, { image, healthcheck }) => {
	expect(image).toMatch(/^[a-z0-9]+(\/[a-z0-9]+)?:\d[\d.]*$/);
	expect(healthcheck?.test.length).toBeGreaterThan(1);
});

it.each(n8n)('%s works from the queue with the key and the package of the others', (_, { environment, volumes }) => {
	expect(environment).toMatchObject({
		EXECUTIONS_MODE: 'queue',
		DB_TYPE: 'postgresdb',
		QUEUE_BULL_REDIS_HOST: 'redis',
		N8N_ENCRYPTION_KEY: expect.stringMatching(/^\$\{N8N_ENCRYPTION_KEY:\?/),
	});
	expect(volumes).toContain('./nodes:/home/node/.n8n/nodes:ro');
});

it('holds no secret', () => {
	const secrets = Object.values(services).flatMap(({ environment = {} }) =>
		Object.entries(environment).filter(([name]) => /PASSWORD|KEY|SECRET|TOKEN/.test(name)),
	);
	expect(secrets.length).toBeGreaterThan(0);
	expect(secrets.filter(([, value]) => !/^\$\{\w+:\?[^}]+\}$/.test(value))).toEqual([]);
});

it('waits for what it needs to be well', () => {
	for (const [, { depends_on = {} }] of n8n) expect(Object.values(depends_on).map(({ condition }) => condition)).not.toContain('service_started');
	expect(Object.keys(services.main!.depends_on!)).toEqual(['redis', 'postgres']);
	expect(Object.keys(services['worker-2']!.depends_on!)).toEqual(['main']);
});
