import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import { createClock, type MovableClock } from './clock';
import { CONTROL, createControl } from './control';
import { asked as askedFrom, readBody, send, sizeOf } from './exchange';
import { createFaults, type Fault } from './faults';
import { createJournal, withoutSecrets } from './journal';
import { createOutbox } from './outbox';
import { page } from './page/page';
import type { Answer, Asked, Row, Vendor } from './vendor';
import { createXero } from './xero';
import { createZoho } from './zoho';

export type Seed = Readonly<Record<string, Readonly<Record<string, readonly Row[]>>>>;

export interface SandboxOptions {
	/** 0 takes any free port. */
	readonly port?: number;
	readonly host?: string;
	/** Records to begin with, by vendor and collection, beside what each vendor seeds itself. */
	readonly seed?: Seed;
	readonly vendors?: readonly ((clock: MovableClock) => Vendor)[];
	/** Sees every exchange, with vendors and with the controls. */
	readonly observe?: (asked: Asked, answer: Answer | undefined) => void;
}

export interface Sandbox {
	readonly url: string;
	readonly port: number;
	readonly clock: MovableClock;
	readonly vendors: Readonly<Record<string, Vendor>>;
	close(): Promise<void>;
}

export async function startSandbox({
	port = 0,
	host = '127.0.0.1',
	seed = {},
	vendors: makers = [createXero, createZoho],
	observe,
}: SandboxOptions = {}): Promise<Sandbox> {
	const clock = createClock();
	const vendors = Object.fromEntries(makers.map((make) => make(clock)).map((vendor) => [vendor.name, vendor]));
	for (const [name, records] of Object.entries(seed)) vendors[name]?.seed(records);
	const journal = createJournal();
	const faults = createFaults();
	const outbox = createOutbox();
	const control = createControl({ clock, vendors, journal, faults, outbox });
	const inFlight = new Map<string, number>();

	/** What comes back for a request to a vendor, with the fault that was waiting for it. */
	async function serveVendor(vendor: Vendor, request: IncomingMessage, response: ServerResponse): Promise<void> {
		// Counted from arrival to the last byte written, as a vendor would: a slow answer holds its place.
		const early = askedFrom(request, vendor.prefix);
		const organisation = vendor.organisation?.(early) ?? early.query.get('organization_id') ?? undefined;
		const lane = `${vendor.name} ${organisation ?? ''}`;
		inFlight.set(lane, (inFlight.get(lane) ?? 0) + 1);
		const others = (inFlight.get(lane) ?? 1) - 1;
		try {
			const bytes = await readBody(request);
			const asked: Asked = { ...early, body: bytes.toString('utf8'), bytes, inFlight: others };
			const fault = faults.take(vendor, asked);
			const answer = await answerWith(vendor, asked, fault);
			observe?.(asked, answer);
			journal.note({
				at: new Date(clock.now()).toISOString(),
				vendor: vendor.name,
				method: asked.method,
				path: asked.path,
				query: withoutSecrets(asked.query),
				status: answer?.status ?? 0,
				bodyBytes: bytes.length,
				answerBytes: answer ? sizeOf(answer) : 0,
				...(organisation ? { organisation } : {}),
				...(fault ? { fault: fault.kind } : {}),
			});
			if (!answer) request.socket.destroy();
			else send(response, answer, fault?.kind === 'truncated' ? (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)) : undefined);
		} finally {
			inFlight.set(lane, (inFlight.get(lane) ?? 1) - 1);
		}
		await vendor.post?.(outbox);
	}

	const server = createServer((request, response) => {
		void route(request, response).catch((error: unknown) => {
			if (response.headersSent) return response.destroy();
			send(response, { status: 500, body: { error: error instanceof Error ? error.message : String(error) } });
		});
	});

	// A client that uses an idle connection just as it is closed sees a fault that nobody asked for.
	server.keepAliveTimeout = 10 * 60 * 1000;

	async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname } = new URL(request.url ?? '/', 'http://sandbox');
		const vendor = Object.values(vendors).find(({ prefix }) => pathname === prefix || pathname.startsWith(`${prefix}/`));
		if (vendor) return await serveVendor(vendor, request, response);
		if (pathname.startsWith(`${CONTROL}/`)) {
			const asked = askedFrom(request, CONTROL, await readBody(request));
			const answer = await control(asked);
			observe?.(asked, answer);
			return send(response, answer);
		}
		if (pathname === '/')
			return send(response, page({ vendors: Object.values(vendors), journal: journal.entries(), deliveries: control.deliveries(), now: clock.now() }));
		send(response, {
			status: 404,
			body: {
				error: `Nothing is served at ${pathname}; vendors are at ${Object.values(vendors)
					.map(({ prefix }) => prefix)
					.join(', ')}`,
			},
		});
	}

	await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
	const bound = (server.address() as AddressInfo).port;
	return {
		url: `http://${host}:${bound}`,
		port: bound,
		clock,
		vendors,
		close: () =>
			new Promise((resolve, reject) => {
				server.close((error) => (error ? reject(error) : resolve()));
				server.closeAllConnections();
			}),
	};
}

/** Nothing as an answer means that the connection is cut. */
async function answerWith(vendor: Vendor, asked: Asked, fault: Fault | undefined): Promise<Answer | undefined> {
	switch (fault?.kind) {
		case undefined:
		case 'truncated':
			return vendor.answer(asked);
		case 'timeout': {
			const answer = vendor.answer(asked);
			await later(fault.ms);
			return answer;
		}
		case 'cut-after-commit':
			vendor.answer(asked);
			return undefined;
		case 'cut-before':
			return undefined;
		case 'status':
			if (fault.afterCommit) vendor.answer(asked);
			return { status: fault.status, headers: fault.headers ?? {}, body: fault.body };
		case 'html':
			return { status: fault.status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: GATEWAY_PAGE };
		case 'rate-limit':
		case 'expired-token':
			return vendor.refuse?.(fault, asked) ?? { status: fault.kind === 'rate-limit' ? 429 : 401 };
	}
}

/** What a proxy in front of a vendor says when the vendor itself cannot. */
const GATEWAY_PAGE =
	'<!DOCTYPE html>\n<html><head><title>Service unavailable</title></head><body><h1>Service unavailable</h1><p>Please try again later.</p></body></html>\n';
