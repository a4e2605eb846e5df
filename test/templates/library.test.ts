import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, serveTemplates, type TemplatesHost } from '../../scripts/templates/host';

let host: TemplatesHost;
beforeAll(async () => (host = await serveTemplates()));
afterAll(() => host.close());

const get = async (address: string): Promise<Record<string, unknown>> => {
	const answer = await fetch(`${host.url}/${address}`);
	expect(answer.status).toBe(200);
	expect(answer.headers.get('access-control-allow-origin')).toBe('*');
	return (await answer.json()) as Record<string, unknown>;
};

it('lists every template with what it is about and whose nodes it has', async () => {
	expect(await get('health')).toEqual({ status: 'OK' });
	const { totalWorkflows, workflows } = (await get('templates/search?page=1&rows=20&search=')) as {
		totalWorkflows: number;
		workflows: Record<string, unknown>[];
	};
	expect(workflows).toHaveLength(totalWorkflows);
	expect(totalWorkflows).toBeGreaterThanOrEqual(15);
	for (const { id, name, description, nodes } of workflows) {
		expect(id).toBeGreaterThanOrEqual(100);
		expect(String(description)).toContain('##');
		expect((nodes as unknown[]).length).toBeGreaterThan(0);
		expect(name).toMatch(/^\d\d /);
	}
	expect(new Set(workflows.map(({ id }) => id)).size).toBe(totalWorkflows);
});

it('hands out the very workflow that is shipped', async () => {
	const shipped = JSON.parse(readFileSync(join(__dirname, '..', '..', 'workflows-templates', '01-books-invoices-to-xero.json'), 'utf8')) as { name: string };
	expect(await get('workflows/templates/101')).toEqual({ id: 101, name: shipped.name, workflow: shipped });
	expect(await get('templates/workflows/101')).toMatchObject({ workflow: { id: 101, name: shipped.name, categories: [{ name: 'Accounting' }] } });
});

it('lets the editor ask from its own origin, and has nothing else', async () => {
	// With its cookies, so that no star will do.
	const headers = { origin: 'http://localhost:5678', 'access-control-request-headers': 'n8n-version' };
	const asked = await fetch(`${host.url}/templates/search`, { method: 'OPTIONS', headers });
	const told = ['origin', 'headers', 'credentials'].map((name) => asked.headers.get(`access-control-allow-${name}`));
	expect([asked.status, ...told]).toEqual([204, 'http://localhost:5678', 'n8n-version', 'true']);
	expect((await fetch(`${host.url}/templates/workflows/999`)).status).toBe(404);
	expect((await fetch(`${host.url}/..%2f..%2fpackage.json`)).status).toBe(404);
	expect(folder).toContain('.work');
});
