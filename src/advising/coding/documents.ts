import { organisationNames } from '../../matching/names';
import { words } from '../../matching/text';
import { grouped } from '../../record';
import type { Suggestion } from '../suggestion';
import { plainDecimal } from './amounts';
import type { Coding, Line } from './line';

/** An invoice, bill or credit note that is not yet paid. */
export interface OpenDocument {
	readonly id: string;
	readonly number?: string;
	readonly reference?: string;
	readonly party?: string;
	/** What is still to be paid, a decimal. */
	readonly amountDue: string;
	readonly currency?: string;
	readonly date?: string;
	/** Money that comes in, or goes out. */
	readonly kind: 'sales' | 'purchases';
	/** What a line that pays it is to be given; the contact above all. */
	readonly codes?: Readonly<Partial<Record<Coding, string>>>;
}

export interface Paid {
	readonly document: OpenDocument;
	readonly suggestion: Suggestion;
}

/**
 * How sure it is that a line of this amount pays the document. No history tells it, so these are set: an amount that is named with its number is hardly ever
 * another's; an amount alone may well be.
 */
const SURE = { number: 0.99, party: 0.95, amount: 0.5 } as const;
type Match = keyof typeof SURE;
const MOST = 3;

const unsigned = (amount: string | undefined): string => (plainDecimal(amount) ?? '').replace('-', '');

/** Documents of a run are the same for all its lines. */
const sorted = new WeakMap<readonly OpenDocument[], ReadonlyMap<string, readonly OpenDocument[]>>();

const byAmount = (documents: readonly OpenDocument[]): ReadonlyMap<string, readonly OpenDocument[]> => {
	const known =
		sorted.get(documents) ?? new Map(grouped(documents, ({ amountDue }) => unsigned(amountDue)).map((some) => [unsigned(some[0]!.amountDue), some]));
	sorted.set(documents, known);
	return known;
};

/** Only lines that move money pay something; one without a kind says by its sign which way. */
const kindPaid = ({ kind, amount = '' }: Line): OpenDocument['kind'] | undefined => {
	if (kind === 'received') return 'sales';
	if (kind === 'spent') return 'purchases';
	if (kind !== undefined) return undefined;
	return amount.trim().startsWith('-') ? 'purchases' : 'sales';
};

const run = (text: string): string => ` ${words(text).join(' ')} `;
/** A number of two characters is found in many texts. */
const SHORTEST = 3;

const matchOf = (said: string, party: string | undefined, document: OpenDocument): Match => {
	const numbers = [document.number, document.reference].map((number) => run(number ?? '')).filter((number) => number.trim().length >= SHORTEST);
	if (numbers.some((number) => said.includes(number))) return 'number';
	const names = organisationNames(document.party ?? '');
	if (names.some(({ key }) => key === party)) return 'party';
	return names.some(({ tokens }) => tokens.join('').length >= SHORTEST && said.includes(` ${tokens.join(' ')} `)) ? 'party' : 'amount';
};

const why: Readonly<Record<Match, (line: Line, document: OpenDocument) => string>> = {
	number: ({ amount }) => `the amount of ${amount} is what is open of it, and the line names its number`,
	party: ({ amount }, { party }) => `the amount of ${amount} is what is open of it, and the line is of ${party}`,
	amount: ({ amount }) => `the amount of ${amount} is what is open of it; nothing else says so`,
};

const titled = ({ kind, number, id }: OpenDocument): string => `${kind === 'sales' ? 'Invoice' : 'Bill'} ${number ?? id}`;

/** Open documents of which exactly the amount of the line is open, those that it names first. Older than the line, in its currency, and the right way round. */
export const paidBy = (line: Line, documents: readonly OpenDocument[]): Paid[] => {
	const kind = kindPaid(line);
	const amount = unsigned(line.amount);
	if (kind === undefined || amount === '') return [];
	const some = (byAmount(documents).get(amount) ?? []).filter((document) => {
		const isSame = line.currency === undefined || document.currency === undefined || line.currency === document.currency;
		return document.kind === kind && isSame && !((document.date ?? '') > (line.date ?? '9'));
	});
	const said = run([line.party, line.item, line.text, line.reference].filter(Boolean).join(' '));
	const party = organisationNames(line.party ?? '')[0]?.key;
	const matched = some.map((document) => ({ document, match: matchOf(said, party, document) }));
	const best = (['number', 'party', 'amount'] as const).find((match) => matched.some((one) => one.match === match));
	const rivals = matched.filter(({ match }) => match === best);
	return rivals.slice(0, MOST).map(({ document, match }) => ({
		document,
		suggestion: {
			value: document.id,
			probability: SURE[match] / rivals.length,
			source: 'document',
			evidence: [
				`${titled(document)}: ${why[match](line, document)}`,
				...(rivals.length > 1 ? [`${rivals.length} open documents fit the line as well as this one`] : []),
			],
		},
	}));
};
