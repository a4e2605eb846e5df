import { candidatesOf, type Candidates } from './candidates';
import { usualLimits, type Limits } from './limits';
import { documentOf, lineOf, type Document, type Idle, type Line } from './read';
import type { Suggestion } from './score';
import { Shelf } from './shelf';
import type { Unusable } from '../read';

/** What became of a line, or of a document that no line takes. */
export type BankOutcome =
	/** `ties` counts other suggestions for the line that fit as well. */
	| {
			readonly to: 'suggested';
			readonly line: Line;
			readonly best: Suggestion;
			readonly others: readonly Suggestion[];
			readonly ties: number;
			readonly capped: boolean;
	  }
	| { readonly to: 'nothing'; readonly line: Line; readonly others: readonly Suggestion[]; readonly capped: boolean }
	| { readonly to: 'unused'; readonly at: number; readonly idle?: string }
	| { readonly to: 'error'; readonly side: 'left' | 'right'; readonly at: number; readonly problem: Unusable };

/**
 * Suggests which open documents and payments the lines of a bank statement stand for. Each document is suggested as the best of one line only, the
 * surest lines first. Bounded: a line looks at no more than `limits.ts` allows, and tells when that cut something off. Never throws on data.
 */
export function* suggest(lines: readonly unknown[], documents: readonly unknown[], limits: Limits = usualLimits): Generator<BankOutcome, void, undefined> {
	const known: Document[] = [];
	const idle: Idle[] = [];
	for (const [at, record] of documents.entries()) {
		const document = documentOf(record, at);
		if ('says' in document) yield { to: 'error', side: 'right', at, problem: document };
		else if ('idle' in document) idle.push(document);
		else known.push(document);
	}
	const shelf = new Shelf(known);
	const asked: Asked[] = [];
	for (const [at, record] of lines.entries()) {
		const line = lineOf(record, at);
		if ('says' in line) yield { to: 'error', side: 'left', at, problem: line };
		else asked.push({ line, ...(line.done || line.amount === 0 ? { suggestions: [], capped: false } : candidatesOf(line, shelf, limits)) });
	}
	const { chosen, taken } = assign(asked);
	for (const one of asked) yield outcomeOf(one, chosen.get(one.line));
	for (const { at } of known.filter((document) => !taken.has(document))) yield { to: 'unused', at };
	for (const one of idle) yield { to: 'unused', ...one };
}

interface Asked extends Candidates {
	readonly line: Line;
}

/** The surest suggestions first; one whose documents are taken gives way to the line's next. */
function assign(asked: readonly Asked[]): { readonly chosen: ReadonlyMap<Line, Suggestion>; readonly taken: ReadonlySet<Document> } {
	const all = asked.flatMap(({ line, suggestions }) => suggestions.map((suggestion) => ({ line, suggestion })));
	all.sort((one, other) => other.suggestion.score - one.suggestion.score);
	const chosen = new Map<Line, Suggestion>();
	const taken = new Set<Document>();
	for (const { line, suggestion } of all) {
		if (chosen.has(line) || suggestion.documents.some((document) => taken.has(document))) continue;
		chosen.set(line, suggestion);
		for (const document of suggestion.documents) taken.add(document);
	}
	return { chosen, taken };
}

function outcomeOf({ line, suggestions, capped }: Asked, best: Suggestion | undefined): BankOutcome {
	const others = suggestions.filter((one) => one !== best);
	if (!best) return { to: 'nothing', line, others, capped };
	return { to: 'suggested', line, best, others, ties: others.filter(({ score }) => score >= best.score).length, capped };
}
