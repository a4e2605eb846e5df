import type { Source } from '../failure';
import { isFilled, isRow, type Row } from '../record';

/** How a record without a trail gives itself away: its id, what it then is, and the field with its number. The first that fits counts. */
const signs: ReadonlyArray<readonly [id: string, app: string, entity: string, number: string]> = [
	['payment_id', 'zohoBooks', 'customerPayment', 'payment_number'],
	['invoice_id', 'zohoBooks', 'invoice', 'invoice_number'],
	['contact_id', 'zohoBooks', 'contact', 'contact_name'],
	['item_id', 'zohoBooks', 'item', 'name'],
	['PaymentID', 'xero', 'payment', 'Reference'],
	['InvoiceID', 'xero', 'invoice', 'InvoiceNumber'],
	['ContactID', 'xero', 'contact', 'Name'],
];

const text = (value: unknown): string | undefined => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined);

/** Whose record it was: what the trail says, else what the records look like. */
export const sourceOf = (trail: Row, ...records: unknown[]): Partial<Source> => {
	const known = isRow(trail['source']) ? trail['source'] : {};
	if (isFilled(known['app']) && isFilled(known['id'])) {
		return { app: text(known['app']), entity: text(known['entity']), id: text(known['id']), number: text(known['number']) };
	}
	for (const record of records.filter(isRow)) {
		const sign = signs.find(([id]) => text(record[id]) !== undefined);
		if (sign) return { app: sign[1], entity: sign[2], id: text(record[sign[0]]), number: text(record[sign[3]]) };
	}
	return {};
};
