/** Base32 (RFC 4648) in small letters without padding: letters' case may change on the way, and all of it may stand in a domain. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

export function toBase32(bytes: Buffer): string {
	let text = '';
	let [rest, bits] = [0, 0];
	for (const byte of bytes) {
		rest = ((rest << 8) | byte) & 0xfff;
		for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(rest >> (bits - 5)) & 31];
	}
	return bits > 0 ? text + ALPHABET[(rest << (5 - bits)) & 31] : text;
}

/** The bytes of a text that holds nothing but the alphabet; bits that make no whole byte are passed over. */
export function fromBase32(text: string): Buffer {
	const bytes = Buffer.alloc(Math.floor((text.length * 5) / 8));
	let [rest, bits, at] = [0, 0, 0];
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		rest = ((rest << 5) | (code > 96 ? code - 97 : code - 24)) & 0xfff;
		bits += 5;
		if (bits >= 8) bytes[at++] = (rest >> (bits -= 8)) & 255;
	}
	return bytes;
}
