import { appendFileSync } from 'node:fs';
import type { MappingName } from '../../src/mapping/builtIn';
import type { Verdict } from '../../src/checking/verdict';
import { rowsIn, SYNC, type Row } from '../../src/record';
import { chance, type Chance } from '../mapping/random';
import { checked, withoutTrail } from '../mapping/xeroLedger';
import { documents, only, reportFile, until } from './wanted';

/** One mapping and how its records are made, written and compared. */
export interface Trial {
	readonly name: MappingName;
	/** What sets this trial apart from others of the mapping. */
	readonly way?: string;
	/** Only a tenth as many documents: it is the same mapping another time. */
	readonly fewer?: true;
	/** A record as the source hands it out, totals and all. */
	readonly made: (random: Chance, number: number) => Row;
	readonly tables: readonly unknown[];
	/** The sandbox as it was before the first record. Called before every hundred records, so that the sandbox stays as quick as it began. */
	readonly begin: () => void;
	/** Writes records; what became of each, in their order. Whoever is refused says why. */
	readonly post: (records: readonly Row[]) => readonly Written[];
	/** What of the written records is not as the source says; nothing where they agree. */
	readonly differs: (source: Row, written: readonly Row[]) => string | undefined;
	/** Why the mapping or the validator may refuse a record: the rule, or the validator's words. */
	readonly mayRefuse?: readonly string[];
	/** How large a part of the documents the amount guard may keep back. */
	readonly mayDiffer?: number;
	/** What has to hold of the sandbox after some records, such as what invoices have been paid. */
	readonly after?: (sources: readonly Row[]) => string | undefined;
}

export type Written = Row | { readonly refusedBy: string };

export interface Result {
	readonly title: string;
	readonly documents: number;
	readonly agree: number;
	readonly guard: number;
	readonly refused: Readonly<Record<string, number>>;
	/** Of the processor. */
	readonly seconds: number;
}

const BATCH = 100;

/** Each record has a chance of its own, so that one can be made without those before it. */
export const ofNumber = (title: string, number: number): Chance => {
	const seed = [...title].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);
	const random = chance((seed ^ Math.imul(number + 1, 0x9e3779b1)) >>> 0);
	random.next();
	return random;
};

interface Case {
	readonly number: number;
	readonly source: Row;
	readonly records: readonly Row[];
	/** Rules that keep it back. */
	readonly against: readonly string[];
}

/** Every record is in one of three: it agrees, the guard has said that it would not, or it is refused for a reason that is expected. Anything else throws. */
export function run(trial: Trial): Result | undefined {
	const title = [trial.name, trial.way].filter(Boolean).join(', ');
	if (only && only.title !== title) return undefined;
	const began = process.cpuUsage();
	const tally = { agree: 0, guard: 0, refused: {} as Record<string, number> };
	const numbers = only ? [only.number] : Array.from({ length: trial.fewer ? Math.ceil(documents / 10) : documents }, (_, number) => number);
	for (let from = 0; from < numbers.length; from += BATCH) {
		if (Date.now() > until) throw new Error(`${title}: the time was over after ${from} documents`);
		const cases = numbers.slice(from, from + BATCH).map((number) => caseOf(trial, title, number));
		trial.begin();
		judge(trial, title, cases, tally);
	}
	const { user, system } = process.cpuUsage(began);
	const result = { title, documents: numbers.length, ...tally, seconds: (user + system) / 1e6 };
	if (reportFile) appendFileSync(reportFile, `${JSON.stringify(result)}\n`);
	return result;
}

function caseOf(trial: Trial, title: string, number: number): Case {
	const source = trial.made(ofNumber(title, number), number);
	const verdicts = checked(trial.name, source, trial.tables);
	const items = verdicts.map((verdict) => ('valid' in verdict ? verdict.valid : (verdict.refused['input'] as Row)));
	return { number, source, records: items.map(withoutTrail), against: [...new Set(verdicts.flatMap(rulesAgainst))] };
}

/** The rules of the mapper's errors; the validator's own are told by their words. */
function rulesAgainst(verdict: Verdict): string[] {
	if ('valid' in verdict) return [];
	const sync = (verdict.refused['input'] as Row)[SYNC] as Row | undefined;
	const mapped = rowsIn(sync?.['issues']).filter(({ severity }) => severity === 'error');
	const own = new Set(mapped.map(({ says }) => says));
	const checkedOnly = rowsIn(verdict.refused['details']).filter(({ says }) => !own.has(says));
	return [...mapped.map(({ rule }) => String(rule)), ...checkedOnly.map(({ says }) => String(says).replace(/-?[\d.]+/g, '#'))];
}

function judge(trial: Trial, title: string, cases: readonly Case[], tally: { agree: number; guard: number; refused: Record<string, number> }): void {
	const isGuard = ({ against }: Case): boolean => against.length > 0 && against.every((rule) => rule === 'totals-differ');
	// What the guard keeps back is written as well: it must be right.
	const posted = cases.filter((one) => one.against.length === 0 || isGuard(one));
	const written = trial.post(posted.flatMap(({ records }) => records));
	let next = 0;
	for (const one of posted) {
		const answers = written.slice(next, (next += one.records.length));
		const refusals = answers.flatMap((answer) => ('refusedBy' in answer ? [String(answer['refusedBy'])] : []));
		const off = refusals.length > 0 ? refusals.join(' ') : answers.length < one.records.length ? 'no answer' : trial.differs(one.source, answers);
		if (isGuard(one) && off === undefined) throw odd(title, one, answers, 'the guard keeps it back, but the sandbox comes to the same');
		if (!isGuard(one) && off !== undefined) throw odd(title, one, answers, off);
		tally[isGuard(one) ? 'guard' : 'agree']++;
	}
	for (const one of cases.filter((each) => each.against.length > 0 && !isGuard(each))) {
		const reasons = one.against.filter((rule) => rule !== 'totals-differ');
		if (!reasons.every((reason) => trial.mayRefuse?.includes(reason))) throw odd(title, one, [], `refused: ${reasons.join('; ')}`);
		const reason = reasons.join('; ');
		tally.refused[reason] = (tally.refused[reason] ?? 0) + 1;
	}
	const wrong = trial.after?.(posted.filter((one) => !isGuard(one)).map(({ source }) => source));
	if (wrong !== undefined) throw new Error(`${title}, records ${cases[0]?.number} to ${cases.at(-1)?.number}: ${wrong}`);
}

const odd = (title: string, { number, source, records }: Case, written: readonly Written[], why: string): Error =>
	new Error(`LEDGERS_ONLY='${title}:${number}': ${why}\n${JSON.stringify({ source, records, written }, null, 1)}`);
