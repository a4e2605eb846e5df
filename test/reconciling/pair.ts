import { demoInvoices } from '../../sandbox/zoho';
import type { MappingName } from '../../src/mapping/builtIn';
import { rowsIn, type Row } from '../../src/record';
import { decode } from '../../src/wire/decode';
import { checked, withoutTrail, xeroLedger } from '../mapping/xeroLedger';
import { caller } from '../sandbox/zohoCaller';

/** The sandbox's Zoho Books and the sandbox's Xero with the same records, sent from one to the other as workflows do it. */

const [SUPPLIES, BANK] = ['460000000000003008', '460000000000003011'] as const;
export const [VENDOR, CUSTOMER] = ['460000000038051000', '460000000038001000'] as const;
export const GST = '460000000000002001';

const row = (kind: string, source_value: string, target_value: string): Row => ({
	kind,
	source_app: 'zohoBooks',
	source_value,
	target_app: 'xero',
	target_value,
});
const tables = [
	row('tax', 'GST', 'OUTPUT2'),
	row('tax', 'Zero Rate', 'ZERORATED'),
	row('tax', 'Reduced', 'TAX001'),
	row('purchaseTax', 'GST', 'INPUT2'),
	row('account', SUPPLIES, '453'),
	row('account', '*', '200'),
	row('paymentAccount', '*', '090'),
];

/** The kinds of records that are sent, by preset. */
const ways = {
	invoice: {
		path: '/invoices',
		one: 'invoice',
		id: 'invoice_id',
		mapping: 'zohoBooksInvoiceToXeroInvoice',
		xero: 'Invoices',
		xeroId: 'InvoiceID',
		Type: 'ACCREC',
	},
	bill: { path: '/bills', one: 'bill', id: 'bill_id', mapping: 'zohoBooksBillToXeroBill', xero: 'Invoices', xeroId: 'InvoiceID', Type: 'ACCPAY' },
	contact: { path: '/contacts', one: 'contact', id: 'contact_id', mapping: 'zohoBooksContactToXeroContact', xero: 'Contacts', xeroId: 'ContactID' },
	creditNote: {
		path: '/creditnotes',
		one: 'creditnote',
		id: 'creditnote_id',
		mapping: 'zohoBooksCreditNoteToXeroCreditNote',
		xero: 'CreditNotes',
		xeroId: 'CreditNoteID',
	},
	item: { path: '/items', one: 'item', id: 'item_id', mapping: 'zohoBooksItemToXeroItem', xero: 'Items', xeroId: 'ItemID' },
	customerPayment: {
		path: '/customerpayments',
		one: 'payment',
		id: 'payment_id',
		mapping: 'zohoBooksPaymentToXeroPayment',
		xero: 'Payments',
		xeroId: 'PaymentID',
	},
} as const satisfies Readonly<Record<string, { mapping: MappingName } & Readonly<Record<string, string>>>>;

export type Way = keyof typeof ways;

