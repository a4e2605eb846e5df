import { isRow } from '../../record';

/**
 * Whether a record speaks to a model rather than about business. Such a record is advised on without the model. This list is not what keeps a model's
 * answers harmless (they are held against what is allowed, and none is sure): it keeps the record from turning what is said of the others.
 */
export const isInstructing = (value: unknown): boolean => textsIn(value).some((text) => patterns.some((pattern) => pattern.test(text)));

const patterns: readonly RegExp[] = [
	/\b(?:ignore|disregard|forget|override|bypass|do not follow|don't follow)\b.{0,60}\b(?:instructions?|previous|prior|above|earlier|prompts?|rules?|everything|context)\b/,
	/\b(?:new|following|these|my|updated|system|developer) instructions?\b/,
	/\b(?:system|developer|assistant|user) ?(?:prompt|message|role)\b|\b(?:system|assistant|developer|user) ?:/,
	/\byou (?:are|must|should|will|shall) (?:now |always |only |please )*(?:an? |the |act|answer|ignore|code|choose|pick|reply|respond|return|assistant|ai|language model)/,
	/\b(?:code|book|post|assign|categori[sz]e|classify|allocate|set|map|put|choose|pick|select|answer)\b.{0,30}\b(?:everything|every (?:line|item|row|question|record|answer)|all (?:the )?(?:lines|items|rows|questions|records|answers|others|of (?:them|it)))\b/,
	/\b(?:code|book|post|assign|categori[sz]e|classify|allocate|put) (?:it|this|that|these|those|them|all) (?:lines? |items? )?(?:to|under|as|against|on)\b/,
	/\b(?:everything|every (?:line|item|row|question)|all (?:the )?(?:lines|items|rows|questions))\b.{0,30}\b(?:goes|go|is|are|should|must|to be) .{0,20}\b(?:to|as|coded|booked|posted)\b/,
	/\b(?:respond|reply|answer|output|return|print) (?:only |always |just )*(?:with|in|as|json|the (?:key|choice|following))\b/,
	/\b(?:jailbreak|prompt injection|language model|chat ?gpt|as an ai)\b/,
	/<\|[^|]{0,40}\|>|\[\/?inst\]|<\/?(?:system|instructions?|assistant|user)>/,
];

/** Letters that look alike or are not seen must not hide a word. */
const plain = (text: string): string =>
	text
		.slice(0, LONGEST)
		.normalize('NFKC')
		.replace(/[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
		.replace(/\s+/g, ' ')
		.toLowerCase();

/** More of a text is not shown to a model. */
const LONGEST = 2_000;
const DEEPEST = 30;

function textsIn(value: unknown, depth = 0): string[] {
	if (typeof value === 'string') return [plain(value)];
	if (depth > DEEPEST) return [];
	if (Array.isArray(value)) return value.flatMap((entry) => textsIn(entry, depth + 1));
	return isRow(value) ? Object.entries(value).flatMap(([name, entry]) => [plain(name), ...textsIn(entry, depth + 1)]) : [];
}
