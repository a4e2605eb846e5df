import { createHash } from 'node:crypto';
import { textOf, type Row } from '../../record';
import type { Chart } from '../coding/chart';
import type { Coding, Line } from '../coding/line';
import { ruleRow } from '../coding/rules';
import type { Advice, Suggestion } from '../suggestion';
import { DOCUMENT, type Advised } from './coder';

/** What is advised, as items carry it. */

const called: Readonly<Record<string, string>> = { account: 'account', tax: 'tax rate', tracking: 'tracking', contact: 'contact' };

/** A suggestion as a person reads it. */
const shown = ({ value, probability, source, evidence }: Suggestion, names: ReadonlyMap<string, string>): Row => ({
	value,
	name: names.get(value) ?? value,
	probability: Number(probability.toFixed(3)),
	source,
	evidence,
});

const namesIn = (chart: Chart, field: string): ReadonlyMap<string, string> =>
	new Map(((chart as Readonly<Record<string, Chart[Coding]>>)[field] ?? []).map(({ value, name }) => [value, name]));

/** All that was advised on a record, line by line, and the questions that are left for a person. */
export function report({ app, lines }: Advised, chart: Chart): Row {
	const questions: Row[] = [];
	const fields = lines.flatMap(({ codable: { at, line }, advice }) => {
		// What pays a document is allocated: a rule made of it would code the next one.
		const isPaid = advice.some(({ field }) => field === DOCUMENT);
		return advice.map((one): Row => {
			const names = namesIn(chart, one.field);
			if (!one.sure && !isPaid) questions.push(questionOf(app, at, line, one, names));
			const { field, why } = one;
			return { at, field, sure: one.sure !== undefined, suggestions: one.suggestions.map((each) => shown(each, names)), ...(why === undefined ? {} : { why }) };
		});
	});
	return { fields, questions };
}

/** One question for all lines that the answer's rule would code: its key is the same for all of them. */
function questionOf(app: string, at: string, line: Line, { field, suggestions, why = '' }: Advice, names: ReadonlyMap<string, string>): Row {
	const apps = app === 'list' ? {} : { source_app: app, target_app: app };
	const rule: Row = { ...apps, ...ruleRow(line, field as Coding, suggestions[0]?.value ?? '') };
	return {
		key: `coding:${hashOf([app, rule['kind'], rule['source_value']])}`,
		at,
		field,
		says: `Which ${called[field] ?? field} for ${lineInWords(line)}?`,
		because: [why, reasonFor(suggestions, names)].filter((each) => each !== '').join(' '),
		suggestions: suggestions.map((one) => shown(one, names)),
		rule,
	};
}

function lineInWords({ party, item, text, amount, currency }: Line): string {
	const what = [item, text].filter((each) => each !== undefined && each !== '').map((each) => cut(each!));
	const about = what.length > 0 ? `"${what.join(', ')}"` : 'a line without a text';
	const money = amount === undefined ? '' : ` (${[amount, currency].filter(Boolean).join(' ')})`;
	return `${about}${party === undefined ? '' : ` of ${cut(party)}`}${money}`;
}

function reasonFor(suggestions: readonly Suggestion[], names: ReadonlyMap<string, string>): string {
	return suggestions
		.map(({ value, probability, evidence }) => {
			const name = names.get(value);
			return `${value}${name === undefined || name === value ? '' : ` ${name}`} ${Math.round(probability * 100)} %: ${evidence.join(', ')}.`;
		})
		.join(' ');
}

const cut = (text: string): string => {
	const plain = textOf(text).replace(/\s+/g, ' ');
	return plain.length > 80 ? `${plain.slice(0, 80)}…` : plain;
};

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 24);
