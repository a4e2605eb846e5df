import type { Row } from '../../vendor';
import { same, type Desk, type Kind, type Outcome } from '../desk';

/** Billable expenses: a line of a purchase that a customer is to pay (https://developer.xero.com/documentation/api/accounting/linkedtransactions). */
export const linkedTransaction: Kind = {
	write: (desk, sent, known) => complete(desk, { ...known, ...sent, Type: 'BILLABLEEXPENSE' }),

	linked: (desk, row) => ({ ...row, Status: statusOf(desk, row) }),

	view: (desk, row) => ({ ...row, Status: statusOf(desk, row) }),
};

const has = ({ LineItems }: Row, id: unknown): boolean => ((LineItems ?? []) as Row[]).some(({ LineItemID }) => same(LineItemID, id));

/** A bill, or money spent. */
function sourceOf(desk: Desk, { SourceTransactionID: id }: Row): Row | undefined {
	const source = id ? (desk.books.get('Invoices', id) ?? desk.books.get('BankTransactions', id)) : undefined;
	return source?.Type === 'ACCPAY' || source?.Type === 'SPEND' ? source : undefined;
}

function targetOf(desk: Desk, { TargetTransactionID: id }: Row): Row | undefined {
	const target = id ? desk.books.get('Invoices', id) : undefined;
	return target?.Type === 'ACCREC' ? target : undefined;
}

/** The texts on what does not match are published; the others are invented. */
function complete(desk: Desk, sent: Row): Outcome {
	const source = sourceOf(desk, sent);
	const target = targetOf(desk, sent);
	const row: Row = { ...sent, SourceTransactionTypeCode: source?.Type, ContactID: sent.ContactID ?? target?._contact };
	const isLine = source && has(source, sent.SourceLineItemID);
	return {
		row,
		problems: [
			...(sent.SourceTransactionID && sent.SourceLineItemID ? [] : ['SourceTransactionID and SourceLineItemID must be specified.']),
			...(isLine ? [] : ['The SourceLineItemID and SourceTransactionID do not match']),
			...(row.ContactID === undefined || desk.books.get('Contacts', row.ContactID) ? [] : ['The contact with the specified ContactID could not be found']),
			...(sent.TargetTransactionID && !target ? ['The TargetTransactionID must be a sales invoice.'] : []),
			...(target && !same(row.ContactID, target._contact) ? ['The ContactID and the TargetTransaction ContactID do not match'] : []),
			...(target && sent.TargetLineItemID && !has(target, sent.TargetLineItemID) ? ['The TargetLineItemID and TargetTransactionID do not match'] : []),
		],
	};
}

const isDraft = ({ Status }: Row): boolean => Status === 'DRAFT' || Status === 'SUBMITTED';
const isGone = ({ Status }: Row): boolean => Status === 'DELETED' || Status === 'VOIDED';

/** Derived from both documents, never set (https://developer.xero.com/documentation/api/accounting/types). Unsure: a target that is gone counts as none. */
function statusOf(desk: Desk, row: Row): string {
	const source = sourceOf(desk, row);
	const target = targetOf(desk, row);
	if (!source || isGone(source)) return 'VOIDED';
	if (target && !isGone(target)) return isDraft(target) ? 'ONDRAFT' : 'BILLED';
	return isDraft(source) ? 'DRAFT' : 'APPROVED';
}
