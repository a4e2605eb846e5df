import { rowsIn, textOf, type Row } from '../../src/record';
import { deliveredIn, shops, type ShopKind } from '../../src/shop/delivery';
import { amount, type Order, type OrderCredit } from '../../src/shop/order';
import { isKnownOrder, keysIn } from '../../src/shop/seen';
import { remember, type Ledger } from '../../src/syncing/ledger';
import { isSignedInBase64 } from '../../src/wire/signature';
import { fromJson } from '../../src/wire/text';
import type { Post } from '../../sandbox/shop';
import { Refused, type Office } from './office';

/** Templates 18 and 19, node by node, and nothing else: what comes in is let in, known again, and taken through both ledgers. */

export interface Letter {
	readonly order: Order;
	readonly says: string;
}

export class Cash {
	ledger: Ledger = {};
	/** Orders that wait. */
	letters: Letter[] = [];
	dropped = 0;

	constructor(
		private readonly office: Office,
		private readonly kind: ShopKind,
		private readonly secret: string,
		private readonly prefix: string,
	) {}

	/** The trigger. */
	take({ body, headers }: Post): void {
		const shop = shops[this.kind];
		if (!isSignedInBase64([this.secret], Buffer.from(body), headers[shop.signature])) throw new Error('It is not signed');
		const delivered = deliveredIn(this.kind, fromJson(body), headers[shop.topic] ?? '', { prefix: this.prefix });
		if (!delivered || delivered.issues.length) throw new Error(`It was not read: ${JSON.stringify(delivered?.issues)}`);
		if (isKnownOrder(this.ledger, delivered.order)) return void (this.dropped += 1);
		this.ledger = remember(this.ledger, keysIn(delivered.order));
		this.work(delivered.order);
	}

	replay(): void {
		for (const { order } of this.letters.splice(0)) this.work(order);
	}

	private work(order: Order): void {
		try {
			this.toCash(order);
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			this.letters.push({ order, says: error.message });
		}
	}

	private toCash(order: Order): void {
		const { office } = this;
		const [known] = office.list('books', 'invoice', { reference_number: order.reference });
		if (!known && !order.is_whole) throw new Refused({ cause: 'temporarily-unavailable', message: 'The refund came before its order' });
		if (!known && order.is_cancelled && !order.payments.length) return;
		const invoice = office.act('books', 'invoice', 'get', { id: textOf((known ?? this.ordered(order))['invoice_id']) });
		if (order.is_whole && !amount(invoice['total']).eq(amount(order.total)))
			throw new Refused({ cause: 'business-rule', message: `Zoho comes to ${textOf(invoice['total'])}, the shop to ${order.total}` });
		const xero = this.invoiced(invoice);
		if (order.payments.length && (amount(invoice['balance']).gt(0) || amount(xero['AmountDue']).gt(0)))
			for (const payment of order.payments) this.paid({ ...payment, Found: { invoice } });
		for (const credit of order.credits) this.credited(credit, { invoice, xero });
	}

	private known(order: Order): void {
		const { office } = this;
		const { company, email } = order.customer;
		const write = (named: 'account' | 'contact', record: Row, field: string): Row =>
			office.act('crm', named, 'upsert', { record, inputs: { duplicate_check_fields: [field] } });
		const account = company ? write('account', office.map('shopOrderToZohoCrmAccount', order, 'zohoCrm:account')[0]!, 'Account_Name') : undefined;
		if (email) write('contact', office.map('shopOrderToZohoCrmContact', { ...order, Found: { account } }, 'zohoCrm:contact')[0]!, 'Email');
	}

	private ordered(order: Order): Row {
		const { office } = this;
		this.known(order);
		const items = [...new Set(order.lines.map(({ sku }) => sku).filter(Boolean))].flatMap((sku) => office.list('inventory', 'item', { sku }));
		const [found] = office.list('inventory', 'contact', { email: order.customer.email });
		const currency = office.list('books', 'currency', {}).find(({ currency_code: code }) => code === order.currency);
		const Found: Row = { items, contact: found, currency_id: currency?.['currency_id'] };
		const [person] = office.map('shopOrderToZohoInventoryContact', { ...order, Found }, 'zohoInventory:contact');
		const contact = office.act('inventory', 'contact', 'upsert', { record: person! });
		const [sales] = office.map('shopOrderToZohoInventorySalesOrder', { ...order, Found: { ...Found, contact } }, 'zohoInventory:salesOrder', true);
		const salesorder = office.act('inventory', 'salesOrder', 'upsert', { record: sales! });
		office.act('inventory', 'salesOrder', 'markAsConfirmed', { id: textOf(salesorder['salesorder_id']) });
		const [bill] = office.map('shopOrderToZohoBooksInvoice', { ...order, Found: { ...Found, contact, salesorder } }, 'zohoBooks:invoice', true);
		const invoice = office.act('books', 'invoice', 'upsert', { record: bill! });
		office.act('books', 'invoice', 'markAsSent', { id: textOf(invoice['invoice_id']) });
		return invoice;
	}

