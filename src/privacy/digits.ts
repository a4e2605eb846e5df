import { createCipheriv } from 'node:crypto';

/** Turns digits into as many other digits, and back. */
export interface DigitCipher {
	encrypt(digits: string): string;
	decrypt(digits: string): string;
}

/** The standard wants a million possible values; of more than twenty digits, a half times 256 would not stay exact. */
const FEWEST = 6;
const MOST = 20;

const ROUNDS = 10;

/**
 * FF1 of NIST SP 800-38G for decimal digits: encryption that keeps the format.
 * @param key 16 or 32 bytes
 * @param tweak up to ten bytes that make the same key another one
 */
export function digitCipher(key: Buffer, tweak = Buffer.alloc(0)): DigitCipher {
	const aes = createCipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false);
	const begun = new Map<number, Buffer>();

	/** The constant first block, by the number of digits. */
	const begin = (length: number): Buffer => {
		const known = begun.get(length);
		if (known) return known;
		const block = Buffer.from([1, 2, 1, 0, 0, 10, ROUNDS, length >> 1, 0, 0, 0, length, 0, 0, 0, tweak.length]);
		const sealed = aes.update(block);
		begun.set(length, sealed);
		return sealed;
	};

	/** What a half is shifted by, from the other half and the round. */
	const shift = (length: number, round: number, half: number, bytes: number, size: number): number => {
		const block = Buffer.alloc(16);
		tweak.copy(block);
		block[15 - bytes] = round;
		block.writeUIntBE(half, 16 - bytes, bytes);
		const first = begin(length);
		for (let index = 0; index < 16; index++) block[index]! ^= first[index]!;
		const sealed = aes.update(block);
		let rest = 0;
		for (let index = 0; index < Math.ceil(bytes / 4) * 4 + 4; index++) rest = (rest * 256 + sealed[index]!) % size;
		return rest;
	};

	const turn = (digits: string, backwards: boolean): string => {
		const { length } = digits;
		const left = length >> 1;
		const bytes = Math.ceil(Math.ceil((length - left) * Math.log2(10)) / 8);
		let [one, other] = [Number(digits.slice(0, left)), Number(digits.slice(left))];
		for (let count = 0; count < ROUNDS; count++) {
			const round = backwards ? ROUNDS - 1 - count : count;
			const size = 10 ** (round % 2 ? length - left : left);
			if (backwards) [one, other] = [(other - shift(length, round, one, bytes, size) + size) % size, one];
			else [one, other] = [other, (one + shift(length, round, other, bytes, size)) % size];
		}
		return String(one).padStart(left, '0') + String(other).padStart(length - left, '0');
	};

	return { encrypt: (digits) => turn(digits, false), decrypt: (digits) => turn(digits, true) };
}

/** Whether a number of digits can be turned. */
export const fits = (digits: string): boolean => digits.length >= FEWEST && digits.length <= MOST;
