import { createCipheriv, hkdfSync } from 'node:crypto';
import { digitCipher } from '../../src/privacy/digits';
import { fromBase32, toBase32 } from '../../src/privacy/base32';
import { keyFrom, keyProblem } from '../../src/privacy/keys';
import { kinds, type Kind } from '../../src/privacy/kinds';
import { sealer, tokensIn } from '../../src/privacy/tokens';
import { chance } from '../mapping/random';
import { madeEmail, madePhone } from './made';

const [ours, other] = ['a made-up key for these tests only, no. 1', 'a made-up key for these tests only, no. 2'].map(keyFrom) as [
	ReturnType<typeof keyFrom>,
	ReturnType<typeof keyFrom>,
];
const seal = sealer(ours);
const every = Object.keys(kinds) as Kind[];

describe('the cipher of digits', () => {
	// NIST's examples of FF1 (SP 800-38G, samples 1, 2, 7 and 8).
	const short = Buffer.from('2b7e151628aed2a6abf7158809cf4f3c', 'hex');
	const long = Buffer.from('2b7e151628aed2a6abf7158809cf4f3cef4359d8d580aa4f7f036d6f04fc6a94', 'hex');
	const tweak = Buffer.from('39383736353433323130', 'hex');
	it.each([
		[short, Buffer.alloc(0), '2433477484'],
		[short, tweak, '6124200773'],
		[long, Buffer.alloc(0), '6657667009'],
		[long, tweak, '1001623463'],
	])('is FF1', (key, twist, sealed) => {
		expect(digitCipher(key, twist).encrypt('0123456789')).toBe(sealed);
		expect(digitCipher(key, twist).decrypt(sealed)).toBe('0123456789');
	});
	it('turns back numbers of every length, and never two into one', () => {
		const random = chance(3);
		const cipher = digitCipher(long);
		for (let index = 0; index < 2000; index++) {
			const digits = Array.from({ length: random.int(6, 20) }, () => random.int(0, 9)).join('');
			expect(cipher.encrypt(digits)).toHaveLength(digits.length);
			expect(cipher.decrypt(cipher.encrypt(digits))).toBe(digits);
		}
		expect(new Set(Array.from({ length: 5000 }, (_, index) => cipher.encrypt(String(index).padStart(6, '0')))).size).toBe(5000);
	});
});

it('counter mode is that of AES-256, from the derived key', () => {
	const secret = 'a made-up key for these tests only, no. 1';
	const key = Buffer.from(hkdfSync('sha256', secret, '', 'privacy-shield seal', 32));
	for (const length of [0, 1, 15, 16, 17, 5000]) {
		const [start, value] = [Buffer.alloc(12, 7), Buffer.alloc(length, 'value')];
		const theirs = createCipheriv('aes-256-ctr', key, Buffer.concat([start, Buffer.alloc(4)])).update(value);
		expect(keyFrom(secret).cipher(start, value)).toEqual(theirs);
	}
});

it('base32 gives bytes back', () => {
	for (let length = 0; length < 40; length++) {
		const bytes = Buffer.from(Array.from({ length }, (_, index) => (index * 89 + length) & 255));
		expect(fromBase32(toBase32(bytes))).toEqual(bytes);
	}
	expect(toBase32(Buffer.from('foobar'))).toBe('mzxw6ytboi');
});

