import { grouped, isFilled, isRow, type Row } from '../../record';
import type { Document, Kind } from './document';
import { kindOf } from './kinds';
import { latestFirst } from './near';
import { isOwnNumbering, numberedAs } from './numbering';
import { parties, type PartyOf } from './parties';
import { learnRates } from './rates';
import { readDocument, type Glossary } from './read';
import { textOf } from './text';

/** The numbers that a series has, and the day of each where it is known. */
export type Series = ReadonlyMap<number, number | undefined>;

/** The documents of one kind. */
export interface Ledger {
	readonly count: number;
	/** How many are dated on a Saturday or a Sunday. */
	readonly weekend: number;
	/** What is in force, by party, the latest first. */
	readonly parties: ReadonlyMap<string, readonly Document[]>;
	/** By name; what was voided keeps its number. */
	readonly series: ReadonlyMap<string, Series>;
}

/** What is known of earlier documents. */
export interface History {
	readonly glossary: Glossary;
	/** Of a payment that names no party, that of the document that it pays. */
	readonly partyOf: PartyOf;
	/** What a party is called. */
	readonly names: ReadonlyMap<string, string>;
	/** All bank accounts of a party. */
	readonly banks: ReadonlyMap<string, ReadonlySet<string>>;
	readonly ledgers: Readonly<Partial<Record<Kind, Ledger>>>;
}

/** All records of a run are held against the same history, so it is read once. */
const read = new WeakMap<readonly unknown[], History>();

/**
 * Earlier documents of either vendor as their nodes give them, in any order. Tax rates, currencies and contacts among them help to read the others.
 * Rows of the audit table (`xerozoho_audit`) hold neither party nor amount: they tell from which record a document was made, and which numbers were used.
 */
export const historyFrom = (items: readonly unknown[]): History => {
	const before = read.get(items);
	if (before) return before;
	const history = readHistory(items.filter(isRow));
	read.set(items, history);
	return history;
};

const isAudit = (row: Row): boolean => isFilled(row['happened_at']) && isFilled(row['source_id']) && isFilled(row['target']);

function readHistory(rows: readonly Row[]): History {
	const audit = rows.filter(isAudit);
	const glossary: Glossary = {
		rates: learnRates(rows),
		currencies: new Map(rows.flatMap((row) => pair(row['currency_id'], row['currency_code']))),
		origins: new Map(audit.flatMap((row) => pair(row['target_id'], row['source_id']))),
	};
	const all = rows.flatMap((row) => {
		const known = isAudit(row) ? undefined : kindOf(row);
		return known ? [readDocument(row, known, glossary)] : [];
	});
	const named = parties(all);
	let payers: ReadonlyMap<string, string> | undefined;
	// Of payments only, so it is not worked out before one asks.
	const payerOf = ({ pays }: Document) => pays.map((name) => (payers ??= payersIn(all, named)).get(name)).find((party) => party);
	const partyOf: PartyOf = (one) => named(one) ?? payerOf(one);
	const ledgers: Partial<Record<Kind, Ledger>> = {};
	for (const documents of grouped(all, ({ kind }) => kind)) ledgers[documents[0]!.kind] = ledgerOf(documents, partyOf);
	for (const kind of ['invoice', 'customerCredit'] as const) addAudited(ledgers, kind, audit);
	return { glossary, partyOf, names: namesIn(all, named), banks: banksIn(all, partyOf), ledgers };
}

const pair = (from: unknown, to: unknown): [string, string][] => (textOf(from) && textOf(to) ? [[textOf(from), textOf(to)]] : []);

/** The party whose document a payment pays, by the document's number or id; empty where several have it, as two vendors may number their bills alike. */
function payersIn(all: readonly Document[], partyOf: PartyOf): Map<string, string> {
	const payers = new Map<string, string>();
	for (const one of all) {
		const party = one.kind === 'contact' ? undefined : partyOf(one);
		for (const name of party === undefined ? [] : one.kind === 'payment' ? one.pays : [one.number, one.id])
			if (name !== '') payers.set(name, (payers.get(name) ?? party) === party ? party! : '');
	}
	return payers;
}

function namesIn(all: readonly Document[], partyOf: PartyOf): Map<string, string> {
	const names = new Map<string, string>();
	for (const one of all) {
		const party = one.name === '' ? undefined : partyOf(one);
		if (party !== undefined) names.set(party, one.name);
	}
	return names;
}

function banksIn(all: readonly Document[], partyOf: PartyOf): Map<string, Set<string>> {
	const banks = new Map<string, Set<string>>();
	for (const one of all) {
		const party = one.banks.length === 0 ? undefined : partyOf(one);
		if (party === undefined) continue;
		const known = banks.get(party) ?? new Set();
		for (const { values } of one.banks) for (const value of values) known.add(value);
		banks.set(party, known);
	}
	return banks;
}

function ledgerOf(documents: readonly Document[], partyOf: PartyOf): Ledger {
	const series = new Map<string, Map<number, number | undefined>>();
	for (const { kind, number, day } of documents) if (isOwnNumbering(kind)) addNumber(series, number, day);
	const inForce = documents.filter(({ ended }) => !ended);
	const named = new Map<string, Document[]>();
	for (const one of inForce) {
		const party = partyOf(one);
		if (party === undefined) continue;
		const others = named.get(party);
		if (others) others.push(one);
		else named.set(party, [one]);
	}
	for (const others of named.values()) others.sort(latestFirst);
	return { count: inForce.length, weekend: inForce.filter(({ day }) => isWeekend(day)).length, parties: named, series };
}

/** The first of January 1970 was a Thursday. */
export const isWeekend = (day: number | undefined): boolean => day !== undefined && [2, 3].includes(((day % 7) + 7) % 7);

function addNumber(series: Map<string, Map<number, number | undefined>>, number: string, day: number | undefined): void {
	const numbered = numberedAs(number);
	if (!numbered) return;
	const counters = series.get(numbered.series) ?? new Map<number, number | undefined>();
	counters.set(numbered.counter, counters.get(numbered.counter) ?? day);
	series.set(numbered.series, counters);
}

/** Kinds by what the audit table calls them. */
const audited: Readonly<Record<string, string>> = { invoice: 'invoice', customerCredit: 'creditNote' };

/** Outcomes of what was foreseen or tried, and made no document. */
const PENDING = ['foreseen', 'refused', 'waiting'];

function addAudited(ledgers: Partial<Record<Kind, Ledger>>, kind: 'invoice' | 'customerCredit', audit: readonly Row[]): void {
	const rows = audit.filter(
		(row) =>
			textOf(row['target']).endsWith(`:${audited[kind]}`) && textOf(row['source_entity']) !== 'vendorCredit' && !PENDING.includes(textOf(row['outcome'])),
	);
	if (rows.length === 0) return;
	const { series: before, ...ledger } = ledgers[kind] ?? ledgerOf([], () => undefined);
	const series = new Map([...before].map(([name, counters]) => [name, new Map(counters)]));
	for (const row of rows) addNumber(series, textOf(row['target_number']) || textOf(row['source_number']), undefined);
	ledgers[kind] = { ...ledger, series };
}
