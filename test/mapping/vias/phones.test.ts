import { digitsOf } from '../../../src/matching/text';
import { chance } from '../random';
import { got } from './turned';

const parts = (text: string, country = ''): unknown[] => (['phoneCountryCode', 'phoneAreaCode', 'phoneNumber'] as const).map((via) => got(via, text, country));
const rowOf = ([PhoneCountryCode, PhoneAreaCode, PhoneNumber]: unknown[]) => ({ PhoneType: 'DEFAULT', PhoneCountryCode, PhoneAreaCode, PhoneNumber });

it.each<[string, string, unknown[]]>([
	['+64 9 555 0001', '', ['64', '9', '555 0001']],
	['+64 (0)9 555 0001', '', ['64', '9', '555 0001']],
	['09 555 0001', 'New Zealand', ['64', '9', '555 0001']],
	['0064 9 555 0001', 'NZ', ['64', '9', '555 0001']],
	['+64 21 555 123', '', ['64', '21', '555 123']],
	['+1 (925) 921-9201', '', ['1', '925', '921 9201']],
	['1-925-921-9201', 'U.S.A', ['1', '925', '921 9201']],
	['011 64 9 555 0001', 'US', ['64', '9', '555 0001']],
	['+44 20 7946 0958 ext 12', '', ['44', '20', '7946 0958 ext. 12']],
	['+61 2 9374 4000', '', ['61', '2', '9374 4000']],
	['+33 1 42 68 53 00', '', ['33', '1', '42 68 53 00']],
	['8 (912) 345-67-89', 'RU', ['7', '912', '345 67 89']],
	// Where nothing is dialled before a number, it has no area code that could be left away.
	['+45 32 12 34 56', '', ['45', undefined, '32 12 34 56']],
	['+39 06 1234 5678', '', ['39', undefined, '06 1234 5678']],
	['+65 6123 4567', '', ['65', undefined, '6123 4567']],
	// Not certain, so whole.
	['09 555 0001', '', [undefined, undefined, '09 555 0001']],
	['555 0001', 'NZ', [undefined, undefined, '555 0001']],
	['+64 9 555 0001 / +64 21 555 123', '', [undefined, undefined, '+64 9 555 0001 / +64 21 555 123']],
	['Ann: 09 555 0001', 'NZ', [undefined, undefined, 'Ann: 09 555 0001']],
	['1 800 FLOWERS', 'US', [undefined, undefined, '1 800 FLOWERS']],
])('%s in "%s" is %j', (text, country, expected) => expect(parts(text, country)).toEqual(expected));

it.each([
	[{ PhoneCountryCode: '64', PhoneAreaCode: '9', PhoneNumber: '555 0001' }, '+64 9 555 0001'],
	[{ PhoneCountryCode: '64', PhoneAreaCode: '09', PhoneNumber: '555 0001' }, '+64 9 555 0001'],
	[{ PhoneCountryCode: '+64', PhoneAreaCode: '9', PhoneNumber: '555' }, '+64 9 555'],
	[{ PhoneCountryCode: '0064', PhoneAreaCode: '9', PhoneNumber: '5550001' }, '+64 9 555 0001'],
	[{ PhoneCountryCode: '', PhoneAreaCode: '09', PhoneNumber: '555 0001' }, '09 555 0001'],
	[{ PhoneNumber: '+1 (925) 921-9201' }, '+1 (925) 921-9201'],
	[{ PhoneCountryCode: '1', PhoneAreaCode: '925', PhoneNumber: '+1 (925) 921-9201' }, '+1 (925) 921-9201'],
	[{ PhoneCountryCode: '64', PhoneNumber: '+61 2 9374 4000' }, '+64 +61 2 9374 4000'],
	[{ PhoneCountryCode: 'NZ', PhoneAreaCode: '9', PhoneNumber: '555 0001' }, 'NZ 9 555 0001'],
	[{ PhoneType: 'FAX', PhoneNumber: '', PhoneAreaCode: '', PhoneCountryCode: '' }, undefined],
	['09 555', '09 555'],
])('%j as one text is %s', (phone, text) => expect(got('phoneText', phone)).toBe(text));

it('no digit of 1,000 numbers is lost on the way to Xero and back, and the way is stable', () => {
	const random = chance(5);
	const codes = ['+64 ', '+1', '+44 (0)', '+49-', '0', '', '+91 ', '(', '+353 ', '+999'];
	for (let count = 0; count < 1000; count++) {
		const digits = Array.from({ length: random.int(3, 11) }, () => random.of(['1', '2', '3', '5', '9', '0', '7', ' ', '-', ') '])).join('');
		const text = `${random.of(codes)}${digits}${random.is(0.1) ? ' ext. 7' : ''}`.trim();
		const made = parts(text, random.of(['', 'NZ', 'US', 'GB', 'DE']));
		if (made[0] === undefined) expect(made).toEqual([undefined, undefined, text]);
		// What is dialled before a national number gives way to the calling code.
		const own = digitsOf(`${String(made[1] ?? '')}${String(made[2])}`);
		const all = digitsOf(made[0] === undefined ? text : text.replace('(0)', ''));
		expect([text, all.endsWith(own) ? own : all]).toEqual([text, own]);
		const back = got('phoneText', rowOf(made));
		expect(got('phoneText', rowOf(parts(String(back))))).toBe(back);
	}
});
