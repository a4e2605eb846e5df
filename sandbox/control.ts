import type { MovableClock } from './clock';
import { ambushFrom, type Faults } from './faults';
import type { Journal } from './journal';
import { createOutbox, deliverEvents, type Delivery, type EventRequest, type Outbox } from './outbox';
import { tellOfTrade } from './shop/tell';
import type { Answer, Asked, Row, Vendor } from './vendor';

/** Where tests and demonstrations take hold of the sandbox. No vendor has such a path. */
export const CONTROL = '/_sandbox';

export interface Controlled {
	readonly clock: MovableClock;
	readonly vendors: Readonly<Record<string, Vendor>>;
	readonly journal: Journal;
	readonly faults: Faults;
	/** Everything that is delivered is kept here. */
	readonly outbox?: Outbox;
}

type Verb = (input: Row, asked: Asked) => unknown;

export interface Control {
	(asked: Asked): Promise<Answer>;
	deliveries(): readonly Delivery[];
}

export function createControl({ clock, vendors, journal, faults, outbox = createOutbox() }: Controlled): Control {
	const vendorOf = ({ vendor }: Row): Vendor => {
		const found = vendors[String(vendor)];
		if (!found) throw new Error(`vendor must be one of ${Object.keys(vendors).join(', ')}`);
		return found;
	};
	const time = () => ({ now: new Date(clock.now()).toISOString() });

	const verbs: Readonly<Record<string, Verb>> = {
		'POST /reset': () => {
			for (const vendor of Object.values(vendors)) vendor.reset();
			faults.clear();
			journal.clear();
			outbox.clear();
			clock.reset();
			return time();
		},
		'POST /seed': (input) => vendorOf(input).seed(input.records as Record<string, Row[]>),
		'GET /snapshot': () => Object.fromEntries(Object.values(vendors).map((vendor) => [vendor.name, vendor.snapshot()])),
		'POST /snapshot': (input) => {
			for (const [name, snapshot] of Object.entries(input)) vendorOf({ vendor: name }).restore(snapshot);
		},
		'GET /journal': (_, { query }) => journal.entries(query.get('vendor') ?? undefined),
		'DELETE /journal': () => journal.clear(),
		'GET /clock': time,
		'POST /clock': ({ advanceSeconds, set }) => {
			if (advanceSeconds !== undefined) clock.advance(numberFrom(advanceSeconds, 'advanceSeconds'));
			if (set !== undefined) clock.set(numberFrom(typeof set === 'string' ? Date.parse(set) : set, 'set'));
			return time();
		},
		'GET /faults': () => faults.waiting(),
		'POST /faults': (input) => {
			faults.add(ambushFrom({ ...input, vendor: vendorOf(input).name }));
			return faults.waiting();
		},
		'DELETE /faults': () => faults.clear(),
		'POST /events': (input) => deliverEvents(vendorOf(input), eventsFrom(input), outbox),
		'POST /shop': async (input) => await tellOfTrade(clock.now(), input),
		'GET /deliveries': () => outbox.deliveries(),
	};

	/** A vendor's own lever, which also learns the address it is reached at. */
	const leverFor = ({ method, path, headers }: Asked, input: Row): Verb | undefined => {
		const vendor = vendors[String(input.vendor)];
		const lever = method === 'POST' ? vendor?.levers?.[path.slice(1)] : undefined;
		if (!vendor || !lever) return undefined;
		return async ({ vendor: _name, ...rest }) => {
			const said = await lever({ origin: `http://${headers.host}${vendor.prefix}`, ...rest });
			// A lever may let go of what was held.
			await vendor.post?.(outbox);
			return said;
		};
	};

	const control = async (asked: Asked): Promise<Answer> => {
		try {
			const input = inputOf(asked);
			const verb = verbs[`${asked.method} ${asked.path}`] ?? leverFor(asked, input);
			if (!verb) return { status: 404, body: { error: `No control ${asked.method} ${CONTROL}${asked.path}`, controls: Object.keys(verbs) } };
			return { status: 200, body: (await verb(input, asked)) ?? {} };
		} catch (error) {
			return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } };
		}
	};
	return Object.assign(control, { deliveries: outbox.deliveries });
}

function inputOf({ body }: Asked): Row {
	if (!body) return {};
	const input: unknown = JSON.parse(body);
	if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new Error('The body must be a JSON object');
	return input as Row;
}

function eventsFrom({ vendor: _vendor, ...request }: Row): EventRequest {
	const { url, entity, ids = 'all' } = request;
	if (typeof url !== 'string' || !URL.canParse(url)) throw new Error('url must be the address that takes the events');
	if (typeof entity !== 'string') throw new Error('entity must say which records, such as invoice');
	return { ...request, url, entity, ids: ids === 'all' || !Array.isArray(ids) ? 'all' : ids.map(String) };
}

function numberFrom(value: unknown, name: string): number {
	if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`${name} must be a number or a date`);
	return value;
}