	private invoiced(invoice: Row): Row {
		const { office } = this;
		const there = office.list('xero', 'invoice', { InvoiceNumbers: [invoice['invoice_number']] }).find(({ Status }) => Status !== 'VOIDED');
		if (there) return there;
		const customer = office.act('books', 'contact', 'get', { id: textOf(invoice['customer_id']) });
		const [contact] = office.map('zohoBooksContactToXeroContact', customer, 'contact');
		office.act('xero', 'contact', 'upsert', { record: contact! });
		const [record] = office.map('zohoBooksInvoiceToXeroInvoice', invoice, 'invoice');
		return office.act('xero', 'invoice', 'upsert', { record: record! }, { lookUpFirst: true });
	}

	private paid(payment: Row): void {
		const { office } = this;
		const [record] = office.map('shopPaymentToZohoBooksCustomerPayment', payment, 'zohoBooks:customerPayment');
		const made = office.act('books', 'customerPayment', 'upsert', { record: record! });
		for (const one of office.map('zohoBooksPaymentToXeroPayment', made, 'payment')) office.act('xero', 'payment', 'createIfNew', { record: one });
	}

	private credited(credit: OrderCredit, Found: { readonly invoice: Row; readonly xero: Row }): void {
		const { office } = this;
		const number = `${textOf(Found.invoice['invoice_number'])}-${credit.suffix}`;
		const [settled] = office.list('xero', 'creditNote', { where: `CreditNoteNumber=="${number}"` });
		if (settled && amount(settled['RemainingCredit']).eq(0)) return;
		const [known] = office.list('books', 'creditNote', { creditnote_number: number });
		const [record] = known ? [] : office.map('shopRefundToZohoBooksCreditNote', { ...credit, Found }, 'zohoBooks:creditNote', true);
		const id = textOf((known ?? office.act('books', 'creditNote', 'upsert', { record: record! }))['creditnote_id']);
		const note = office.act('books', 'creditNote', 'get', { id });
		const [theirs] = office.map('zohoBooksCreditNoteToXeroCreditNote', note, 'creditNote');
		const xero = office.act('xero', 'creditNote', 'upsert', { record: theirs! });
		if (amount(credit.paid_back).gt(0)) this.paidBack(credit, note);
		else this.setOff(note, xero, Found);
	}

	private paidBack(credit: OrderCredit, note: Row): void {
		const { office } = this;
		const id = textOf(note['creditnote_id']);
		if (amount(note['balance']).gt(0)) {
			const [inputs] = office.map('shopRefundToZohoBooksCreditNoteRefund', credit, 'zohoBooks:creditNoteRefund');
			office.act('books', 'creditNote', 'refund', { id, inputs: inputs! });
		}
		for (const refund of office.listPart('books', 'creditNote', 'getRefunds', id)) {
			const [record] = office.map(
				'zohoBooksRefundToXeroPayment',
				{ ...refund, creditnote_number: note['creditnote_number'], currency_code: note['currency_code'] },
				'payment',
			);
			office.act('xero', 'payment', 'createIfNew', { record: record! });
		}
	}

	private setOff(note: Row, xero: Row, { invoice, xero: theirs }: { readonly invoice: Row; readonly xero: Row }): void {
		const { office } = this;
		if (amount(note['balance']).gt(0)) {
			const invoices = [{ invoice_id: invoice['invoice_id'], amount_applied: note['balance'] }];
			office.act('books', 'creditNote', 'applyToInvoices', { id: textOf(note['creditnote_id']), inputs: { invoices } });
		}
		if (amount(xero['RemainingCredit']).gt(0)) {
			const inputs = { Invoice: { InvoiceID: theirs['InvoiceID'] }, Amount: xero['RemainingCredit'], Date: note['date'] };
			office.act('xero', 'creditNote', 'allocate', { id: textOf(xero['CreditNoteID']), inputs });
		}
	}
}

/** Sums of cents, so that no sum is off by what binary fractions are. */
export const inCents = (rows: readonly Row[], name: string): number => rows.reduce((all, row) => all + Math.round(Number(row[name] ?? 0) * 100), 0);
export const ofPrefix = (rows: unknown, name: string, prefix: string): Row[] => rowsIn(rows).filter((row) => textOf(row[name]).startsWith(prefix));
