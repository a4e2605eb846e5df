import { createCipheriv, createHmac, hkdfSync } from 'node:crypto';
import { digitCipher, type DigitCipher } from './digits';
import { PrivacyError } from './problem';

/** As many characters as a key has at least. */
export const SHORTEST_KEY = 32;

/** What is made of a key: one secret for each use, so that none tells of another. */
export interface Key {
	/** Signs a kind and a value; what it gives stands in front of what is sealed. */
	sign(kind: string, value: Buffer): Buffer;
	/** AES-256 in counter mode, from twelve bytes that `sign` gave. Sealing and opening are the same. */
	cipher(start: Buffer, value: Buffer): Buffer;
	readonly digits: DigitCipher;
}

/** Why a key cannot be used, in words without it; nothing where it can. */
export const keyProblem = (secret: unknown): string | undefined =>
	typeof secret === 'string' && secret.trim().length >= SHORTEST_KEY
		? undefined
		: `The key has fewer than ${SHORTEST_KEY} characters. Enter a random one of at least ${SHORTEST_KEY}.`;

/**
 * The secrets of a key (HKDF with SHA-256, RFC 5869).
 * @throws PrivacyError where it is too short
 */
export function keyFrom(secret: string): Key {
	const problem = keyProblem(secret);
	if (problem) throw new PrivacyError(problem);
	const derived = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret.trim(), '', `privacy-shield ${use}`, 32));
	const mac = derived('sign');
	return {
		sign: (kind, value) => createHmac('sha256', mac).update(kind).update('\0').update(value).digest(),
		cipher: counterMode(derived('seal')),
		digits: digitCipher(derived('digits')),
	};
}

const BLOCK = 16;

/** What `aes-256-ctr` does, with one cipher for all values: making one for each would take longer than all else. */
function counterMode(key: Buffer): Key['cipher'] {
	const aes = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
	return (start, value) => {
		const blocks = Buffer.alloc(Math.ceil(value.length / BLOCK) * BLOCK);
		for (let at = 0; at < blocks.length; at += BLOCK) {
			start.copy(blocks, at);
			blocks.writeUInt32BE(at / BLOCK, at + start.length);
		}
		const stream = aes.update(blocks).subarray(0, value.length);
		for (let at = 0; at < stream.length; at++) stream[at]! ^= value[at]!;
		return stream;
	};
}
