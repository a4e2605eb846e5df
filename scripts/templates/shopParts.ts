import { at, chain, fork, type Link, type Step } from './flow';
import { audited } from './audit';
import { books, check, crm, either, idOf, inventory, liveMapper, mapper, readXero, set, split, upsert, xero } from './steps';

/** The parts of order-to-cash: what is looked up of an order, and what is written of it. Side branches stand above what waits for them, because n8n does them first. */

/** Nothing of this order has failed so far. */
const isWell = `(!$('Keep as dead letter').isExecuted || !$('Keep as dead letter').all().some((one) => one.json.entity_key === ["app", "entity", "id"].map((name) => $('Order').item.json._sync.source[name]).join(":")))`;
export const wentWell = `={{ ${isWell} }}`;

/** A row that a node put out, of all that it did in this run. */
const among = (node: string, fits: string): string =>
	`($('${node}').isExecuted ? $('${node}').all().map((one) => one.json).find((one) => ${fits}) : undefined)`;
const ORDER = `$('Order').item.json`;

const createOrUpdate = { operation: 'upsert', recordSource: 'inputItem' } as const;
const first = { operation: 'getMany', returnAll: false, limit: 1 } as const;

/** What the next two columns know of an order before anything is written. */
export const seeking: readonly Step[] = [
	books('Look for its invoice in Zoho', at(0, -200), { resource: 'invoice', ...first, filters: { reference_number: '={{ $json.reference }}' } }),
	either('Was it looked for?', at(0), wentWell),
	set(
		'Order and its invoice',
		at(1),
		`={{ ({ ...$json, Found: { invoice: ${among('Look for its invoice in Zoho', 'one.reference_number === $json.reference')} } }) }}`,
	),
];

const NAMED = 'Order and what it names';

/** Above: the customer in CRM, the articles, the customer and the currencies of Zoho. */
export const naming = (y: number): Step[] => [
	either('Is it a company?', at(3, y), '={{ Boolean($json.customer.company) }}'),
	mapper('Order to CRM account', at(4, y), 'shopOrderToZohoCrmAccount'),
	check('Check CRM account', at(5, y), 'zohoCrm:account'),
	crm('Create or update CRM account', at(6, y), { resource: 'account', ...createOrUpdate, options: { duplicate_check_fields: ['Account_Name'] } }),
	either('Has it an e-mail address?', at(3, y + 200), `={{ Boolean($json.customer.email) && ${isWell} }}`),
	mapper(
		'Order to CRM contact',
		at(4, y + 200),
		'shopOrderToZohoCrmContact',
		`={{ ({ ...$json, Found: { account: ${among('Create or update CRM account', 'one.Account_Name === $json.customer.company')} } }) }}`,
	),
	check('Check CRM contact', at(5, y + 200), 'zohoCrm:contact'),
	crm('Create or update CRM contact', at(6, y + 200), { resource: 'contact', ...createOrUpdate, options: { duplicate_check_fields: ['Email'] } }),
	split('Each line', at(3, y + 400), 'lines'),
	either('Has it a SKU?', at(4, y + 400), '={{ Boolean($json.sku) }}'),
	inventory('Look for the article', at(5, y + 400), { resource: 'item', ...first, filters: { sku: '={{ $json.sku }}' } }),
	inventory('Look for the customer', at(4, y + 600), {
		resource: 'contact',
		...first,
		filters: { email: '={{ $json.customer.email || "nobody@example.com" }}' },
	}),
	books('Currencies of Zoho', at(6, y + 600), { resource: 'currency', operation: 'getMany', returnAll: true, filters: {} }),
];

export const namingLinks: readonly Link[] = [
	...fork('Is it a company?', ['Order to CRM account']),
	...chain('Order to CRM account', 'Check CRM account', 'Create or update CRM account'),
	...fork('Has it an e-mail address?', ['Order to CRM contact']),
	...chain('Order to CRM contact', 'Check CRM contact', 'Create or update CRM contact'),
	...chain('Each line', 'Has it a SKU?'),
	...fork('Has it a SKU?', ['Look for the article']),
];

