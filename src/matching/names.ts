import { partLegalForm } from './legalForms';
import { words } from './text';

/** A name of an organisation, ready to be compared. */
export interface Name {
	/** Without legal form, folded; the order says nothing. */
	readonly tokens: readonly string[];
	/** The same for names that differ by the order of their words only. */
	readonly key: string;
	/** Without blanks, in the order given. */
	readonly joined: string;
	/** Families of laws of its legal form. */
	readonly families: readonly number[];
}

export interface Person {
	readonly given: string;
	readonly surname: string;
}

const TRADES_AS = /\s(?:t\/as?|t\.a\.|dba|d\/b\/a|trading as|doing business as|formerly|f\/k\/a|a\/k\/a)\s/i;
const MOST = 12;

const nameOf = (tokens: readonly string[], families: readonly number[]): Name => ({
	tokens,
	key: [...tokens].sort().join(' '),
	joined: tokens.join(''),
	families,
});

/** The names that a text holds: several where it says under which one a company trades. */
export const organisationNames = (text: string): Name[] =>
	text
		.slice(0, 400)
		.split(TRADES_AS)
		.map(partLegalForm)
		.map(({ core, families }) => nameOf(core.slice(0, MOST), families))
		.filter(({ tokens }) => tokens.length > 0);

const titles = new Set(
	'mr mrs ms miss mx dr prof sir dame rev hon herr frau monsieur madame mme mlle sr sra srta senor senora jr junior snr senior ii iii'.split(' '),
);

/** Digits that a scanner or a finger puts for letters; nobody's name has a digit. */
const misread: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 5: 's', 8: 'b', 9: 'g' };
const readAgain = (word: string): string => (/\p{L}/u.test(word) ? word.replace(/[01589]/g, (digit) => misread[digit]!) : word);

/** Names of a person: words without titles, in one text. */
export const personalName = (text: string): string => {
	const all = words(text).map(readAgain);
	const said = all.filter((word) => !titles.has(word));
	return (said.length > 0 ? said : all).slice(0, 6).join(' ');
};

/** A person's whole name as a name whose words may stand in any order. */
export const wholeName = ({ given, surname }: Person): Name =>
	nameOf(
		`${given} ${surname}`.split(' ').filter((word) => word !== ''),
		[],
	);
