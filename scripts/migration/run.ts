import { Decimal } from '../../src/libraries/decimal';
import { chance } from '../../test/mapping/random';
import { say, step } from '../progress';
import type { World } from '../world';
import { enterThePast } from './company';
import { memoryOf } from './memory';
import { Calls, click, doubled, hurried, inXero, openWorld, steps, until, type Row } from './trial';

/** Half contacts, half invoices, through template 24 in a real n8n that is killed on the way. */

interface Wanted {
	readonly records: number;
	readonly kills: number;
	readonly seed: number;
	readonly minutes: number;
	/** Records on a page. */
	readonly page: number;
}

/** Seconds. */
const [TICK, LEASE] = [2, 40];

export async function migrate({ records, kills, seed, minutes, page }: Wanted): Promise<Record<string, boolean>> {
	const world = await openWorld();
	try {
		const half = Math.ceil(records / 2);
		await step(`Entering ${half} customers and ${half} invoices`, async () => enterThePast(world.books, half, half));
		const calls = new Calls(world);
		const workflow = await world.n8n.api.importWorkflow(hurried({ records: ['contact', 'invoice'], since: '', until: '', page_size: page }, LEASE, TICK));
		const estimated = await step('Estimating', () => click(world, workflow, 'Estimate'));
		if (estimated !== 'success') throw new Error(estimated);
		const plan = await steps(world);
		const planned = { zoho: sum(plan, 'planned_source_calls'), xero: sum(plan, 'planned_target_calls') };
		say(`${sum(plan, 'records')} records: ${planned.zoho} calls to Zoho Books and ${planned.xero} to Xero are estimated; estimating took ${calls.of('zoho')}`);
		await world.n8n.api.publish(workflow);
		calls.clear();
		const began = Date.now();
		await click(world, workflow, 'Start or go on');
		const watch = new Watch(world, began);
		const luck = chance(seed);
		const perKill: number[] = [];
		for (let kill = 0; kill < kills; kill++) {
			const share = (kill + 0.3 + 0.4 * luck.next()) / kills;
			const before = await until(world, `${percent(share)} of it`, (rows) => watch.look(rows) >= share * sum(plan, 'records'), minutes * 60_000);
			// In the middle of a page, as a rule.
			await pause(luck.int(0, 1500));
			await world.n8n.kill();
			await step(`Killed after ${sum(before, 'read')} records (${kill + 1} of ${kills}); n8n again`, () => world.restart());
			const repeats = sum(before, 'repeats');
			const after = await until(world, 'going on', (rows) => sum(rows, 'read') > sum(before, 'read') + page, 5 * 60_000);
			perKill.push(sum(after, 'repeats') - repeats);
		}
		const rows = await until(world, 'The end', (all) => (watch.look(all), all.every(({ status }) => status === 'done')), minutes * 60_000);
		return await judged(world, rows, { planned, calls, perKill, memory: watch.memory, began, records, page });
	} finally {
		await world.close();
	}
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const sum = (rows: readonly Row[], name: string): number => rows.reduce((all, row) => all + (Number(row[name]) || 0), 0);
const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** Prints how far it is and what n8n takes of the memory, ten times or each ten thousand records, whichever is more often. */
class Watch {
	readonly memory: { read: number; megabytes: number }[] = [];

	constructor(
		private readonly world: World,
		private readonly began: number,
	) {}

	look(rows: readonly Row[]): number {
		const read = sum(rows, 'read');
		const every = Math.min(10_000, Math.max(200, sum(rows, 'records') / 10));
		if (Math.floor(read / every) > Math.floor((this.memory.at(-1)?.read ?? -1) / every)) {
			const megabytes = memoryOf(this.world.n8n.userFolder) ?? 0;
			this.memory.push({ read, megabytes });
			say(`  ${read} records, ${Math.round((Date.now() - this.began) / 1000)} s, n8n takes ${megabytes} MB`);
		}
		return read;
	}
}

interface Seen {
	readonly planned: { readonly zoho: number; readonly xero: number };
	readonly calls: Calls;
	readonly perKill: readonly number[];
	readonly memory: readonly { readonly read: number; readonly megabytes: number }[];
	readonly began: number;
	readonly records: number;
	readonly page: number;
}

/** Of n8n itself, which has three quarters of a gigabyte before it does anything; what grows with the records would be more than this. */
const GROWS_AT_MOST = 300;

async function judged(world: World, rows: readonly Row[], { planned, calls, perKill, memory, began, records, page }: Seen): Promise<Record<string, boolean>> {
	const made = { zoho: calls.of('zoho'), xero: calls.of('xero') };
	const off = (vendor: 'zoho' | 'xero'): number => made[vendor] / planned[vendor] - 1;
	const whole = (made.zoho + made.xero) / (planned.zoho + planned.xero) - 1;
	const [contacts, invoices] = [inXero(world, 'Contacts'), inXero(world, 'Invoices')];
	const twice = [
		...doubled(contacts.map(({ ContactNumber, ContactID }) => ContactNumber ?? ContactID)),
		...doubled(invoices.map(({ InvoiceNumber }) => InvoiceNumber)),
	];
	const letters = (await world.n8n.api.rows('xerozoho_dead_letters')).filter(({ status }) => status === 'waiting');
	const ids = world.books.ids('invoices');
	const total = ids.reduce((all, id) => all.plus(String(world.books.record('invoices', id).record['total'])), new Decimal(0));
	const there = invoices.reduce((all, { Total }) => all.plus(String(Total)), new Decimal(0));
	const waiting = new Set(letters.map(({ source_id: id }) => String(id)));
	const left = ids.filter((id) => waiting.has(id)).reduce((all, id) => all.plus(String(world.books.record('invoices', id).record['total'])), new Decimal(0));
	const megabytes = memory.map((one) => one.megabytes);
	const half = Math.ceil(megabytes.length / 2);
	const [earlier, later] = [Math.max(...megabytes.slice(0, half)), Math.max(...megabytes.slice(half))];
	say(`\nDone in ${((Date.now() - began) / 60_000).toFixed(1)} minutes, restarts included`);
	say(
		`Calls to Zoho Books ${made.zoho} (${percent(off('zoho'))} beside the estimate), to Xero ${made.xero} (${percent(off('xero'))}), together ${percent(whole)}`,
	);
	say(
		`Pages repeated, by kill: ${perKill.join(', ') || 'none was killed'}; in all ${sum(rows, 'repeats')}; ${twice.length} duplicates; ${letters.length} letters; ${sum(rows, 'left_out')} left out`,
	);
	say(`Memory of n8n, MB: ${megabytes.join(', ')}`);
	say(`Invoices come to ${total.toFixed(2)} in Zoho Books, ${there.toFixed(2)} in Xero, ${left.toFixed(2)} waits`);
	say(JSON.stringify([...calls.made]));
	return {
		[`${records} records are accounted for`]: sum(rows, 'left_out') === 0 && sum(rows, 'read') + sum(rows, 'gone') === sum(rows, 'records'),
		'0 duplicates': twice.length === 0,
		'at most one page repeated for each kill': perKill.every((count) => count <= 1),
		'calls within 2 % of the estimate, repeated pages apart': within(made, planned, sum(rows, 'repeats') * (page + 12)),
		'totals agree to the cent': there.plus(left).eq(total),
		// Of too short a trial nothing can be said.
		...(megabytes.length < 4 ? {} : { 'memory of n8n flat': later - earlier < GROWS_AT_MOST }),
	};
}

/** A page that is repeated costs at most what a page costs. */
function within(made: Seen['planned'], planned: Seen['planned'], repeated: number): boolean {
	const [most, least] = [planned.zoho + planned.xero + repeated, planned.zoho + planned.xero];
	const all = made.zoho + made.xero;
	return all <= most * 1.02 && all >= least * 0.98;
}
