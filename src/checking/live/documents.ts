import { decimalOf } from '../../decimals';
import type { Issue } from '../../failure';
import { isFilled, rowsIn, type Row } from '../../record';
import type { Subject } from '../checkable';
import { issue } from '../fields';
import type { Known } from '../reference';
import { changedFields } from './changes';
import { existingOf, type Existing } from './existing';
import { bookedOn, locksIn } from './locks';
import { dayOf, keyOf, shown } from './standing';
import { machines, type Machine } from './statuses';

/** What may be done with a document that is there already: its status, its lock, and the money that was applied to it set bounds. */
export const checkExisting = (subject: Subject, record: Row, known: Known, ended: boolean): Issue[] => {
	const existing = existingOf(subject, record, known);
	if (!existing) return [];
	const { document, at, isStranger } = existing;
	if (isStranger)
		return [
			issue(
				'number-taken',
				at,
				`is ${shown(record[at])}, the number of a ${subject.resource.label.toLowerCase()} of somebody else`,
				'Give the document another number in the source, or name the right contact.',
			),
		];
	const machine = Object.hasOwn(machines, subject.name) ? machines[subject.name] : undefined;
	const moves = machine ? checkMove(machine, subject, record, document) : [];
	return moves.length > 0
		? moves
		: [
				...(machine ? checkEdits(machine, subject, record, existing) : []),
				...locked(subject, ended ? {} : record, document, known),
				...paid(subject, record, document),
			];
};

const statusOf = (document: Row): string => {
	const status = document['Status'] ?? document['status'];
	return typeof status === 'string' ? status : '';
};

function checkMove({ field, becomes, moves }: Machine, subject: Subject, record: Row, document: Row): Issue[] {
	const from = statusOf(document);
	const asked = typeof record[field] === 'string' ? (record[field] as string) : '';
	const to = becomes ? (Object.hasOwn(becomes, asked) ? becomes[asked]! : '') : asked;
	if (from === '' || to === '' || to === from || !Object.hasOwn(moves, from) || moves[from]!.includes(to))
		return to === 'VOIDED' ? voided(field, document) : [];
	const ways = moves[from]!;
	const only = ways.length === 0 ? 'from which nothing leads on' : `from which only ${ways.join(', ')} can follow`;
	const fix =
		from === 'PAID' || from === 'paid' || from === 'partially_paid'
			? 'Take its payments and credits off first.'
			: ways.length === 0
				? 'Enter a new document instead.'
				: 'Leave the status out, or take the steps between.';
	return [issue('status-transition', field, `is to be ${to}, but the ${subject.resource.label.toLowerCase()} is ${from}, ${only}`, fix)];
}

/** Xero voids no document that money was applied to. */
function voided(field: string, document: Row): Issue[] {
	if (!hasMoney(document)) return [];
	return [
		issue('status-transition', field, 'is to be VOIDED, but payments or credits are applied to the document', 'Take its payments and credits off first.'),
	];
}

/** In some statuses only some fields may change, and in a last one none. */
function checkEdits({ field, edits }: Machine, subject: Subject, record: Row, { document, at }: Existing): Issue[] {
	const status = statusOf(document);
	const editable = Object.hasOwn(edits, status) ? edits[status] : undefined;
	const asksForMore = isFilled(record[field]) && record[field] !== status;
	if (!editable || (asksForMore && editable.length > 0)) return [];
	const noun = subject.resource.label.toLowerCase();
	const closed = (place: string, says: string): Issue =>
		issue('document-closed', place, `${says}, but the ${noun} is ${status}`, 'Enter a new document instead, or leave it as it is.', severityIn(subject));
	if (editable.length === 0) return [closed(at, 'would change a document that is there')];
	return changedFields(subject, record, document, [...editable, field]).map((place) => closed(place, 'would change'));
}

/** Xero's refusals are documented; Zoho may take a change or not, so a person looks. */
const severityIn = ({ name }: Subject): Issue['severity'] => (name.includes(':') ? 'review' : 'error');

/** Nothing changes in a locked period, not even to move a document out of it. */
function locked(subject: Subject, record: Row, document: Row, known: Known): Issue[] {
	const field = Object.hasOwn(bookedOn, subject.name) ? bookedOn[subject.name] : undefined;
	const day = field === undefined ? undefined : dayOf(document[field]);
	if (field === undefined || day === undefined || dayOf(record[field]) === day) return [];
	return locksIn(known)
		.filter((lock) => day <= lock.day)
		.map((lock) =>
			issue(lock.rule, field, `of the document that is there is ${day}, but the books are closed up to ${lock.day}, ${lock.called}`, lock.fix, lock.severity),
		);
}

const AMOUNTS = ['AmountPaid', 'AmountCredited', 'AppliedAmount', 'payment_made', 'credits_applied'];

/** Paid or credited, if only in part. */
export const hasMoney = (document: Row): boolean =>
	AMOUNTS.some((name) => decimalOf(document[name])?.gt(0)) ||
	rowsIn(document['Payments']).length > 0 ||
	rowsIn(document['Allocations']).length > 0 ||
	rowsIn(document['CreditNotes']).length > 0 ||
	['paid', 'partially_paid', 'closed'].includes(keyOf(statusOf(document)) ?? '');

const isCredited = (document: Row): boolean =>
	['AmountCredited', 'AppliedAmount'].some((name) => decimalOf(document[name])?.gt(0)) || rowsIn(document['CreditNotes']).length > 0;

/** What Xero still takes once money was applied (https://developer.xero.com/documentation/api/accounting/invoices); of a line its text, account and tracking. */
const STILL_EDITABLE = ['Reference', 'DueDate', 'InvoiceNumber', 'CreditNoteNumber', 'BrandingThemeID', 'Url', 'PlannedPaymentDate', 'SentToContact', 'Status'];
const OF_LINES = ['Description', 'AccountCode', 'Tracking'];
/** Of Zoho's documents, what bears on the money. Unsure what it takes once money was applied, so a person looks. */
const ZOHO_MONEY = [
	'date',
	'customer_id',
	'vendor_id',
	'currency_id',
	'exchange_rate',
	'is_inclusive_tax',
	'discount',
	'shipping_charge',
	'adjustment',
	'line_items',
];

function paid(subject: Subject, record: Row, document: Row): Issue[] {
	if (!hasMoney(document)) return [];
	const noun = subject.resource.label.toLowerCase();
	if (subject.name.includes(':')) {
		const others = Object.keys(subject.resource.fields).filter((name) => !ZOHO_MONEY.includes(name));
		return changedFields(subject, record, document, others, ['name', 'description', 'account_id', 'tags', 'unit', 'item_order']).map((at) =>
			issue(
				'paid-document',
				at,
				`would change, but the ${noun} is paid or credited, if only in part`,
				'See whether the change is meant; the payments stay as they are.',
				'review',
			),
		);
	}
	const editable = isCredited(document) ? STILL_EDITABLE : [...STILL_EDITABLE, 'Contact'];
	const fix = 'Take the payments and credits off in Xero first, or enter a credit note for the difference.';
	return changedFields(subject, record, document, editable, OF_LINES).map((at) =>
		issue('paid-document', at, `would change, but the ${noun} is paid or credited, if only in part, and Xero keeps it as it is`, fix),
	);
}
