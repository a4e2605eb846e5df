import { hide } from '../../triage/secrets';
import { isFilled, textOf, withoutSync, type Row } from '../../record';
import type { Fix } from '../resolving/fix';
import { sameness } from '../resolving/fix';
import { editFix } from '../resolving/fromLetters';
import { leavesOf, type Told } from '../resolving/letter';
import { keyed, type Keyed } from './choices';
import { ALIAS } from './aliases';
import { reasonIn, type Question, type Refused, type Task } from './contract';
import type { Seam } from './seam';

/** A letter with what was found to resolve it. */
export interface Unresolved {
	readonly id: string;
	readonly told: Told;
	readonly fixes: readonly Fix[];
	/** The codes that a field of this name may have, where a chart is known. */
	codesFor(field: string): ReadonlySet<string> | undefined;
}

interface LetterQuestion extends Question {
	readonly of: Unresolved;
	readonly keys: Keyed;
	readonly leaves: ReadonlyMap<string, unknown>;
}

type Answer = { readonly chosen: string; readonly why: string } | { readonly path: string; readonly to: string | number | boolean; readonly why: string };

/** Asks a model about letters: what it chooses comes first, and a change of the record that it suggests is one more fix, where the record has the place. */
export async function fixesWithModel(model: Seam, letters: readonly Unresolved[], salt: string): Promise<ReadonlyMap<string, readonly Fix[]>> {
	const questions = letters.map((one) => questionOf(one, salt));
	const answers = await model.ask(task, questions);
	return new Map(questions.map(({ id, of: { fixes }, leaves }) => [id, ranked(fixes, answers.get(id), leaves)]));
}

function questionOf(of: Unresolved, salt: string): LetterQuestion {
	const { told, fixes, id } = of;
	const leaves = leavesOf(told);
	const keys = keyed(
		fixes.map((fix) => ({ value: sameness(fix), name: fix.says })),
		`${salt} ${id}`,
	);
	const about: Row = {
		cause: told.cause,
		message: told.message,
		details: told.details,
		target: told.target,
		// As it is nested: the Privacy Shield knows fields by where they stand.
		record: withoutSync(told.payload ?? {}),
		fixes: keys.shown,
	};
	return { id, of, keys, leaves, about };
}

const task: Task<LetterQuestion, Answer> = {
	says: 'You help to resolve records that an accounting application refused. For each question choose the entry of "fixes" that resolves it, or, only if none does, one single value within "record" to change.',
	form: {
		choice: 'a key of fixes; or leave it out',
		path: 'else the place within record, such as line_items[0].name',
		to: 'its new value',
		why: 'the reason, in one short sentence',
	},
	read(answer, { keys, leaves, of }) {
		const why = reasonIn(answer);
		if (isFilled(answer['choice'])) {
			const chosen = keys.valueOf(answer['choice']);
			return chosen === undefined ? { refused: 'the choice was none of the fixes' } : { chosen, why };
		}
		return readEdit(answer, leaves, of, why);
	},
};

const LONGEST = 200;

function readEdit(answer: Row, leaves: ReadonlyMap<string, unknown>, { codesFor }: Unresolved, why: string): Answer | Refused {
	const path = textOf(answer['path']);
	const to = answer['to'];
	if (path === '') return { refused: 'neither a fix nor a change was chosen' };
	if (!leaves.has(path)) return { refused: 'the record has no such place' };
	if (typeof to !== 'string' && typeof to !== 'number' && typeof to !== 'boolean') return { refused: 'the new value was no text and no number' };
	const from = leaves.get(path);
	if (from !== null && typeof from !== typeof to) return { refused: `the new value was no ${typeof from}, as the old one is` };
	if (typeof to === 'string' && (to.trim() === '' || to.length > LONGEST || hide(to) !== to || /\p{C}/u.test(to)))
		return { refused: 'the new value is not fit for a record' };
	const codes = codesFor(path.replace(/^.*\./, ''));
	if (codes && !codes.has(String(to))) return { refused: 'the new value is no code that there is' };
	return to === from ? { refused: 'the new value is the old one' } : { path, to, why };
}

function ranked(fixes: readonly Fix[], answer: Answer | undefined, leaves: ReadonlyMap<string, unknown>): readonly Fix[] {
	if (!answer) return fixes;
	const said = answer.why === '' ? 'the model chose it' : `the model chose it: "${answer.why}"`;
	// A change that nothing but the model's word speaks for comes after what is known to help.
	if ('path' in answer) {
		// An alias that stands for nothing is an invention.
		if (typeof answer.to === 'string' && ALIAS.test(answer.to)) return fixes;
		return [...fixes.slice(0, 2), editFix({ path: answer.path, from: leaves.get(answer.path) ?? null, to: answer.to }, 'model', [said])];
	}
	const chosen = fixes.filter((fix) => sameness(fix) === answer.chosen).map((fix): Fix => ({ ...fix, evidence: [...fix.evidence, said] }));
	return [...chosen, ...fixes.filter((fix) => sameness(fix) !== answer.chosen)];
}
