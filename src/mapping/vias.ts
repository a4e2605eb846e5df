import { decimalOf, plain } from '../decimals';
import { Decimal } from '../libraries/decimal';

/** A value, or a sentence why there is none or not all of it. Nothing at all leaves the target field out. */
export type Turned = { readonly value: unknown } | { readonly says: string; readonly severity?: 'warning'; readonly value?: unknown } | Record<never, never>;

type Turn = (value: unknown, argument: string) => Turned;

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** Xero keeps six decimals of a rate. */
const RATE_DECIMALS = 6;

/** The functions a rule may name. They are few on purpose: what a rule cannot say belongs into `prepare`. */
const turns = {
	text: (value) => ({ value: flat(value) }),
	upper: (value) => ({ value: flat(value).toUpperCase() }),
	oneLine: (value) => ({
		value: flat(value)
			.split(/\s*[\r\n]+\s*/)
			.filter(Boolean)
			.join(', '),
	}),
	singleBlanks: (value) => ({ value: flat(value).replace(/\s+/g, ' ') }),
	prefix: (value, argument) => ({ value: `${argument}${flat(value)}` }),
	/** What follows a prefix, where the value must have it. */
	after: (value, argument) => behind(value, argument) ?? { says: `"${flat(value)}" does not begin with "${argument}", so it names no record there` },
	ifAfter: (value, argument) => behind(value, argument) ?? {},
	/** What came from there in the first place is not sent back. */
	unlessAfter: (value, argument) =>
		behind(value, argument) ? { says: `"${flat(value)}" shows that it came from there, so it is not sent back` } : { value: flat(value) },
	/** The id in a link back to a record of Zoho's finance apps, such as https://books.zoho.com/app/1#/invoices/982; nothing in other links. */
	linkedId: (value, argument) => {
		const [, rest = ''] = flat(value).split(`#/${argument}/`);
		const id = /^\d+(?=$|[?/#])/.exec(rest)?.[0];
		return id === undefined ? {} : { value: id };
	},
	/** Text that is longer than the target takes goes on as far as it fits, and that is said. */
	clip: (value, argument) => {
		const letters = [...flat(value)];
		if (letters.length <= Number(argument)) return { value: flat(value) };
		return {
			value: letters.slice(0, Number(argument)).join('').trimEnd(),
			says: `has ${letters.length} characters; the target takes the first ${argument}`,
			severity: 'warning',
		};
	},
	date: (value) => {
		const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(flat(value))?.[0];
		return day ? { value: day } : { says: `"${flat(value)}" is not a date in the form YYYY-MM-DD` };
	},
	decimal: (value) => ifDecimal(value, (decimal) => ({ value: plain(decimal) })),
	negative: (value) => ifDecimal(value, (decimal) => ({ value: plain(decimal.times(-1)) })),
	notZero: (value) => ifDecimal(value, (decimal) => (decimal.eq(0) ? {} : { value: plain(decimal) })),
	/** Base units for a foreign unit become foreign units for a base unit; a rate of one is the base currency itself and is left out. */
	inverseRate: (value) => ifRate(value, (rate) => new Decimal(1).div(rate)),
	/** Foreign units for a base unit on both sides. */
	rate: (value) => ifRate(value, (rate) => rate),
	/** Xero takes web addresses that do not contain its own name. */
	linkBack: (value) => {
		const address = flat(value);
		if (!/^https?:\/\/\S+$/i.test(address)) return { says: `"${address}" is not a web address; the link back is left out`, severity: 'warning' };
		return /xero/i.test(address)
			? { says: 'Xero takes no link that contains its own name; the link back is left out', severity: 'warning' }
			: { value: address };
	},
	guid: (value) => (GUID.test(flat(value)) ? { value: flat(value) } : {}),
	notGuid: (value) => (GUID.test(flat(value)) ? {} : { value: flat(value) }),
} satisfies Record<string, Turn>;

export type Via = keyof typeof turns;

export const vias = Object.keys(turns);
export const isVia = (name: unknown): name is Via => typeof name === 'string' && Object.hasOwn(turns, name);
export const turn = (via: Via, value: unknown, argument = ''): Turned => (turns[via] as Turn)(value, argument);

const behind = (value: unknown, prefix: string): { value: string } | undefined =>
	flat(value).startsWith(prefix) && flat(value).length > prefix.length ? { value: flat(value).slice(prefix.length) } : undefined;

const ifRate = (value: unknown, turned: (rate: Decimal) => Decimal): Turned =>
	ifDecimal(value, (rate) => {
		if (rate.lte(0)) return { says: `an exchange rate of ${rate.toFixed()} cannot be used` };
		return rate.eq(1) ? {} : { value: plain(turned(rate).round(RATE_DECIMALS)) };
	});

function ifDecimal(value: unknown, then: (decimal: Decimal) => Turned): Turned {
	const decimal = decimalOf(value);
	return decimal ? then(decimal) : { says: `"${flat(value)}" is not a plain number` };
}

/** Any value as one text. */
export function flat(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	return typeof value === 'object' && value !== null ? (JSON.stringify(value) ?? '') : String(value);
}