const withContact = (salesOrder: string): string =>
	`={{ ({ ...$('${NAMED}').item.json, Found: { ...$('${NAMED}').item.json.Found, contact: $('Create or update customer').item.json${salesOrder} } }) }}`;

/** What an order that is new becomes in Zoho. */
export const ordering = (y: number, tolerance: number): Step[] => [
	either('Was all of it looked for?', at(7, y), wentWell),
	set(
		NAMED,
		at(8, y),
		`={{ ({
  ...$json,
  Found: {
    items: $('Look for the article').isExecuted ? $('Look for the article').all().map((one) => one.json) : [],
    contact: $json.customer.email ? ${among('Look for the customer', 'String(one.email).toLowerCase() === $json.customer.email')} : undefined,
    currency_id: ${among('Currencies of Zoho', 'one.currency_code === $json.currency')}?.currency_id
  }
}) }}`,
	),
	mapper('Order to Zoho contact', at(9, y), 'shopOrderToZohoInventoryContact'),
	check('Check customer', at(10, y), 'zohoInventory:contact'),
	inventory('Create or update customer', at(11, y), { resource: 'contact', ...createOrUpdate }),
	liveMapper('Order to sales order', at(12, y), 'shopOrderToZohoInventorySalesOrder', withContact(''), tolerance),
	check('Check sales order', at(13, y), 'zohoInventory:salesOrder'),
	inventory('Create or update sales order', at(14, y), { resource: 'salesOrder', ...createOrUpdate }),
	inventory('Confirm sales order', at(15, y), { resource: 'salesOrder', operation: 'markAsConfirmed', ...idOf('={{ $json.salesorder_id }}') }),
	liveMapper('Order to invoice', at(16, y), 'shopOrderToZohoBooksInvoice', withContact(`, salesorder: $('Create or update sales order').item.json`), tolerance),
	check('Check invoice in Zoho', at(17, y), 'zohoBooks:invoice'),
	books('Create or update invoice in Zoho', at(18, y), { resource: 'invoice', ...createOrUpdate }),
	books('Mark invoice as sent', at(19, y), { resource: 'invoice', operation: 'markAsSent', ...idOf('={{ $json.invoice_id }}') }),
];

export const orderingLinks: readonly Link[] = [
	...fork('Was all of it looked for?', [NAMED]),
	...chain(
		NAMED,
		'Order to Zoho contact',
		'Check customer',
		'Create or update customer',
		'Order to sales order',
		'Check sales order',
		'Create or update sales order',
		'Confirm sales order',
		'Order to invoice',
		'Check invoice in Zoho',
		'Create or update invoice in Zoho',
		'Mark invoice as sent',
	),
];

const INVOICE = 'Invoice in full';
const BOTH = 'Order in both ledgers';
const made = among('Create or update invoice in Zoho', `one.reference_number === ${ORDER}.reference`);

