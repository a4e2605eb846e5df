/** Texts that are JSON, such as the payload of a dead letter, are treated inside. */

const INDENTS = [undefined, 2] as const;

/** Tokens begin with a bracket too; trying to read each of them would take long. */
const BEGINNING = /^(?:\{\s*["}]|\[\s*(?:["{[\]\d-]|true|false|null))/;

interface Inside {
	readonly value: object;
	/** How the text was indented; nothing where writing it again would not give the same text. */
	readonly again: ((value: unknown) => string) | undefined;
}

/** What a JSON text holds; nothing where it is no object or list. */
export function insideJson(text: string): Inside | undefined {
	const first = text.charCodeAt(0);
	if ((first !== 123 && first !== 91) || !BEGINNING.test(text)) return undefined;
	const value = parsed(text);
	if (typeof value !== 'object' || value === null) return undefined;
	const indent = INDENTS.find((spaces) => written(value, spaces) === text);
	const isSame = indent !== undefined || written(value) === text;
	return { value, again: isSame ? (changed) => written(changed, indent) : undefined };
}

const written = (value: unknown, indent?: number): string => JSON.stringify(value, undefined, indent) ?? 'null';

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
