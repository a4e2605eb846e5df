import { isFilled, type Row } from '../record';

/**
 * How far a document has come. A sync never moves one back: neither what is paid to approved, nor what is approved to draft. The orders follow the statuses that
 * Xero (https://developer.xero.com/documentation/api/accounting/types) and Zoho (https://www.zoho.com/books/api/v3/) publish for each kind of document.
 */
export interface Precedence {
	/** The field of the target that holds the status. */
	readonly field: string;
	/** From the first to the last; statuses of one step are as far as each other. */
	readonly order: readonly (readonly string[])[];
	/** Where the mapping says what to do rather than what to be: the field, where each deed leads, and the deed that does nothing. */
	readonly deed?: { readonly field: string; readonly leadsTo: Readonly<Record<string, string>>; readonly none: string };
}

const ended = ['VOIDED', 'DELETED'];
const xeroDocument: Precedence = { field: 'Status', order: [['DRAFT'], ['SUBMITTED'], ['AUTHORISED'], ['PAID'], ended] };
const xeroMoney: Precedence = { field: 'Status', order: [['AUTHORISED'], ended] };

const zoho = (...order: readonly (readonly string[])[]): Precedence => ({ field: 'status', order });
const approving = [['draft', 'rejected'], ['pending_approval'], ['approved']];
const owed = [...approving, ['sent', 'viewed', 'unpaid', 'open', 'overdue'], ['partially_paid'], ['paid'], ['void']];
const ordered = (...order: readonly (readonly string[])[]): Precedence => zoho(...approving, ...order);

const zohoDocuments = {
	invoice: zoho(...owed),
	bill: zoho(...owed),
	creditNote: ordered(['open'], ['closed'], ['void']),
	vendorCredit: ordered(['open'], ['closed'], ['void']),
	salesOrder: ordered(['open', 'confirmed', 'overdue'], ['partially_invoiced'], ['invoiced', 'fulfilled'], ['closed'], ['void']),
	purchaseOrder: ordered(['open', 'issued'], ['partially_received'], ['received', 'partially_billed'], ['billed'], ['closed'], ['cancelled']),
} as const;

const deeds = (leadsTo: Readonly<Record<string, string>>): Precedence => ({
	...zoho(...owed),
	deed: { field: 'operation', leadsTo: { ...leadsTo, void: 'void' }, none: 'nothing' },
});

/** By where a mapping leads, such as `xero:invoice`. */
export const precedences: Readonly<Record<string, Precedence>> = {
	'xero:invoice': xeroDocument,
	'xero:bill': xeroDocument,
	'xero:creditNote': xeroDocument,
	'xero:quote': { field: 'Status', order: [['DRAFT'], ['SENT'], ['ACCEPTED', 'DECLINED'], ['INVOICED'], ['DELETED']] },
	'xero:purchaseOrder': { field: 'Status', order: [['DRAFT'], ['SUBMITTED'], ['AUTHORISED'], ['BILLED'], ['DELETED']] },
	'xero:manualJournal': { field: 'Status', order: [['DRAFT'], ['POSTED'], ended] },
	'xero:payment': xeroMoney,
	'xero:bankTransaction': xeroMoney,
	...Object.fromEntries(
		['zohoBooks', 'zohoInventory'].flatMap((app) => Object.entries(zohoDocuments).map(([name, precedence]) => [`${app}:${name}`, precedence])),
	),
	'zohoBooks:estimate': ordered(['sent', 'viewed', 'expired'], ['accepted', 'declined'], ['partially_invoiced'], ['invoiced']),
	'zohoBooks:retainerInvoice': ordered(['sent', 'viewed', 'overdue'], ['partially_paid'], ['paid'], ['partially_drawn'], ['drawn'], ['void']),
	'zohoBooks:invoiceStatus': deeds({ markAsSent: 'sent' }),
	'zohoBooks:billStatus': deeds({ markAsOpen: 'open' }),
	'zohoCrm:invoice': { field: 'Status', order: [['Created'], ['Approved'], ['Delivered'], ['Cancelled']] },
};

export type Move = 'same' | 'forward' | 'behind' | 'unknown';

/** Where a status would move a document; what has ended stays as it ended. */
export function moveOf({ order }: Pick<Precedence, 'order'>, from: unknown, to: unknown): Move {
	const [now, then] = [stepOf(order, from), stepOf(order, to)];
	if (now < 0 || then < 0) return 'unknown';
	if (nameOf(from) === nameOf(to)) return 'same';
	if (now === order.length - 1 || then < now) return 'behind';
	return then > now ? 'forward' : 'same';
}

const nameOf = (status: unknown): string => (isFilled(status) && typeof status !== 'object' ? String(status).trim().toLowerCase() : '');
const stepOf = (order: Precedence['order'], status: unknown): number => order.findIndex((names) => names.some((name) => name.toLowerCase() === nameOf(status)));

/** What is to be done with a document that has come so far: the deed, or none where it would lead back or nowhere new. */
export const deedOf = ({ field, order, deed }: Precedence, target: Row, wanted: unknown): unknown => {
	if (!deed || typeof wanted !== 'string' || !Object.hasOwn(deed.leadsTo, wanted)) return wanted;
	const move = moveOf({ order }, target[field], deed.leadsTo[wanted]);
	return move === 'same' || move === 'behind' ? deed.none : wanted;
};

const ENDED = new Set(['voided', 'deleted', 'void']);

/** Void and deleted documents take no change of any field. */
export const hasEnded = (precedence: Precedence | undefined, record: Row): boolean => precedence !== undefined && ENDED.has(nameOf(record[precedence.field]));
