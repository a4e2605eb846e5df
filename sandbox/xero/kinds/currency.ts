import type { Kind } from '../desk';

/** Currencies the organisation works in; none is ever removed (https://developer.xero.com/documentation/api/accounting/currencies). */

const CODES = new Set(Intl.supportedValuesOf('currency'));
const NAMES = new Intl.DisplayNames(['en'], { type: 'currency' });

export const currency: Kind = {
	listedBy: 'Code',

	write(desk, { Code }) {
		const code = String(Code ?? '').toUpperCase();
		// Unsure: what Xero answers to a currency that is there already; here it is shown once more.
		const known = desk.books.get('Currencies', code);
		const row = known ?? { Code: code, Description: CODES.has(code) ? NAMES.of(code) : undefined };
		// Invented text.
		return { row, problems: CODES.has(code) ? [] : ['The currency code is not valid.'] };
	},
};
