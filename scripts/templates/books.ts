import { at, chain, fork } from './flow';
import { lookAgain } from './again';
import { AMOUNT, ATTACHED, audited } from './audit';
import { noteOver, skipped, templateOf, through } from './frame';
import { books, booksTrigger, check, either, idOf, mapper, readXero, set, upsert, xero } from './steps';

const STAYS = 'Say that it stays';

const told = (events: readonly string[]) => ({ events, delivery: 'webhook' });

const publishing = `**Publish** this workflow: it adds its webhooks and rules to Zoho Books by itself, and takes them away when you unpublish it.

No webhooks in your plan? A failed execution says so, and changes are then found once an hour; set *Delivery* to *Polling* to have them sooner.`;

/** 04: money received and paid in Zoho Books, on the documents that templates 01 and 05 brought. */
export const payments = templateOf({
	name: '04 Zoho Books payments to Xero',
	entry: 'Payment',
	target: 'xero:payment',
	trigger: booksTrigger(
		'New or changed payment',
		[0, 0],
		told(['customerPayment.created', 'customerPayment.updated', 'vendorPayment.created', 'vendorPayment.updated']),
	),
	steps: [
		either('Did Xero send it?', at(0), `={{ String($json.reference_number ?? "").startsWith("xero:") }}`),
		skipped(STAYS, at(1, -140), 'xero:payment', '{ PaymentID: $json.reference_number.slice(5) }', 'Came from Xero, so it is not sent back'),
		readXero(
			'Look for what it pays',
			at(1, 60),
			'/Invoices',
			`={{ JSON.stringify({
  InvoiceNumbers: [
    ...($json.invoices ?? []).map((row) => row.invoice_number),
    ...($json.bills ?? []).map((row) => row.bill_number)
  ].join(",") || "none",
  page: 1
}) }}`,
		),
		set(
			'Payment and what it pays',
			at(2, 60),
			`={{ (() => {
  const payment = $('Payment').item.json;
  const found = ($json.Invoices ?? []).filter((one) => !["VOIDED", "DELETED"].includes(one.Status));
  const isInvoice = (row, one) => one.Type === "ACCREC" && one.InvoiceNumber === row.invoice_number;
  const isBill = (row, one) => one.Type === "ACCPAY" && one.InvoiceNumber === row.bill_number
    && (String(one.Url ?? "").endsWith("/bills/" + row.bill_id) || one.Contact?.ContactNumber === "books:" + payment.vendor_id);
  const bills = (payment.bills ?? []).map((row) => ({ ...row, xero_invoice_id: found.find((one) => isBill(row, one))?.InvoiceID ?? "" }));
  const missing = [
    ...(payment.invoices ?? []).filter((row) => !found.some((one) => isInvoice(row, one))).map((row) => row.invoice_number),
    ...bills.filter((row) => !row.xero_invoice_id).map((row) => row.bill_number)
  ];
  return { ...payment, ...(payment.bills ? { bills } : {}), missing };
})() }}`,
		),
		either('Is all of it in Xero?', at(3, 60), '={{ $json.missing.length === 0 }}'),
		set(
			'What is not there yet',
			at(4, 340),
			`={{ ({
  cause: "not-found",
  status: 0,
  message: "Payment " + ($json.payment_number || $json.payment_id) + " was not sent: " + $json.missing.join(", ")
    + ($json.missing.length === 1 ? " is" : " are") + " not in Xero. Bring invoices with template 01 and bills with template 05, then replay.",
  details: []
}) }}`,
		),
		either('Is it from a customer?', at(4), '={{ Boolean($json.customer_id) }}'),
		mapper('Customer payment to Xero payments', at(5, -100), 'zohoBooksPaymentToXeroPayment'),
		mapper('Vendor payment to Xero payments', at(5, 120), 'zohoBooksVendorPaymentToXeroPayment'),
		check('Check payment', at(6), 'payment'),
		upsert('Create payment if new', at(7), 'payment'),
		noteOver(
			'About the way back',
			[0, 1],
			[-320, 540],
			'start',
			"### 2. Not in circles\nWhat template **08** brought from Xero has the reference *xero:* and the payment's id there. It is not sent back.",
		),
		noteOver(
			'About the documents',
			[2, 4],
			[-320, 840],
			'work',
			'### 3. What it pays\nInvoices are found by their numbers, bills by number and vendor. A payment waits as a whole until all that it pays is in Xero.',
		),
		noteOver(
			'About the payments',
			[5, 7],
			[-320, 620],
			'start',
			"### 4. One payment for each invoice or bill\nThe reference *books:*, the payment's id and the document's id: what has it is there already. Xero never changes payments; delete one there to bring it anew.",
		),
	],
	links: [
		...chain('Payment', 'Did Xero send it?'),
		...fork('Did Xero send it?', [STAYS], ['Look for what it pays']),
		...audited(STAYS),
		...chain('Look for what it pays', 'Payment and what it pays', 'Is all of it in Xero?'),
		...fork('Is all of it in Xero?', ['Is it from a customer?'], ['What is not there yet']),
		...chain('What is not there yet', 'Failure Triage'),
		...fork('Is it from a customer?', ['Customer payment to Xero payments'], ['Vendor payment to Xero payments']),
		...chain('Customer payment to Xero payments', 'Check payment'),
		...chain('Vendor payment to Xero payments', 'Check payment', 'Create payment if new'),
		...through('Create payment if new'),
	],
	mappers: ['Customer payment to Xero payments', 'Vendor payment to Xero payments'],
	places: { rows: at(5, -560), audit: at(7, -560), through: at(9), triage: at(8, 460) },
	written: { message: '$json.Amount + " on " + ($json.Invoice?.InvoiceNumber ?? "")' },
	notes: {
		about: `## Zoho Books payments to Xero

Money that was received from customers or paid to vendors is on the same invoices and bills in Xero: **once** for each payment and document, to the cent. Whatever cannot be taken over waits as a *dead letter* with the reason and the way out.

**To use it**
1. Run template **00** once, and bring invoices with **01** and bills with **05**.
2. Choose the credentials *Xero account* and *Zoho account*.
3. Add a mapping row of kind *paymentAccount* for each account that money comes to or goes from.
4. ${publishing}

**Not taken over**: bank charges, and what a payment leaves on account.`,
		start: '### 1. A payment comes in\nOf a customer or to a vendor, complete, with what it was applied to.',
		replay:
			'### Try the waiting ones again\nWhen what was missing is there (an invoice, a mapping row), execute from *Replay waiting dead letters*. What then works is marked as done.',
	},
});

