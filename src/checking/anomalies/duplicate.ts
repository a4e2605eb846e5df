import type { Issue } from '../../failure';
import { median } from '../../libraries/statistics';
import type { Document } from './document';
import { nouns } from './kinds';
import { comesToTheSame, daysApart, FARTHEST, nearAndSame } from './near';
import { likenessOf, type Likeness } from './numbers';
import { remember } from './remember';
import { isSame, isSameInBatch, spelled } from './same';
import { money, review, type Case } from './subject';
import { isoOf } from './text';

/** A bill that came twice is entered twice within days; the same number is one document even after weeks. */
const NEAR = 14;

/** So many of those that come to the same are compared, the nearest by date first. */
const MOST = 50;

/** The same document may be there under another number, or as another record: among all earlier ones of the party, or in this run before it. */
export const duplicates = (one: Case, all: readonly Document[], now: readonly Document[]): Issue[] => {
	const { document } = one;
	const alike = [
		...nearAndSame(document, all).filter((other) => !isSame(document, other)),
		...now.filter((other) => comesToTheSame(document, other) && !isSameInBatch(document, other)),
	];
	const nearest = alike.sort((left, right) => daysApart(document, left) - daysApart(document, right) || 0).slice(0, MOST);
	for (const other of nearest) {
		const why = likeness(one, other);
		if (why !== undefined) return [issueFor(one, other, why)];
	}
	return [];
};

/** Why the two are likely one document; nothing where they are not. */
function likeness(one: Case, other: Document): string | undefined {
	const { number } = one.document;
	const apart = daysApart(one.document, other);
	const numbers = number !== '' && other.number !== '' ? likenessOf(number, other.number) : undefined;
	if (numbers === 'same' && (apart <= FARTHEST || apart === Infinity))
		return `the numbers ${number} and ${other.number} are ${number === other.number ? 'the same' : 'one, written in two ways'}`;
	const why = apart <= NEAR ? evidence(one, other, apart, numbers) : undefined;
	return why === undefined || isUsual(one, other, apart) ? undefined : why;
}

function evidence(one: Case, other: Document, apart: number, numbers: Likeness | undefined): string | undefined {
	const { kind, number, reference } = one.document;
	if (kind === 'payment') return paid(one.document, other, apart);
	if (isOwn(one, reference, other)) return `both have the reference ${reference}`;
	if (numbers === 'slip') return `the numbers ${number} and ${other.number} differ as by a slip`;
	if (numbers === 'next') return apart <= 1 && isSingular(one, other) ? `the numbers ${number} and ${other.number} are neighbours` : undefined;
	return numbers === undefined && apart === 0 ? 'they have no two numbers that would tell them apart' : undefined;
}

function paid({ pays }: Document, other: Document, apart: number): string | undefined {
	const both = pays.find((name) => other.pays.includes(name));
	if (both !== undefined) return `both pay ${both}`;
	return apart === 0 && (pays.length === 0 || other.pays.length === 0) ? 'one of them does not say what it pays' : undefined;
}

/** Where more than one document in so many is like one of the days around it, that says nothing. */
const SELDOM = 20;

/**
 * Subscriptions and fixed prices: where documents of the party come to the same again and again within days, a duplicate comes well before the next one is due.
 */
function isUsual({ known, document }: Case, other: Document, apart: number): boolean {
	const { repeated, step } = paceOf(known);
	const again = known.some((one) => one !== other && comesToTheSame(one, document) && daysApart(one, document) < NEAR);
	return (again || repeated * SELDOM > known.length) && (step === undefined || apart >= step / 2);
}

interface Pace {
	/** How many documents come to the same as another of the days around them. */
	readonly repeated: number;
	/** Days from one document to the next, as a rule. */
	readonly step: number | undefined;
}

const paceOf = remember((documents: readonly Document[]): Pace => {
	const dated = documents.filter(({ day }) => day !== undefined).sort((left, right) => left.day! - right.day!);
	const last = new Map<string, Document>();
	let repeated = 0;
	for (const one of dated) {
		const amount = (one.gross ?? one.net)?.toFixed() ?? '';
		const before = last.get(amount);
		if (before && one.day! - before.day! <= NEAR) repeated++;
		last.set(amount, one);
	}
	const steps = dated.slice(1).map(({ day }, index) => day! - dated[index]!.day!);
	return { repeated, step: steps.length === 0 ? undefined : median(steps) };
});

/** A reference that others of the party have too, such as a standing order, tells no two apart. */
const isOwn = ({ known }: Case, reference: string, other: Document): boolean =>
	reference !== '' && spelled(reference) === spelled(other.reference) && !known.some((one) => one !== other && spelled(one.reference) === spelled(reference));

/** Among some documents of a party none comes to the same, but for the one that may be its double. */
const SOME = 4;
const isSingular = ({ known, document }: Case, other: Document): boolean =>
	known.length >= SOME && known.every((one) => one === other || !comesToTheSame(one, document));

function issueFor({ document, places, who }: Case, other: Document, why: string): Issue {
	const noun = nouns[document.kind][0];
	const called = other.number || other.reference || other.id || other.origin;
	const comes = document.gross ?? document.net;
	const dated = other.day === undefined ? '' : ` of ${isoOf(other.day)}`;
	const says = `may be there already: ${noun}${called ? ` ${called}` : ''}${dated} of ${who} comes to the same ${comes ? money(comes, document.currency) : 'amount'}, ${gap(document, other)}, and ${why}`;
	const fix = `Look whether both stand for one ${noun}; if so, write one of them only.`;
	return review('likely-duplicate', document.number === '' ? places.amount : places.number, says, fix);
}

function gap(document: Document, other: Document): string {
	const apart = daysApart(document, other);
	if (!Number.isFinite(apart)) return 'without a date';
	return apart === 0 ? 'on the same day' : `${apart} day${apart === 1 ? '' : 's'} ${document.day! > other.day! ? 'earlier' : 'later'}`;
}
