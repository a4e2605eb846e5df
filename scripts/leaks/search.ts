import { gunzipSync, inflateSync } from 'node:zlib';
import { SHORTEST, writingsOf } from './writings';

/** Finds many texts in one go over the bytes (Rabin and Karp's way): a whole database times thousands of writings would take minutes one by one. */

/** Looked up once: within jest each look at a global takes longer than the sum itself. */
const { imul } = Math;
const BASE = 0x01000193;
/** What the byte that leaves the window has been multiplied with. */
const LEAVING = Array.from({ length: SHORTEST }).reduce<number>((power) => imul(power, BASE), 1);
const BITS = 20;
const slotOf = (hash: number): number => imul(hash, 0x9e3779b1) >>> (32 - BITS);
const hashOf = (bytes: Uint8Array): number => bytes.subarray(0, SHORTEST).reduce((hash, byte) => (imul(hash, BASE) + byte) | 0, 0);

interface Writing {
	readonly name: string;
	readonly bytes: Buffer;
}

export class Search {
	private readonly byHash = new Map<number, Writing[]>();
	private readonly slots = new Uint8Array(1 << BITS);
	/** How many writings of secrets it looks for. */
	readonly writings: number;

	/** @param secrets by the name that a find is told under: a report never shows the secret itself */
	constructor(secrets: ReadonlyMap<string, string>) {
		const all = [...secrets].flatMap(([name, secret]) => writingsOf(secret).map((bytes): Writing => ({ name, bytes })));
		this.writings = all.length;
		for (const writing of all) {
			const hash = hashOf(writing.bytes);
			this.byHash.set(hash, [...(this.byHash.get(hash) ?? []), writing]);
			this.slots[slotOf(hash)] = 1;
		}
	}

	/** Names of the secrets that stand in the bytes, also where these are compressed. */
	in(bytes: Buffer): Set<string> {
		const found = new Set<string>();
		this.add(bytes, found);
		const inside = unpacked(bytes);
		if (inside) this.add(inside, found);
		return found;
	}

	private add(bytes: Buffer, found: Set<string>): void {
		const { slots } = this;
		let hash = 0;
		for (let end = 0; end < bytes.length; end++) {
			hash = (imul(hash, BASE) + bytes[end]!) | 0;
			if (end >= SHORTEST) hash = (hash - imul(LEAVING, bytes[end - SHORTEST]!)) | 0;
			if (end < SHORTEST - 1 || slots[slotOf(hash)] === 0) continue;
			const start = end - SHORTEST + 1;
			// What reaches beyond the end is only shorter there, and differs.
			for (const { name, bytes: wanted } of this.byHash.get(hash) ?? []) if (wanted.equals(bytes.subarray(start, start + wanted.length))) found.add(name);
		}
	}
}

/** What is in a gzip or zlib stream, also one that was written as base64. */
function unpacked(bytes: Buffer): Buffer | undefined {
	const isText = bytes.subarray(0, 4).toString('latin1') === 'H4sI';
	const packed = isText ? Buffer.from(bytes.toString('latin1'), 'base64') : bytes;
	try {
		if (packed[0] === 0x1f && packed[1] === 0x8b) return gunzipSync(packed);
		if (packed[0] === 0x78 && (packed[0] * 256 + packed[1]!) % 31 === 0) return inflateSync(packed);
	} catch {
		// It only began like one.
	}
	return undefined;
}
