import type { Operator } from '../compare';
import { missingClause, overLimit, syntaxError, wordsOf, type Word } from './words';

/** The grammar of COQL (fact sheet, section 3.7): what is asked, not yet whether there is such a thing. */

const AGGREGATES = ['SUM', 'MIN', 'MAX', 'AVG', 'COUNT'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

export interface Column {
	readonly path: string;
	readonly aggregate?: Aggregate;
	readonly alias?: string;
}

export type Condition =
	| { readonly path: string; readonly operator: Operator; readonly written: string; readonly values: readonly string[]; readonly negated?: true }
	| { readonly joined: 'and' | 'or'; readonly left: Condition; readonly right: Condition };

export interface Query {
	readonly columns: readonly Column[];
	readonly module: string;
	readonly where: Condition;
	readonly groupBy: readonly string[];
	readonly orderBy: readonly { readonly path: string; readonly descending: boolean }[];
	readonly limit: number;
	readonly offset: number;
}

const MOST_COLUMNS = 50;
const MOST_CONDITIONS = 25;
const MOST_VALUES = 50;
const MOST_ORDERS = 10;
const MOST_GROUPS = 4;
const USUAL_LIMIT = 200;
const MOST_ROWS = 2000;
const DEEPEST = 100_000;

const SIGNS: Readonly<Record<string, Operator>> = {
	'=': 'equals',
	'!=': 'not_equal',
	'>': 'greater_than',
	'>=': 'greater_equal',
	'<': 'less_than',
	'<=': 'less_equal',
};

/** `like 'x%'`, '%x', '%x%'; without a sign it is the same as being equal. */
const likeness = (pattern: string): { operator: Operator; value: string } => {
	const [open, close] = [pattern.startsWith('%'), pattern.endsWith('%')];
	const value = pattern.replace(/^%|%$/g, '');
	return { value, operator: open && close ? 'contains' : open ? 'ends_with' : close ? 'starts_with' : 'equals' };
};

export const parse = (query: string): Query => {
	const words = wordsOf(query);
	let next = 0;
	let conditions = 0;

	const peek = (): Word => words[next]!;
	const fail = (word = peek()) => syntaxError(query, word);
	const take = (): Word => words[next++]!;
	const isNext = (text: string): boolean => peek().kind !== 'text' && peek().text.toLowerCase() === text;
	const skip = (text: string): boolean => isNext(text) && take() !== undefined;
	const expect = (text: string): void => {
		if (!skip(text)) throw fail();
	};
	const name = (): string => {
		if (peek().kind !== 'name') throw fail();
		return take().text;
	};
	const many = <T>(one: () => T, clause: string, most: number): T[] => {
		const all = [one()];
		while (skip(',')) all.push(one());
		if (all.length > most) throw overLimit(clause, most);
		return all;
	};
	const literal = (): string => {
		const word = take();
		const isPlain = word.kind === 'text' || word.kind === 'number' || (word.kind === 'name' && /^(true|false)$/i.test(word.text));
		if (!isPlain) throw fail(word);
		return word.text;
	};

	const column = (): Column => {
		const first = name();
		const aggregate = AGGREGATES.find((one) => one === first.toUpperCase());
		const called = aggregate !== undefined && skip('(');
		const path = called ? (skip('*') ? 'id' : name()) : first;
		if (called) expect(')');
		const alias = skip('as') ? take().text : undefined;
		return { path, ...(called ? { aggregate } : {}), ...(alias === undefined ? {} : { alias }) };
	};

	const predicate = (): Condition => {
		conditions += 1;
		if (conditions > MOST_CONDITIONS) throw overLimit('where', MOST_CONDITIONS);
		const path = name();
		const sign = SIGNS[peek().text];
		if (sign) {
			const written = take().text;
			return { path, operator: sign, written, values: [literal()] };
		}
		if (skip('is')) {
			const not = skip('not');
			expect('null');
			return { path, operator: not ? 'not_null' : 'is_null', written: not ? 'is not null' : 'is null', values: [] };
		}
		const not = skip('not');
		const written = (word: string): string => (not ? `not ${word}` : word);
		if (skip('in')) {
			expect('(');
			const values = many(literal, 'in', MOST_VALUES);
			expect(')');
			return { path, operator: not ? 'not_in' : 'in', written: written('in'), values };
		}
		if (skip('between')) {
			const low = literal();
			expect('and');
			return { path, operator: not ? 'not_between' : 'between', written: written('between'), values: [low, literal()] };
		}
		if (skip('like')) {
			const { operator, value } = likeness(literal());
			return { path, operator, written: written('like'), values: [value], ...(not ? { negated: true } : {}) };
		}
		throw fail();
	};

	const primary = (): Condition => {
		if (!skip('(')) return predicate();
		const inner = condition();
		expect(')');
		return inner;
	};

	/** Two at a time: a third needs brackets around the first two. */
	const condition = (): Condition => {
		const left = primary();
		const joined = isNext('and') ? 'and' : isNext('or') ? 'or' : undefined;
		if (joined === undefined) return left;
		take();
		return { joined, left, right: primary() };
	};

	const whole = (most: number, clause: string): number => {
		const word = take();
		if (word.kind !== 'number' || !/^\d+$/.test(word.text)) throw fail(word);
		if (Number(word.text) > most) throw overLimit(clause, most);
		return Number(word.text);
	};

	if (!skip('select')) throw missingClause('select');
	const columns = many(column, 'select', MOST_COLUMNS);
	if (!skip('from')) throw missingClause('from');
	const module = name();
	if (!skip('where')) throw isEnd(peek()) || /^(order|group|limit|offset)$/i.test(peek().text) ? missingClause('where') : fail();
	const where = condition();
	const groupBy = skip('group') ? (expect('by'), many(name, 'group by', MOST_GROUPS)) : [];
	const orderBy = skip('order')
		? (expect('by'), many(() => ({ path: name(), descending: skip('desc') || (skip('asc'), false) }), 'order by', MOST_ORDERS))
		: [];
	const [offset, limit] = skip('limit')
		? limits(
				() => whole(DEEPEST, 'limit'),
				() => skip(','),
			)
		: [0, USUAL_LIMIT];
	if (limit > MOST_ROWS) throw overLimit('limit', MOST_ROWS);
	const behind = skip('offset') ? whole(DEEPEST, 'offset') : offset;
	if (!isEnd(peek())) throw fail();
	return { columns, module, where, groupBy, orderBy, limit, offset: behind };
};

const isEnd = ({ kind }: Word): boolean => kind === 'end';

/** `limit 200`, or `limit 400, 200` with the offset first. */
const limits = (whole: () => number, comma: () => boolean): [offset: number, limit: number] => {
	const first = whole();
	return comma() ? [first, whole()] : [0, first];
};

export const limitOf = (query: string): number => {
	const [, first, second] = /\blimit\s+(\d+)(?:\s*,\s*(\d+))?/i.exec(query) ?? [];
	return Number(second ?? first ?? USUAL_LIMIT);
};
