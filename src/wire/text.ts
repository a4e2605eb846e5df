import { parse } from '../libraries/losslessJson';

const TOO_LONG_FOR_A_NUMBER = /^-?\d{16,}$/;

/** JSON as plain data, with integers too long for a number kept as text: Zoho's ids have up to 19 digits. `undefined` where it is not JSON. */
export const fromJson = (text: string): unknown => {
	try {
		return parse(text, null, (digits) => (TOO_LONG_FOR_A_NUMBER.test(digits) ? digits : Number(digits)));
	} catch {
		return undefined;
	}
};
