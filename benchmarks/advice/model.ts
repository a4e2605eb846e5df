import { adviseCoding } from '../../src/advising/coding/advise';
import type { Chart } from '../../src/advising/coding/chart';
import type { CodedLine } from '../../src/advising/coding/line';
import { learn } from '../../src/advising/coding/memory';
import { codeKey } from '../../src/advising/coding/spelling';
import { withModel, type Unsure } from '../../src/advising/model/coding';
import { seam, type Limits } from '../../src/advising/model/seam';
import type { Advice } from '../../src/advising/suggestion';
import { rowsIn, type Row } from '../../src/record';
import { FILE, isThere, payments } from '../../test/advising/coding/cabinetOffice';
import { companies, linesOf } from '../../test/advising/coding/companies';
import { PRECISION } from '../../test/advising/coding/measure';
import { askedIn, useless, type StandIn } from '../../test/advising/models';
import { say, table } from '../../scripts/progress';

/**
 * What a connected model costs, and what it can do at best and at worst: `npm run benchmark:model`. No real model is asked. One stand-in knows every right
 * answer, one gives a wrong one of those that are allowed each time, one answers with what is not allowed. A real model is between the first two.
 */

const LINES = 1_000;
const SALT = 'benchmark';
const NO_LIMITS: Limits = { calls: Infinity, tokens: Infinity };
/** What the node allows for a run unless it is told otherwise. */
const USUAL: Limits = { calls: 50, tokens: 100_000 };

interface Run {
	readonly lines: readonly CodedLine[];
	readonly advice: readonly Advice[];
	readonly unsure: readonly Unsure[];
	readonly chart: Chart;
}

/** The first thousand lines after four fifths of a ledger, as one run of the node. */
function runOf(all: readonly CodedLine[]): Run {
	const from = Math.floor(all.length * 0.8);
	const memory = learn(all.slice(0, from));
	const lines = all.slice(from, from + LINES);
	const names = new Map(all.map(({ codes: { account = '' } }) => [codeKey(account), account.trim()]));
	const chart: Chart = { account: [...names.values()].map((value) => ({ value, name: value, isActive: true })) };
	const open = lines.map(({ codes: _codes, ...line }) => line);
	const advice = open.map((line) => adviseCoding(line, { memory, chart, precision: PRECISION, wanted: ['account'] })[0]!);
	const unsure = open.flatMap((line, at): Unsure[] => (advice[at]!.sure ? [] : [{ id: String(at), line, advice: [advice[at]!] }]));
	return { lines, advice, unsure, chart };
}

async function asked({ advice, unsure, chart }: Run, stand: StandIn, limits: Limits) {
	const model = seam((messages) => Promise.resolve({ content: stand(messages) }), limits);
	const answers = await withModel(model, unsure, chart, SALT);
	return { advice: advice.map((one, at) => answers.get(String(at))?.[0] ?? one), report: model.report };
}

const reply = (answers: readonly Row[]): string => JSON.stringify({ answers });

/** Numbers the questions, so that it is known which lines were asked about together: those that look the same to a model. */
const numbering = (): StandIn => {
	let next = 0;
	return (messages) => {
		const { shared, questions } = askedIn(messages);
		const [first] = rowsIn(shared['account']);
		return reply(questions.map(({ id }) => ({ id, account: first?.['key'], why: `question ${next++}` })));
	};
};

/** For each question in its turn the code that most of its lines were given, or another one than any of them was. */
const knowing = (codes: readonly ReadonlyMap<string, number>[], isLying: boolean): StandIn => {
	let next = 0;
	return (messages) => {
		const { shared, questions } = askedIn(messages);
		const keys = rowsIn(shared['account']);
		return reply(
			questions.map(({ id }) => {
				const given = codes[next++] ?? new Map<string, number>();
				const [best = ''] = [...given].sort(([, one], [, other]) => other - one)[0] ?? [];
				const key = keys.find(({ name }) => (isLying ? !given.has(codeKey(String(name))) : codeKey(String(name)) === best))?.['key'];
				return { id, account: key ?? keys[0]?.['key'], why: 'I know.' };
			}),
		);
	};
};

/** Of each question, how its lines were coded. */
function codesOf(run: Run, numbered: readonly Advice[]): Map<string, number>[] {
	const codes: Map<string, number>[] = [];
	for (const [at, { suggestions }] of numbered.entries()) {
		const said = suggestions.flatMap(({ evidence }) => /question (\d+)/.exec(evidence.join())?.[1] ?? [])[0];
		if (said === undefined) continue;
		const given = (codes[Number(said)] ??= new Map<string, number>());
		const code = codeKey(run.lines[at]!.codes.account ?? '');
		given.set(code, (given.get(code) ?? 0) + 1);
	}
	return codes;
}

const isRight = ({ lines }: Run, value: string | undefined, at: number): boolean =>
	value !== undefined && codeKey(value) === codeKey(lines[at]!.codes.account ?? '');
const share = (count: number, of: number): string => (of === 0 ? '-' : (count / of).toFixed(3));
const top = (run: Run, advice: readonly Advice[], most: number): string =>
	share(advice.filter(({ suggestions }, at) => suggestions.slice(0, most).some(({ value }) => isRight(run, value, at))).length, run.lines.length);
const sureOnes = (advice: readonly Advice[]): string => JSON.stringify(advice.map(({ sure }) => sure?.value ?? null));

async function rowOf(title: string, all: readonly CodedLine[]): Promise<string[]> {
	const run = runOf(all);
	const first = await asked(run, numbering(), NO_LIMITS);
	const codes = codesOf(run, first.advice);
	const best = await asked(run, knowing(codes, false), NO_LIMITS);
	const worst = await asked(run, knowing(codes, true), NO_LIMITS);
	const useful = await asked(run, knowing(codes, false), USUAL);
	const refused = await asked(run, useless['wrong codes']!, USUAL);
	const without = sureOnes(run.advice);
	const changed = [best, worst, refused].filter(({ advice }) => sureOnes(advice) !== without).length;
	if (changed > 0) throw new Error(`${title}: a model changed what is sure`);
	const { calls, tokens, cached, held } = best.report;
	return [
		title,
		share(run.unsure.length, run.lines.length),
		String(codes.length),
		String(calls),
		String(Math.round(tokens / 1000)),
		String(cached),
		String(held),
		share(useful.report.answered, run.unsure.length),
		top(run, run.advice, 1),
		top(run, best.advice, 1),
		top(run, worst.advice, 1),
		top(run, run.advice, 3),
		top(run, worst.advice, 3),
		`${refused.report.answered} of ${refused.report.calls} calls`,
		String(changed),
	];
}

const head = [
	'1,000 lines of',
	'asked about',
	'questions',
	'calls',
	'1,000 tokens',
	'cached',
	'held',
	'answered in usual limits',
	'top 1 without',
	'knows all',
	'lies',
	'top 3 without',
	'lies',
	'not allowed: answered',
	'changed sure',
];

async function main(): Promise<void> {
	const rows: string[][] = [];
	if (isThere()) {
		rows.push(await rowOf('Cabinet Office, supplier and cost centre', payments('item')));
		rows.push(await rowOf('Cabinet Office, supplier only', payments('supplier only')));
	} else say(`SKIPPED: ${FILE} is not there`);
	for (const company of companies) rows.push(await rowOf(company.title, linesOf({ ...company, seed: 10_010 + company.seed })));
	say(table([head, ...rows]));
}

void main();
