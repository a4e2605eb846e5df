import { decimalOf } from '../../decimals';
import type { Issue } from '../../failure';
import type { Decimal } from '../../libraries/decimal';
import { isFilled, isRow, rowsIn, type Row } from '../../record';
import type { Subject } from '../checkable';
import { issue } from '../fields';
import type { Known } from '../reference';
import { hasMoney } from './documents';
import { documentsWith, isGone } from './existing';
import { keyOf, shown, standing } from './standing';

/** Where a record applies money to a document: a payment to what it pays, an allocation to the invoice and from the credit note. */
interface Use {
	/** The place that names the document; empty where the record itself does. */
	readonly at: string;
	/** Properties that name it, each also that of the document. */
	readonly keys: readonly string[];
	/** Where the amount stands: beside the name of the document, or on the record. */
	readonly amount: string;
	/** What of the document is still open. */
	readonly open: string;
	/** Statuses in which money may be applied; in another one it is refused, but for those that are for a person to judge. */
	readonly takes: (status: string) => Issue['severity'] | undefined;
	readonly noun: string;
}

const inXero = (status: string) => (['', 'AUTHORISED', 'PAID'].includes(status) ? undefined : 'error');
const inZoho = (status: string) => (status === 'void' ? 'error' : ['draft', 'pending_approval', 'rejected'].includes(status) ? 'review' : undefined);

const invoice = { keys: ['InvoiceID', 'InvoiceNumber'], amount: 'Amount', open: 'AmountDue', takes: inXero, noun: 'invoice or bill' } as const;
const creditNote = { keys: ['CreditNoteID', 'CreditNoteNumber'], amount: 'Amount', open: 'RemainingCredit', takes: inXero, noun: 'credit note' } as const;

const uses: Readonly<Record<string, readonly Use[]>> = {
	payment: [
		{ ...invoice, at: 'Invoice' },
		{ ...creditNote, at: 'CreditNote' },
	],
	allocation: [
		{ ...invoice, at: '' },
		{ ...creditNote, at: '' },
	],
	'zohoBooks:customerPayment': [{ at: 'invoices[]', keys: ['invoice_id'], amount: 'amount_applied', open: 'balance', takes: inZoho, noun: 'invoice' }],
	'zohoBooks:vendorPayment': [{ at: 'bills[]', keys: ['bill_id'], amount: 'amount_applied', open: 'balance', takes: inZoho, noun: 'bill' }],
};

/** Money that a record applies to a document that is known. */
export interface Applied {
	readonly document: Row;
	readonly amount: Decimal;
	readonly open: Decimal | undefined;
	/** Where the record says how much. */
	readonly at: string;
	readonly called: string;
	readonly use: Use;
}

export const appliedBy = ({ name, resource }: Subject, record: Row, known: Known): Applied[] => {
	const all = Object.hasOwn(uses, name) ? uses[name]! : [];
	// A payment that has its id is there already, and what is open is less by it.
	if (known.documents.length === 0 || keyOf(record[resource.id]) !== undefined) return [];
	return all.flatMap((use) => {
		const places = use.at === '' ? [{ at: '', value: record }] : standing(record, use.at);
		return places.flatMap(({ value, at }) => (isRow(value) ? appliedAt(use, record, { row: value, at }, known) : []));
	});
};

interface Place {
	readonly row: Row;
	readonly at: string;
}

function appliedAt(use: Use, record: Row, { row, at }: Place, known: Known): Applied[] {
	const key = use.keys.find((name) => keyOf(row[name]) !== undefined);
	const isRows = use.at.endsWith('[]');
	const amount = decimalOf((isRows ? row : record)[use.amount]);
	if (key === undefined || !amount) return [];
	const found = documentsWith(known, key, row[key]).filter((document) => keyOf(document[use.keys[0]!]) !== undefined);
	const alive = found.filter((document) => !isGone(document));
	const all = alive.length > 0 ? alive : found;
	// A number that several documents have names none of them.
	const document = all.length === 1 ? all[0] : undefined;
	if (!document || isThere(document, record)) return [];
	const place = isRows ? `${at}.${use.amount}` : use.amount;
	return [{ document, amount, open: decimalOf(document[use.open]), at: place, called: `${use.noun} ${shown(row[key])}`, use }];
}

/** A document that lists its payments tells whether this one is among them. */
const isThere = (document: Row, { Reference }: Row): boolean =>
	keyOf(Reference) !== undefined && rowsIn(document['Payments']).some((payment) => keyOf(payment['Reference']) === keyOf(Reference));

/** Money goes to documents that are open, and no more of it than is open. */
export const checkApplied = (subject: Subject, record: Row, known: Known): Issue[] =>
	appliedBy(subject, record, known).flatMap(({ document, amount, open, at, called, use }) => {
		const status = document['Status'] ?? document['status'];
		const severity = use.takes(typeof status === 'string' ? status : '');
		if (severity)
			return [
				issue(
					'document-not-open',
					at,
					`is for the ${called}, which is ${String(status)}`,
					'Approve the document first, or apply the amount to another one.',
					severity,
				),
			];
		if (!open || amount.lte(open)) return [];
		const says = `is ${amount.toFixed()}, but only ${open.toFixed()} of the ${called} is open`;
		return [issue('above-open', at, says, 'Correct the amount, or see whether this money was entered before.', mayBeThere(document) ? 'review' : 'error')];
	});

/** Where a document has money already and does not list its payments, this one may be among them. */
const mayBeThere = (document: Row): boolean => hasMoney(document) && !isFilled(document['Payments']);
