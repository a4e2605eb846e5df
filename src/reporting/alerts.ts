import { DateTime } from '../libraries/luxon';
import { isRow, textOf, timeOf, type Row } from '../record';
import type { RowOf } from '../syncing/tables';

/** What has been told of one matter, as it stands in its table. */
export type AlertRow = RowOf<'xerozoho_alerts'>;

const severities = ['warning', 'error', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** When and of what people want to be told. */
export interface AlertRules {
	/** Told at once from this severity on; everything else waits for the digest. */
	readonly atOnceFrom: Severity;
	/** Hours between digests; 0 for none. */
	readonly digestEvery: number;
	/** Hours between two messages about the same matter while it lasts. */
	readonly remindEvery: number;
	/** `22:00` to `07:00` in the zone: only what is critical is told then, and everything else afterwards. */
	readonly quiet?: { readonly from: string; readonly to: string; readonly zone: string };
}

/** How far one flow lags behind its source, as a workflow has measured it. */
export interface Lag {
	readonly flow: string;
	/** What brings the events, such as Zoho Books. */
	readonly from: string;
	/** ISO time of the last event that came. */
	readonly lastEventAt: string;
	/** Changes that the source says there were since then. */
	readonly changes: number;
	/** Hours without an event from which on it counts. */
	readonly hours: number;
}

export interface Message {
	readonly kind: 'alert' | 'reminder' | 'digest' | 'recovery';
	readonly severity: Severity;
	readonly title: string;
	/** Lines of plain text. */
	readonly text: string;
}

/** Something that is wrong now. */
interface Matter {
	readonly key: string;
	readonly severity: Severity;
	readonly title: string;
	readonly text: string;
	readonly count: number;
}

const HOUR = 3_600_000;
const OPEN = ['waiting', 'retrying', 'parked'];

const severityOf = (value: unknown): Severity => severities.find((severity) => severity === value) ?? 'error';
const worst = (all: readonly Severity[]): Severity => severities[Math.max(0, ...all.map((each) => severities.indexOf(each)))]!;
const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/**
 * What to tell now, and what to remember of it.
 * @param letters rows of the table of dead letters
 * @param lags what workflows have measured of their sources
 * @param told rows of the table of alerts
 * @param now in milliseconds
 */
export const alertsOf = (
	{ letters, lags, told }: { readonly letters: readonly unknown[]; readonly lags: readonly Lag[]; readonly told: readonly unknown[] },
	rules: AlertRules,
	now: number,
): { readonly messages: Message[]; readonly remember: AlertRow[] } => {
	const matters = [...ofLetters(letters.filter(isRow)), ...ofLags(lags, now)];
	const known = new Map(told.filter(isRow).map((row) => [textOf(row['alert_key']), row]));
	const isQuiet = quietNow(rules.quiet, now);
	const messages: Message[] = [];
	const remember: AlertRow[] = [];
	const toldNow = new Set<string>();
	for (const matter of matters) {
		const before = known.get(matter.key);
		const isNew = before?.['status'] !== 'open';
		const isWorse = !isNew && severities.indexOf(matter.severity) > severities.indexOf(severityOf(before['severity']));
		const lastTold = timeOf(before?.['told_at'])?.getTime();
		const isDue = isNew || isWorse || lastTold === undefined || now - lastTold >= rules.remindEvery * HOUR;
		const atOnce = severities.indexOf(matter.severity) >= severities.indexOf(rules.atOnceFrom);
		const tells = isDue && atOnce && (!isQuiet || matter.severity === 'critical');
		if (tells) {
			toldNow.add(matter.key);
			messages.push({
				kind: isNew || isWorse || lastTold === undefined ? 'alert' : 'reminder',
				severity: matter.severity,
				title: matter.title,
				text: matter.text,
			});
		}
		remember.push(rowFor(matter, before, isNew, tells, now));
	}
	for (const [key, row] of known) {
		if (key === DIGEST || row['status'] !== 'open' || matters.some((matter) => matter.key === key) || isUnmeasured(key, lags)) continue;
		const wasTold = timeOf(row['told_at']) !== undefined;
		if (isQuiet && wasTold) continue;
		if (wasTold) messages.push({ kind: 'recovery', severity: 'warning', title: `Solved: ${textOf(row['title'])}`, text: `It lasted ${lasted(row, now)}.` });
		remember.push({ ...asRow(row), status: 'solved', told_at: '', count: 0, last_at: new Date(now).toISOString() });
	}
	const digest = digestOf(matters, known.get(DIGEST), rules, now, isQuiet);
	if (digest) {
		// Where all of it is told just now, the digest would only say it a second time.
		if (matters.some(({ key }) => !toldNow.has(key))) messages.push(digest);
		remember.push(rowFor({ key: DIGEST, severity: digest.severity, title: 'Digest', text: '', count: matters.length }, undefined, true, true, now));
	}
	return { messages, remember };
};

const DIGEST = 'digest';
const SILENCE = 'silence:';

/** A silence that was not measured this time may last. */
const isUnmeasured = (key: string, lags: readonly Lag[]): boolean => key.startsWith(SILENCE) && !lags.some(({ flow }) => key === SILENCE + flow);

/** One matter for each group that one deed heals, and for each cause and workflow otherwise. */
function ofLetters(letters: readonly Row[]): Matter[] {
	const open = letters.filter((letter) => OPEN.includes(textOf(letter['status'])));
	const groups = new Map<string, Row[]>();
	for (const letter of open) {
		const key = textOf(letter['group_key']) || `${textOf(letter['cause'])}:${textOf(letter['workflow_name'])}`;
		groups.set(key, [...(groups.get(key) ?? []), letter]);
	}
	return [...groups].map(([key, some]): Matter => {
		const severity = worst(some.map((letter) => severityOf(letter['severity'])));
		const [first] = some;
		const flows = [...new Set(some.map((letter) => textOf(letter['workflow_name'])).filter(Boolean))];
		const numbers = some.map((letter) => textOf(letter['source_number']) || textOf(letter['source_id'])).filter(Boolean);
		const isOneReason = new Set(some.map((letter) => textOf(letter['message']))).size === 1;
		const shown = `${numbers.slice(0, 10).join(', ')}${numbers.length > 10 ? ` and ${numbers.length - 10} more` : ''}`;
		return {
			key,
			severity,
			count: some.length,
			title: `${many(some.length, 'record')} did not arrive: ${textOf(first!['cause']).replace(/-/g, ' ')}${flows.length === 1 ? ` (${flows[0]})` : ''}`,
			text: [
				`${isOneReason ? '' : `Such as ${numbers[0] ?? 'one'}: `}${textOf(first!['message'])}`,
				`What to do: ${textOf(first!['advice'])}`,
				...(shown ? [`Records: ${shown}`] : []),
				...(isOneReason ? [] : ['Each has its own reason and advice in the table xerozoho_dead_letters.']),
			].join('\n'),
		};
	});
}

function ofLags(lags: readonly Lag[], now: number): Matter[] {
	return lags.flatMap(({ flow, from, lastEventAt, changes, hours }): Matter[] => {
		const last = timeOf(lastEventAt)?.getTime();
		const silent = last === undefined ? undefined : Math.floor((now - last) / HOUR);
		if (!(changes > 0) || (silent !== undefined && silent < hours)) return [];
		const since = silent === undefined ? `No event from ${from} has come yet` : `No event from ${from} for ${silent} h`;
		const text = `What to do: see whether ${flow} is published and its webhook still set up at ${from}. The next sweep brings what is missing.`;
		return [{ key: SILENCE + flow, severity: 'error', count: changes, title: `${since} although there were ${many(changes, 'change')} (${flow})`, text }];
	});
}

function digestOf(matters: readonly Matter[], before: Row | undefined, { digestEvery }: AlertRules, now: number, isQuiet: boolean): Message | undefined {
	const last = timeOf(before?.['told_at'])?.getTime();
	if (digestEvery <= 0 || isQuiet || matters.length === 0 || (last !== undefined && now - last < digestEvery * HOUR)) return undefined;
	const sorted = [...matters].sort((one, other) => severities.indexOf(other.severity) - severities.indexOf(one.severity) || other.count - one.count);
	return {
		kind: 'digest',
		severity: worst(matters.map(({ severity }) => severity)),
		title: `${many(matters.length, 'matter')} open`,
		text: sorted.map(({ severity, title }) => `- ${severity}: ${title}`).join('\n'),
	};
}

/** Whether it is a quiet time; one that does not fit the clock, or no zone that exists, is none. */
function quietNow(quiet: AlertRules['quiet'], now: number): boolean {
	const clock = DateTime.fromMillis(now, { zone: quiet?.zone ?? 'utc' });
	const [from, to] = [quiet?.from, quiet?.to].map((time) => /^([01]\d|2[0-3]):[0-5]\d$/.exec(time ?? '')?.[0]);
	if (!clock.isValid || from === undefined || to === undefined || from === to) return false;
	const time = clock.toFormat('HH:mm');
	return from < to ? time >= from && time < to : time >= from || time < to;
}

function lasted({ first_at: first }: Row, now: number): string {
	const minutes = Math.max(0, Math.round((now - (timeOf(first)?.getTime() ?? now)) / 60_000));
	return minutes < 120 ? many(minutes, 'minute') : many(Math.round(minutes / 60), 'hour');
}

const rowFor = ({ key, severity, title, count }: Matter, before: Row | undefined, isNew: boolean, tells: boolean, now: number): AlertRow => {
	const at = new Date(now).toISOString();
	return {
		alert_key: key,
		status: 'open',
		severity,
		title,
		count,
		first_at: isNew ? at : (timeOf(before?.['first_at'])?.toISOString() ?? at),
		last_at: at,
		told_at: tells ? at : isNew ? '' : (timeOf(before?.['told_at'])?.toISOString() ?? ''),
	};
};

const asRow = (row: Row): AlertRow => ({
	alert_key: textOf(row['alert_key']),
	status: textOf(row['status']),
	severity: textOf(row['severity']),
	title: textOf(row['title']),
	count: Number(textOf(row['count'])) || 0,
	first_at: timeOf(row['first_at'])?.toISOString() ?? '',
	last_at: timeOf(row['last_at'])?.toISOString() ?? '',
	told_at: textOf(row['told_at']),
});
