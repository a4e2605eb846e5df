import { signZoho } from '../../sandbox/outbox';
import { createXero } from '../../sandbox/xero';
import { everyScope } from '../../sandbox/xero/scopes';
import { NZ } from '../../sandbox/xero/seed';
import { createZoho, zohoOrganization } from '../../sandbox/zoho';
import { xeroDialect } from '../../src/wire/xero';
import { zohoBooksDialect } from '../../src/wire/zohoFinance';
import { chance } from '../mapping/random';
import { check, type Verdict } from './checker';
import { Company, type Entered } from './company';
import { Disturbances } from './disturbances';
import { draw, usual, type FaultName, type Rates } from './faults';
import { mappingRows } from './mappingRows';
import { N8n, type World } from './n8n';
import { Tables } from './tables';
import { Tally } from './tally';
import { stages } from './template01';
import { Time } from './time';
import type { Line } from './wire';

/** One world with a seed: a company that works for three hours, n8n, both vendors, and everything that goes wrong between them. */

export interface Wanted {
	readonly seed: number;
	readonly events: number;
	readonly rates?: Rates;
}

export interface Outcome {
	readonly seed: number;
	readonly events: number;
	readonly verdict: Verdict;
	readonly tally: Tally;
	readonly executions: number;
	/** Of virtual time. */
	readonly hours: number;
}

const HOUR = 3_600_000;
const SPAN = 3 * HOUR;
const SECRET = 'chaossecret42';
/** Clocks in New Zealand change within the three hours, forward and back. */
const BEGINNINGS = ['2026-09-26T12:30:00Z', '2026-04-04T12:30:00Z'] as const;

export function runWorld({ seed, events, rates = usual }: Wanted): Outcome {
	const luck = chance(seed);
	const began = Date.parse(BEGINNINGS[seed % 2]!);
	const time = new Time(began);
	const clock = { now: () => time.now() };
	const [zoho, xero] = [createZoho(clock), createXero(clock)];
	zoho.levers!['plan']!({ plan: 'PREMIUM' });
	xero.levers!['tier']!({ day: 1_000_000 });
	const tables = new Tables();
	const tally = new Tally();
	let isCalm = false;
	const disturbances = new Disturbances();
	const books: Line = {
		...{ vendor: zoho, dialect: zohoBooksDialect, api: '/books/v3', organisation: zohoOrganization.id },
		...{ scheme: 'Zoho-oauthtoken', tokenPath: '/oauth/v2/token', tokens: pair(zoho.mint()), renewing: 0 },
	};
	const xeroLine: Line = {
		...{ vendor: xero, dialect: xeroDialect, api: '/api.xro/2.0', organisation: NZ },
		...{ scheme: 'Bearer', tokenPath: '/connect/token', tokens: signIn(xero), renewing: 0 },
	};
	const world: World = {
		...{ time, tables, mappingRows, books, xero: xeroLine, secret: SECRET },
		fate: (now, met) => ({
			...{ luck, now, met },
			draw: (line, { method }) =>
				isCalm ? undefined : draw(luck, rates, { vendor: line.vendor.name, writes: method !== 'GET' }, disturbances.isBurst(line.vendor.name, time.now())),
		}),
		met: (name, ids) => tally.met(name, ids),
		failsAt: (ids) => {
			if (isCalm || !luck.is(rates.runs)) return undefined;
			tally.met('run failed behind its start', ids);
			return luck.of(stages);
		},
		reached: (stage) => disturbances.reached(stage),
		brought: (by, ids) => tally.brought(by, ids),
	};
	const n8n = new N8n(world);
	const company = new Company(zoho, luck, clock.now);
	const deliver = ({ id, did }: Entered): void => {
		const body = company.payload(id);
		const event = `invoice.${did === 'created' ? 'created' : 'edited'}`;
		const signature = signZoho({ secret: SECRET, parameters: [['event', event]], body });
		const post = (after: number): void => time.at(time.now() + after, () => void (n8n.webhook(body, signature, event) || tally.unheard(id)));
		const met = (name: FaultName): void => tally.met(name, [id]);
		if (luck.is(rates.lost)) return met('delivery lost');
		const late = luck.is(rates.reordered);
		if (late) met('delivered out of order');
		post(late ? luck.int(5_000, 240_000) : luck.int(100, 3_000));
		if (!luck.is(rates.duplicates)) return;
		met('delivered twice');
		post(luck.int(100, 600_000));
	};
	n8n.start();
	time.pass(began + 60_000);
	disturbances.plan({ luck, time, span: SPAN, n8n, xero: xeroLine, tally, signIn: () => signIn(xero) });
	for (let count = 0; count < events;) {
		// Some things happen at once: two changes of one record within a second.
		const together = luck.is(0.1) ? luck.int(2, 4) : 1;
		const moment = began + 2 * 60_000 + Math.floor((SPAN * count) / events);
		time.at(moment, () => {
			for (let each = 0; each < together; each++) deliver(company.work());
		});
		count += together;
	}
	time.pass(began + SPAN);
	isCalm = true;
	disturbances.end();
	for (let half = 0; half < 5; half++) {
		time.pass(time.now() + HOUR / 2);
		disturbances.mend();
		n8n.replay();
	}
	time.pass(time.now() + HOUR / 2);
	const journal = new Set(company.journal.map(({ id }) => id));
	const shown = new Map([...journal].map((id) => [id, zoho.record('invoices', id).record]));
	const target = (xero.snapshot() as { books: Record<string, Record<string, Record<string, unknown>[]>> }).books[NZ]!;
	const waiting = [...tables.open().map(({ source_id: id }) => id), ...tables.reviews];
	const verdict = check({
		journal,
		source: shown,
		target: { Invoices: target['Invoices'] ?? [], Contacts: target['Contacts'] ?? [] },
		waiting,
		audit: tables.audit,
	});
	tally.conclude(verdict, new Set(tables.letters.map(({ source_id: id }) => id)), company.journal);
	return { seed, events: company.journal.length, verdict, tally, executions: n8n.executions, hours: (time.now() - began) / HOUR };
}

const pair = ({ access_token, refresh_token }: { access_token: string; refresh_token: string }) => ({ access: access_token, refresh: refresh_token });

const signIn = (xero: ReturnType<typeof createXero>) =>
	pair(xero.levers!['tokens']!({ scopes: everyScope }) as { access_token: string; refresh_token: string });
