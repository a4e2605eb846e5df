import { timingSafeEqual } from 'node:crypto';
import { fits } from './digits';
import { fromBase32, toBase32 } from './base32';
import type { Key } from './keys';
import { isKind, type Kind } from './kinds';
import { packed, unpacked } from './packed';

/**
 * A token is its value sealed with the key, so that nothing is stored: AES-256 in counter mode that starts at the signature of the value (the SIV construction
 * of RFC 5297 with HMAC-SHA-256). The same value of one kind gives the same token; another key neither opens nor makes it, and can tell.
 */

/** Bytes of the signature that travel with a token; the counter has the other four of a block. */
const SIGNATURE = 12;

/** Reserved (RFC 2606): nothing sent there arrives. */
const DOMAIN = 'privacy.invalid';

/** Characters of a part of a domain, and of what stands before the @; both may have 63 at most. */
const LABEL = 60;
const LONGEST_EMAIL = 250;

/** Makes tokens with one key; what was made lately is remembered. */
export function sealer(key: Key): (kind: Kind, value: string | number) => string {
	const made = new Map<string, string>();
	return (kind, value) => {
		if (typeof value === 'number') return tokenFor(key, kind, value);
		const name = `${kind} ${value}`;
		const known = made.get(name);
		if (known !== undefined) return known;
		const token = tokenFor(key, kind, value);
		if (made.size >= 20_000) made.clear();
		made.set(name, token);
		return token;
	};
}

function tokenFor(key: Key, kind: Kind, value: string | number): string {
	const phone = kind === 'phone' && typeof value === 'string' ? phoneToken(key, value) : undefined;
	if (phone !== undefined) return phone;
	const body = sealed(key, kind, value);
	const email = kind === 'email' && typeof value === 'string' && value.includes('@') ? emailToken(body) : undefined;
	return email ?? `[${kind}:${body}]`;
}

function sealed(key: Key, kind: Kind, value: string | number): string {
	const bytes = packed(value);
	const start = key.sign(kind, bytes).subarray(0, SIGNATURE);
	return toBase32(Buffer.concat([start, key.cipher(start, bytes)]));
}

function emailToken(body: string): string | undefined {
	const [local, ...labels] = body.match(new RegExp(`.{1,${LABEL}}`, 'g')) ?? [];
	const token = `${local}@${[...labels, DOMAIN].join('.')}`;
	return token.length <= LONGEST_EMAIL ? token : undefined;
}

/** What stands between the digits of a telephone number. */
const PUNCTUATION = /[\s\u00a0+().\-/]/;
const PHONE = new RegExp(`^(?:\\d|${PUNCTUATION.source})*$`);

/** As many other digits in the same places, then an extension: how many they are, and eight digits by which it is recognised. */
function phoneToken(key: Key, value: string): string | undefined {
	const digits = value.replace(/\D/g, '');
	if (!fits(digits) || !PHONE.test(value)) return undefined;
	const turned = key.digits.encrypt(digits);
	let at = 0;
	const shown = value.replace(/\d/g, () => turned[at++]!);
	return shown.replace(/\d(?=\D*$)/, `$&x${String(digits.length).padStart(2, '0')}${checkOf(key, digits)}`);
}

const checkOf = (key: Key, digits: string): string => String(key.sign('digits', Buffer.from(digits)).readUIntBE(0, 6) % 1e8).padStart(8, '0');

/** A token in a text; without a value where no key opens it. */
export interface Token {
	readonly start: number;
	readonly end: number;
	readonly value?: string | number;
}

/** No body is shorter: the signature, and what the value is. */
const SHORTEST = Math.ceil(((SIGNATURE + 1) * 8) / 5);
const BODY = `[a-z2-7]{1,${LABEL}}`;
const BRACKETS = new RegExp(`\\[([a-z]+):([a-z2-7]{${SHORTEST},})\\]`, 'gi');
const EMAIL = new RegExp(`(?<![a-z2-7])(${BODY})@((?:${BODY}\\.)*)${DOMAIN.replace('.', '\\.')}(?![\\p{L}\\p{N}])`, 'giu');
const EXTENSION = /(?<=\d)x(\d{2})(\d{8})(?!\d)/gi;

/** Every token of a text, in order, opened with the first key that does. */
export function tokensIn(text: string, keys: readonly Key[]): Token[] {
	const found: Token[] = [];
	if (text.includes('[')) for (const match of text.matchAll(BRACKETS)) if (kindOf(match[1]!)) found.push(opened(match, keys, kindOf(match[1]!)!, match[2]!));
	if (/privacy\.invalid/i.test(text)) {
		for (const match of text.matchAll(EMAIL)) {
			const body = match[1]! + match[2]!.replaceAll('.', '');
			if (body.length >= SHORTEST) found.push(opened(match, keys, 'email', body));
		}
	}
	if (/\dx\d/i.test(text)) for (const match of text.matchAll(EXTENSION)) found.push(...phoneAt(text, match, keys));
	return found.sort((one, other) => one.start - other.start);
}

const byLowerCase: ReadonlyMap<string, string> = new Map(['bankAccount', 'taxNumber'].map((kind) => [kind.toLowerCase(), kind]));

/** Letters may have changed their case on the way. */
function kindOf(word: string): Kind | undefined {
	const small = word.toLowerCase();
	const kind = byLowerCase.get(small) ?? small;
	return isKind(kind) ? kind : undefined;
}

function opened({ 0: written, index }: RegExpExecArray, keys: readonly Key[], kind: Kind, body: string): Token {
	const bytes = fromBase32(body.toLowerCase());
	const values = keys.map((key) => open(key, kind, bytes));
	return { start: index, end: index + written.length, value: values.find((value) => value !== undefined) };
}

function open(key: Key, kind: Kind, bytes: Buffer): string | number | undefined {
	if (bytes.length <= SIGNATURE) return undefined;
	const start = bytes.subarray(0, SIGNATURE);
	const value = key.cipher(start, bytes.subarray(SIGNATURE));
	return timingSafeEqual(key.sign(kind, value).subarray(0, SIGNATURE), start) ? unpacked(value) : undefined;
}

/** The number that an extension belongs to: as many digits before it as it says, with what stands between them. */
function phoneAt(text: string, { 0: extension, 1: count, 2: check, index: end }: RegExpExecArray, keys: readonly Key[]): Token[] {
	let start = end;
	let digits = '';
	while (digits.length < Number(count) && start > 0) {
		const character = text[start - 1]!;
		if (/\d/.test(character)) digits = character + digits;
		else if (!PUNCTUATION.test(character)) return [];
		start--;
	}
	if (digits.length < Number(count) || !fits(digits)) return [];
	const values = keys.map((key) => key.digits.decrypt(digits));
	const right = values.find((value, index) => checkOf(keys[index]!, value) === check);
	if (right === undefined) return [{ start, end: end + extension.length }];
	let at = 0;
	return [{ start, end: end + extension.length, value: text.slice(start, end).replace(/\d/g, () => right[at++]!) }];
}
