import { getCountries, getCountryCallingCode, Metadata } from '../libraries/phones';
import { once } from '../once';
import { digitsOf } from './text';

/** Calling code of a country, and what is dialled before its national numbers; some dial nothing. */
type Dialling = readonly [code: string, trunk: string];

const dialling = once((): ReadonlyMap<string, Dialling> => {
	const metadata = new Metadata();
	return new Map(
		getCountries().map((country) => {
			metadata.selectNumberingPlan(country);
			// The library has it, and does not declare it.
			const plan = metadata.numberingPlan as unknown as { nationalPrefix(): string | 0 | undefined };
			return [country, [getCountryCallingCode(country), plan.nationalPrefix() || '']];
		}),
	);
});

/** The digits that follow + in E.164 where the country is said or known, else the national digits without what is dialled before them. */
export const phoneDigits = (text: string, country?: string): string | undefined => {
	const written = text.normalize('NFKC').replace(/(?:ext?\.?|extension|x|#)\s*\d+\s*$/i, '');
	const digits = digitsOf(written.replace(/\(0\)/g, ''));
	if (digits.length < 6 || digits.length > 17 || /^(.)\1*$/.test(digits) || '01234567890'.includes(digits)) return undefined;
	if (/^\s*\+/.test(written)) return withoutTrunk(digits);
	if (digits.startsWith('00') && digits.length > 9) return withoutTrunk(digits.slice(2));
	const [code, trunk = ''] = (country === undefined ? undefined : dialling().get(country)) ?? [];
	if (code === undefined) return digits.replace(/^0/, '');
	if (digits.startsWith(code) && digits.length >= 10 && (trunk === '' || !digits.startsWith(trunk) || trunk === code)) return digits;
	return code + (trunk !== '' && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits);
};

const zeroTrunk = once(() => new Set([...dialling().values()].filter(([, trunk]) => trunk === '0').map(([code]) => code)));
/** No calling code has more digits, and none begins with another one. */
const LONGEST_CODE = 3;

/** +44 020 … is written often, and means +44 20 … */
function withoutTrunk(digits: string): string {
	const code = Array.from({ length: LONGEST_CODE }, (_, at) => digits.slice(0, at + 1)).find((one) => zeroTrunk().has(one) && digits.startsWith(`${one}0`));
	return code === undefined ? digits : code + digits.slice(code.length + 1);
}

const NATIONAL = 8;

/** What stays the same of a number whether its country is said or not: its last eight digits. */
export const localPart = (digits: string): string => digits.slice(-NATIONAL);