describe('tokens', () => {
	const values = [
		'Jane Doe',
		'jane@example.com',
		'+64 21 123 4567',
		'12',
		' ',
		'😀',
		'\ud800 half',
		'x'.repeat(3000),
		'[name:abcdefgh]',
		'a@b',
		'"quoted"\n\t\\',
		'ひらがな',
		'0211234567',
	];
	it('are the same for the same value, others for another kind, value or key', () => {
		for (const kind of every)
			for (const value of values) {
				expect(seal(kind, value)).toBe(sealer(ours)(kind, value));
				expect(seal(kind, value)).not.toBe(sealer(other)(kind, value));
				expect(seal(kind, value)).not.toBe(seal(kind, `${value}!`));
				expect(new Set(every.map((each) => seal(each, value))).size).toBe(every.length);
			}
	});
	it('hold nothing of their value that can be read, and are found and opened in any text, whatever happened to the case of letters', () => {
		for (const kind of every)
			for (const value of values) {
				const token = seal(kind, value);
				if (value.length > 4) expect(token).not.toContain(value);
				for (const shown of [token, kind === 'phone' ? token : token.toUpperCase()]) {
					const text = `Dear 12 ${shown}, (${shown}) call ${shown}.\n<${shown}>`;
					const found = tokensIn(text, [other, ours]);
					// The plus sign of a telephone number is no part of what is sealed.
					const opened = kind === 'phone' ? value.replace(/^\+/, '') : value;
					expect(found.map((one) => one.value)).toEqual([opened, opened, opened, opened]);
					expect(found.map(({ start, end }) => text.slice(start, end).replace(/^\D+(?=\d)/, ''))).toEqual(
						Array(4)
							.fill(shown.replace(/^\D+(?=\d)/, ''))
							.slice(0, 4),
					);
				}
			}
	});
	it('give numbers back as numbers', () => {
		for (const value of [0, -0, 1.5, 94107, 6421123456789, 1e308, 5e-324]) {
			for (const kind of every) expect(tokensIn(seal(kind, value), [ours])[0]?.value).toBe(value);
		}
	});
	it('of an e-mail address are an address that nothing arrives at', () => {
		const random = chance(5);
		for (let index = 0; index < 500; index++) {
			const token = seal('email', madeEmail(random));
			expect(token).toMatch(/^[a-z2-7]{20,60}@([a-z2-7]{1,60}\.)*privacy\.invalid$/);
			expect(token.length).toBeLessThanOrEqual(254);
		}
	});
	it('of a telephone number are as many digits in the same places, with an extension; spaces do not count', () => {
		const random = chance(6);
		for (let index = 0; index < 2000; index++) {
			const phone = madePhone(random);
			const [number, extension] = seal('phone', phone).split(/x(?=\d{10})/) as [string, string];
			expect((number + extension.slice(10)).replace(/\d/g, '#')).toBe(phone.replace(/\d/g, '#'));
			expect(extension).toMatch(new RegExp(`^${String(phone.replace(/\D/g, '').length).padStart(2, '0')}\\d{8}`));
		}
		expect(seal('phone', '+64 21 123 4567').replace(/\s/g, '')).toBe(seal('phone', '+64211234567'));
	});
	it('of another key stay closed, and are known as tokens', () => {
		for (const kind of every)
			for (const value of values)
				expect(tokensIn(`a ${seal(kind, value)} b`, [other])).toEqual([expect.not.objectContaining({ value: expect.anything() as unknown })]);
	});
	it('that were changed stay closed', () => {
		const token = seal('name', 'Jane Doe');
		for (let at = 6; at < token.length - 2; at++) {
			const changed = token.slice(0, at) + (token[at] === 'a' ? 'b' : 'a') + token.slice(at + 1);
			expect(tokensIn(changed, [ours]).map(({ value }) => value)).toEqual([undefined]);
		}
		expect(tokensIn(seal('name', 'Jane Doe').replace('name', 'other'), [ours])[0]?.value).toBeUndefined();
	});
	it.each(['[name:]', '[nobody:abcdefghijklmnopqrstuvwxyz]', 'x@privacy.invalid.example', '021 123 4567 x12', 'x1012345678', '[constructor:abc]'])(
		'are not: %s',
		(text) => expect(tokensIn(text, [ours])).toEqual([]),
	);
});

it('a key has at least 32 characters, and its problem does not show it', () => {
	expect(keyProblem('x'.repeat(32))).toBeUndefined();
	for (const bad of ['', 'short-secret', `${'y'.repeat(31)} `, undefined, 5])
		expect(keyProblem(bad)).toBe('The key has fewer than 32 characters. Enter a random one of at least 32.');
	expect(() => keyFrom('short-secret')).toThrow(/^(?!.*short-secret)/);
});
