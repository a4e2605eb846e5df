import type { Row } from '../vendor';
import { wordsOf, type Word } from './filterWords';

/**
 * The documented part of Xero's filter language, read by recursive descent:
 * or := and (OR and)* · and := test (AND test)* · test := term (operator term)? · term := literal | (or) | path, each with .Method("text")*
 */

/** Cannot be read, or cannot be evaluated: both are a QueryParseException. */
export class BadQuery extends Error {}

export type Value = string | number | boolean | Date | null;
type Evaluate = (row: Row) => Value;

/** What the filter may name: whether a dotted path exists in the records of the endpoint. */
export type Knows = (path: readonly string[]) => boolean;

const OPERATORS: Readonly<Record<string, (order: number) => boolean>> = {
	'==': (order) => order === 0,
	'=': (order) => order === 0,
	'!=': (order) => order !== 0,
	'<': (order) => order < 0,
	'>': (order) => order > 0,
	'<=': (order) => order <= 0,
	'>=': (order) => order >= 0,
};

const METHODS: Readonly<Record<string, (text: string, argument: string) => string | boolean>> = {
	Contains: (text, argument) => text.includes(argument),
	StartsWith: (text, argument) => text.startsWith(argument),
	EndsWith: (text, argument) => text.endsWith(argument),
	ToLower: (text) => text.toLowerCase(),
	ToUpper: (text) => text.toUpperCase(),
};

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function where(expression: string, knows: Knows): (row: Row) => boolean {
	const list = wordsOf(expression, (why) => new BadQuery(why));
	let at = 0;
	const peek = (text: string): boolean => list[at]?.kind !== 'text' && list[at]?.text.toUpperCase() === text;
	const accept = (text: string): boolean => peek(text) && !!++at;
	const expect = (text: string): void => {
		if (!accept(text)) throw new BadQuery(`${list[at] ? `'${text}' expected, found '${list[at]?.text}'` : `'${text}' expected at the end`}`);
	};
	const next = (): Word => {
		const word = list[at++];
		if (!word) throw new BadQuery('Expression expected');
		return word;
	};

	const or = (): Evaluate => chain(and, ['OR', '||'], (left, right) => (row) => truth(left(row)) || truth(right(row)));
	const and = (): Evaluate => chain(test, ['AND', '&&'], (left, right) => (row) => truth(left(row)) && truth(right(row)));

	function chain(part: () => Evaluate, words: readonly string[], join: (left: Evaluate, right: Evaluate) => Evaluate): Evaluate {
		let left = part();
		while (words.some(accept)) left = join(left, part());
		return left;
	}

	function test(): Evaluate {
		const left = term();
		const holds = list[at]?.kind === 'sign' ? OPERATORS[list[at]?.text ?? ''] : undefined;
		const sign = holds ? next().text : '';
		if (!holds) return left.evaluate;
		const right = term();
		// A bare text is no GUID to Xero's language. Unsure how every field reacts; strictness finds the filters that would not work.
		const mismatch = (left.isId && right.isText) || (right.isId && left.isText);
		if (mismatch) throw new BadQuery(`Operator '${sign}' incompatible with operand types 'Guid' and 'String'`);
		return (row) => {
			const order = compare(left.evaluate(row), right.evaluate(row), sign);
			return order === undefined ? false : holds(order);
		};
	}

	function term(): { evaluate: Evaluate; isId?: boolean; isText?: boolean } {
		const token = next();
		if (token.kind === 'sign' && token.text === '(') {
			const inner = or();
			expect(')');
			return methods({ evaluate: inner });
		}
		if (token.kind === 'text') return methods({ evaluate: () => token.text, isText: true });
		if (token.kind === 'number') return { evaluate: () => Number(token.text) };
		if (token.kind !== 'word') throw new BadQuery(`Expression expected, found '${token.text}'`);
		return literal(token.text) ?? path(token.text);
	}

	function literal(word: string): { evaluate: Evaluate } | undefined {
		const fixed: Readonly<Record<string, Value>> = { true: true, false: false, null: null };
		const lower = word.toLowerCase();
		if (lower in fixed) return { evaluate: () => fixed[lower] ?? null };
		if (lower === 'guid' && accept('(')) {
			const { text, kind } = next();
			expect(')');
			if (kind !== 'text' || !GUID.test(text)) throw new BadQuery('Unrecognised GUID format');
			return { evaluate: () => text };
		}
		if (lower === 'datetime' && accept('(')) {
			const parts: number[] = [];
			do parts.push(Number(next().text));
			while (accept(','));
			expect(')');
			const [year = NaN, month = NaN, day = NaN, ...time] = parts;
			const moment = new Date(Date.UTC(year, month - 1, day, ...time));
			const isReal = parts.length >= 3 && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
			if (!isReal) throw new BadQuery('DateTime is not a date');
			return { evaluate: () => moment };
		}
		return undefined;
	}

	function path(first: string): { evaluate: Evaluate; isId?: boolean } {
		const names = [first];
		while (peek('.') && !(list[at + 1] && METHODS[list[at + 1]?.text ?? ''] && list[at + 2]?.text === '(')) {
			expect('.');
			names.push(next().text);
		}
		if (!knows(names)) throw new BadQuery(`No property or field '${names.join('.')}' exists in type`);
		return methods({ evaluate: (row) => valueAt(row, names), isId: /ID$/.test(names.at(-1) ?? '') && names.at(-1) !== 'BrandingThemeID' });
	}

	function methods<T extends { evaluate: Evaluate }>(subject: T): T | { evaluate: Evaluate } {
		let result: T | { evaluate: Evaluate } = subject;
		while (accept('.')) {
			const name = next().text;
			const method = METHODS[name];
			if (!method) throw new BadQuery(`No applicable method '${name}' exists in type 'String'`);
			expect('(');
			const argument = peek(')') ? '' : next().text;
			expect(')');
			const { evaluate } = result;
			result = {
				evaluate: (row) => {
					const text = evaluate(row);
					// Guard nullable fields with "!= null AND", as one must with Xero.
					if (typeof text !== 'string') throw new BadQuery(`Where clause invocation error: ${name}`);
					return method(text, argument);
				},
			};
		}
		return result;
	}

	const whole = or();
	if (at < list.length) throw new BadQuery(`Syntax error near '${list[at]?.text}'`);
	return (row) => truth(whole(row));
}

function truth(value: Value): boolean {
	if (typeof value !== 'boolean') throw new BadQuery("Expression of type 'Boolean' expected");
	return value;
}

/** The value at a dotted path; nothing is null. */
export function valueAt(row: Row, names: readonly string[]): Value {
	const value = names.reduce<unknown>((inner, name) => (inner as Row | undefined | null)?.[name], row);
	return value === undefined ? null : (value as Value);
}

/** Negative, zero or positive; nothing where the two have no order, as null has with anything but null. */
export function compare(left: Value, right: Value, sign = '=='): number | undefined {
	if (left === null || right === null) return left === right ? 0 : sign === '!=' ? 1 : undefined;
	if (left instanceof Date && right instanceof Date) return left.getTime() - right.getTime();
	if (typeof left !== typeof right) throw new BadQuery(`Operator '${sign}' incompatible with operand types`);
	if (typeof left === 'string' && typeof right === 'string') {
		const [one, other] = GUID.test(left) ? [left.toLowerCase(), right.toLowerCase()] : [left, right];
		return one === other ? 0 : one < other ? -1 : 1;
	}
	return Number(left) - Number(right);
}
