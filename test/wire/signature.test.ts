import { createHash, createHmac } from 'node:crypto';
import { isSignedByZoho, type SignedCall } from '../../src/wire/signature';

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
