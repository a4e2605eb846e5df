import { isFilled, textOf, type Row } from '../record';
import { floorOf } from '../quota/priority';
import { xeroDialect } from '../wire/xero';
import { zohoBooksDialect } from '../wire/zohoFinance';
import { entities, entityNames, isEntity, type Entity, type EntityName, type Range } from './entities';
import { LARGEST_PAGE } from './listing';
import { isUnderWay, labelOf, latest, newStep, SUMMARY, type Step } from './steps';

/** What a migration would take, before anything of it is done. */
export interface Estimate {
	readonly records: number;
	readonly source_calls: number;
	readonly target_calls: number;
	/** By the tier of the app in Xero. */
	readonly tiers: readonly TierCost[];
	/** Calls that Zoho has a day, and whether Zoho said so itself. */
	readonly source_calls_a_day: number;
	readonly source_day_is_told: boolean;
	/** The part of each day and minute that is kept for live events, in percent. */
	readonly kept: number;
}

export interface TierCost {
	readonly tier: string;
	readonly calls_a_day: number;
	/** Days of quota that it reaches into, and hours from beginning to end. */
	readonly days: number;
	readonly hours: number;
	/** Australian dollars a month without tax; Xero bills them for the app, however little it calls. */
	readonly aud_a_month: number;
}

/** Xero's prices since March 2026 (https://developer.xero.com/pricing); Plus and Advanced call no faster. Writing is free of Xero's charge for bytes. */
const TIERS = [
	{ tier: 'Starter', calls_a_day: 1000, aud_a_month: 0 },
	{ tier: 'Core', calls_a_day: 5000, aud_a_month: 35 },
] as const;

/** What Zoho Books allows a day in its smallest plan, where it does not say. */
const SMALLEST_PLAN = 1000;
const KEPT = 20;
const HOURS = 24;

/** Calls to read so many records page by page: each page, each page but the first once more to see whether the list has moved, and each record. */
export const sourceCallsFor = (records: number, size: number): number => {
	const pages = Math.max(1, Math.ceil(records / size));
	return pages + (pages - 1) + records;
};

/** Calls to write so many records page by page: requests of as many as Xero takes at once, and before them those that ask for the numbers. */
export const targetCallsFor = ({ target, lookedUp }: Entity, records: number, size: number): number => {
	const batch = target.operations['upsert']?.batch ?? target.operations['createIfNew']?.batch ?? 1;
	const atOnce = target.key?.find?.atOnce ?? 1;
	const forPage = (count: number): number => Math.ceil(count / batch) + (lookedUp ? Math.ceil(count / atOnce) : 0);
	return Math.floor(records / size) * forPage(size) + forPage(records % size);
};

/** What the person chose. */
export interface Wanted extends Range {
	readonly size: number;
	readonly kept: number;
	/** Calls that Zoho has a day, where the person knows better than the answers. */
	readonly sourceDay?: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The settings of the template, or what is wrong with them, as a sentence. */
export function wantedIn(settings: Row): Wanted | string {
	const [since, until] = [textOf(settings['since']), textOf(settings['until'])];
	const odd = [since, until].find((day) => day && !(DAY.test(day) && !Number.isNaN(Date.parse(day))));
	if (odd !== undefined) return `"${odd}" is no day such as 2024-04-01. Leave it empty to take all`;
	if (since && until && since > until) return `The migration would end (${until}) before it begins (${since})`;
	const size = Number(settings['page_size'] ?? LARGEST_PAGE);
	if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) return `A page has 1 to ${LARGEST_PAGE} records, not ${String(settings['page_size'])}`;
	const [kept, day] = [Number(settings['kept_for_live_percent'] ?? KEPT), Number(settings['zoho_calls_a_day'])];
	return { since, until, size, kept: Math.min(90, Math.max(0, Number.isFinite(kept) ? kept : KEPT)), ...(day > 0 ? { sourceDay: day } : {}) };
}

/**
 * The steps of a new migration, with its estimate in the first of them; or why there is none, as a sentence.
 * @param counts for each kind of record: `entity`, `records`, and what Zoho said of the day
 * @param rows of the table, as it stands
 * @param now ISO
 */
export function planned(counts: readonly Row[], rows: readonly Row[], settings: Row, now: string): Step[] | string {
	const running = latest(rows).find((step) => isUnderWay(step) || step.status === 'paused');
	if (running) return `The migration of ${running.migration} is not over: its ${labelOf(running.entity).toLowerCase()} are ${running.status}. Let it end first`;
	const wanted = wantedIn(settings);
	if (typeof wanted === 'string') return wanted;
	const unknown = counts.find(({ entity }) => !isEntity(entity));
	if (unknown) return `"${textOf(unknown['entity'])}" is nothing that can be migrated. There are: ${entityNames.join(', ')}`;
	const chosen = entityNames.flatMap((name) => counts.filter(({ entity }) => entity === name).slice(0, 1));
	if (!chosen.length) return 'Nothing was chosen: name at least one kind of record in Settings';
	const steps = chosen.map((count) => {
		const entity = count['entity'] as EntityName;
		const records = Math.max(0, Number(count['records']) || 0);
		return newStep(now, entity, {
			since: wanted.since,
			until: wanted.until,
			records,
			page_size: wanted.size,
			planned_source_calls: sourceCallsFor(records, wanted.size),
			planned_target_calls: targetCallsFor(entities[entity], records, wanted.size),
		});
	});
	const details = JSON.stringify(estimateOf(steps, wanted, counts));
	return [...steps.map((step, index) => (index ? step : { ...step, details })), newStep(now, SUMMARY, { since: wanted.since, until: wanted.until })];
}

function estimateOf(steps: readonly Step[], { kept, sourceDay }: Wanted, counts: readonly Row[]): Estimate {
	const sum = (name: 'records' | 'planned_source_calls' | 'planned_target_calls'): number => steps.reduce((all, step) => all + step[name], 0);
	const told = Math.max(0, ...counts.map((count) => (isFilled(count['ofToday']) ? Number(count['ofToday']) || 0 : 0)));
	const [reads, writes] = [sum('planned_source_calls'), sum('planned_target_calls')];
	const day = sourceDay ?? (told || SMALLEST_PLAN);
	return {
		records: sum('records'),
		source_calls: reads,
		target_calls: writes,
		tiers: TIERS.map((tier) => ({ ...tier, ...timeFor({ calls: reads, day }, { calls: writes, day: tier.calls_a_day }, kept / 100) })),
		source_calls_a_day: day,
		source_day_is_told: sourceDay === undefined && told > 0,
		kept,
	};
}

interface Load {
	readonly calls: number;
	readonly day: number;
}

/** A page is read and then written, so the minutes of both add up; of days the scarcer side counts. What is kept for live events is left alone. */
function timeFor(reads: Load, writes: Load, kept: number): { days: number; hours: number } {
	const left = (allowance: number): number => Math.max(1, allowance - floorOf('backfill', allowance, kept));
	const minutes = reads.calls / left(zohoBooksDialect.perMinute) + writes.calls / left(xeroDialect.perMinute);
	const days = Math.max(1, Math.ceil(reads.calls / left(reads.day)), Math.ceil(writes.calls / left(writes.day)));
	// Whole days are waited for; of the last one, its share of the work.
	const hours = Math.max(minutes / 60, (days - 1) * HOURS + minutes / 60 / days);
	return { days, hours: Math.round(hours * 10) / 10 };
}