/** The invoice, new or not, and the same in Xero. */
export const invoicing = (y: number): Step[] => [
	set('Order and its invoice now', at(3, y), `={{ ({ ...$json, Found: { invoice: $json.Found.invoice ?? ${made} } }) }}`),
	either('Is there an invoice?', at(4, y), `={{ Boolean($json.Found.invoice) && ${isWell} }}`),
	books(INVOICE, at(5, y), { resource: 'invoice', operation: 'get', ...idOf('={{ $json.Found.invoice.invoice_id }}') }),
	either(
		'Does it come to the same?',
		at(6, y),
		`={{ !${ORDER}.is_whole || Math.round(Number($json.total) * 100) === Math.round(Number(${ORDER}.total) * 100) }}`,
	),
	set(
		'It does not',
		at(7, y + 160),
		`={{ ({
  cause: "business-rule",
  status: 0,
  message: "The invoice " + $json.invoice_number + " comes to " + $json.total + " in Zoho, and the order to " + ${ORDER}.total + ". Was the order changed after it was invoiced, or is the customer taxed otherwise in Zoho? Correct the invoice by hand, then replay",
  details: []
}) }}`,
	),
	readXero('Look for it in Xero', at(7, y), '/Invoices', `={{ JSON.stringify({ InvoiceNumbers: $json.invoice_number, page: 1 }) }}`),
	either(
		'Is it new in Xero?',
		at(8, y - 160),
		`={{ !($json.Invoices ?? []).some((one) => one.Type === "ACCREC" && !["VOIDED", "DELETED"].includes(one.Status)) }}`,
	),
	books('Get customer', at(9, y - 160), { resource: 'contact', operation: 'get', ...idOf(`={{ $('${INVOICE}').item.json.customer_id }}`) }),
	mapper('Customer to Xero contact', at(10, y - 160), 'zohoBooksContactToXeroContact'),
	check('Check contact', at(11, y - 160), 'contact'),
	upsert('Create or update contact', at(12, y - 160), 'contact'),
	mapper('Invoice to Xero invoice', at(13, y - 160), 'zohoBooksInvoiceToXeroInvoice', `={{ ({ ...$('${INVOICE}').item.json, _sync: ${ORDER}._sync }) }}`),
	check('Check invoice', at(14, y - 160), 'invoice'),
	upsert('Create or update invoice', at(15, y - 160), 'invoice'),
	set(
		BOTH,
		at(9, y + 60),
		`={{ (() => {
  const invoice = $('${INVOICE}').item.json;
  const there = ($json.Invoices ?? []).find((one) => one.Type === "ACCREC" && !["VOIDED", "DELETED"].includes(one.Status));
  const xero = there ?? ${among('Create or update invoice', 'one.InvoiceNumber === invoice.invoice_number')};
  return { ...${ORDER}, Found: { invoice, xero } };
})() }}`,
	),
	either('Is it in both ledgers?', at(10, y + 60), `={{ Boolean($json.Found.xero) && ${isWell} }}`),
];

export const invoicingLinks: readonly Link[] = [
	...chain('Order and its invoice now', 'Is there an invoice?'),
	...fork('Is there an invoice?', [INVOICE]),
	...chain(INVOICE, 'Does it come to the same?'),
	...fork('Does it come to the same?', ['Look for it in Xero'], ['It does not']),
	...chain('It does not', 'Failure Triage'),
	...fork('Look for it in Xero', ['Is it new in Xero?', BOTH]),
	...fork('Is it new in Xero?', ['Get customer']),
	...chain(
		'Get customer',
		'Customer to Xero contact',
		'Check contact',
		'Create or update contact',
		'Invoice to Xero invoice',
		'Check invoice',
		'Create or update invoice',
	),
	...chain(BOTH, 'Is it in both ledgers?'),
];

/** The record of a mapper behind a list of the order: with the invoice, and as the order's. */
const ofOrder = (record: string): string => `={{ ({ ...${record}, Found: $('${BOTH}').item.json.Found, _sync: ${ORDER}._sync }) }}`;

export const paying = (y: number): Step[] => [
	either(
		'Is something to be paid?',
		at(10, y),
		'={{ $json.payments.length > 0 && (Number($json.Found.invoice.balance) > 0 || Number($json.Found.xero.AmountDue) > 0) }}',
	),
	split('Each payment', at(11, y), 'payments'),
	mapper('Payment to Zoho payment', at(12, y), 'shopPaymentToZohoBooksCustomerPayment', ofOrder('$json')),
	check('Check payment in Zoho', at(13, y), 'zohoBooks:customerPayment'),
	books('Create or update payment in Zoho', at(14, y), { resource: 'customerPayment', ...createOrUpdate }),
	mapper('Payment to Xero payment', at(15, y), 'zohoBooksPaymentToXeroPayment'),
	check('Check payment', at(16, y), 'payment'),
	upsert('Create payment if new', at(17, y), 'payment'),
];

export const payingLinks: readonly Link[] = [
	...fork('Is something to be paid?', ['Each payment']),
	...chain(
		'Each payment',
		'Payment to Zoho payment',
		'Check payment in Zoho',
		'Create or update payment in Zoho',
		'Payment to Xero payment',
		'Check payment',
		'Create payment if new',
	),
];

