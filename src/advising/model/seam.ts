import { chunks } from '../../record';
import { digest } from '../../reporting/audit';
import { hide } from '../../triage/secrets';
import { aliases as freshAliases } from './aliases';
import { answersIn, isRefused, messagesFor, nameOf, shortened, textIn, type Message, type Question, type Refused, type Task } from './contract';
import { isInstructing } from './instructing';

/** Asks a chat model once. Throws where there is no answer in time. */
export type Chat = (messages: readonly Message[]) => Promise<unknown>;

/** What one run may cost. */
export interface Limits {
	readonly calls: number;
	/** Of prompts and answers together, estimated at four characters each. */
	readonly tokens: number;
	/** Questions in one prompt. */
	readonly batch?: number;
}

/** What became of the questions of a run. */
export interface Report {
	calls: number;
	/** Questions with an answer that is of use. */
	answered: number;
	/** Answers that were refused, each reply that could not be read at all among them. */
	refused: number;
	/** Questions that were not asked because their record speaks to the model. */
	held: number;
	/** Questions that had been answered before in the run. */
	cached: number;
	tokens: number;
	/** Why something is missing, in words; the first reason. */
	reason?: string;
}

export interface Seam {
	/** Answers that are allowed, by the ids of their questions; for all others there is none. Never throws. */
	ask<Q extends Question, A>(task: Task<Q, A>, questions: readonly Q[]): Promise<ReadonlyMap<string, A>>;
	readonly report: Report;
}

const CHARACTERS = 4;
const LONGEST_LIST = 1_000;
const BATCH = 20;
/** A model that failed so often, one time after the other, is not asked again in the run. */
const PATIENCE = 2;
const HELD = 'a record reads like instructions to a model, so it was not shown to one';

