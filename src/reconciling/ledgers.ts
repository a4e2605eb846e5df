import { isFilled, isRow, SYNC, type Row } from '../record';
import { Items, refusal } from './items';
import type { Plan, SideName } from './plan';
import { presets } from './presets';
import { reconcile } from './reconcile';

/** Kinds of records that both ledgers keep, in the order in which people look at them. */
export const kinds = ['invoice', 'creditNote', 'customerPayment', 'bill', 'vendorCredit', 'vendorPayment'] as const;
export type LedgerKind = (typeof kinds)[number];

/** How a record of Zoho Books gives its kind away: what is made from another document names that one too, so the order counts. */
const signs: ReadonlyArray<readonly [id: string, kind: (row: Row) => LedgerKind]> = [
	['vendor_credit_id', () => 'vendorCredit'],
	['creditnote_id', () => 'creditNote'],
	['payment_id', (row) => (isFilled(row['vendor_id']) ? 'vendorPayment' : 'customerPayment')],
	['bill_id', () => 'bill'],
	['invoice_id', () => 'invoice'],
];

const ofBooks = (row: Row): LedgerKind | undefined => signs.find(([id]) => isFilled(row[id]))?.[1](row);

/** Refunds of credits go with the payments of their side, where the comparison says what they are. */
function ofXero(row: Row): LedgerKind | undefined {
	const isBought = /^(ACCPAY|AP)/.test(String(row['PaymentType'] ?? row['Type'] ?? ''));
	if (isFilled(row['PaymentID'])) return isBought ? 'vendorPayment' : 'customerPayment';
	if (isFilled(row['CreditNoteID'])) return isBought ? 'vendorCredit' : 'creditNote';
	if (isFilled(row['InvoiceID'])) return isBought ? 'bill' : 'invoice';
	return undefined;
}

const kindOf: Readonly<Record<SideName, (row: Row) => LedgerKind | undefined>> = { left: ofBooks, right: ofXero };

/** What was found of two ledgers; everything that both sides agree on is in the totals alone. */
export interface Finding {
	readonly found: 'different' | 'missingLeft' | 'missingRight' | 'total' | 'error';
	/** Empty where a record is of no kind that is compared. */
	readonly kind: LedgerKind | '';
	/** As the comparison of one kind gives it, without the records. */
	readonly item: Row;
}

const found = { Different: 'different', 'Missing Left': 'missingLeft', 'Missing Right': 'missingRight', Summary: 'total', Errors: 'error' } as const;

/** The output of a comparison of whole ledgers. */
export const ledgerOutputs = ['Findings'] as const;

export interface LedgerOptions {
	readonly period?: Plan['period'];
	/** Cents by which amounts may differ; decimal text or number. */
	readonly tolerance?: number | string;
}

/**
 * Compares whole ledgers: records of all kinds come in together, Zoho Books on the left and Xero on the right. Empty items say that there was nothing to read.
 * Never throws on data.
 */
export function* reconcileLedgers(left: readonly unknown[], right: readonly unknown[], options: LedgerOptions = {}): Generator<Finding, void, undefined> {
	const sides = { left: sorted('left', left), right: sorted('right', right) };
	for (const { strangers } of Object.values(sides)) yield* strangers;
	for (const kind of kinds) {
		const plan = planOf(kind, options);
		const records = { left: sides.left.by.get(kind) ?? [], right: sides.right.by.get(kind) ?? [] };
		const items = new Items(plan, records);
		for (const outcome of reconcile(plan, records.left, records.right)) {
			if (outcome.to === 'agreed') continue;
			const { output, json } = items.of(outcome);
			yield { found: found[output as keyof typeof found], kind, item: told(kind, output, json) };
		}
	}
}

function planOf(kind: LedgerKind, { period, tolerance }: LedgerOptions): Plan {
	const plan: Plan = presets[kind].plan;
	const compared =
		tolerance === undefined
			? plan.compared
			: plan.compared.map((field) => (field.kind === 'amount' || field.kind === 'balance' ? { tolerance, ...field } : field));
	return { ...plan, compared, ...(period ? { period } : {}) };
}

function sorted(side: SideName, records: readonly unknown[]): { by: Map<LedgerKind, Row[]>; strangers: Finding[] } {
	const by = new Map<LedgerKind, Row[]>();
	const strangers: Finding[] = [];
	for (const record of records.filter(isRow)) {
		if (Object.keys(record).length === 0) continue;
		const kind = kindOf[side](record);
		const same = kind && by.get(kind);
		if (same) same.push(record);
		else if (kind) by.set(kind, [record]);
		else strangers.push({ found: 'error', kind: '', item: { ...refusal(STRANGER, side === 'left' ? 'Zoho Books' : 'Xero') } });
	}
	return { by, strangers };
}

const STRANGER = {
	at: '',
	says: 'is no invoice, bill, credit or payment',
	fix: 'Connect Zoho Books to the left input and Xero to the right one.',
};

/** What people need of an item: a record that is missing tells its id, its figures and why. */
function told(kind: LedgerKind, output: string, json: Row): Row {
	if (output === 'Errors') return json['error'] as Row;
	if (output === 'Different') {
		const { left, right, ...rest } = json;
		return { ...rest, ...(isRow(left) ? { cameFromXero: isFromXero(left) } : {}), ...partyOf(left, right) };
	}
	if (output === 'Summary') return json;
	const { drift } = json[SYNC] as { drift: Row };
	return { ...drift, id: String(json[idOf(kind, output)] ?? ''), ...partyOf(json) };
}

const isFromXero = ({ reference_number: reference }: Row): boolean => typeof reference === 'string' && reference.startsWith('xero:');

const ids: Readonly<Record<LedgerKind, readonly [books: string, xero: string]>> = {
	invoice: ['invoice_id', 'InvoiceID'],
	creditNote: ['creditnote_id', 'CreditNoteID'],
	customerPayment: ['payment_id', 'PaymentID'],
	bill: ['bill_id', 'InvoiceID'],
	vendorCredit: ['vendor_credit_id', 'CreditNoteID'],
	vendorPayment: ['payment_id', 'PaymentID'],
};

const idOf = (kind: LedgerKind, output: string): string => ids[kind][output === 'Missing Right' ? 0 : 1];

/** Who is behind it, and what a person calls it, where its key is an id. */
function partyOf(...records: readonly unknown[]): Row {
	const rows = records.filter(isRow);
	const first = (...paths: readonly string[]): string => {
		for (const row of rows) for (const path of paths) if (isFilled(row[path]) && typeof row[path] !== 'object') return String(row[path]);
		return '';
	};
	const contact = rows.map((row) => row['Contact'] ?? (isRow(row['Invoice']) ? row['Invoice']['Contact'] : undefined)).find(isRow);
	const number = first('invoice_number', 'creditnote_number', 'bill_number', 'vendor_credit_number', 'payment_number', 'InvoiceNumber', 'CreditNoteNumber');
	const paid = rows.map((row) => row['Invoice']).find(isRow);
	return { party: first('customer_name', 'vendor_name') || String(contact?.['Name'] ?? ''), number: number || String(paid?.['InvoiceNumber'] ?? '') };
}
