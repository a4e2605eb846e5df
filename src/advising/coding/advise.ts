import type { Advice } from '../suggestion';
import { allowedBy, type Chart } from './chart';
import { paidBy, type OpenDocument } from './documents';
import { codings, type Coding, type Line } from './line';
import type { Memory } from './memory';
import type { Rules } from './rules';
import { fromDocument, fromMemory, fromNames, fromPaid, fromRules, type Asked, type Said } from './sources';

export interface Known {
	readonly memory: Memory;
	readonly rules?: Rules;
	/** The same list for all lines of a run: it is sorted once. */
	readonly documents?: readonly OpenDocument[];
	/** The same for all lines of a run, too. */
	readonly chart?: Chart;
	/** How many of a hundred sure suggestions are to be right, as a share; 0.98 without it. */
	readonly precision?: number;
	/** What is to be suggested; all four without it. */
	readonly wanted?: readonly Coding[];
}

const PRECISION = 0.98;
const MOST = 3;

/**
 * Advice for each wanted coding. Where the line pays an open document, the first advice has the field `document` and the document's id as its value: the
 * line is to be allocated to it, and no account is suggested unless the document says which.
 */
export const adviseCoding = (line: Line, { memory, rules, documents, chart, precision = PRECISION, wanted = codings }: Known): Advice[] => {
	const paid = documents ? paidBy(line, documents) : [];
	const adviceFor = (coding: Coding): Advice => {
		const options = chart?.[coding];
		return adviceOf(coding, said({ line, coding, precision, options, may: allowedBy(options) }, memory, rules, paid));
	};
	return [...(paid.length > 0 ? [adviceOf('document', fromDocument(paid, precision))] : []), ...wanted.map(adviceFor)];
};

const adviceOf = (field: string, { suggestions, why }: Said): Advice => {
	const first = suggestions.slice(0, MOST);
	return why === undefined && first[0] ? { field, suggestions: first, sure: first[0] } : { field, suggestions: first, why: why ?? NOTHING };
};

const NOTHING = 'Nothing like this line was coded before.';

/** The surest source that knows anything speaks: a rule, an open document, what was done before, names. */
function said(asked: Asked, memory: Memory, rules: Rules | undefined, paid: ReturnType<typeof paidBy>): Said {
	const ruled = fromRules(asked, rules);
	if (ruled && ruled.suggestions.length > 0) return ruled;
	const settled = fromPaid(asked, paid);
	if (settled?.isFinal) return settled;
	const remembered = fromMemory(asked, memory);
	const named = fromNames(asked, remembered.suggestions);
	const why = ruled?.why ?? settled?.why ?? remembered.why ?? (remembered.suggestions.length === 0 ? NOTHING : undefined);
	return { suggestions: [...remembered.suggestions, ...named], why };
}
