import { decimalOf } from '../decimals';
import { Decimal } from '../libraries/decimal';
import { isFilled, isRow, rowsIn, SYNC, textOf, type Row } from '../record';
import { entities, isEntity } from './entities';
import { recordsIn, type Cursor } from './pages';
import { jsonOf, stepIn, type Step } from './steps';

/** Sums of documents by currency, as decimals in text. */
export type Totals = Readonly<Record<string, { readonly documents: number; readonly source: string; readonly target: string }>>;

/** A document that does not come to the same on both sides. */
export interface Difference {
	readonly number: string;
	readonly currency: string;
	readonly source: string;
	readonly target: string;
}

/** What the first page of a preview showed. */
export interface Foreseen {
	readonly records: number;
	/** By what would happen, such as create or fail. */
	readonly would: Readonly<Record<string, number>>;
	readonly waiting: number;
	readonly asked: number;
	/** Why some would fail, each reason once. */
	readonly reasons: readonly string[];
}

/** Causes for which a page that cannot be done yet waits as a whole: the reason is not in its records. */
export const HELD = ['rate-limited', 'quota-exhausted', 'temporarily-unavailable', 'network', 'credential-invalid', 'scope-missing', 'not-connected'];

export const isHeld = (cause: unknown): boolean => HELD.includes(textOf(cause));

/** Minutes until a page is tried again that the vendor named no time for. */
const PATIENCE = [1, 5, 15, 60];
const MINUTE = 60_000;

const MOST_DIFFERENCES = 50;
const MOST_REASONS = 5;

/** What came out of the steps of one page. */
interface Came {
	/** As they were written, or would be. */
	readonly records: readonly Row[];
	readonly letters: readonly Row[];
	readonly reviews: readonly Row[];
	readonly failures: readonly Row[];
}

const told = (items: readonly Row[]): Came => {
	const failures = items.flatMap((item) => (isRow(item['error']) ? [item['error']] : []));
	const letters = items.filter((item) => !isRow(item['error']) && isFilled(item['entity_key']) && item['cause'] !== undefined);
	const reviews = items.filter((item) => !isRow(item['error']) && isFilled(item['entity_key']) && item['question'] !== undefined);
	const records = items.filter((item) => isRow(item[SYNC]) && !isRow(item['error']));
	return { failures, letters, reviews, records };
};

const syncOf = (record: Row): Row => (isRow(record[SYNC]) ? record[SYNC] : {});
const sourceIdOf = (record: Row): string => {
	const { source } = syncOf(record);
	return isRow(source) ? textOf(source['id']) : '';
};
const idInKey = (row: Row): string => textOf(row['entity_key']).split(':').slice(2).join(':');

/** Of the letters that this execution kept, those of records on the page. */
function lettersOf(page: Row | undefined, { entity }: Step, kept: readonly Row[]): Row[] {
	if (!page || !isEntity(entity)) return [];
	const ids = new Set(recordsIn(page).map((record) => textOf(record[entities[entity].source.id])));
	return kept.filter((letter) => ids.has(idInKey(letter)));
}

/** What changes of a step when its page is over; its status only where the step is over too, since a person may have paused it meanwhile. */
export type Closed = Partial<Step> & Pick<Step, 'step_key' | 'lease'>;

/**
 * How far a step is after one page of it.
 * @param row of the step, as it was when the page was taken
 * @param items the page that was read, where it could be; records that were written, reviews that were kept, and failures that have nothing to do with a record
 * @param kept dead letters of this execution
 * @param calls that writing took, as far as they were counted
 * @param now in milliseconds
 */
