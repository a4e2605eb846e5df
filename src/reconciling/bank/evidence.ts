import type { Document } from './read';

/** What the text of a line names: numbers of documents, and parties. */

/** Shorter numbers stand in a text by chance. */
const SHORTEST_NUMBER = 4;
/** Banks cut names off; so many letters of one tell it. */
const LETTERS_OF_NAME = 12;
/** A number may be written in so many pieces, such as INV 0012. */
const PIECES = 3;

const LEGAL = new Set(['LTD', 'LIMITED', 'INC', 'LLC', 'LLP', 'GMBH', 'PTY', 'PLC', 'CORP', 'CO', 'AG', 'SA', 'SRL', 'BV', 'THE', 'AND']);

/** In capitals, without accents and signs. */
const tokens = (text: string): string[] =>
	text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toUpperCase()
		.match(/[\p{L}\p{N}]+/gu) ?? [];

/** INV-00012 and INV 12 are one number. */
const numberFrom = (pieces: readonly string[]): string => pieces.join('').replace(/(^|\D)0+(?=\d)/g, '$1');

const tellingNumber = (number: string): string | undefined => {
	const whole = tokens(number).join('');
	return whole.length >= SHORTEST_NUMBER && /\d/.test(whole) ? numberFrom(tokens(number)) : undefined;
};

const tellingName = (party: string): string[] => {
	const all = tokens(party);
	const telling = all.filter((token) => !LEGAL.has(token));
	return telling.length > 0 ? telling : all;
};

interface Party {
	readonly party: string;
	/** Its words without legal forms. */
	readonly name: readonly string[];
}

export interface Named {
	readonly numbers: ReadonlySet<Document>;
	/** Parties, as documents name them. */
	readonly parties: ReadonlySet<string>;
}

/** Finds documents and parties in texts without looking at each of them. */
export class Names {
	private readonly byNumber = new Map<string, Document[]>();
	private readonly byWord = new Map<string, Party[]>();

	constructor(documents: readonly Document[]) {
		for (const document of documents) {
			const number = tellingNumber(document.number);
			if (number !== undefined) push(this.byNumber, number, document);
		}
		const parties = [...new Set(documents.map(({ party }) => party))].map((party) => ({ party, name: tellingName(party) }));
		const counts = new Map<string, number>();
		for (const word of parties.flatMap(({ name }) => name)) counts.set(word, (counts.get(word) ?? 0) + 1);
		// A party stands under its rarest word, so that "Client" does not lead to every client.
		for (const { party, name } of parties) {
			if (name.length > 0)
				push(
					this.byWord,
					name.reduce((best, word) => (counts.get(word)! < counts.get(best)! ? word : best)),
					{ party, name },
				);
		}
	}

	in(text: string): Named {
		const words = tokens(text);
		const numbers = new Set<Document>();
		for (let from = 0; from < words.length; from++) {
			for (let count = 1; count <= PIECES && from + count <= words.length; count++) {
				for (const document of this.byNumber.get(numberFrom(words.slice(from, from + count))) ?? []) numbers.add(document);
			}
		}
		const spoken = { words: new Set(words), text: words.join('') };
		const parties = new Set(
			[...spoken.words].flatMap((word) => (this.byWord.get(word) ?? []).filter(({ name }) => isNamed(name, spoken)).map(({ party }) => party)),
		);
		return { numbers, parties };
	}
}

function isNamed(name: readonly string[], { words, text }: { readonly words: ReadonlySet<string>; readonly text: string }): boolean {
	const whole = name.join('');
	return name.every((word) => words.has(word)) || (whole.length >= LETTERS_OF_NAME && text.includes(whole.slice(0, LETTERS_OF_NAME)));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const known = map.get(key);
	if (known) known.push(value);
	else map.set(key, [value]);
}
