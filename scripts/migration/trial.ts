import type { Answer, Asked, Vendor } from '../../sandbox/vendor';
import { NZ } from '../../sandbox/xero/seed';
import { hurry } from '../chaos/hurry';
import { template, startWorld, type World } from '../world';
import type { Json, Workflow } from '../n8n/client';

/** Template 24 in a real n8n, from import to the summary, with everything that waits for time made short. */

export type Row = Record<string, unknown>;

export const LOGIN = { user: 'kim', password: 'page-password-7' };

/** Calls that came to a vendor and were let in, by their paths. */
export class Calls {
	readonly made = new Map<string, number>();

	constructor(world: World) {
		for (const vendor of Object.values(world.sandbox.vendors)) this.watch(vendor);
	}

	/** To the data of an organisation: sign-in and the list of organisations are not what is estimated. */
	of(vendor: 'xero' | 'zoho', path = /./): number {
		return [...this.made].filter(([key]) => key.startsWith(`${vendor} `) && path.test(key)).reduce((sum, [, count]) => sum + count, 0);
	}

	clear(): void {
		this.made.clear();
	}

	private watch(vendor: Vendor): void {
		const answer = vendor.answer.bind(vendor);
		vendor.answer = (asked: Asked): Answer => {
			const said = answer(asked);
			const kind = /\/(?:books\/v3|api\.xro\/2\.0)\/(\w+)/.exec(asked.path)?.[1];
			if (kind && !/^organi[sz]ations?$/i.test(kind) && said.status !== 429 && said.status !== 401) {
				const key = `${vendor.name} ${asked.method} ${kind}`;
				this.made.set(key, (this.made.get(key) ?? 0) + 1);
			}
			return said;
		};
	}
}

/** The template as a trial runs it: it looks for its turn every `tick` seconds, and a page whose execution has died is taken up again after `leaseSeconds`. */
export function hurried(settings: Row, leaseSeconds: number, tick: number): Workflow {
	const flow = template('24-historical-migration.json');
	const changes: Readonly<Record<string, (parameters: Json) => Json>> = {
		'Every ten seconds': () => ({ rule: { interval: [{ field: 'seconds', secondsInterval: tick }] } }),
		'Whose turn is it?': (parameters) => ({ ...parameters, leaseMinutes: leaseSeconds / 60 }),
		Settings: (parameters) => ({ ...parameters, jsonOutput: JSON.stringify(settings) }),
	};
	return {
		...flow,
		nodes: flow.nodes.map((node) => ({ ...node, parameters: changes[String(node['name'])]?.(node['parameters'] as Json) ?? node['parameters'] })),
	};
}

/** A world in which nothing is scarce, and template 00 has run. */
export async function openWorld(): Promise<World> {
	const world = await startWorld({ settings: 'write', attachments: 'write' });
	await world.control.lever('tier', { vendor: 'xero', minute: 1_000_000, day: 10_000_000 });
	await world.control.lever('plan', { vendor: 'zoho', minute: 1_000_000, day: 10_000_000 });
	// Before n8n loads them: it opens the nodes of a package when a workflow first needs them.
	// Of ten thousand calls that Xero grants an app in a minute, a backfill leaves a part of what there is: more than are there would be none.
	hurry(world.n8n.userFolder, 6_000);
	const { api } = world.n8n;
	await api.createCredential('pageLoginApi', 'Page login', LOGIN);
	const setUp = await api.run(await api.importWorkflow(template('00-set-up.json')), 'Set up');
	if (setUp.status !== 'success') throw new Error(`Template 00 ended with ${setUp.status}`);
	return world;
}

export const steps = async ({ n8n: { api } }: World): Promise<Row[]> =>
	(await api.rows('xerozoho_migrations')).sort((one, other) => Number(one['position']) - Number(other['position']));

/** Runs a trigger of the template that a person would click; what it came to. */
export async function click({ n8n: { api } }: World, id: string, trigger: string): Promise<string> {
	const { status, data } = await api.run(id, trigger);
	return status === 'success' ? status : `${status}: ${String(data?.resultData.error?.['message'])}`;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Looks at the steps until they are as wanted. */
export async function until(world: World, what: string, isSo: (rows: readonly Row[]) => boolean, patience: number, every = 500): Promise<Row[]> {
	const over = Date.now() + patience;
	for (;;) {
		const rows = await steps(world);
		if (isSo(rows)) return rows;
		if (Date.now() > over) throw new Error(`${what} did not happen within ${patience / 1000} s: ${JSON.stringify(rows.map(shortly))}`);
		await pause(every);
	}
}

const shortly = ({ entity, status, records, page, read, written, waiting, left_out, reason, waits_until, lease }: Row): Row => ({
	entity,
	status,
	records,
	page,
	read,
	written,
	waiting,
	left_out,
	reason,
	waits_until,
	lease,
});

/** What Xero has, not by its API. */
export const inXero = (world: World, kind: 'Contacts' | 'Invoices' | 'Payments' | 'Items' | 'CreditNotes'): Row[] =>
	(world.sandbox.vendors['xero']!.snapshot() as { books: Record<string, Record<string, Row[]>> }).books[NZ]![kind] ?? [];

/** Values that are there more than once. */
export const doubled = (values: readonly unknown[]): string[] => {
	const seen = new Set<string>();
	return values.map(String).filter((value) => (seen.has(value) ? true : (seen.add(value), false)));
};

export async function openPage({ n8n: { base } }: World): Promise<{ status: number; html: string }> {
	const answer = await fetch(`${base}/webhook/xero-zoho-migration`, {
		headers: { authorization: `Basic ${Buffer.from(`${LOGIN.user}:${LOGIN.password}`).toString('base64')}` },
	});
	return { status: answer.status, html: await answer.text() };
}
