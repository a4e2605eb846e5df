import type { Found } from '../kinds';

/** Anchored at the border of a word, and bounded, so that a long text without an address is read once. */
const EMAIL =
	/(?:(?<![\p{L}\p{N}_])[\p{L}\p{N}_][\p{L}\p{N}._%+'&-]{0,127}|"[^"\r\n@]{1,64}")@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}[\p{L}\p{N}])?\.){1,8}(?:xn--[a-z0-9-]{2,59}|\p{L}{2,24})(?![\p{L}\p{N}])/giu;

/** Names of files such as logo@2x.png look like addresses. */
const FILE = /\.(?:png|jpe?g|gif|svg|webp|css|js|json|tsx?|html?|pdf)$/i;

/** E-mail addresses, also with letters of other alphabets. */
export function emailsIn(text: string): Found[] {
	if (!text.includes('@')) return [];
	return [...text.matchAll(EMAIL)]
		.filter(([address]) => !FILE.test(address))
		.map(({ 0: address, index }) => ({ kind: 'email', start: index, end: index + address.length }));
}
