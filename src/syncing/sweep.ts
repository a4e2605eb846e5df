import { applications } from '../apis/targets';
import { isFilled, isRow, textOf, timeOf, type Row } from '../record';
import { Flows } from '../triage/flows';
import { entityKey, foundLetter } from '../triage/found';
import type { Letter } from '../triage/letter';
import type { RowOf } from './tables';

/** A kind of record that was read since some time; what came before it and after it is not looked at. */
export interface Swept {
	/** Such as `zohoBooks:invoice`. */
	readonly kind: string;
	/** ISO times. What changed after `until` may still be on its way. */
	readonly since: string;
	readonly until: string;
	/** Why it could not be read; empty where it could. */
	readonly error: string;
}

export interface SweepAround {
	readonly now: string;
	readonly swept: readonly Swept[];
	/** Of the audit trail: rows since the earliest of these times, and the newest row of each kind. */
	readonly audit: readonly Row[];
	/** Dead letters since then, whatever became of them, and questions that wait for a person. */
	readonly letters: readonly Row[];
	readonly reviews: readonly Row[];
	/** Workflows by kind, where a person named them: n8n's ids. */
	readonly named: Readonly<Record<string, unknown>>;
	readonly executionId: string;
	readonly node: string;
	/** So many of a kind are handed over at once; the rest follows. */
	readonly most: number;
}

export interface Missed {
	readonly letters: readonly Letter[];
	/** How far each kind has been looked at now. */
	readonly cursors: readonly RowOf<'xerozoho_cursors'>[];
	readonly message?: { readonly kind: 'alert' | 'reminder'; readonly title: string; readonly text: string };
}

export const cursorOf = (kind: string): string => `sweep ${kind}`;

/** A trigger tells of these once, so whatever happens to them afterwards is nothing that was missed. */
const ONCE = new Set(['zohoCrm:deal', 'xero:payment']);

interface Changed {
	readonly kind: string;
	readonly id: string;
	readonly number: string;
	readonly at: number;
}

/** Of records that changed, those that left no trace since: no row in the audit trail, no letter, no question. */
export function sweep(records: readonly unknown[], around: SweepAround): Missed {
	const flows = new Flows(around.audit);
	const traces = tracesOf(around);
	const changed = records.flatMap((record) => (isRow(record) ? (changedOf(record) ?? []) : []));
	const looked = around.swept.filter(isDated).map((swept) => {
		const [app = '', entity = ''] = swept.kind.split(':');
		const flow = isFilled(around.named[swept.kind]) ? { id: textOf(around.named[swept.kind]), name: '' } : flows.of({ app, entity });
		const all = swept.error === '' && flow ? changed.filter((one) => isMissed(one, swept, traces)).sort((one, other) => one.at - other.at) : [];
		return { swept, app, entity, flow, taken: all.slice(0, around.most), left: all.length > around.most };
	});
	const letters = looked.flatMap(({ app, entity, flow, taken }) =>
		taken.map(({ id, number, at }) =>
			foundLetter({
				...{ now: around.now, executionId: around.executionId, node: around.node, cause: 'missed', nextTry: around.now, details: [] },
				source: { app, entity, id, number },
				target: '',
				flow: flow!,
				message: `${titleOf(app, entity)} ${number || id} changed at ${new Date(at).toISOString()}, and no workflow took it since.`,
				advice: `Nothing to do: template 10 sends it through "${flow!.name || flow!.id}" within minutes. If it stays, publish that workflow and template 10.`,
			}),
		),
	);
	return {
		letters,
		cursors: looked.flatMap(({ swept, taken, left }) =>
			swept.error === '' ? [cursorRow(swept, left ? taken.at(-1)!.at : Date.parse(swept.until), around.now)] : [],
		),
		...messageOf(letters, looked, around.swept),
	};
}

const isDated = ({ since, until }: Swept): boolean => timeOf(since) !== undefined && timeOf(until) !== undefined;

const cursorRow = ({ kind }: Swept, at: number, now: string): RowOf<'xerozoho_cursors'> => ({
	cursor: cursorOf(kind),
	position: new Date(at).toISOString(),
	seen: '',
	moved_at: now,
});

