/** A check of Xero's filter expressions before they are sent: what is certain to be refused is refused in the form, with its place. */

type Token = { readonly kind: 'text' | 'number' | 'name' | 'sign'; readonly word: string; readonly at: number };

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|(\d+(?:\.\d+)?)|([A-Za-z_][\w]*)|(==|!=|<=|>=|&&|\|\||[=<>()!.,-]))/y;
const COMPARISONS = ['==', '=', '!=', '<', '>', '<=', '>='];
const JOINS = ['AND', 'OR', '&&', '||'];

const MOST_BRACKETS = 500;

class Wrong extends Error {}

/** What is wrong with an expression such as `Status=="PAID" AND Date>=DateTime(2026,1,1)`; undefined where nothing certainly is. */
export function whereProblem(expression: string): string | undefined {
	try {
		const reader = new Reader(tokensOf(expression));
		reader.conditions();
		reader.end();
		return undefined;
	} catch (error) {
		if (error instanceof Wrong) return error.message;
		throw error;
	}
}

function tokensOf(expression: string): Token[] {
	if (/'/.test(expression.replace(/"(?:[^"\\]|\\.)*"/g, ''))) throw new Wrong('has single quotes: Xero takes texts in double quotes');
	const day = /(?<!["\d])\d{4}-\d{1,2}-\d{1,2}/.exec(expression.replace(/"(?:[^"\\]|\\.)*"/g, (text) => ' '.repeat(text.length)));
	if (day) throw new Wrong(`has the date ${day[0]}: write it as DateTime(${day[0].split('-').map(Number).join(', ')})`);
	const tokens: Token[] = [];
	// More than an address holds, and than can be read without running out of stack.
	if (expression.split('(').length > MOST_BRACKETS) throw new Wrong('has too many brackets');
	for (TOKEN.lastIndex = 0; TOKEN.lastIndex < expression.trimEnd().length;) {
		const at = TOKEN.lastIndex;
		const match = TOKEN.exec(expression);
		if (!match) throw new Wrong(`cannot be read from "${expression.slice(at).trim().slice(0, 20)}" on`);
		const [, text, number, name, sign] = match;
		tokens.push({ kind: text ? 'text' : number ? 'number' : name ? 'name' : 'sign', word: (text ?? number ?? name ?? sign)!, at });
	}
	return tokens;
}

/** Conditions joined by AND and OR; a condition compares two values, is a call that answers yes or no, or a bracket of conditions. */
class Reader {
	private next = 0;

	constructor(private readonly tokens: readonly Token[]) {}

	conditions(): void {
		this.condition();
		while (JOINS.includes(this.word.toUpperCase())) {
			this.next++;
			this.condition();
		}
	}

	end(): void {
		if (this.next < this.tokens.length) throw new Wrong(`has "${this.word}" where AND, OR or the end was expected`);
	}

	private condition(): void {
		if (this.take('!')) return this.condition();
		this.value();
		if (COMPARISONS.includes(this.word)) {
			this.next++;
			this.value();
		}
	}

	/** A text, a number, a bracket, or a name with what hangs on it, such as Reference.ToLower().Contains("a"). */
	private value(): void {
		this.take('-');
		if (this.take('(')) {
			this.conditions();
			this.expect(')');
		} else this.plainValue();
		while (this.take('.')) {
			if (this.tokens[this.next]?.kind !== 'name') throw new Wrong('has a dot without a name after it');
			this.next++;
			if (this.word === '(') this.call();
		}
	}

	private plainValue(): void {
		const token = this.tokens[this.next];
		if (!token) throw new Wrong('ends where a value was expected');
		if (token.kind === 'sign' || JOINS.includes(token.word.toUpperCase())) throw new Wrong(`has "${token.word}" where a value was expected`);
		this.next++;
		if (this.word === '(' && token.kind === 'name') this.call();
	}

	private call(): void {
		this.expect('(');
		if (this.take(')')) return;
		do this.value();
		while (this.take(','));
		this.expect(')');
	}

	private get word(): string {
		return this.tokens[this.next]?.word ?? '';
	}

	private take(sign: string): boolean {
		const fits = this.word === sign;
		if (fits) this.next++;
		return fits;
	}

	private expect(sign: string): void {
		if (!this.take(sign)) throw new Wrong(this.word ? `has "${this.word}" where "${sign}" was expected` : `lacks a closing "${sign}"`);
	}
}
