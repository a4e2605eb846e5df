import { countryName } from '../../../src/countries';
import { codes } from '../../../src/libraries/countries';
import { got, says } from './turned';

describe('countries', () => {
	it.each([
		['NZ', 'NZ'],
		['nzl', 'NZ'],
		['New Zealand', 'NZ'],
		['U.S.A', 'US'],
		['the United States', 'US'],
		['UK', 'GB'],
		['Scotland', 'GB'],
		['Deutschland', 'DE'],
		['Österreich', 'AT'],
		['Bosnia & Herzegovina', 'BA'],
		['CÔTE D’IVOIRE', 'CI'],
		['Turkey', 'TR'],
	])('%s has the code %s', (name, code) => {
		expect(got('countryCode', name)).toBe(code);
		expect(got('countryName', name)).toBe(countryName(code));
	});
	// Two countries are called Congo.
	it.each(['Narnia', 'XX', 'Congo', '', '__proto__', '42'])('"%s" is none', (name) => expect(got('countryCode', name)).toEqual(says('is not a country')));

	it('all 249 of ISO come back from their codes and their names', () => {
		expect(codes).toHaveLength(250); // Kosovo has a code of its own that users may assign.
		for (const [code, alpha3] of codes) {
			expect(got('countryCode', code)).toBe(code);
			expect(got('countryCode', alpha3)).toBe(code);
			expect([code, got('countryCode', got('countryName', code))]).toEqual([code, code]);
		}
	});

	it.each([
		['U.S.A', 'USA'],
		['New Zealand', 'New Zealand'],
		['NZ', 'NZ'],
		["Côte d'Ivoire", 'Cote dIvoire'],
		['Türkiye', 'Turkiye'],
		['Timor-Leste', 'Timor Leste'],
		['大韓民国 (Korea)', 'Korea'],
	])('%s is %s in Xero', (name, country) => expect(got('countryForXero', name)).toBe(country));
	it('of no letters is left out of Xero with a warning, and an over-long one is cut', () => {
		expect(got('countryForXero', '日本')).toEqual(says('has no letters that Xero takes'));
		expect(got('countryForXero', 'Kingdom '.repeat(10))).toHaveLength(50);
	});

	it.each([
		['NZ', 'New Zealand', 'New Zealand'],
		['USA', 'U.S.A', 'USA'],
		['United States', 'United States', 'United States'],
		['Aotearoa', 'Aotearoa', 'Aotearoa'],
	])('%s is %s in Zoho Books and %s in Zoho CRM', (name, books, crm) => {
		expect([got('countryForZohoBooks', name), got('countryWritten', name)]).toEqual([books, crm]);
	});
});

describe('states', () => {
	it.each([
		['California', 'US', 'CA', 'California'],
		['ca', 'United States', 'CA', 'California'],
		['US-CA', 'U.S.A', 'CA', 'California'],
		['Queensland', 'Australia', 'QLD', 'Queensland'],
		['Ontario', 'Canada', 'ON', 'Ontario'],
		['Thuringen', 'DE', 'TH', 'Thüringen'],
		['Scotland', 'UK', 'SCT', 'Scotland'],
		['Auckland', 'NZ', 'AUK', 'Auckland'],
		// ISO has given some states of India and South Africa other codes; both are understood.
		['OR', 'India', 'OD', 'Odisha'],
		['Telangana', 'IN', 'TS', 'Telangana'],
		['KZN', 'ZA', 'KZN', 'KwaZulu-Natal'],
	])('%s in %s has the code %s and the name %s', (state, country, code, name) => {
		expect([got('stateCode', state, country), got('stateName', state, country)]).toEqual([code, name]);
	});
	it.each([
		['Queensland', 'US', 'is no state of United States of America'],
		['Ba', 'Fiji', 'the states of Fiji are not known here'],
		['CA', '', 'needs its country'],
		['CA', '__proto__', 'needs its country'],
	])('%s in "%s" is refused: %s', (state, country, words) => expect(got('stateCode', state, country)).toEqual(says(words)));
});
