import type { Row } from '../../vendor';
import type { Desk } from '../desk';
import { decimal, number, rounded } from '../money';
import { price, totalsOf, type Priced, type Terms } from './lines';
import { dayRate } from './settings';

/** What all documents with lines have in common, from invoices to bank transactions. */

/**
 * The lines of a document as it is to be. They are priced anew where they are sent, where the document's amounts mean something else than before,
 * and on approval, which asks for more; otherwise they stay as they are.
 */
export function lined(desk: Desk, row: Row, sent: Row, known: Row | undefined, terms: Terms): Priced {
	const before = (known?.LineItems ?? []) as Row[];
	const isSameTax = row.LineAmountTypes === known?.LineAmountTypes;
	const isRepriced = sent.LineItems !== undefined || !isSameTax || (terms.approving && known?.Status !== row.Status);
	if (!isRepriced) return { lines: before, totals: totalsOf(before, terms.amounts), problems: [] };
	const lines = (sent.LineItems ?? (isSameTax ? before : before.map(({ LineAmount: _amount, TaxAmount: _tax, ...line }) => line))) as Row[];
	// Lines that are not sent keep the decimals they have.
	return price(sent.LineItems === undefined ? { ...desk, unitDecimals: 4 } : desk, lines, before, terms);
}

/** The rate that is sent, else the one the document has in this currency, else the day's. */
export const rateOf = (desk: Desk, row: Row, sent: Row, known: Row | undefined): number =>
	Number(
		sent.CurrencyRate ??
			(row.CurrencyCode === known?.CurrencyCode ? known?.CurrencyRate : undefined) ??
			dayRate(desk.organisation.BaseCurrency, row.CurrencyCode),
	);

const AMOUNTS: Readonly<Record<string, string>> = { EXCLUSIVE: 'Exclusive', INCLUSIVE: 'Inclusive', NOTAX: 'NoTax' };
/** What a quote's amounts mean, in the spelling of other documents. */
export const amountsOf = (types: unknown): unknown => AMOUNTS[String(types)] ?? types;

/** All texts here are invented: Xero's own are not recorded. */
export const plainProblems = ({ Url, LineAmountTypes, CurrencyRate }: Row): string[] => [
	...(/xero/i.test(String(Url ?? '')) ? ['Url must not contain the word xero.'] : []),
	...(Object.values(AMOUNTS).includes(String(LineAmountTypes)) ? [] : ['LineAmountTypes is not valid.']),
	...(Number(CurrencyRate) > 0 ? [] : ['CurrencyRate must be greater than 0.']),
];

/** What stands against approving it, beyond what its lines are judged by. Invented texts. */
export const approvalProblems = ({ LineItems, Total }: Row): string[] => [
	...linesMissing(LineItems),
	...((LineItems as Row[]).some(({ Description }) => !Description) ? ['Description must be specified for each line item.'] : []),
	...(Number(Total) < 0 ? ['The document total must not be negative.'] : []),
];

export const linesMissing = (lines: unknown): string[] => ((lines as Row[]).length ? [] : ['One or more line items must be specified.']);

/** Lines as one reads them: a unit amount has the decimals that the reader asks for. */
export const shownLines = (desk: Desk, { LineItems }: Row): Row[] =>
	((LineItems ?? []) as Row[]).map((line) =>
		line.UnitAmount === undefined ? line : { ...line, UnitAmount: number(rounded(decimal(line.UnitAmount), desk.unitDecimals)) },
	);

/** Orders and quotes know no unitdp: their unit amounts always have four decimals. */
export const precise = (desk: Desk): Desk => ({ ...desk, unitDecimals: 4 });

/** Xero counts on; a number that a user took is passed over. */
export function nextNumber(prefix: string, given: number, isTaken: (number: string) => boolean): string {
	let next = given + 1;
	const number = () => `${prefix}${String(next).padStart(4, '0')}`;
	while (isTaken(number())) next += 1;
	return number();
}

/** Numbers of sales invoices; prepayments that are received take theirs from the same row. */
export const nextSalesNumber = (desk: Desk): string =>
	nextNumber(
		'INV-',
		desk.books.count('Invoices', 'Type', 'ACCREC') + desk.books.count('Prepayments', 'Type', 'RECEIVE-PREPAYMENT'),
		(number) => desk.books.count('Invoices', 'InvoiceNumber', number) + desk.books.count('Prepayments', 'InvoiceNumber', number) > 0,
	);
