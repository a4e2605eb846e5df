import type { Row } from '../../vendor';
import type { Outcome } from '../desk';

/** What a document may become, and whether it may still be edited. */

const MOVES: Readonly<Record<string, readonly string[]>> = {
	DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
	SUBMITTED: ['SUBMITTED', 'DRAFT', 'AUTHORISED', 'DELETED'],
	AUTHORISED: ['AUTHORISED', 'VOIDED'],
	// Xero sets it and takes it back; VOIDED is refused for the money that made it paid.
	PAID: ['PAID', 'AUTHORISED', 'VOIDED'],
	VOIDED: [],
	DELETED: [],
};

/** An invoice that is paid or credited in part, or a credit note of which some is used. */
export const moneyApplied = ({ AmountPaid, AmountCredited, RemainingCredit, Total }: Row): boolean =>
	Number(AmountPaid) > 0 || Number(AmountCredited) > 0 || (RemainingCredit !== undefined && Number(RemainingCredit) < Number(Total));

/** Recorded for invoices; credit notes are spoken of in the same words here. */
export function statusProblems(noun: string, known: Row, status: unknown, contact: Row): string[] {
	if (!MOVES[String(known.Status)]?.includes(String(status))) return [`${noun} not of valid status for modification`];
	if (status === 'VOIDED' && moneyApplied(known))
		return [`The status VOIDED cannot be applied to the ${noun.toLowerCase()} because it has payments or credit notes allocated to it.`];
	// Also for voiding: such a contact must be restored by hand first.
	const isBlocked = contact.ContactStatus === 'ARCHIVED' && status !== 'DELETED';
	return isBlocked
		? ['The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes']
		: [];
}

const MONEY_FIELDS = ['Date', 'CurrencyCode', 'CurrencyRate', 'LineAmountTypes', 'SubTotal', 'TotalTax', 'Total'];
const MONEY_OF_LINES = ['LineItemID', 'Quantity', 'UnitAmount', 'LineAmount', 'TaxType', 'TaxAmount', 'DiscountRate', 'DiscountAmount'];
/** Part-paid, these do not move UpdatedDateUTC. */
const QUIET = new Set(['DueDate', 'SentToContact']);

/** With money applied, only what does not touch the amounts may change; with credit applied, the contact may not either. */
export function guarded(outcome: Outcome, known: Row): Outcome {
	const { row } = outcome;
	const money = (line: Row) => MONEY_OF_LINES.map((name) => String(line[name] ?? ''));
	const isTouched =
		MONEY_FIELDS.some((name) => String(row[name] ?? '') !== String(known[name] ?? '')) ||
		JSON.stringify((row.LineItems as Row[]).map(money)) !== JSON.stringify((known.LineItems as Row[]).map(money)) ||
		(row._contact !== known._contact && (Number(known.AmountCredited) > 0 || Number(known.AppliedAmount) > 0));
	if (isTouched) return { row: known, problems: ['This document cannot be edited as it has a payment or credit note allocated to it.'] };
	const changed = Object.keys(row).filter((name) => JSON.stringify(row[name]) !== JSON.stringify(known[name]));
	return { ...outcome, quiet: changed.length > 0 && changed.every((name) => QUIET.has(name)) };
}
