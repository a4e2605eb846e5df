import type { Property } from '../../scripts/contract/facts';
import type { Field, Fields } from '../../src/apis/define';
import { propertyIn, valuesOf, type Difference, type Offer } from './offer';

/** Fields through all depths: that they exist, what they hold, their values, their length, and who sets them. */
export function fieldDifferences(offer: Offer): Difference[] {
	return Object.entries(offer.resources).flatMap(([name, resource]) => {
		const [sent, shown] = [offer.sent(name, resource), offer.shown(name, resource)];
		// The id of a record stands in its address and is not sent.
		return sent === '' ? walk(offer, name, resource.fields, undefined, shown) : walk(offer, name, resource.fields, sent, shown, [resource.id]);
	});
}

/** Without a schema of what is sent, all that is inside is shown only. */
export function walk(
	offer: Offer,
	at: string,
	fields: Fields,
	sent: string | undefined,
	shown: string | undefined,
	onlyShown: readonly string[] = Object.keys(sent ? {} : fields),
): Difference[] {
	const { pinned } = offer;
	return Object.entries(fields).flatMap(([name, field]) => {
		const place = `${at}.${name}`;
		const isSent = !field.readOnly && !onlyShown.includes(name);
		const [asked, told] = [propertyIn(pinned, sent, name), propertyIn(pinned, shown, name)];
		const property = isSent ? asked : (told ?? asked);
		if (field.recent) return recentDifferences(offer, place, name, [isSent ? asked : told], [sent, shown]);
		if (!property) return [`${place}: no such field in what is ${isSent ? 'sent' : 'shown'}`];
		return [
			...own(offer, place, field, property, isSent),
			...('fields' in field ? walk(offer, place, field.fields, isSent ? asked?.of : undefined, told?.of ?? asked?.of) : []),
			...(field.kind === 'link' && field.keys
				? Object.values(field.keys)
						.filter((key) => !propertyIn(pinned, property.of, key))
						.map((key) => `${place}: no key ${key}`)
				: []),
		];
	});
}

/** A field that is said to be newer than the specification is not in it, and somebody else knows it. */
function recentDifferences(
	{ knowsNewer }: Offer,
	place: string,
	name: string,
	known: ReadonlyArray<Property | undefined>,
	schemas: ReadonlyArray<string | undefined>,
): Difference[] {
	if (known.some(Boolean)) return [`${place}: the specification knows it, so it is not recent`];
	return schemas.some((schema) => schema && knowsNewer?.(name, schema)) ? [] : [`${place}: nothing newer than the specification knows it`];
}

/** One field against one property, without what is inside. */
export function own({ pinned }: Pick<Offer, 'pinned'>, place: string, field: Field, property: Property, isSent: boolean): Difference[] {
	const { type, format = '', max, readOnly } = property;
	const isNumbered = field.kind === 'choice' && Object.keys(field.choices).every((value) => /^\d+$/.test(value));
	const held = isNumbered ? ['string', 'integer'] : TYPES[field.kind === 'link' && field.keys ? 'group' : field.kind];
	const values = valuesOf(pinned, property);
	return [
		...(held.includes(type) ? [] : [`${place}: holds ${type}, not ${field.kind}`]),
		...((TIMES[format] ?? field.kind) === field.kind ? [] : [`${place}: holds ${format}, not ${field.kind}`]),
		...(isSent && max !== undefined && max !== field.max ? [`${place}: takes ${max} characters, not ${field.max ?? 'any number'}`] : []),
		...('choices' in field && values
			? Object.keys(field.choices ?? {})
					.filter((value) => !values.includes(value))
					.map((value) => `${place}: no value ${value}`)
			: []),
		...(isSent && readOnly ? [`${place}: is set by the vendor`] : []),
	];
}

const TIMES: Readonly<Record<string, Field['kind']>> = { msDate: 'date', msInstant: 'moment', 'date-time': 'moment' };

const TYPES: Readonly<Record<Field['kind'], readonly string[]>> = {
	text: ['string'],
	longText: ['string'],
	email: ['string'],
	url: ['string'],
	choice: ['string'],
	date: ['string'],
	moment: ['string'],
	link: ['string'],
	decimal: ['number', 'integer'],
	integer: ['integer'],
	flag: ['boolean'],
	list: ['array'],
	group: ['object'],
	rows: ['array'],
};
