import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** ZIP with one file in it, written and read: all that bulk jobs need (PKWARE's APPNOTE). */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
const STORED = 0;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980: the same content is the same file. */
const DATE = 0x0021;

const shared = (name: Buffer, content: Buffer, packed: Buffer): Buffer => {
	const head = Buffer.alloc(26);
	head.writeUInt16LE(20, 0);
	head.writeUInt16LE(FLAGS, 2);
	head.writeUInt16LE(DEFLATED, 4);
	head.writeUInt16LE(0, 6);
	head.writeUInt16LE(DATE, 8);
	head.writeUInt32LE(crc32(content), 10);
	head.writeUInt32LE(packed.length, 14);
	head.writeUInt32LE(content.length, 18);
	head.writeUInt16LE(name.length, 22);
	return head;
};

const number = (value: number): Buffer => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
};

export const zip = (fileName: string, content: Buffer): Buffer => {
	const name = Buffer.from(fileName);
	const packed = deflateRawSync(content);
	const head = shared(name, content, packed);
	const local = Buffer.concat([number(LOCAL), head, name, packed]);
	// Made by, what is shared, then comment, disk, attributes and the place of the local header: all nought.
	const central = Buffer.concat([number(CENTRAL), Buffer.from([20, 0]), head, Buffer.alloc(14), name]);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(1, 4);
	end.writeUInt16LE(1, 6);
	end.writeUInt32LE(central.length, 8);
	end.writeUInt32LE(local.length, 12);
	return Buffer.concat([local, central, number(END), end]);
};

/** The files in it; nothing if it is none or packed in a way that is not known. */
export const unzip = (bytes: Buffer): { name: string; content: Buffer }[] | undefined => {
	const end = bytes.lastIndexOf(number(END));
	if (end < 0) return undefined;
	const count = bytes.readUInt16LE(end + 10);
	let at = bytes.readUInt32LE(end + 16);
	const files: { name: string; content: Buffer }[] = [];
	for (let index = 0; index < count; index += 1) {
		if (bytes.readUInt32LE(at) !== CENTRAL) return undefined;
		const method = bytes.readUInt16LE(at + 10);
		const size = bytes.readUInt32LE(at + 20);
		const [named, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [number, number, number];
		const local = bytes.readUInt32LE(at + 42);
		const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
		const packed = bytes.subarray(start, start + size);
		if (method !== DEFLATED && method !== STORED) return undefined;
		files.push({ name: bytes.subarray(at + 46, at + 46 + named).toString('utf8'), content: method === STORED ? packed : inflateRawSync(packed) });
		at += 46 + named + extra + comment;
	}
	return files;
};
