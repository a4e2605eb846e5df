import type { Kind } from './kinds';

const STARS = '***';

/** Readable, but unrevealing: who knows the value recognises it, who does not learns nothing. */
export const masked = (kind: Kind, value: string): string => masks[kind](value);

const masks: Readonly<Record<Kind, (value: string) => string>> = {
	address: initials,
	bankAccount: lastOnes,
	card: lastOnes,
	email,
	name: initials,
	other: () => STARS,
	phone: (value) => digits(value, 2),
	taxNumber: lastOnes,
};

/** a***@e***.com: first letters, unless they would be all there is, and the last part of the domain. */
function email(value: string): string {
	const at = value.lastIndexOf('@');
	// With a name beside the address, or none, there is nothing to show.
	if (at < 1 || /\s/.test(value)) return STARS;
	const [local, domain] = [value.slice(0, at), value.slice(at + 1)];
	const dot = domain.lastIndexOf('.');
	return dot < 1 ? STARS : `${initial(local)}@${initial(domain.slice(0, dot))}${domain.slice(dot)}`;
}

/** J*** S***: what holds digits, such as a house number or a postal code, shows none of them. */
function initials(value: string): string {
	return value.split(/\s+/).filter(Boolean).map(initial).join(' ');
}

function initial(word: string): string {
	const characters = [...word];
	const [first] = characters;
	return characters.length > 2 && first !== undefined && /\p{L}/u.test(first) && !/\p{N}/u.test(word) ? `${first}${STARS}` : STARS;
}

/** The last four of a number that is long enough to hide the others, separators kept. */
function lastOnes(value: string): string {
	const { length } = value.match(/[\p{L}\p{N}]/gu) ?? [];
	return digits(value, length >= 10 ? 4 : length >= 6 ? 2 : 0);
}

function digits(value: string, shown: number): string {
	const { length } = value.match(/[\p{L}\p{N}]/gu) ?? [];
	const hidden = length < 6 ? length : length - shown;
	let count = 0;
	return value.replace(/[\p{L}\p{N}]/gu, (character) => (count++ < hidden ? '*' : character));
}
