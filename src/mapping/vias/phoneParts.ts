import { countryCode } from '../../countries';
import { parsePhoneNumberFromString, type CountryCode } from '../../libraries/phones';
import { digitsOf } from '../../matching/text';

/** A number as Xero keeps it. */
export interface PhoneParts {
	readonly country: string;
	readonly area: string;
	readonly number: string;
}

/** What may stand before a number: what is dialled for another country or another town, or nothing. */
const DIALLED = /^(?:00|011|0011|810)?$/;
const LONGEST = 100;
const MOST_AREA = 5;

/** The parsed number, where every digit of the text is one of its own. */
function parsed(text: string, country: string): ReturnType<typeof parsePhoneNumberFromString> {
	if (text.length > LONGEST) return undefined;
	const code = countryCode(country);
	const number = parsePhoneNumberFromString(text, { ...(code === undefined ? {} : { defaultCountry: code as CountryCode }), extract: false });
	if (!number?.isValid()) return undefined;
	const own = `${number.nationalNumber}${number.ext ?? ''}`;
	const all = digitsOf(text);
	if (!all.endsWith(own)) return undefined;
	const before = all.slice(0, all.length - own.length);
	const national = before.startsWith(number.countryCallingCode) ? before.slice(number.countryCallingCode.length) : before;
	const abroad = before.lastIndexOf(number.countryCallingCode);
	return /^(?:0|1|8|06|01)?$/.test(national) || (abroad > 0 && DIALLED.test(before.slice(0, abroad))) ? number : undefined;
}

/**
 * Calling code, area code and the rest with its extension. The area code is what the country writes apart and dials with a 0 or the like before it;
 * where there is none it stays with the number, and a text that is not certainly one valid number stays whole.
 */
export function phoneParts(text: string, country: string): PhoneParts {
	const number = parsed(text, country);
	if (!number) return { country: '', area: '', number: text };
	const [international, national] = [number.formatInternational(without), number.formatNational(without)];
	const extension = number.ext === undefined ? '' : ` ext. ${number.ext}`;
	const local = international.slice(number.countryCallingCode.length + 1).trim();
	const [area = ''] = local.split(/[ -]/);
	const rest = local.slice(area.length).replace(/^[ -]/, '');
	const isApart = national.startsWith(`(${area})`) || digitsOf(national).length > number.nationalNumber.length;
	if (rest === '' || area.length > MOST_AREA || !isApart) return { country: number.countryCallingCode, area: '', number: `${local}${extension}` };
	return { country: number.countryCallingCode, area, number: `${rest}${extension}` };
}

/** Countries write extensions differently; ours is the same for all. */
const without = { formatExtension: (formatted: string) => formatted };

/** Xero's three parts as one text; without a calling code they are only put side by side. */
export function phoneText({ country, area, number }: PhoneParts): string {
	const code = digitsOf(country).replace(/^00/, '');
	// Some write the whole number into the last part as well.
	if (/^\+/.test(number) && digitsOf(number).startsWith(code + digitsOf(area))) return number;
	if (code === '') return [country, area, number].filter(Boolean).join(' ');
	const plain = [`+${code}`, area, number].filter(Boolean).join(' ');
	return parsed(plain, '')?.formatInternational() ?? plain;
}
