/** The words and signs of a filter expression. */
export interface Word {
	readonly kind: 'word' | 'text' | 'number' | 'sign';
	readonly text: string;
}

const NEXT = /\s*(?:([A-Za-z_]\w*)|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)|(==|!=|<=|>=|&&|\|\||[=<>().,]))/y;

export function wordsOf(expression: string, problem: (why: string) => Error): Word[] {
	const found: Word[] = [];
	const source = expression.trimEnd();
	let at = 0;
	while (at < source.length) {
		NEXT.lastIndex = at;
		const match = NEXT.exec(source);
		if (!match) throw problem(`Syntax error '${source.slice(at).trim().slice(0, 1)}'`);
		at = NEXT.lastIndex;
		const [, word, text, number, sign] = match;
		if (word !== undefined) found.push({ kind: 'word', text: word });
		else if (text !== undefined) found.push({ kind: 'text', text: text.replace(/\\(.)/g, '$1') });
		else if (number !== undefined) found.push({ kind: 'number', text: number });
		else if (sign !== undefined) found.push({ kind: 'sign', text: sign });
	}
	return found;
}