export function closed(row: Row, items: readonly Row[], kept: readonly Row[], calls: number, now: number): Closed {
	const step = stepIn(row);
	const page = items.find((item) => Array.isArray(item['records']) && isRow(item['next']));
	const came = told([...items.filter((item) => item !== page), ...lettersOf(page, step, kept)]);
	const over = { step_key: step.step_key, lease: '' };
	const held = came.failures.find((failure) => isHeld(failure['cause'])) ?? (page ? undefined : (came.failures[0] ?? {}));
	if (held) return { ...over, ...waiting(step, held, now) };
	const read = recordsIn(page!);
	if (step.status === 'previewing') return { ...over, status: 'estimated', preview: JSON.stringify(foreseen(read.length, came)) };
	const settled = new Set([...came.records.map(sourceIdOf), ...[...came.letters, ...came.reviews].map(idInKey)]);
	const source = isEntity(step.entity) ? entities[step.entity].source.id : '';
	const next = page!['next'] as Cursor;
	const isLast = page!['last'] === true;
	return {
		...over,
		...sums(step, read, came.records),
		...(isLast ? { status: 'done', ended_at: new Date(now).toISOString() } : {}),
		page: next.page,
		seen: JSON.stringify(isLast ? [] : next.seen),
		read: step.read + read.length,
		written: step.written + came.records.length,
		waiting: step.waiting + came.letters.length,
		asked: step.asked + came.reviews.length,
		left_out: step.left_out + read.filter((record) => !settled.has(textOf(record[source]))).length,
		gone: step.gone + (Number(page!['gone']) || 0),
		source_calls: step.source_calls + (Number(page!['calls']) || 0),
		target_calls: step.target_calls + calls,
		began_at: textOf(row['began_at']),
		attempts: 0,
		reason: '',
		waits_until: '',
	};
}

function waiting({ attempts }: Step, failure: Row, now: number): Pick<Step, 'attempts' | 'reason' | 'waits_until'> {
	const told = Date.parse(textOf(failure['retryAt']));
	const patience = PATIENCE[Math.min(attempts, PATIENCE.length - 1)]! * MINUTE;
	return {
		attempts: attempts + 1,
		reason: textOf(failure['message']) || 'The page could not be read',
		waits_until: new Date(told > now ? told : now + patience).toISOString(),
	};
}

function foreseen(records: number, { records: previews, letters, reviews, failures }: Came): Foreseen {
	const verdicts = previews.map((record) => syncOf(record)['preview']).filter(isRow);
	const would: Record<string, number> = {};
	for (const verdict of verdicts) would[textOf(verdict['would'])] = (would[textOf(verdict['would'])] ?? 0) + 1;
	const reasons = [...verdicts.filter((verdict) => verdict['would'] === 'fail'), ...letters, ...failures].map((one) => textOf(one['message']));
	return { records, would, waiting: letters.length, asked: reviews.length, reasons: [...new Set(reasons)].filter(Boolean).slice(0, MOST_REASONS) };
}

/** Totals of the page's documents, added to those before: each document is compared to the cent as Xero gives it back. */
function sums(step: Step, read: readonly Row[], written: readonly Row[]): Pick<Step, 'totals' | 'differences'> {
	if (!isEntity(step.entity) || !('totalled' in entities[step.entity])) return { totals: step.totals, differences: step.differences };
	const { source } = entities[step.entity];
	const byId = new Map(read.map((record) => [textOf(record[source.id]), record]));
	const totals: Record<string, Totals[string]> = { ...jsonOf<Totals>(step.totals, {}) };
	const differences = jsonOf<Difference[]>(step.differences, []);
	for (const record of written) {
		const from = byId.get(sourceIdOf(record));
		const [ours, theirs] = [decimalOf(from?.['total']), decimalOf(record['Total'])];
		if (!from || !ours || !theirs) continue;
		const currency = textOf(from['currency_code']) || textOf(record['CurrencyCode']);
		const before = totals[currency] ?? { documents: 0, source: '0', target: '0' };
		totals[currency] = {
			documents: before.documents + 1,
			source: new Decimal(before.source).plus(ours).toFixed(2),
			target: new Decimal(before.target).plus(theirs).toFixed(2),
		};
		if (!ours.eq(theirs) && differences.length < MOST_DIFFERENCES)
			differences.push({ number: textOf(from[source.title]), currency, source: ours.toFixed(2), target: theirs.toFixed(2) });
	}
	return { totals: JSON.stringify(totals), differences: differences.length ? JSON.stringify(differences) : '' };
}

/** Requests that the nodes of a page made, which stand beside the first item of each. */
export const callsBeside = (usage: unknown): number =>
	rowsIn(isRow(usage) ? usage['organisations'] : undefined).reduce((sum, { calls }) => sum + (typeof calls === 'number' ? calls : 0), 0);
