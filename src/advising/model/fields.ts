import type { Between } from '../proposal';
import type { Advice } from '../suggestion';
import { keyed, type Keyed } from './choices';
import { reranked } from './coding';
import { reasonIn, type Question, type Task } from './contract';
import type { Seam } from './seam';

interface FieldQuestion extends Question {
	readonly keys: Keyed;
	readonly field: string;
}

interface Chosen {
	readonly value: string;
	readonly why: string;
}

/** Asks a model about fields that are not sure: it chooses among the fields that are suggested, by their names alone. Nothing of the samples is shown. */
export async function fieldsWithModel(model: Seam, { target, source, advice, targets, sources }: Between, salt: string): Promise<readonly Advice[]> {
	const labels = new Map([...targets, ...sources].map(({ path, label, kind }) => [path, { label, kind }]));
	const questions = advice
		.filter(({ sure, suggestions }) => !sure && suggestions.length > 0)
		.map(({ field, suggestions }): FieldQuestion => {
			const keys = keyed(
				suggestions.map(({ value }) => ({ value, name: value, description: labels.get(value)?.label })),
				`${salt} ${field}`,
			);
			return { id: field, field, keys, about: { target, source, field, ...labels.get(field), choices: keys.shown } };
		});
	const answers = await model.ask(task, questions);
	return advice.map((one) => {
		const chosen = answers.get(one.field);
		return chosen ? reranked(one, { codes: { [one.field]: chosen.value }, why: chosen.why }) : one;
	});
}

const task: Task<FieldQuestion, Chosen> = {
	says: 'You help to map records of one application into those of another. For each question choose, among "choices", the field of the source that means the same as the "field" of the target. Leave the question out if none does.',
	form: { choice: 'a key of choices', why: 'the reason, in one short sentence' },
	read(answer, { keys }) {
		const value = keys.valueOf(answer['choice']);
		return value === undefined ? { refused: 'the choice was none of the fields' } : { value, why: reasonIn(answer) };
	},
};
