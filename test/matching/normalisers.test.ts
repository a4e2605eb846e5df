import { countryCode } from '../../src/countries';
import { kindOfField } from '../../src/matching/fieldNames';
import { partLegalForm } from '../../src/matching/legalForms';
import { organisationNames, personalName } from '../../src/matching/names';
import { localPart, phoneDigits } from '../../src/matching/phones';
import { placeName, streetParts } from '../../src/matching/places';
import { alike, isSlip, likeness, sound } from '../../src/matching/similar';
import { fold, words } from '../../src/matching/text';
import { birthDate, emailAddresses, identifier, ownDomain, postalCode, registeredNumber } from '../../src/matching/values';

describe('text', () => {
	it.each([
		['Müller', 'muller'],
		['Łódź', 'lodz'],
		['Straße', 'strasse'],
		['Ærø', 'aero'],
		['ＡＢＣ１２', 'abc12'],
		['ООО Ромашка', 'ооо ромашка'],
		['ガス', 'ガス'],
	])('%s folds to %s', (text, folded) => expect(fold(text).normalize('NFC')).toBe(folded.normalize('NFC')));

	it('makes one word of an abbreviation and drops apostrophes', () => {
		expect(words("O'Neill & J.B. Smith B.V.")).toEqual(['oneill', 'jb', 'smith', 'bv']);
	});
});

describe('legal forms', () => {
	it.each([
		['Acme Widgets Ltd', 'acme widgets'],
		['ACME WIDGETS LIMITED.', 'acme widgets'],
		['Acme Widgets Pty. Ltd.', 'acme widgets'],
		['Acme Widgets Proprietary Limited', 'acme widgets'],
		['Acme Widgets Liimted', 'acme widgets'],
		['Müller GmbH & Co. KG', 'muller'],
		['Müller G.m.b.H.', 'muller'],
		['Müller UG (haftungsbeschränkt)', 'muller'],
		['Nestlé S.A.', 'nestle'],
		['Dupont S.A.R.L.', 'dupont'],
		['García e Hijos, S.L.', 'garcia hijos'],
		['Inversiones Lopez S.A. de C.V.', 'inversiones lopez'],
		['Siemens AG', 'siemens'],
		['Philips B.V.', 'philips'],
		['Nokia Oyj', 'nokia'],
		['Volvo AB', 'volvo'],
		['Novo A/S', 'novo'],
		['Sony K.K.', 'sony'],
		['株式会社日立製作所', '日立製作所'],
		['トヨタ自動車（株）', 'トヨタ自動車'],
		['삼성전자 주식회사', '삼성전자'],
		['ООО «Ромашка»', 'ромашка'],
		['Ромашка ООО', 'ромашка'],
		['PT Maju Jaya Tbk', 'maju jaya'],
		['The Harbour Café', 'harbour cafe'],
		['Co', 'co'],
		['Limited', 'limited'],
		['Smith and Co', 'smith'],
		['Orlen Sp. z o.o.', 'orlen'],
	])('%s is %s', (name, core) => expect(partLegalForm(name).core.join(' ')).toBe(core));

	it('knows two names of a company that trades under another one', () => {
		expect(organisationNames("Smith Pty Ltd t/as Joe's Cafe").map(({ key }) => key)).toEqual(['smith', 'cafe joes']);
	});
});

describe('people', () => {
	it.each([
		['Dr. Mary-Ann', 'mary ann'],
		['SMITH Jr', 'smith'],
		['mi1ler', 'miller'],
		['Mr', 'mr'],
	])('%s is %s', (name, plain) => expect(personalName(name)).toBe(plain));
});

describe('phones', () => {
	it.each([
		['+64 9 123 4567', undefined, '6491234567'],
		['0064 9 123 4567', undefined, '6491234567'],
		['(09) 123-4567', 'NZ', '6491234567'],
		['09 123 4567', undefined, '91234567'],
		['+44 (0)20 7946 0958', undefined, '442079460958'],
		['+44 020 7946 0958', undefined, '442079460958'],
		['(415) 555-2671', 'US', '14155552671'],
		['1 415 555 2671', 'US', '14155552671'],
		['06 1 234 5678', 'HU', '3612345678'],
		['06 1234 5678', 'IT', '390612345678'],
		['8 (912) 345-67-89', 'RU', '79123456789'],
		['09 123 4567 ext. 12', 'NZ', '6491234567'],
		['n/a', 'NZ', undefined],
		['0000000', 'NZ', undefined],
		['12345', 'NZ', undefined],
	])('%s in %s is %s', (text, country, digits) => expect(phoneDigits(text, country)).toBe(digits));

	it('is the same at its end with and without a calling code', () => {
		expect(localPart(phoneDigits('+64 9 123 4567')!)).toBe(localPart(phoneDigits('09 123 4567')!));
	});

	it.each([
		['New Zealand', 'NZ'],
		['Österreich', 'AT'],
		['gb', 'GB'],
		['Narnia', undefined],
	])('%s has the code %s', (name, code) => expect(countryCode(name)).toBe(code));
});

