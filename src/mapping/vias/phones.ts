import { isFilled, isRow } from '../../record';
import { phoneParts, phoneText } from './phoneParts';
import { filled, flat, type Transforms } from './transform';

const COUNTRY = 'The country of numbers that are written without a calling code: its ISO code or its name';

/** Numbers between applications that keep one text and Xero, which keeps three parts. No digit is lost: what cannot be parted is the number. */
export const phones = {
	phoneCountryCode: {
		label: 'Phone: Country Code',
		says: 'The calling code of a phone number, such as 64; nothing where it is not certain',
		argument: COUNTRY,
		turn: (value, argument) => filled(phoneParts(flat(value), argument).country),
	},
	phoneAreaCode: {
		label: 'Phone: Area Code',
		says: 'The area code of a phone number, such as 9; nothing where it is not certain',
		argument: COUNTRY,
		turn: (value, argument) => filled(phoneParts(flat(value), argument).area),
	},
	phoneNumber: {
		label: 'Phone: Number',
		says: 'What follows the country code and the area code of a phone number, with its extension; the whole where it cannot be parted for certain',
		argument: COUNTRY,
		turn: (value, argument) => filled(phoneParts(flat(value), argument).number),
	},
	phoneText: {
		label: 'Phone: One Text',
		says: 'A phone of Xero as one text, such as +64 9 555 0001; a text stays as it is',
		turn: (value) => {
			if (!isRow(value)) return filled(flat(value));
			const [country = '', area = '', number = ''] = ['PhoneCountryCode', 'PhoneAreaCode', 'PhoneNumber'].map((name) =>
				isFilled(value[name]) ? flat(value[name]) : '',
			);
			return filled(phoneText({ country, area, number }));
		},
	},
} satisfies Transforms;
