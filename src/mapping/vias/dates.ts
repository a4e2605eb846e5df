import { DateTime } from '../../libraries/luxon';
import { ianaZone } from '../../timeZones';
import { flat, quoted, type Transforms, type Turned } from './transform';

const ISO_DAY = /^(\d{4}-\d{2}-\d{2})(?=$|[T ])/;
const ISO_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;
/** Xero's own form, where it did not come through the Xero node, which writes ISO. */
const XERO_MOMENT = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;

const LONGEST = 100;

export const dates = {
	date: {
		label: 'Date',
		says: 'A day as YYYY-MM-DD: the one that an ISO date or time names, or one written in the given order',
		argument: 'The order where it is not ISO, such as dd/MM/yyyy; several with | between them',
		turn: (value, argument) => (argument === '' ? isoDay(value) : orderedDay(value, argument)),
	},
	dayIn: {
		label: 'Day in a Time Zone',
		says: 'The day that a moment falls on in a time zone',
		argument: "An IANA name such as Pacific/Auckland, or the name that Xero's Organisation has under Timezone",
		turn: dayIn,
	},
	timeZone: {
		label: 'Time Zone',
		says: "The IANA name of a time zone, from the name that Xero's Organisation has for it",
		turn: (value) => {
			const zone = ianaZone(flat(value));
			return zone === undefined ? { says: `${quoted(value)} is no time zone that Xero, Windows or IANA knows` } : { value: zone };
		},
	},
} satisfies Transforms;

/** A document's date in Xero is midnight UTC of the organisation's day, so it is read in UTC. */
function isoDay(value: unknown): Turned {
	const text = flat(value);
	const [, milliseconds] = XERO_MOMENT.exec(text) ?? [];
	const moment = milliseconds === undefined ? undefined : DateTime.fromMillis(Number(milliseconds), { zone: 'utc' });
	const day = moment?.isValid ? moment.toFormat('yyyy-MM-dd') : ISO_DAY.exec(text)?.[1];
	if (day === undefined) return { says: `${quoted(value)} is not a date in the form YYYY-MM-DD` };
	return isDay(day) ? { value: day } : { says: `${quoted(value)} is a day that no calendar has` };
}

const isDay = (day: string): boolean => {
	const date = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};

/** Strictly in one of the orders: 3/4/2026 is never guessed at. */
function orderedDay(value: unknown, argument: string): Turned {
	const orders = argument
		.slice(0, LONGEST)
		.split('|')
		.map((order) => order.trim());
	for (const order of orders) {
		const day = DateTime.fromFormat(flat(value).slice(0, LONGEST), order, { zone: 'utc', locale: 'en' });
		if (day.isValid) return { value: day.toFormat('yyyy-MM-dd') };
	}
	return { says: `${quoted(value)} is not a date in the form ${orders.join(' or ')}` };
}

function dayIn(value: unknown, argument: string): Turned {
	const zone = ianaZone(argument);
	if (zone === undefined) return { says: `${quoted(argument)} is no time zone that Xero, Windows or IANA knows` };
	const text = flat(value);
	// A day is the same everywhere.
	if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return isoDay(value);
	const [, milliseconds] = XERO_MOMENT.exec(text) ?? [];
	const [iso, offset] = ISO_MOMENT.exec(text) ?? [];
	if (iso !== undefined && offset === undefined) return { says: `${quoted(value)} does not say its own time zone, so its day elsewhere is not known` };
	const moment = milliseconds === undefined ? DateTime.fromISO(iso ?? '', { zone }) : DateTime.fromMillis(Number(milliseconds), { zone });
	return moment.isValid ? { value: moment.toFormat('yyyy-MM-dd') } : { says: `${quoted(value)} is not a moment such as 2026-11-25T10:00:00Z` };
}
