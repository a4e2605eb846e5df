import { bytesOf, type Asked } from '../vendor';

/** What a form carries: files and plain values, byte for byte. */

export interface Part {
	readonly name: string;
	/** Of a file. */
	readonly file?: string;
	readonly type: string;
	readonly content: Buffer;
}

const LINE = Buffer.from('\r\n');
const BLANK = Buffer.from('\r\n\r\n');

const partOf = (raw: Buffer): Part | undefined => {
	const end = raw.indexOf(BLANK);
	if (end < 0) return undefined;
	const head = raw.subarray(0, end).toString('utf8');
	const name = /[;\s]name="((?:[^"\\]|\\.)*)"/i.exec(head)?.[1];
	if (name === undefined) return undefined;
	const file = /filename="((?:[^"\\]|\\.)*)"/i.exec(head)?.[1];
	const type = /^content-type:\s*([^\r\n]+)/im.exec(head)?.[1] ?? 'text/plain';
	return { name, type, content: raw.subarray(end + BLANK.length), ...(file === undefined ? {} : { file: file.replace(/\\(.)/g, '$1') }) };
};

export const partsOf = (asked: Asked): Part[] => {
	const boundary = /^multipart\/form-data\s*;.*boundary="?([^";]+)/i.exec(asked.headers['content-type'] ?? '')?.[1];
	if (boundary === undefined) return [];
	const mark = Buffer.from(`--${boundary}`);
	const bytes = bytesOf(asked);
	const parts: Part[] = [];
	for (let at = bytes.indexOf(mark); at >= 0;) {
		const next = bytes.indexOf(mark, at + mark.length);
		if (next < 0) break;
		// Between the marks: a line break after the first, and one before the second.
		const part = partOf(bytes.subarray(at + mark.length + LINE.length, next - LINE.length));
		if (part) parts.push(part);
		at = next;
	}
	return parts;
};

/** A plain value, from the form or from the address. */
export const valueIn = (asked: Asked, parts: readonly Part[], name: string): string | undefined =>
	parts.find((part) => part.name === name && part.file === undefined)?.content.toString('utf8') ?? asked.query.get(name) ?? undefined;
