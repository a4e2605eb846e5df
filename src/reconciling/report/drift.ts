import { decimalOf } from '../../decimals';
import { rowsIn, textOf, type Row } from '../../record';
import type { RowOf } from '../../syncing/tables';
import type { Finding, LedgerKind } from '../ledgers';

export type ReconciliationRow = RowOf<'xerozoho_reconciliations'>;

/** A record on which the ledgers do not agree, with what is needed to put it right. */
export interface Drift {
	/** The same for the same difference in every run. */
	readonly key: string;
	readonly kind: LedgerKind;
	readonly entity: string;
	readonly document: string;
	readonly party: string;
	/** ISO day; empty where the record has none. */
	readonly day: string;
	readonly currency: string;
	/** Zoho Books less Xero, as decimal text; empty where no amount differs. */
	readonly amount: string;
	readonly cause: string;
	readonly says: string;
	readonly fix: string;
	readonly leftId: string;
	readonly rightId: string;
	/** Whose record is to be sent again, and where to. */
	readonly source: { readonly app: 'zohoBooks' | 'xero'; readonly entity: string; readonly id: string };
	readonly target: string;
	/** Field by field, as `field: left / right`. */
	readonly fields: readonly { readonly field: string; readonly left: string; readonly right: string }[];
}

/** What a record is called in the other application, and in the audit trail. */
const inXero: Readonly<Record<LedgerKind, string>> = {
	invoice: 'invoice',
	creditNote: 'creditNote',
	customerPayment: 'payment',
	bill: 'bill',
	vendorCredit: 'creditNote',
	vendorPayment: 'payment',
};

/** What needs nobody: void on the one side and never on the other, or of another period. */
const NOTHING_TO_DO = new Set(['voided', 'late']);

/** What the ledgers do not agree on, of what was found. */
export const driftsOf = (findings: readonly Finding[]): Drift[] =>
	findings.flatMap((finding) => {
		const { found, kind, item } = finding;
		if (kind === '' || found === 'total' || found === 'error') return [];
		if (found !== 'different' && NOTHING_TO_DO.has(textOf(item['cause']))) return [];
		return [found === 'different' ? differing(kind, item) : missing(kind, found === 'missingRight', item)];
	});

const shared = (kind: LedgerKind, item: Row): Omit<Drift, 'key' | 'amount' | 'leftId' | 'rightId' | 'source' | 'target' | 'fields'> => ({
	kind,
	entity: textOf(item['entity']),
	document: textOf(item['number']) || textOf(item['key']),
	party: textOf(item['party']),
	day: textOf(item['date']),
	currency: textOf(item['currency']),
	cause: textOf(item['cause']),
	says: textOf(item['says']),
	fix: textOf(item['fix']),
});

/** A payment pays several documents; the keys of others may have names of people in them. */
const partOf = (kind: LedgerKind, item: Row): string => (kind.endsWith('Payment') ? ` ${textOf(item['key'])}` : '');

function missing(kind: LedgerKind, hasLeft: boolean, item: Row): Drift {
	const [id, amount] = [textOf(item['id']), decimalOf(item['amount'])];
	return {
		...shared(kind, item),
		key: `${kind} ${hasLeft ? 'only in Zoho Books' : 'only in Xero'} ${id}${partOf(kind, item)}`,
		amount: amount ? (hasLeft ? amount : amount.times(-1)).toFixed() : '',
		leftId: hasLeft ? id : '',
		rightId: hasLeft ? '' : id,
		...(hasLeft ? fromBooks(kind, id) : fromXero(kind, id)),
		fields: [],
	};
}

function differing(kind: LedgerKind, item: Row): Drift {
	const [leftId, rightId] = [textOf(item['leftId']), textOf(item['rightId'])];
	const fields = rowsIn(item['differences']);
	const cents = decimalOf(fields.find((field) => ['Total', 'Amount'].includes(textOf(field['field'])))?.['cents']);
	return {
		...shared(kind, item),
		key: `${kind} differs ${leftId} ${rightId}${partOf(kind, item)}`,
		amount: cents ? cents.div(100).toFixed() : '',
		leftId,
		rightId,
		...(item['cameFromXero'] === true ? fromXero(kind, rightId) : fromBooks(kind, leftId)),
		fields: fields.map(({ field, left, right }) => ({ field: textOf(field), left: textOf(left), right: textOf(right) })),
	};
}

const fromBooks = (kind: LedgerKind, id: string): Pick<Drift, 'source' | 'target'> => ({
	source: { app: 'zohoBooks', entity: kind, id },
	target: `xero:${inXero[kind]}`,
});

const fromXero = (kind: LedgerKind, id: string): Pick<Drift, 'source' | 'target'> => ({
	source: { app: 'xero', entity: inXero[kind], id },
	target: `zohoBooks:${kind}`,
});
