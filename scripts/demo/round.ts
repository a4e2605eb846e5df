import { step, table, say } from '../progress';
import type { JournalEntry } from '../sandboxControl';
import { template, type World } from '../world';
import { compare, readLedgers, type Comparison, type Ledgers } from './ledgers';

/** What one delivery of all events came to, from the ledgers, the journal of requests and n8n's data tables. */
export interface Round {
	readonly accepted: number;
	readonly executions: number;
	readonly created: number;
	readonly updated: number;
	readonly deadLetters: readonly DeadLetter[];
	readonly auditRows: number;
	readonly doubles: readonly string[];
	readonly calls: Readonly<Record<string, number>>;
	readonly comparison: readonly Comparison[];
}

export interface DeadLetter {
	readonly number: string;
	readonly cause: string;
	readonly advice: string;
}

interface Running {
	readonly workflowId: string;
	readonly invoiceIds: readonly string[];
	/** Executions of earlier rounds. */
	readonly before: number;
}

/** Delivers every invoice by signed webhook, waits until n8n is done, and looks at what is there now. */
export async function deliverAll(world: World, { workflowId, invoiceIds, before }: Running): Promise<Round> {
	const { control, n8n } = world;
	const earlier = await ledgersOf(world);
	const audited = async (): Promise<number> => (await n8n.api.rows('xerozoho_audit')).filter(({ target }) => target === 'xero:invoice').length;
	const auditBefore = await audited();
	await control.clearJournal();
	const deliveries = await step(`Delivering ${invoiceIds.length} invoices by signed webhook`, () =>
		control.deliver({ vendor: 'zoho', entity: 'invoice', ids: invoiceIds, url: webhookAddress(n8n.base), secret: world.secret, concurrency: 5 }),
	);
	const accepted = deliveries.filter(({ status }) => status === 200).length;
	const executions = await step('Waiting for n8n to work them off, at most 60 calls a minute to Xero', () => n8n.api.ran(workflowId, before + accepted));
	const journal = await control.journal();
	const now = await ledgersOf(world);
	const letters = (await n8n.api.rows('xerozoho_dead_letters')).filter(({ status }) => status === 'waiting');
	return {
		accepted,
		executions: executions.length - before,
		...changes(earlier, now),
		deadLetters: letters.map(({ source_number, cause, advice }) => ({ number: String(source_number), cause: String(cause), advice: String(advice) })),
		auditRows: (await audited()) - auditBefore,
		doubles: now.doubles,
		calls: { 'Zoho Books': callsTo('zoho', journal), Xero: callsTo('xero', journal) },
		comparison: compare(now),
	};
}

const ledgersOf = ({ control, books }: World): Promise<Ledgers> => readLedgers(control, (id) => books.record('invoices', id).record);

const webhookAddress = (base: string): string => {
	const trigger = template('01-books-invoices-to-xero.json').nodes.find(({ type }) => type === 'n8n-nodes-xero-zoho.zohoBooksTrigger');
	return `${base}/webhook/${String(trigger?.webhookId)}/zoho-books`;
};

const changes = (before: Ledgers, now: Ledgers): { created: number; updated: number } => {
	const inXero = [...now.xero.values()];
	return {
		created: inXero.filter(({ number }) => !before.xero.has(number)).length,
		updated: inXero.filter(({ number, changed }) => before.xero.has(number) && before.xero.get(number)?.changed !== changed).length,
	};
};

/** Calls to the vendor's API; sign-in has its own limits. */
const callsTo = (vendor: string, journal: readonly JournalEntry[]): number =>
	journal.filter((entry) => entry.vendor === vendor && !/^\/(connect|identity|oauth)\//.test(entry.path)).length;

export function print(title: string, round: Round, invoices: number): void {
	const different = round.comparison.flatMap((one) => one.different);
	const compared = round.comparison.reduce((sum, one) => sum + one.invoices, 0);
	say(`\n${title}`);
	say(
		table([
			['received', round.accepted, `of ${invoices} delivered; ${round.executions} executions`],
			['created in Xero', round.created],
			['updated in Xero', round.updated],
			['dead letters waiting', round.deadLetters.length],
			['audit rows of invoices', round.auditRows],
			['twice in Xero', round.doubles.length, round.doubles.join(', ')],
			...Object.entries(round.calls).map(([vendor, calls]): [string, number] => [`calls to ${vendor}`, calls]),
			['cents that differ', different.length, `${compared} invoices compared${different.length > 0 ? `: ${different.join(', ')}` : ''}`],
		]),
	);
	say();
	say(
		table([
			['currency', 'invoices', 'Zoho Books', 'Xero'],
			...round.comparison.map(({ currency, invoices: count, books, xero }) => [currency, count, books.toFixed(2), xero.toFixed(2)]),
		]),
	);
	say();
	for (const { number, cause, advice } of round.deadLetters) say(`  ${number} waits (${cause}): ${advice}`);
}