const titleOf = (app: string, entity: string): string => `${applications[app]?.resources[entity]?.label ?? entity} of ${applications[app]?.label ?? app}`;

/** How records give their kind away; what names others beside itself is asked first. */
const signs: ReadonlyArray<readonly [id: string, kind: (row: Row) => string | undefined]> = [
	['vendor_credit_id', () => 'zohoBooks:vendorCredit'],
	['creditnote_id', () => 'zohoBooks:creditNote'],
	['payment_id', ({ vendor_id: vendor }) => `zohoBooks:${isFilled(vendor) ? 'vendorPayment' : 'customerPayment'}`],
	['bill_id', () => 'zohoBooks:bill'],
	['purchaseorder_id', () => 'zohoBooks:purchaseOrder'],
	['invoice_id', () => 'zohoBooks:invoice'],
	['estimate_id', () => 'zohoBooks:estimate'],
	['PaymentID', () => 'xero:payment'],
	['InvoiceID', ({ Type: type }) => (type === 'ACCPAY' ? 'xero:bill' : 'xero:invoice')],
	['Quote_Stage', () => 'zohoCrm:quote'],
	['Deal_Name', () => 'zohoCrm:deal'],
];

function changedOf(record: Row): Changed | undefined {
	const kind = signs.find(([id]) => isFilled(record[id]))?.[1](record);
	const [app = '', entity = ''] = (kind ?? '').split(':');
	const resource = applications[app]?.resources[entity];
	const at = resource?.modified ? timeOf(record[resource.modified])?.getTime() : undefined;
	const id = resource ? textOf(record[resource.id]) : '';
	if (!kind || !resource || id === '' || at === undefined) return undefined;
	return { kind, id, number: textOf(record[resource.title]), at };
}

/** When each record last left a trace, by its key. */
function tracesOf({ audit, letters, reviews }: SweepAround): Map<string, number> {
	const traces = new Map<string, number>();
	const leave = (key: string, time: unknown): void => {
		const at = timeOf(time)?.getTime();
		if (at !== undefined && at > (traces.get(key) ?? 0)) traces.set(key, at);
	};
	for (const row of audit)
		leave(entityKey({ app: textOf(row['source_app']), entity: textOf(row['source_entity']), id: textOf(row['source_id']) }), row['happened_at']);
	for (const row of letters) leave(textOf(row['entity_key']), row['last_failed_at']);
	for (const row of reviews) leave(textOf(row['entity_key']), row['asked_at']);
	return traces;
}

/** Vendors stamp by the second, and what was read in that second is up to date. */
const SECOND = 1000;

function isMissed({ kind, id, at }: Changed, { kind: wanted, since, until }: Swept, traces: ReadonlyMap<string, number>): boolean {
	if (kind !== wanted || at < Date.parse(since) || at > Date.parse(until)) return false;
	const trace = traces.get(`${kind}:${id}`);
	return trace === undefined || (!ONCE.has(kind) && trace + SECOND < at);
}

const MOST_TOLD = 20;

function messageOf(
	letters: readonly Letter[],
	looked: ReadonlyArray<{ readonly swept: Swept; readonly left: boolean; readonly flow?: unknown }>,
	swept: readonly Swept[],
): Pick<Missed, 'message'> {
	const unread = swept.filter(({ error }) => error !== '');
	if (letters.length + unread.length === 0) return {};
	const lines = [
		...letters.slice(0, MOST_TOLD).map(({ message }) => `- ${message}`),
		...(letters.length > MOST_TOLD ? [`and ${letters.length - MOST_TOLD} more, on the desk under the cause "missed".`] : []),
		...looked.filter(({ left }) => left).map(({ swept: { kind } }) => `More of ${kind} follow with the next sweep.`),
		...unread.map(({ kind, error }) => `${kind} could not be read: ${error}`),
	];
	const one = letters.length === 1;
	return {
		message: {
			kind: letters.length > 0 ? 'alert' : 'reminder',
			title:
				letters.length > 0
					? `${letters.length} ${one ? 'record was' : 'records were'} missed and ${one ? 'is' : 'are'} handed over now`
					: 'Not everything could be swept',
			text: lines.join('\n'),
		},
	};
}
