import { words } from './text';

/** An address, ready to be compared; empty where a part is not known. */
export interface Place {
	/** Words of the street, abbreviations written out. */
	readonly street: readonly string[];
	/** House, unit and box numbers. */
	readonly numbers: readonly string[];
	readonly postcode: string;
	readonly city: string;
	readonly region: string;
}

const spelled: Readonly<Record<string, string>> = {
	st: 'street',
	str: 'street',
	strasse: 'street',
	rd: 'road',
	ave: 'avenue',
	av: 'avenue',
	dr: 'drive',
	ln: 'lane',
	cres: 'crescent',
	cr: 'crescent',
	crt: 'court',
	ct: 'court',
	cct: 'circuit',
	pl: 'place',
	ter: 'terrace',
	tce: 'terrace',
	hwy: 'highway',
	pde: 'parade',
	blvd: 'boulevard',
	bd: 'boulevard',
	sq: 'square',
	pkwy: 'parkway',
	n: 'north',
	s: 'south',
	e: 'east',
	w: 'west',
	lvl: 'level',
	bldg: 'building',
	ste: 'suite',
	po: 'box',
	pobox: 'box',
	fl: 'floor',
};

const spell = (word: string): string => (Object.hasOwn(spelled, word) ? spelled[word]! : word);

/** Hauptstr. and Hauptstrasse are one street; a number with its letter is one number. */
export const streetParts = (text: string): Pick<Place, 'street' | 'numbers'> => {
	const all = words(text.replace(/(\d)\s+([a-z])(?=[\s,/]|$)/gi, '$1$2').replace(/(\p{L}{3,})(?:str\.?|stra(?:ss|ß)e)(?=[\s,\d]|$)/giu, '$1 street')).map(
		spell,
	);
	return { street: all.filter((word) => !/^\d/.test(word)).slice(0, 10), numbers: all.filter((word) => /^\d/.test(word)).slice(0, 4) };
};

export const placeName = (text: string): string =>
	words(text)
		.map((word) => (word === 'st' ? 'saint' : word === 'mt' ? 'mount' : word))
		.slice(0, 6)
		.join(' ');
