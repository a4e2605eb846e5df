/** A value as bytes: the first says what it is, so that a number comes back as a number. */
const TEXT = 0;
const NUMBER = 1;
/** Halves of characters, which JSON can hold and UTF-8 cannot. */
const UNITS = 2;

export function packed(value: string | number): Buffer {
	if (typeof value === 'number') return tagged(NUMBER, Buffer.from(Object.is(value, -0) ? '-0' : String(value)));
	const bytes = Buffer.from(value);
	return bytes.toString() === value ? tagged(TEXT, bytes) : tagged(UNITS, Buffer.from(value, 'utf16le'));
}

const tagged = (tag: number, bytes: Buffer): Buffer => Buffer.concat([Buffer.from([tag]), bytes]);

export function unpacked(bytes: Buffer): string | number {
	const value = bytes.subarray(1);
	if (bytes[0] === NUMBER) return Number(value.toString());
	return value.toString(bytes[0] === UNITS ? 'utf16le' : 'utf8');
}
