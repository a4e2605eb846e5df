/** A person's name in parts. */
export interface PersonName {
	readonly first: string;
	readonly last: string;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const salutations = set('mr mrs ms miss mx master mister dr prof professor sir dame rev reverend herr frau mme mlle monsieur madame sr sra srta dott ing');
const particles = set('van von der den de del della dello di da dos das du la le el bin ibn ben al ter ten zu zum zur af av op vander vande');
const suffixes = set('jr jnr sr snr junior senior ii iii iv phd md esq');

const bare = (word: string): string => word.toLowerCase().replace(/[.']/g, '');

/**
 * First and last name of one text: "Ngata, Aroha" and "Aroha van der Berg" too. A title such as Dr. goes, where a name follows it. Where the text
 * names two people or none for certain, and where it is one word, all of it is the last name, so that nothing is lost.
 */
export function personName(text: string): PersonName {
	const plain = text.replace(/\s+/g, ' ').trim();
	const whole = { first: '', last: plain };
	if (/[&/;\d@]| and | und | et | y /i.test(plain)) return whole;
	const [before = '', after, ...more] = plain.split(/\s*,\s*/);
	if (more.length > 0) return whole;
	if (after === undefined) return inOrder(plain);
	if (suffixes.has(bare(after))) {
		const { first, last } = inOrder(before);
		return { first, last: `${last}, ${after}` };
	}
	return before === '' || after === '' ? inOrder(before || after) : { first: untitled(after).join(' '), last: before };
}

function inOrder(text: string): PersonName {
	const words = untitled(text);
	const end = words.length > 2 && suffixes.has(bare(words.at(-1)!)) ? words.length - 1 : words.length;
	// A small particle in front begins a last name that stands alone: de Vries.
	const particle = words.findIndex((word, index) => index < end - 1 && particles.has(bare(word)) && (index > 0 || word === word.toLowerCase()));
	const start = particle === -1 ? end - 1 : particle;
	return { first: words.slice(0, Math.max(start, 0)).join(' '), last: words.slice(Math.max(start, 0)).join(' ') };
}

/** Mr.John is two words. */
function untitled(text: string): string[] {
	const words = text
		.replace(/^(\p{L}{2,4}\.)(?=\p{L}{2})/u, '$1 ')
		.split(' ')
		.filter(Boolean);
	const start = words.findIndex((word) => !salutations.has(bare(word)));
	return start === -1 ? words : words.slice(start);
}
