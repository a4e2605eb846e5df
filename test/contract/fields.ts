import type { Property } from '../../scripts/contract/facts';
import type { Field, Fields } from '../../src/apis/define';
import type { Difference, Offer } from './offer';

/** Fields through all depths: that they exist, what they hold, their values, their length, and who sets them. */
export function fieldDifferences(offer: Offer): Difference[] {
	return Object.entries(offer.resources).flatMap(([name, resource]) => {
		const [sent, shown] = [offer.sent(name, resource), offer.shown(name, resource)];
		// The id of a record stands in its address and is not sent.
		return walk(offer, name, resource.fields, sent, shown, [resource.id]);
	});
}

/** Without a schema of what is sent, all that is inside is shown only. */
function walk(
	offer: Offer,
	at: string,
	fields: Fields,
	sent: string | undefined,
	shown: string | undefined,
	onlyShown: readonly string[] = Object.keys(sent ? {} : fields),
): Difference[] {
	const propertyIn = (schema: string | undefined, name: string): Property | undefined => offer.pinned.schemas[schema ?? '']?.[name];
	return Object.entries(fields).flatMap(([name, field]) => {
		const place = `${at}.${name}`;
		const isSent = !field.readOnly && !onlyShown.includes(name);
		const [asked, told] = [propertyIn(sent, name), propertyIn(shown, name)];
		const property = isSent ? asked : (told ?? asked);
		if (!property) return [`${place}: no such field in what is ${isSent ? 'sent' : 'shown'}`];
		return [
			...own(place, field, property, isSent),
			...('fields' in field ? walk(offer, place, field.fields, isSent ? asked?.of : undefined, told?.of ?? asked?.of) : []),
			...(field.kind === 'link' && field.keys
				? Object.values(field.keys)
						.filter((key) => !propertyIn(property.of, key))
						.map((key) => `${place}: no key ${key}`)
				: []),
		];
	});
}

function own(place: string, field: Field, { type, max, values, readOnly }: Property, isSent: boolean): Difference[] {
	const held = TYPES[field.kind === 'link' && field.keys ? 'group' : field.kind];
	return [
		...(held.includes(type) ? [] : [`${place}: holds ${type}, not ${field.kind}`]),
		...(isSent && max !== undefined && max !== field.max ? [`${place}: takes ${max} characters, not ${field.max ?? 'any number'}`] : []),
		...(field.kind === 'choice' && values
			? Object.keys(field.choices)
					.filter((value) => !values.includes(value))
					.map((value) => `${place}: no value ${value}`)
			: []),
		...(isSent && readOnly ? [`${place}: is set by the vendor`] : []),
	];
}

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
