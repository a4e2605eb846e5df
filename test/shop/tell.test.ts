import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tellOfTrade } from '../../sandbox/shop/tell';
import { deliveredIn } from '../../src/shop/delivery';
import { isSignedInBase64 } from '../../src/wire/signature';
import { fromJson } from '../../src/wire/text';

const SECRET = 'what a shop signs with';

it('plays a shop that tells of its trade, signed', async () => {
	const heard: string[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks);
			const isOurs = isSignedInBase64([SECRET], body, request.headers['x-shopify-hmac-sha256'] as string);
			const delivered = deliveredIn('shopify', fromJson(body.toString('utf8')), String(request.headers['x-shopify-topic']), { prefix: '' });
			if (isOurs && delivered && !delivered.issues.length) heard.push(delivered.order.reference);
			response.writeHead(isOurs ? 200 : 401).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
	const told = await tellOfTrade(Date.parse('2026-11-20T00:00:00Z'), { url, secret: SECRET, orders: 4, refunds: 1, cancellations: 1 });
	expect(told).toMatchObject({ orders: 4, answers: { 200: heard.length }, deliveries: heard.length, currency: 'NZD' });
	expect(new Set(heard).size).toBe(4);
	expect(told.kept).toBeGreaterThan(0);
	server.closeAllConnections();
	server.close();
	await expect(tellOfTrade(0, { url: 'nowhere', secret: SECRET })).rejects.toThrow('url must be');
	await expect(tellOfTrade(0, { url, secret: '' })).rejects.toThrow('secret must be');
});