const isBill = `={{ Boolean($('Document').item.json.bill_id) }}`;

const billsAgain = lookAgain('Document', at(13, -240), [
	{
		what: 'the bill',
		app: books,
		resource: 'bill',
		id: `={{ $('Document').item.json.bill_id }}`,
		sent: 'Document',
		after: 'Create or update bill',
		at: at(11, -100),
	},
	{
		what: 'the order',
		app: books,
		resource: 'purchaseOrder',
		id: `={{ $('Document').item.json.purchaseorder_id }}`,
		sent: 'Document',
		after: 'Create or update purchase order',
		at: at(11, 60),
	},
]);

/** 05: what vendors are ordered from and bill, with their files. */
export const bills = templateOf({
	name: '05 Zoho Books bills to Xero',
	entry: 'Document',
	target: 'xero:bill',
	trigger: booksTrigger('New or changed bill or order', [0, 0], told(['bill.created', 'bill.updated', 'purchaseOrder.created', 'purchaseOrder.updated'])),
	steps: [
		books('Get vendor', at(0), { resource: 'contact', operation: 'get', ...idOf('={{ $json.vendor_id }}') }),
		mapper('Vendor to Xero contact', at(1), 'zohoBooksContactToXeroContact'),
		check('Check contact', at(2), 'contact'),
		upsert('Create or update contact', at(3), 'contact'),
		either('Is it a bill?', at(4), isBill),
		mapper('Bill to Xero bill', at(5, -100), 'zohoBooksBillToXeroBill', `={{ $('Document').item.json }}`),
		check('Check bill', at(6, -100), 'bill'),
		upsert('Create or update bill', at(7, -100), 'bill'),
		mapper('Order to Xero purchase order', at(5, 120), 'zohoBooksPurchaseOrderToXeroPurchaseOrder', `={{ $('Document').item.json }}`),
		check('Check purchase order', at(6, 120), 'purchaseOrder'),
		upsert('Create or update purchase order', at(7, 120), 'purchaseOrder'),
		either('Has it a file?', at(8, 360), `={{ ($('Document').item.json.documents ?? []).length > 0 }}`),
		readXero(
			'Files in Xero',
			at(9, 360),
			'=/{{ $json.PurchaseOrderID ? "PurchaseOrders/" + $json.PurchaseOrderID : "Invoices/" + $json.InvoiceID }}/Attachments',
		),
		either(
			'Is the file new?',
			at(10, 360),
			`={{ (() => {
  const file = $('Document').item.json.documents.at(-1);
  return !($json.Attachments ?? []).some((one) => one.FileName === file.file_name && (!file.file_size || one.ContentLength === file.file_size));
})() }}`,
		),
		either('Is it the file of a bill?', at(11, 360), isBill),
		books('Download file of bill', at(12, 260), {
			resource: 'bill',
			operation: 'downloadAttachment',
			...idOf(`={{ $('Document').item.json.bill_id }}`),
			binaryPropertyName: 'data',
		}),
		xero('Attach to bill', at(13, 260), {
			resource: 'attachment',
			operation: 'upload',
			Endpoint: 'Invoices',
			RecordID: `={{ $('Create or update bill').item.json.InvoiceID }}`,
			binaryPropertyName: 'data',
			options: { FileName: `={{ $('Document').item.json.documents.at(-1).file_name }}` },
		}),
		books('Download file of order', at(12, 480), {
			resource: 'purchaseOrder',
			operation: 'downloadAttachment',
			...idOf(`={{ $('Document').item.json.purchaseorder_id }}`),
			binaryPropertyName: 'data',
		}),
		xero('Attach to purchase order', at(13, 480), {
			resource: 'attachment',
			operation: 'upload',
			Endpoint: 'PurchaseOrders',
			RecordID: `={{ $('Create or update purchase order').item.json.PurchaseOrderID }}`,
			binaryPropertyName: 'data',
			options: { FileName: `={{ $('Document').item.json.documents.at(-1).file_name }}` },
		}),
		...billsAgain.steps,
		noteOver(
			'About looking again',
			[11, 13],
			[-420, 600],
			'work',
			'### 5. Look again\nTwo changes of one document may come at once and in any order. So Zoho Books is asked whether this is still what was sent; if not, it goes round once more as it is now.',
		),
		noteOver(
			'About the vendor',
			[0, 3],
			[-260, 440],
			'work',
			"### 2. The vendor first\nThe contact in Xero carries the number *books:* and the vendor's id, so it is found again and never made twice, also by template **01**.",
		),
		noteOver(
			'About the documents',
			[4, 7],
			[-260, 560],
			'start',
			'### 3. Map, check, write\nA bill is found by its number and its vendor, because two vendors may use the same number; an order by its number. The check refuses what does not come to the same cents.',
		),
		noteOver(
			'About the files',
			[8, 13],
			[200, 460],
			'work',
			'### 4. The file\nThe one that was added last: Zoho Books hands out no other, and tells of each as it is added. One that is there under its name and size stays.',
		),
	],
	links: [
		...chain('Document', 'Get vendor', 'Vendor to Xero contact', 'Check contact', 'Create or update contact', 'Is it a bill?'),
		...fork('Is it a bill?', ['Bill to Xero bill'], ['Order to Xero purchase order']),
		...chain('Bill to Xero bill', 'Check bill', 'Create or update bill'),
		...chain('Order to Xero purchase order', 'Check purchase order', 'Create or update purchase order'),
		...through('Create or update bill', 'Create or update purchase order'),
		...audited('Create or update contact', 'Attach to bill', 'Attach to purchase order'),
		...chain('Create or update bill', 'Has it a file?'),
		...chain('Create or update purchase order', 'Has it a file?'),
		...billsAgain.links,
		...fork('Has it a file?', ['Files in Xero']),
		...chain('Files in Xero', 'Is the file new?'),
		...fork('Is the file new?', ['Is it the file of a bill?']),
		...fork('Is it the file of a bill?', ['Download file of bill'], ['Download file of order']),
		...chain('Download file of bill', 'Attach to bill'),
		...chain('Download file of order', 'Attach to purchase order'),
	],
	mappers: ['Bill to Xero bill', 'Order to Xero purchase order'],
	places: { rows: at(5, -560), audit: at(7, -560), through: at(9), triage: at(8, 860) },
	written: { message: AMOUNT, target: ATTACHED },
	notes: {
		about: `## Zoho Books bills and purchase orders to Xero

Every bill and purchase order of Zoho Books is in Xero: **once**, to the cent, with its vendor and its file. Whatever cannot be taken over waits as a *dead letter* with the reason and the way out.

**To use it**
1. Run template **00** once.
2. Choose the credentials *Xero account* (with *Attachments* switched on) and *Zoho account*.
3. Add mapping rows for what you buy: of kind *account* for the accounts, of kind *purchaseTax* for the taxes, which are others in Xero than those of sales.
4. ${publishing}

**Paid bills** follow with template **04**.`,
		start: '### 1. A bill or an order comes in\nComplete, with its lines and the names of its files.',
		replay:
			'### Try the waiting ones again\nWhen you have put right what was wrong (a mapping row, an archived contact), execute from *Replay waiting dead letters*. What then works is marked as done.',
	},
});