export const ledgerPair = () => {
	const books = caller();
	const { ask, post } = xeroLedger();
	const kept: Record<Way, { left: string[]; right: string[] }> = {
		invoice: { left: [], right: [] },
		bill: { left: [], right: [] },
		contact: { left: [], right: [] },
		creditNote: { left: [], right: [] },
		item: { left: [], right: [] },
		customerPayment: { left: [], right: [] },
	};
	const inBooks = (way: Way, id: string): Row | undefined => {
		books.later(1100);
		return books.call('GET', `${ways[way].path}/${id}`).body[ways[way].one] as Row | undefined;
	};
	/** As the Xero node hands it out. */
	const inXero = (way: Way, id: string): Row => decode({}, rowsIn(ask('GET', `${ways[way].xero}/${id}`, '')[ways[way].xero])[0]!);

	const act = (method: string, path: string, body?: Row): Row => {
		books.later(1100);
		const answer = books.call(method, path, { ...(body ? { body } : {}), query: { ignore_auto_number_generation: 'true' } });
		if (answer.body.code !== 0) throw new Error(`${method} ${path}: ${answer.body.message}`);
		return answer.body;
	};
	/** A record in Books only. */
	const enter = (way: Way, body: Row): Row => {
		const made = act('POST', ways[way].path, body)[ways[way].one] as Row;
		const id = String(made[ways[way].id]);
		kept[way].left.push(id);
		if (way === 'invoice') act('POST', `/invoices/${id}/status/sent`);
		return inBooks(way, id)!;
	};
	/** What Xero has of it then; nothing where it does not take it. */
	const send = (way: Way, record: Row): Row | undefined => {
		const { mapping, xero, xeroId, path, id } = ways[way];
		const url = `https://books.zoho.com/app/1#${path}/${String(record[id])}`;
		const [verdict] = checked(mapping, { ...record, _sync: { source: { app: 'zohoBooks', entity: way, id: String(record[id]), url } } }, tables);
		if (!verdict || 'refused' in verdict) return undefined;
		const written = post(xero, xero, { ...('Type' in ways[way] ? { Type: (ways[way] as { Type: string }).Type } : {}), ...withoutTrail(verdict.valid) });
		if (rowsIn(written['ValidationErrors']).length > 0 || typeof written[xeroId] !== 'string') return undefined;
		kept[way].right.push(String(written[xeroId]));
		return written;
	};
	/** In both, or in neither. */
	const share = (way: Way, body: Row): { left: Row; right: Row } | undefined => {
		const left = enter(way, body);
		const right = send(way, left);
		if (!right) kept[way].left.pop();
		return right && { left, right };
	};
	return {
		act,
		enter,
		send,
		share,
		ask,
		/** Changes a record of Xero. */
		edit: (way: Way, record: Row): Row => {
			const { xero } = ways[way];
			const written = post(xero, xero, record);
			if (rowsIn(written['ValidationErrors']).length > 0 || written['Type'] === 'ValidationException') throw new Error(JSON.stringify(written));
			return written;
		},
		/** A record in Xero only. */
		enterInXero: (way: Way, record: Row): Row => {
			const written = post(ways[way].xero, ways[way].xero, record);
			kept[way].right.push(String(written[ways[way].xeroId]));
			return written;
		},
		/** A record that Books has from the start. */
		adopt: (way: Way, id: string): void => {
			const record = inBooks(way, id);
			if (record && send(way, record)) kept[way].left.push(id);
		},
		left: (way: Way): Row[] => kept[way].left.map((id) => inBooks(way, id)).filter((record) => record !== undefined),
		right: (way: Way): Row[] => kept[way].right.map((id) => inXero(way, id)),
	};
};

export type LedgerPair = ReturnType<typeof ledgerPair>;

export const bought = (number: string, rate: number, more: Row = {}): Row => ({
	vendor_id: VENDOR,
	bill_number: number,
	date: '2026-11-20',
	due_date: '2026-12-20',
	line_items: [{ account_id: SUPPLIES, name: 'Paper', rate, quantity: 3, tax_id: GST }],
	...more,
});

export const sold = (rate: number, more: Row = {}): Row => ({
	customer_id: CUSTOMER,
	date: '2026-11-18',
	due_date: '2026-12-18',
	line_items: [{ name: 'Work', rate, quantity: 1, tax_id: GST }],
	...more,
});

export const paid = (invoice: Row, amount: unknown): Row => ({
	customer_id: invoice['customer_id'],
	payment_mode: 'banktransfer',
	amount,
	date: '2026-11-25',
	account_id: BANK,
	invoices: [{ invoice_id: invoice['invoice_id'], amount_applied: amount }],
});

/** A month of a small company, the same on both sides. */
export const fill = (pair: LedgerPair): void => {
	for (const id of new Set([...demoInvoices(60).map(({ customer_id }) => String(customer_id)), VENDOR])) pair.adopt('contact', id);
	for (const { status: _, ...invoice } of demoInvoices(60, '2026-11-25')) pair.share('invoice', { ...invoice, due_date: '2026-12-31' });
	for (let index = 0; index < 12; index++) pair.share('bill', bought(`B-${index}`, Number((10.01 + index * 7).toFixed(2))));
	for (let index = 0; index < 8; index++) pair.share('creditNote', sold(Number((5.55 + index * 3).toFixed(2)), { due_date: undefined }));
	for (let index = 0; index < 8; index++)
		pair.share('item', { name: `Thing ${index}`, sku: `T-${index}`, rate: Number((9.99 + index).toFixed(2)), purchase_rate: 4.5 });
	for (let index = 0; index < 8; index++) {
		const invoice = pair.share('invoice', sold(200 + index))!;
		pair.share('customerPayment', paid(invoice.left, 40 + index));
	}
};
