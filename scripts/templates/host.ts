import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import sirv from 'sirv';
import { root } from '../command';
import type { Workflow } from '../n8n/client';
import { libraryOf, type Shipped } from './library';

/** Where `gulp templates` leaves the files; any web server can serve them. */
export const folder = join(root, '.work', 'templates-host');

/** The picture of a canvas or page, by the name of its file. */
export const pictureOf = (name: string): string => `${name.replace(/\.json$/, '')}.jpg`;

/** All of them, in the order of their numbers. */
export const shippedTemplates = (): Shipped[] =>
	readdirSync(join(root, 'workflows-templates'))
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => ({ file, workflow: JSON.parse(readFileSync(join(root, 'workflows-templates', file), 'utf8')) as Workflow }));

/** Writes the templates as files that n8n can browse. */
export function writeLibrary(): void {
	rmSync(folder, { recursive: true, force: true });
	for (const [address, content] of Object.entries(libraryOf(shippedTemplates(), root))) {
		mkdirSync(dirname(join(folder, address)), { recursive: true });
		writeFileSync(join(folder, address), JSON.stringify(content));
	}
}

export interface TemplatesHost {
	readonly url: string;
	close(): Promise<void>;
}

/** Serves them on this machine. The editor asks from the browser, so another origin must be let in. */
export async function serveTemplates(): Promise<TemplatesHost> {
	writeLibrary();
	const files = sirv(folder, { dev: true, setHeaders: (response) => response.setHeader('content-type', 'application/json') });
	const server = createServer((request, response) => {
		response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
		response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '*');
		response.setHeader('access-control-allow-credentials', 'true');
		if (request.method === 'OPTIONS') response.writeHead(204).end();
		else files(request, response, () => void response.writeHead(404).end('{}'));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
	};
}
