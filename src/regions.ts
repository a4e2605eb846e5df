import * as regions from './libraries/regions';
import { fold } from './matching/text';

/** A state, province or the like, by ISO 3166-2 without the country's letters. */
export interface Region {
	readonly code: string;
	readonly name: string;
}

const nations: readonly Region[] = [
	{ code: 'ENG', name: 'England' },
	{ code: 'SCT', name: 'Scotland' },
	{ code: 'WLS', name: 'Wales' },
	{ code: 'NIR', name: 'Northern Ireland' },
];

/** Codes of the library's that ISO has replaced (https://www.iso.org/obp/ui/#iso:code:3166:IN, …:ZA). */
const replaced: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	IN: { CT: 'CG', OR: 'OD', TG: 'TS', UT: 'UK' },
	ZA: { GT: 'GP', NL: 'KZN' },
};

const key = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** The states of a country by its code of two letters; nothing where addresses of the country name none that we know. */
export function regionsOf(country: string): readonly Region[] | undefined {
	if (country === 'GB') return nations;
	if (!/^[A-Z]{2}$/.test(country) || !Object.hasOwn(regions, country)) return undefined;
	const [, , listed] = regions[country as keyof typeof regions];
	return listed.map(([name, code]) => ({ name, code: replaced[country]?.[code] ?? code }));
}

/** A state by its code, with or without the country's letters before it, or by its name. */
export function regionIn(country: string, text: string): Region | undefined {
	const wanted = key(text);
	const code = wanted.toUpperCase();
	const current = replaced[country]?.[code] ?? code;
	const all = regionsOf(country) ?? [];
	return all.find((one) => one.code === current) ?? all.find(({ name }) => key(name) === wanted) ?? all.find((one) => `${country}${one.code}` === code);
}
