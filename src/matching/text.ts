/** Letters that Unicode does not take apart into a base letter and a mark. */
const whole: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const WHOLE = /[ßøæœłđðþı]/g;

/** Longer values are cut: what tells two records apart stands before. */
const LONGEST = 300;

/** Lower case, without diacritics, full-width letters as usual ones. Kana keep their marks, which make other sounds of them. */
export const fold = (text: string): string => {
	const lower = text.slice(0, LONGEST).normalize('NFKC').toLowerCase();
	// Plain text, the usual case, needs nothing more.
	if (/^[\x00-\x7f]*$/.test(lower)) return lower;
	return lower
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC')
		.replace(WHOLE, (letter) => whole[letter] ?? letter);
};

/** Words of letters and digits. Dotted abbreviations are one word (B.V. is bv), an apostrophe parts nothing. */
export const words = (text: string): string[] =>
	fold(text)
		.replace(/(?<![\p{L}\p{N}])((?:\p{L}\.\s?)+\p{L})(?![\p{L}\p{N}])\.?/gu, (abbreviated) => abbreviated.replace(/[.\s]/g, ''))
		.replace(/['’‘`´]/g, '')
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');

export const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');
