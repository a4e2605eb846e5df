import { createHash, createHmac } from 'node:crypto';
import { isSignedByXero, isSignedByZoho, type SignedCall } from '../../src/wire/signature';

/** Two parameters, and the body {"created_date":"2019-03-06","event_id":"5675"}. */
const secret = 'sandboxsecret42';
const hex = '0a0ed90a78884013405f88122d9d9b3ea7e31d262cfb9175b2f523f2ad238a15';
const base64 = 'Cg7ZCniIQBNAX4gSLZ2bPqfjHSYs+5F1svUj8q0jihU=';
const call: SignedCall = { signature: hex, parameters: { subscription_id: '90343', name: 'basic' }, body: '{"created_date":"2019-03-06","event_id":"5675"}' };

describe('a signature of Zoho', () => {
	it('is known in hex, in either case, and in base64', () => {
		expect([hex, hex.toUpperCase(), base64].map((signature) => isSignedByZoho([secret], { ...call, signature }))).toEqual([true, true, true]);
	});

	it('is known by any of several secrets, while they are changed', () => {
		expect(isSignedByZoho(['older', secret], call)).toBe(true);
	});

	it.each<[string, Partial<SignedCall>]>([
		['the body', { body: `${call.body} ` }],
		['a value', { parameters: { ...call.parameters, name: 'Basic' } }],
		['another parameter', { parameters: { ...call.parameters, extra: '', z: '1' } }],
		['a missing parameter', { parameters: { name: 'basic' } }],
		["the signature's end", { signature: `${hex.slice(0, -1)}4` }],
		['its length', { signature: hex.slice(0, -2) }],
		['base64 in another case', { signature: base64.toLowerCase() }],
		['no signature', { signature: undefined }],
		['an empty signature', { signature: '' }],
	])('is refused after tampering with %s', (_, change) => {
		expect(isSignedByZoho([secret], { ...call, ...change })).toBe(false);
	});

	it('is refused without a secret, even if it was made with an empty one', () => {
		expect(isSignedByZoho([], call)).toBe(false);
		const signature = createHmac('sha256', '').update(`namebasicsubscription_id90343${call.body}`).digest('hex');
		expect(isSignedByZoho([''], { ...call, signature })).toBe(false);
		expect(isSignedByZoho(['wrong'], call)).toBe(false);
	});

	it('accepts none of ten thousand forgeries', () => {
		const forged = (index: number) =>
			createHash('sha256')
				.update(`forgery ${index}`)
				.digest(index % 2 ? 'hex' : 'base64');
		const accepted = Array.from({ length: 10_000 }, (_, index) => isSignedByZoho([secret], { ...call, signature: forged(index) })).filter(Boolean);
		expect(accepted).toHaveLength(0);
	});
});

describe('a signature of Xero', () => {
	// Captured from Xero: the blanks are its own.
	const body = '{"events":[],"firstEventSequence": 0,"lastEventSequence": 0, "entropy": "LUWDSUDGSWNZVALZXBEV"}';
	const key = 'XERO/key+as=text==';
	const sign = (text: string | Buffer, by = key): string => createHmac('sha256', by).update(text).digest('base64');

	it('covers the bytes as they came, with the key as text', () => {
		expect(isSignedByXero([key], Buffer.from(body), sign(body))).toBe(true);
		expect(isSignedByXero([key], Buffer.from(body), createHmac('sha256', Buffer.from(key, 'base64')).update(body).digest('base64'))).toBe(false);
		expect(isSignedByXero([key], Buffer.from(JSON.stringify(JSON.parse(body))), sign(body))).toBe(false);
		const bytes = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
		expect(isSignedByXero([key], bytes, sign(bytes))).toBe(true);
	});

	it('may be made with either of two keys, and never with none', () => {
		expect([isSignedByXero(['', key], Buffer.from(body), sign(body)), isSignedByXero(['old', key], Buffer.from(body), sign(body, 'old'))]).toEqual([
			true,
			true,
		]);
		expect([isSignedByXero(['', ''], Buffer.from(body), sign(body, '')), isSignedByXero([], Buffer.from(body), sign(body))]).toEqual([false, false]);
	});

	it.each([undefined, '', ' ', sign(body).toLowerCase(), `${sign(body)} `, sign(body).slice(1), 'ü'.repeat(44)])('is not %j', (signature) => {
		expect(isSignedByXero([key], Buffer.from(body), signature)).toBe(false);
	});
});
