import type { Chart } from '../coding/chart';
import type { Coding, Line } from '../coding/line';
import type { Advice, Suggestion } from '../suggestion';
import type { Row } from '../../record';
import { keyed, type Choice, type Keyed } from './choices';
import { reasonIn, type Question, type Task } from './contract';
import type { Seam } from './seam';

/** A line of which something is not sure. */
export interface Unsure {
	readonly id: string;
	readonly line: Line;
	/** Of what is not sure, what memory has to say. */
	readonly advice: readonly Advice[];
}

/** What a model chose, by the field that it is for, and why. */
interface Chosen {
	readonly codes: Readonly<Record<string, string>>;
	readonly why: string;
}

/** A contact's name is personal data and not shown, so a model cannot choose one. */
const asked: readonly Coding[] = ['account', 'tax', 'tracking'];

/**
 * Asks a model about lines that are not sure. What it chooses moves up among the suggestions, with its reason as evidence; it makes none sure.
 * @returns the advice of each line, by its id
 */
export async function withModel(model: Seam, lines: readonly Unsure[], chart: Chart, salt: string): Promise<ReadonlyMap<string, readonly Advice[]>> {
	const lists = listsFor(chart, lines, salt);
	const questions = lines.flatMap((one) => questionOf(one, lists));
	const wanted = new Set(questions.flatMap((question) => question.wanted));
	const answers = await model.ask(taskOf(new Map([...lists].filter(([name]) => wanted.has(name)))), questions);
	return new Map(
		lines.map(({ id, advice }) => {
			const chosen = answers.get(id);
			return [id, chosen ? advice.map((one) => reranked(one, chosen)) : advice];
		}),
	);
}

type Lists = ReadonlyMap<string, Keyed>;

/** What may be chosen: the chart; where nothing is known of it, what memory suggests for one of the lines. */
function listsFor(chart: Chart, lines: readonly Unsure[], salt: string): Lists {
	const suggested = (coding: Coding): Choice[] =>
		lines.flatMap(({ advice }) =>
			advice.filter(({ field }) => field === coding).flatMap(({ suggestions }) => suggestions.map(({ value }) => ({ value, name: value }))),
		);
	return new Map(
		asked.map((coding) => {
			const known = chart[coding]?.filter(({ isActive }) => isActive);
			return [coding, keyed(known ?? suggested(coding), salt)] as const;
		}),
	);
}

interface LineQuestion extends Question {
	readonly wanted: readonly string[];
}

/** What a line is about. Its amount and date tell little of where it belongs, so they are not shown. */
function questionOf({ id, line, advice }: Unsure, lists: Lists): LineQuestion[] {
	const open = advice.filter(({ field, sure }) => !sure && (lists.get(field)?.shown.length ?? 0) > 0);
	if (open.length === 0) return [];
	const wanted = open.map(({ field }) => field);
	const likely = Object.fromEntries(
		open
			.map(({ field, suggestions }) => [field, suggestions.flatMap(({ value }) => lists.get(field)?.keyOf(value) ?? [])])
			.filter(([, keys]) => keys!.length > 0),
	) as Row;
	const { party, item, text, kind } = line;
	return [{ id, wanted, about: { contact_name: party, item, text, kind, wanted, likely } }];
}

const taskOf = (lists: Lists): Task<LineQuestion, Chosen> => ({
	says: 'You help an accountant to code lines of documents. For each question choose, for each name under "wanted", the entry of the list of that name under "shared" in which a line like this one is booked. "likely" holds the keys of what similar lines were coded with, the likeliest first.',
	form: {
		account: 'a key of the list, if wanted',
		tax: 'a key of the list, if wanted',
		tracking: 'a key of the list, if wanted',
		why: 'the reason, in one short sentence',
	},
	shared: Object.fromEntries([...lists].filter(([, { shown }]) => shown.length > 0).map(([name, { shown }]) => [name, shown])),
	read(answer, { wanted }) {
		const codes: Record<string, string> = {};
		for (const name of wanted) {
			if (answer[name] === undefined || answer[name] === null || answer[name] === '') continue;
			const value = lists.get(name)?.valueOf(answer[name]);
			if (value === undefined) return { refused: `the ${name} was none of the list` };
			codes[name] = value;
		}
		return Object.keys(codes).length > 0 ? { codes, why: reasonIn(answer) } : { refused: 'nothing was chosen from the lists' };
	},
});

/** How much a model's word counts beside memory's: nobody has measured it, so it is little. */
const WEIGHT = 0.3;
const MOST = 3;

/** The model's choice beside what memory says, each with its weight. What is sure is not touched, and nothing becomes it. */
export function reranked(advice: Advice, { codes, why }: Chosen): Advice {
	const value = codes[advice.field];
	if (advice.sure || value === undefined) return advice;
	const said = why === '' ? 'the model chose it' : `the model chose it: "${why}"`;
	const weighed = advice.suggestions.map((one): Suggestion => {
		const probability = one.probability * (1 - WEIGHT);
		return one.value === value ? { ...one, probability: probability + WEIGHT, evidence: [...one.evidence, said] } : { ...one, probability };
	});
	if (!weighed.some((one) => one.value === value)) weighed.push({ value, probability: WEIGHT, source: 'model', evidence: [said] });
	const { sure: _never, ...rest } = advice;
	return { ...rest, suggestions: weighed.sort((one, other) => other.probability - one.probability).slice(0, MOST) };
}
