import { words } from '../../matching/text';
import type { Option } from './chart';
import type { Line } from './line';

/** A name as the pieces of three letters that its words are made of, so that advert and advertising are alike. */
type Pieces = ReadonlySet<string>;

interface Indexed {
	/** Which options have a piece, by their place. */
	readonly places: ReadonlyMap<string, readonly number[]>;
	readonly lengths: readonly number[];
	readonly rarity: (piece: string) => number;
}

export interface Alike {
	readonly option: Option;
	/** The cosine, from 0 to 1. */
	readonly likeness: number;
}

const LEAST = 0.3;
/** A piece of more names than these, such as those of Ltd among thousands of contacts, is not followed: it tells little and takes long. */
const MOST_NAMES = 500;
const MOST_WORDS = 24;

const piecesOf = (text: string): Pieces => {
	const pieces = new Set<string>();
	for (const word of words(text).slice(0, MOST_WORDS)) {
		const padded = ` ${word} `;
		for (let at = 0; at + 3 <= padded.length; at++) pieces.add(padded.slice(at, at + 3));
	}
	return pieces;
};

/** A chart is the same for all lines of a run. */
const indexed = new WeakMap<readonly Option[], Indexed>();

const index = (options: readonly Option[]): Indexed => {
	const known = indexed.get(options);
	if (known) return known;
	const all = options.map(({ name, description = '' }) => piecesOf(`${name} ${description}`));
	const places = new Map<string, number[]>();
	for (const [at, pieces] of all.entries()) {
		for (const piece of pieces) {
			const known = places.get(piece);
			if (known) known.push(at);
			else places.set(piece, [at]);
		}
	}
	const rarity = (piece: string): number => Math.log(1 + options.length / (places.get(piece)?.length ?? 1));
	const lengths = all.map((pieces) => Math.hypot(...[...pieces].map(rarity)));
	const made = { places, lengths, rarity };
	indexed.set(options, made);
	return made;
};

/** Options whose name or description is like what the line says, the likest first. */
export const namedLike = ({ party = '', item = '', text = '' }: Line, options: readonly Option[]): Alike[] => {
	const { places, lengths, rarity } = index(options);
	const pieces = [...piecesOf(`${text} ${item} ${party}`)].filter((piece) => (places.get(piece)?.length ?? Infinity) <= MOST_NAMES);
	const length = Math.hypot(...pieces.map(rarity));
	const shared = new Map<number, number>();
	for (const piece of pieces) for (const at of places.get(piece)!) shared.set(at, (shared.get(at) ?? 0) + rarity(piece) ** 2);
	return [...shared]
		.map(([at, product]) => ({ option: options[at]!, likeness: product / (length * lengths[at]!) }))
		.filter(({ option, likeness }) => option.isActive && likeness >= LEAST)
		.sort((one, other) => other.likeness - one.likeness);
};
