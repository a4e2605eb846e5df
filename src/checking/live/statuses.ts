import type { Fields } from '../../apis/define';

/** What a document may become, by what it is now; a status that is not named may become anything. */
export interface Machine {
	/** The property of the record that asks for a status. */
	readonly field: string;
	/** Where it asks for an operation: the status that comes of it. */
	readonly becomes?: Readonly<Record<string, string>>;
	readonly moves: Readonly<Record<string, readonly string[]>>;
	/** Statuses in which only some fields may change, and those of them that mean the end: nothing may change. */
	readonly edits: Readonly<Record<string, readonly (keyof Fields)[]>>;
}

/** Of Xero's invoices, bills and credit notes. PAID is set and taken back by Xero itself. */
const document: Machine = {
	field: 'Status',
	moves: {
		DRAFT: ['SUBMITTED', 'AUTHORISED', 'DELETED'],
		SUBMITTED: ['DRAFT', 'AUTHORISED', 'DELETED'],
		AUTHORISED: ['VOIDED'],
		PAID: ['AUTHORISED'],
		VOIDED: [],
		DELETED: [],
	},
	edits: { VOIDED: [], DELETED: [] },
};

const quote: Machine = {
	field: 'Status',
	moves: {
		DRAFT: ['SENT', 'DELETED'],
		SENT: ['ACCEPTED', 'DECLINED', 'DELETED'],
		DECLINED: ['SENT', 'DELETED'],
		ACCEPTED: ['INVOICED', 'SENT', 'DELETED'],
		INVOICED: ['SENT', 'DELETED'],
		DELETED: [],
	},
	edits: { ACCEPTED: ['Contact', 'Terms'], DECLINED: ['Contact', 'Terms'], INVOICED: ['Contact', 'Terms'], DELETED: [] },
};

/** Xero publishes no moves of orders: they go forward, and a deleted one stays deleted. */
const order: Machine = {
	field: 'Status',
	moves: {
		DRAFT: ['SUBMITTED', 'AUTHORISED', 'BILLED', 'DELETED'],
		SUBMITTED: ['AUTHORISED', 'BILLED', 'DELETED'],
		AUTHORISED: ['BILLED', 'DELETED'],
		BILLED: ['DELETED'],
		DELETED: [],
	},
	edits: { DELETED: [] },
};

/** Of Zoho: a document that money was applied to is not made void, and a void one is opened again by hand. */
const zoho = (open: string, operation: string): Machine => ({
	field: 'operation',
	becomes: { [operation]: open, void: 'void' },
	moves: { paid: [open], partially_paid: [open], void: [] },
	edits: {},
});

const zohoVoid: Machine = { field: 'status', moves: {}, edits: { void: [] } };

/** By the names of what can be checked (https://developer.xero.com/documentation/api/accounting/invoices and its neighbours). */
export const machines: Readonly<Record<string, Machine>> = {
	invoice: document,
	bill: document,
	creditNote: document,
	quote,
	purchaseOrder: order,
	'zohoBooks:invoiceStatus': zoho('sent', 'markAsSent'),
	'zohoBooks:billStatus': zoho('open', 'markAsOpen'),
	'zohoBooks:invoice': zohoVoid,
	'zohoBooks:bill': zohoVoid,
	'zohoBooks:creditNote': zohoVoid,
	'zohoBooks:vendorCredit': zohoVoid,
};