const CREDIT = 'Credit note in full';
const IN_XERO = 'Create or update credit note';
const EACH = `$('Each refund').item.json`;
const number = `$('${BOTH}').item.json.Found.invoice.invoice_number + "-" + `;
const ofNumber = `one.creditnote_number === ${number}${EACH}.suffix`;
const known = among('Look for its credit note in Zoho', ofNumber);
const credited = among('Create or update credit note in Zoho', ofNumber);

/** Credit notes of refunds and cancellations, and what becomes of them. */
export const crediting = (y: number, tolerance: number): Step[] => [
	either('Is something taken back?', at(10, y), `={{ $json.credits.length > 0 && ${isWell} }}`),
	split('Each refund', at(11, y), 'credits'),
	readXero(
		'Look for its credit note in Xero',
		at(12, y),
		'/CreditNotes',
		`={{ JSON.stringify({ where: 'CreditNoteNumber=="' + ${number}$json.suffix + '"' }) }}`,
	),
	either(
		'Is it not settled yet?',
		at(13, y),
		`={{ !($json.CreditNotes ?? []).some((one) => one.Status !== "VOIDED" && one.Status !== "DELETED" && Number(one.RemainingCredit) === 0) }}`,
	),
	books('Look for its credit note in Zoho', at(14, y - 320), {
		resource: 'creditNote',
		...first,
		filters: { creditnote_number: `={{ ${number}${EACH}.suffix }}` },
	}),
	either('Is it new in Zoho?', at(14, y - 160), `={{ ${isWell} && !${known} }}`),
	liveMapper('Refund to credit note', at(15, y - 160), 'shopRefundToZohoBooksCreditNote', ofOrder(EACH), tolerance),
	check('Check credit note in Zoho', at(16, y - 160), 'zohoBooks:creditNote'),
	books('Create or update credit note in Zoho', at(17, y - 160), { resource: 'creditNote', ...createOrUpdate }),
	set('Refund and its credit note', at(14, y + 40), `={{ ({ id: (${known} ?? ${credited})?.creditnote_id ?? "" }) }}`),
	either('Is there a credit note?', at(15, y + 40), `={{ Boolean($json.id) && ${isWell} }}`),
	books(CREDIT, at(16, y + 40), { resource: 'creditNote', operation: 'get', ...idOf('={{ $json.id }}') }),
	mapper('Credit note to Xero credit note', at(17, y + 40), 'zohoBooksCreditNoteToXeroCreditNote', `={{ ({ ...$json, _sync: ${ORDER}._sync }) }}`),
	check('Check credit note', at(18, y + 40), 'creditNote'),
	upsert(IN_XERO, at(19, y + 40), 'creditNote'),
];

export const creditingLinks: readonly Link[] = [
	...fork('Is something taken back?', ['Each refund']),
	...chain('Each refund', 'Look for its credit note in Xero', 'Is it not settled yet?'),
	...fork('Is it not settled yet?', ['Look for its credit note in Zoho', 'Is it new in Zoho?', 'Refund and its credit note']),
	...fork('Is it new in Zoho?', ['Refund to credit note']),
	...chain('Refund to credit note', 'Check credit note in Zoho', 'Create or update credit note in Zoho'),
	...chain('Refund and its credit note', 'Is there a credit note?'),
	...fork('Is there a credit note?', [CREDIT]),
	...chain(CREDIT, 'Credit note to Xero credit note', 'Check credit note', IN_XERO),
];

const inZoho = `$('${CREDIT}').item.json`;
const isPaidBack = `Number(${EACH}.paid_back) > 0`;