describe('values', () => {
	it.each([
		['GB 987 6543 21', '987654321'],
		['987-654-321', '987654321'],
		['ATU12345678', 'U12345678'],
		['FR12345678901', '12345678901'],
		['N/A', undefined],
		['000000000', undefined],
		['123456789', undefined],
		['12', undefined],
	])('the tax number %s is %s', (text, number) => expect(registeredNumber(text)).toBe(number));

	it.each([
		['Jo.Bloggs+xero@Acme.CO.NZ', ['jo.bloggs@acme.co.nz']],
		['Jo <jo@acme.nz>; sue@acme.nz', ['jo@acme.nz', 'sue@acme.nz']],
		['mailto:jo@acme.nz', ['jo@acme.nz']],
		['noreply@acme.nz', []],
		['jo at acme', []],
	])('the addresses in %s', (text, addresses) => expect(emailAddresses(text)).toEqual(addresses));

	it.each([
		['https://www.Acme.co.nz/about?x=1', 'acme.co.nz'],
		['acme.co.nz', 'acme.co.nz'],
		['jo@acme.co.nz', 'acme.co.nz'],
		['gmail.com', undefined],
		['yahoo.co.uk', undefined],
		['https://www.facebook.com/acme', undefined],
		['none', undefined],
	])('the domain of %s is %s', (text, domain) => expect(ownDomain(text)).toBe(domain));

	it.each([
		['1980-03-04', '19800304'],
		['19800304', '19800304'],
		['4/3/1980', '19800304'],
		['13.12.1980', '19801213'],
		['12/13/1980', '19801213'],
		['1980-03-04T00:00:00Z', '19800304'],
		['/Date(320976000000+0000)/', '19800304'],
		['19803304', '19803304'],
		['1980304', '1980304'],
		['1900-01-01', undefined],
		['soon', undefined],
	])('the date %s is %s', (text, date) => expect(birthDate(text)).toBe(date));

	it.each([
		['SW1A 1AA', 'SW1A1AA'],
		['94105-1234', '94105'],
		['0000', undefined],
	])('the code %s is %s', (text, code) => expect(postalCode(text)).toBe(code));

	it('an id is itself, in one case', () => {
		expect([identifier(' books:460 '), identifier('A-17'), identifier('none'), identifier('')]).toEqual(['books:460', 'a-17', undefined, undefined]);
	});
});

describe('places', () => {
	it.each([
		['12 Harbour St', ['harbour', 'street'], ['12']],
		['Hauptstraße 5 a', ['haupt', 'street'], ['5a']],
		['Hauptstr. 5a', ['haupt', 'street'], ['5a']],
		['PO Box 12', ['box', 'box'], ['12']],
	])('%s', (text, street, numbers) => expect(streetParts(text)).toEqual({ street, numbers }));

	it('St is a saint in a town', () => expect(placeName('St. Heliers')).toBe('saint heliers'));
});

describe('likeness', () => {
	it.each([
		['smith', 'smyth', true],
		['smith', 'smiht', true],
		['smith', 'smit', true],
		['smith', 'smithh', true],
		['smith', 'smith', false],
		['smith', 'jones', false],
		['abc', 'cba', false],
		['ab', 'ba', true],
	])('%s and %s are one slip apart: %s', (one, other, slip) => {
		expect(isSlip(one, other)).toBe(slip);
		expect(isSlip(other, one)).toBe(slip);
	});

	it.each([
		['philip', 'filip'],
		['schmidt', 'shmit'],
		['katherine', 'catherine'],
	])('%s sounds like %s', (one, other) => expect(sound(one)).toBe(sound(other)));

	it('has steps', () => {
		expect([alike('smith', 'smith'), alike('smith', 'smyth'), alike('smith', 'jones'), alike('al', 'el'), alike('no1', 'no2')]).toEqual([
			'same',
			'near',
			'other',
			'other',
			'other',
		]);
		expect(likeness('', '')).toBe(0);
	});
});

describe('field names', () => {
	it.each([
		['EmailAddress', 'email', ''],
		['Billing_Code', 'postcode', 'billing'],
		['mailing_zip', 'postcode', 'mailing'],
		['soc_sec_id', 'taxNumber', ''],
		['address_1', 'street', ''],
		['Secondary_Email', 'email', 'secondary'],
		['tax_reg_no', 'taxNumber', ''],
	])('%s says %s', (name, kind, of) => expect(kindOfField(name)).toEqual({ kind, of }));

	it.each(['rec_id', 'id', 'code', 'notes', '__proto__', 'constructor', '', '😀'])('%s says nothing', (name) => expect(kindOfField(name)).toBeUndefined());
});
