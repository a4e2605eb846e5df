import { addresses } from './vias/addresses';
import { dates } from './vias/dates';
import { links } from './vias/links';
import { money } from './vias/money';
import { names } from './vias/names';
import { phones } from './vias/phones';
import { places } from './vias/places';
import { tags } from './vias/tags';
import { text } from './vias/text';
import { type Transform, type Turned } from './vias/transform';

export { flat, type Turned } from './vias/transform';

/** The functions a rule may name, by what they are about. What no single value says belongs into `prepare`. */
export const rooms = {
	Text: text,
	'Dates and Time Zones': dates,
	'Numbers and Money': money,
	'Countries and States': places,
	Addresses: addresses,
	Phones: phones,
	Names: names,
	'Tags and Lists': tags,
	'Links Between Records': links,
} as const;

const all = { ...text, ...dates, ...money, ...places, ...addresses, ...phones, ...names, ...tags, ...links };

export type Via = keyof typeof all;

/** What each is called and does, for forms and documentation. */
export const described: Readonly<Record<Via, Transform>> = all;

export const vias = Object.keys(all);
export const isVia = (name: unknown): name is Via => typeof name === 'string' && Object.hasOwn(all, name);
export const turn = (via: Via, value: unknown, argument = ''): Turned => described[via].turn(value, argument);
