import Big from 'big.js';
import type { Row } from '../../src/record';

/** Compares the source journal, the target ledger, dead letters and audit. It knows nothing of how records got where they are. */

export interface Evidence {
	/** Ids of all records that anything happened to in the source. */
	readonly journal: ReadonlySet<string>;
	/** Invoices of Zoho Books by id, as they are now. */
	readonly source: ReadonlyMap<string, Row>;
	/** All of Xero's invoices and contacts. */
	readonly target: { readonly Invoices: readonly Row[]; readonly Contacts: readonly Row[] };
	/** Open letters and open reviews: ids of their sources. */
	readonly waiting: readonly string[];
	readonly audit: readonly { readonly sourceId: string; readonly targetId: string }[];
}

export interface Verdict {
	/** Ids by where they are. */
	readonly written: readonly string[];
	readonly waiting: readonly string[];
	/** Nowhere, or in Xero with what is not in Zoho Books, and nobody told. */
	readonly lost: readonly string[];
	readonly duplicate: readonly string[];
	/** Anything else that must not be. */
	readonly wrong: readonly string[];
	readonly sums: readonly { readonly currency: string; readonly invoices: number; readonly books: string; readonly xero: string }[];
}

const isGone = ({ Status: status }: Row): boolean => status === 'VOIDED' || status === 'DELETED';

export function check({ journal, source, target, waiting, audit }: Evidence): Verdict {
	const byNumber = groupedBy(target.Invoices, ({ InvoiceNumber }) => String(InvoiceNumber));
	const open = new Set(waiting);
	const audited = groupedBy(audit, ({ sourceId }) => sourceId);
	const [written, held, lost, wrong]: string[][] = [[], [], [], []];
	const sums = new Map<string, { invoices: number; books: Big; xero: Big }>();
	for (const id of journal) {
		const invoice = source.get(id);
		if (!invoice) {
			wrong!.push(`${id} is not in Zoho Books`);
			continue;
		}
		const number = String(invoice['invoice_number']);
		const there = byNumber.get(number) ?? [];
		const current = there.find((one) => isSame(invoice, one));
		if (open.has(id)) held!.push(id);
		// What was void before it came to Xero has nothing to be there; the audit says so.
		else if (!there.length && invoice['status'] === 'void' && audited.get(id)?.at(-1)?.targetId === '') written!.push(id);
		else if (!current)
			lost!.push(
				`${number}: ${there.length ? `in Xero as ${told(there[0]!)}, not as ${invoice['status']} ${invoice['total']} ${invoice['reference_number']}` : 'not in Xero'}`,
			);
		else {
			written!.push(id);
			if (!audited.get(id)?.some(({ targetId }) => targetId === current['InvoiceID'])) wrong!.push(`${number} has no audit row`);
			if (isGone(current)) continue;
			const currency = String(invoice['currency_code']);
			const sum = sums.get(currency) ?? { invoices: 0, books: new Big(0), xero: new Big(0) };
			sums.set(currency, { invoices: sum.invoices + 1, books: sum.books.plus(String(invoice['total'])), xero: sum.xero.plus(String(current['Total'])) });
		}
	}
	for (const [currency, { books, xero }] of sums) if (!books.eq(xero)) wrong!.push(`${currency}: ${books} in Zoho Books, ${xero} in Xero`);
	for (const id of open) if (!journal.has(id)) wrong!.push(`a letter is about ${id}, which nobody entered`);
	return {
		written: written!,
		waiting: held!,
		lost: lost!,
		duplicate: [
			// What was voided has made its number free.
			...[...byNumber].filter(([, all]) => all.filter((one) => !isGone(one)).length > 1).map(([number]) => number),
			...repeated(target.Contacts, 'ContactNumber'),
			...repeated(target.Contacts, 'Name'),
		],
		wrong: wrong!,
		sums: [...sums].map(([currency, { invoices, books, xero }]) => ({ currency, invoices, books: books.toFixed(2), xero: xero.toFixed(2) })),
	};
}

/** Xero's record holds what Zoho Books' record says now. */
const isSame = (invoice: Row, one: Row): boolean => {
	if (invoice['status'] === 'void') return isGone(one);
	const reference = String(one['Reference'] ?? '');
	return (
		!isGone(one) &&
		new Big(String(one['Total'])).eq(String(invoice['total'])) &&
		new Big(String(one['TotalTax'])).eq(String(invoice['tax_total'])) &&
		one['CurrencyCode'] === invoice['currency_code'] &&
		reference === String(invoice['reference_number'])
	);
};

const told = ({ Status, Total, Reference }: Row): string => `${Status} ${Total} ${Reference}`;

const groupedBy = <T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> => {
	const groups = new Map<string, T[]>();
	for (const one of all) {
		const key = keyOf(one);
		const group = groups.get(key);
		if (group) group.push(one);
		else groups.set(key, [one]);
	}
	return groups;
};

const repeated = (rows: readonly Row[], name: string): string[] =>
	[
		...groupedBy(
			rows.filter((row) => row[name]),
			(row) => String(row[name]).toLowerCase(),
		),
	]
		.filter(([, all]) => all.length > 1)
		.map(([key]) => `${name} ${key}`);
