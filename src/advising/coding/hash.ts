const { imul } = Math;

/** A text as a whole number of up to 53 bits (two mixed 32-bit halves): a key that takes no more room than a number. */
export const hash = (text: string, seed = 0): number => {
	let low = 0xdeadbeef ^ seed;
	let high = 0x41c6ce57 ^ seed;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		low = imul(low ^ code, 2654435761);
		high = imul(high ^ code, 1597334677);
	}
	low = imul(low ^ (low >>> 16), 2246822507) ^ imul(high ^ (high >>> 13), 3266489909);
	high = imul(high ^ (high >>> 16), 2246822507) ^ imul(low ^ (low >>> 13), 3266489909);
	return 4294967296 * (2097151 & high) + (low >>> 0);
};