/** Money that went back is paid out of the credit note on both sides; what nobody had paid is set against the invoice. */
export const settling = (y: number): Step[] => [
	either('Is it to be paid back in Zoho?', at(20, y - 320), `={{ ${isPaidBack} && Number(${inZoho}.balance) > 0 }}`),
	mapper('Refund to Zoho refund', at(21, y - 320), 'shopRefundToZohoBooksCreditNoteRefund', ofOrder(EACH)),
	check('Check refund in Zoho', at(22, y - 320), 'zohoBooks:creditNoteRefund'),
	books('Pay back in Zoho', at(23, y - 320), {
		resource: 'creditNote',
		operation: 'refund',
		...idOf(`={{ ${inZoho}.creditnote_id }}`),
		date: '={{ $json.date }}',
		amount: '={{ $json.amount }}',
		from_account_id: { __rl: true, mode: 'id', value: '={{ $json.from_account_id }}' },
		options: { refund_mode: '={{ $json.refund_mode }}', reference_number: '={{ $json.reference_number }}' },
	}),
	either('Is it paid back in Zoho?', at(20, y - 120), `={{ ${isPaidBack} && ${isWell} }}`),
	books('Get refunds of credit note', at(21, y - 120), {
		resource: 'creditNote',
		operation: 'getRefunds',
		...idOf(`={{ ${inZoho}.creditnote_id }}`),
		returnAll: true,
	}),
	mapper(
		'Zoho refund to Xero payment',
		at(22, y - 120),
		'zohoBooksRefundToXeroPayment',
		`={{ ({ ...$json, creditnote_number: ${inZoho}.creditnote_number, currency_code: ${inZoho}.currency_code, _sync: ${ORDER}._sync }) }}`,
	),
	check('Check refund', at(23, y - 120), 'payment'),
	upsert('Create refund if new', at(24, y - 120), 'payment'),
	either('Is it to be set against the invoice?', at(20, y + 80), `={{ !(${isPaidBack}) && Number(${inZoho}.balance) > 0 }}`),
	books('Set against the invoice in Zoho', at(21, y + 80), {
		resource: 'creditNote',
		operation: 'applyToInvoices',
		...idOf(`={{ ${inZoho}.creditnote_id }}`),
		invoices: `={{ JSON.stringify([{ invoice_id: $('${BOTH}').item.json.Found.invoice.invoice_id, amount_applied: ${inZoho}.balance }]) }}`,
	}),
	either('Is it set against the invoice in Zoho?', at(20, y + 280), `={{ !(${isPaidBack}) && Number($json.RemainingCredit) > 0 && ${isWell} }}`),
	xero('Set against the invoice in Xero', at(21, y + 280), {
		resource: 'creditNote',
		operation: 'allocate',
		...idOf('={{ $json.CreditNoteID }}'),
		Invoice: { __rl: true, mode: 'id', value: `={{ $('${BOTH}').item.json.Found.xero.InvoiceID }}` },
		Amount: '={{ $json.RemainingCredit }}',
		Date: `={{ ${inZoho}.date }}`,
	}),
];

export const settlingLinks: readonly Link[] = [
	...fork(IN_XERO, [
		'Is it to be paid back in Zoho?',
		'Is it paid back in Zoho?',
		'Is it to be set against the invoice?',
		'Is it set against the invoice in Zoho?',
	]),
	...fork('Is it to be paid back in Zoho?', ['Refund to Zoho refund']),
	...chain('Refund to Zoho refund', 'Check refund in Zoho', 'Pay back in Zoho'),
	...fork('Is it paid back in Zoho?', ['Get refunds of credit note']),
	...chain('Get refunds of credit note', 'Zoho refund to Xero payment', 'Check refund', 'Create refund if new'),
	...fork('Is it to be set against the invoice?', ['Set against the invoice in Zoho']),
	...fork('Is it set against the invoice in Zoho?', ['Set against the invoice in Xero']),
];

/** What the trail is told of. */
export const writes: readonly Link[] = audited(
	'Create or update CRM account',
	'Create or update CRM contact',
	'Create or update customer',
	'Create or update sales order',
	'Confirm sales order',
	'Create or update invoice in Zoho',
	'Mark invoice as sent',
	'Create or update contact',
	'Create or update invoice',
	'Create or update payment in Zoho',
	'Create payment if new',
	'Create or update credit note in Zoho',
	IN_XERO,
	'Pay back in Zoho',
	'Create refund if new',
	'Set against the invoice in Zoho',
	'Set against the invoice in Xero',
);

/** All mappers that ask the mapping table. */
export const mappers = [
	'Order to sales order',
	'Order to invoice',
	'Invoice to Xero invoice',
	'Payment to Zoho payment',
	'Payment to Xero payment',
	'Refund to credit note',
	'Credit note to Xero credit note',
	'Refund to Zoho refund',
	'Zoho refund to Xero payment',
] as const;
