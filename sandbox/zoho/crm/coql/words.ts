import type { Row } from '../../../vendor';
import { CrmRefused } from '../refused';

/** A query as words, texts, numbers and signs, each with its place. */

export interface Word {
	readonly kind: 'name' | 'text' | 'number' | 'sign' | 'end';
	readonly text: string;
	readonly at: number;
}

const PATTERN = /\s*(?:(?<name>[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)|(?<number>-?\d+(?:\.\d+)?)|'(?<text>(?:[^'\\]|\\.)*)'|(?<sign>!=|>=|<=|[=<>(),*]))/y;

/** Texts of the messages are invented; codes and details are Zoho's [O]. */
export const syntaxError = (query: string, { at, text }: Pick<Word, 'at' | 'text'>, message = 'error occurred while parsing the query'): CrmRefused => {
	const before = query.slice(0, at).split('\n');
	return new CrmRefused(400, 'SYNTAX_ERROR', message, { near: text, line: before.length, column: (before.at(-1) ?? '').length + 1 });
};

export const missingClause = (clause: string): CrmRefused => new CrmRefused(400, 'SYNTAX_ERROR', 'missing clause', { clause });
export const invalidQuery = (details: Row, message = 'invalid query formed'): CrmRefused => new CrmRefused(400, 'INVALID_QUERY', message, details);
export const overLimit = (clause: string, limit: number): CrmRefused =>
	new CrmRefused(400, 'LIMIT_EXCEEDED', 'the limit of the clause is exceeded', { clause, limit });

export const wordsOf = (query: string): Word[] => {
	const words: Word[] = [];
	let at = 0;
	while (query.slice(at).trim() !== '') {
		PATTERN.lastIndex = at;
		const found = PATTERN.exec(query);
		const start = at + (/^\s*/.exec(query.slice(at))?.[0].length ?? 0);
		if (!found?.groups) throw syntaxError(query, { at: start, text: query.slice(start, start + 12) });
		const [kind, text] = Object.entries(found.groups).find(([, value]) => value !== undefined) as [Word['kind'], string];
		words.push({ kind, at: start, text: kind === 'text' ? text.replace(/\\(.)/g, '$1') : text });
		at = PATTERN.lastIndex;
	}
	return [...words, { kind: 'end', text: '', at: query.length }];
};