/** A model for one run, behind everything that keeps the run safe from it; without a model nothing is ever answered. */
export function seam(chat: Chat | undefined, limits: Limits): Seam {
	const report: Report = { calls: 0, answered: 0, refused: 0, held: 0, cached: 0, tokens: 0 };
	const aliases = freshAliases();
	const cache = new Map<string, unknown>();
	let failures = 0;

	const because = (reason: string): void => {
		// That a record was held back is told only where nothing went wrong.
		if (report.reason === undefined || report.reason === HELD) report.reason = reason;
	};

	/** Whether there is something to ask and to ask it with. */
	const isOpen = (messages: readonly Message[]): boolean => {
		if (failures >= PATIENCE) return false;
		if (report.calls >= limits.calls) because(`the ${limits.calls} calls of this run are used up`);
		else if (report.tokens + tokensOf(messages) > limits.tokens) because(`the ${limits.tokens} tokens of this run are used up`);
		else return true;
		return false;
	};

	const failed = (reason: string): undefined => {
		because(reason);
		failures++;
		return undefined;
	};

	async function reply(messages: readonly Message[]): Promise<unknown> {
		if (!chat || !isOpen(messages)) return undefined;
		report.calls++;
		report.tokens += tokensOf(messages);
		try {
			const told = await chat(messages);
			report.tokens += Math.ceil((textIn(told)?.length ?? 0) / CHARACTERS);
			return told ?? '';
		} catch (error) {
			return failed(`the model did not answer: ${error instanceof Error ? oneLine(error.message) : 'no reason was given'}`);
		}
	}

	/** Asks some questions once; what is refused is told, for one more try. */
	async function once<Q extends Question, A>(
		task: Task<Q, A>,
		asked: readonly Asked<Q>[],
		found: Map<string, A>,
		problem?: string,
	): Promise<string | undefined> {
		const messages = messagesFor(
			task,
			asked.map(({ shown }) => shown),
			problem,
		);
		const told = await reply(messages);
		if (told === undefined) return undefined;
		const answers = answersIn(told);
		const refusals: string[] = [];
		const refuse = ({ refused }: Refused): void => {
			report.refused++;
			refusals.push(refused);
		};
		if (isRefused(answers)) refuse(answers);
		else {
			const names = new Map(asked.map((one, index) => [nameOf(index), one]));
			for (const [name, answer] of answers) {
				const one = names.get(name);
				const read = !one ? { refused: `there is no question "${name.slice(0, 20)}"` } : isRefused(answer) ? answer : task.read(answer, one.question);
				if (isRefused(read)) refuse(read);
				else found.set(one!.question.id, read);
			}
		}
		if (refusals.length > 0) because(`an answer was refused: ${refusals[0]}`);
		return refusals.length > 0 ? [...new Set(refusals)].slice(0, 5).join('; ') : undefined;
	}

	async function batch<Q extends Question, A>(task: Task<Q, A>, asked: readonly Asked<Q>[]): Promise<Map<string, A>> {
		const found = new Map<string, A>();
		const calls = report.calls;
		const problem = await once(task, asked, found);
		const open = asked.filter(({ question }) => !found.has(question.id));
		if (problem !== undefined && open.length > 0) await once(task, open, found, problem);
		if (found.size > 0) failures = 0;
		else if (report.calls > calls && problem !== undefined) failures++;
		return found;
	}

	return {
		report,
		async ask<Q extends Question, A>(task: Task<Q, A>, questions: readonly Q[]): Promise<ReadonlyMap<string, A>> {
			const answers = new Map<string, A>();
			if (!chat) return answers;
			const masked = { ...task, ...(task.shared ? { shared: aliases.out(shortened(task.shared, LONGEST_LIST)) as Task<Q, A>['shared'] } : {}) } as Task<Q, A>;
			const head = digest([masked.says, masked.form, masked.shared]);
			/** Questions that look the same to the model are asked once. */
			const groups = new Map<string, Asked<Q>[]>();
			for (const question of questions) {
				const shown = shownOf(question, aliases.out);
				if (shown === undefined) {
					report.held++;
					because(HELD);
					continue;
				}
				const key = `${head} ${JSON.stringify(shown)}`;
				groups.set(key, [...(groups.get(key) ?? []), { question, shown }]);
			}
			const answer = (asked: readonly Asked<Q>[], told: unknown): void => {
				for (const { question } of asked) answers.set(question.id, told as A);
				report.answered += asked.length;
			};
			const open: (readonly [string, Asked<Q>[]])[] = [];
			for (const [key, asked] of groups) {
				if (cache.has(key)) {
					report.cached += asked.length;
					answer(asked, cache.get(key));
				} else open.push([key, asked]);
			}
			for (const part of chunks(open, Math.max(1, limits.batch ?? BATCH))) {
				const found = await batch(
					masked,
					part.map(([, [first]]) => first!),
				);
				for (const [key, asked] of part) {
					const told = found.get(asked[0]!.question.id);
					if (told === undefined) continue;
					const restored = restoredIn(told, aliases.back);
					cache.set(key, restored);
					report.cached += asked.length - 1;
					answer(asked, restored);
				}
			}
			return answers;
		},
	};
}

interface Asked<Q> {
	readonly question: Q;
	/** As the model sees it. */
	readonly shown: unknown;
}

/** Nothing where the record is not for a model: it speaks to it, or cannot be masked. */
function shownOf({ about }: Question, out: (value: unknown) => unknown): unknown {
	if (isInstructing(about)) return undefined;
	try {
		return out(shortened(about));
	} catch {
		return undefined;
	}
}

/** Values that aliases stand for, put back into the texts of an answer. */
function restoredIn(value: unknown, back: (text: string) => string): unknown {
	if (typeof value === 'string') return back(value);
	if (Array.isArray(value)) return value.map((entry) => restoredIn(entry, back));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, restoredIn(entry, back)]));
}

const tokensOf = (messages: readonly Message[]): number => Math.ceil(messages.reduce((sum, { content }) => sum + content.length, 0) / CHARACTERS);

/** Services name keys and addresses in their errors. */
const oneLine = (text: string): string => hide(text).replace(/\s+/g, ' ').trim().slice(0, 200);
