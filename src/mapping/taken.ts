import { isFilled, isRow } from '../record';
import { parsed, type Formed } from './form';
import type { Rule } from './rule';

/**
 * The suggestions that were taken over in the form as overrides. Each is a text with the rules that it stands for, such as
 * `{"Reference":{"from":"reference_number"}}`, so that what a workflow does stays what it was when it was chosen.
 */
export const takenFrom = (chosen: unknown): Formed => {
	if (!isFilled(chosen)) return { overrides: {}, problems: [] };
	const texts: readonly unknown[] = Array.isArray(chosen) ? chosen : [chosen];
	const read = texts.map((text) => (typeof text === 'string' ? parsed(text) : text));
	return {
		overrides: Object.assign({}, ...read.filter(isRow)) as Record<string, Rule | null>,
		problems: read.flatMap((rules, index) =>
			isRow(rules) ? [] : [{ at: `Suggested Overrides, ${index + 1}`, says: 'is no suggestion from the list; a suggestion is the JSON of its rules' }],
		),
	};
};
