import { at, chain, fork } from './flow';
import { AMOUNT, audited } from './audit';
import { CONTACT_WRITTEN, contactLinks, contactSteps } from './customer';
import { noteOver, templateOf, through } from './frame';
import { books, booksTrigger, check, either, entry as noOp, idOf, mapper, once, readXero, set, upsert, ways, xero } from './steps';

const THROUGH = 'Close its dead letters';
const NOW = 'Credit as it is now';
const LEFT = '($json.invoices_credited ?? $json.bills_credited)';

/** What of a credit is not allocated in Xero yet, row by row; and what stands in the way of allocating it. No amounts are reckoned with here: an application is there, or it is not. */
const applications = `={{ (() => {
  const credit = $('${NOW}').item.json;
  const isNote = Boolean(credit.creditnote_id);
  const rows = (isNote ? credit.invoices_credited : credit.bills_credited ?? credit.bills) ?? [];
  const numberOf = (row) => isNote ? row.invoice_number : row.bill_number;
  const amountOf = (row) => Number(row.credited_amount ?? row.amount_applied ?? row.amount);
  const found = ($json.Invoices ?? []).filter((one) => !["VOIDED", "DELETED"].includes(one.Status));
  const isIt = (row, one) => one.InvoiceNumber === numberOf(row) && (isNote
    ? one.Type === "ACCREC"
    : one.Type === "ACCPAY" && (String(one.Url ?? "").endsWith("/bills/" + row.bill_id) || one.Contact?.ContactNumber === "books:" + credit.vendor_id));
  const there = [...($('Credit note in Xero').item.json.Allocations ?? [])];
  const isThere = (row) => {
    const place = there.findIndex((one) => one.Invoice?.InvoiceID === row.xero_invoice_id && Number(one.Amount) === amountOf(row));
    return place >= 0 && there.splice(place, 1).length > 0;
  };
  const known = rows.map((row) => ({ ...row, xero_invoice_id: found.find((one) => isIt(row, one))?.InvoiceID ?? "" }));
  const left = known.filter((row) => row.xero_invoice_id === "" || !isThere(row));
  return {
    ...credit,
    _sync: $json._sync,
    ...(isNote ? { invoices_credited: left } : { bills_credited: left }),
    missing: left.filter((row) => row.xero_invoice_id === "").map(numberOf),
    foreign: there.map((one) => one.Amount + " on " + (one.Invoice?.InvoiceNumber ?? "another invoice"))
  };
})() }}`;

const inTheWay = `={{ (() => {
  const number = $json.creditnote_number ?? $json.vendor_credit_number;
  const { missing, foreign } = $json;
  return {
    cause: missing.length ? "not-found" : "conflict",
    status: 0,
    message: "Credit " + number + " is in Xero, but was not applied there. "
      + (missing.length ? missing.join(", ") + (missing.length === 1 ? " is" : " are") + " not in Xero: bring invoices with template 01 and bills with template 05, then replay. " : "")
      + (foreign.length ? "Xero has it applied with " + foreign.join(", ") + ", and Zoho Books has not: take that back in Xero, or apply it in Zoho Books too, then replay." : ""),
    details: []
  };
})() }}`;

const REFUNDS = 'Who has paid back?';
const PAID_BACK = `Number($('${NOW}').item.json.total_refunded_amount ?? 0) > 0`;

/** 23: what customers are given back and vendors give back, and what of it was set against invoices and bills. */
export const credits = templateOf({
	name: '23 Zoho Books credit notes to Xero',
	entry: 'Credit',
	target: 'xero:creditNote',
	trigger: booksTrigger('New or changed credit', [0, 0], {
		events: ['creditNote.created', 'creditNote.updated', 'vendorCredit.created', 'vendorCredit.updated'],
		delivery: 'webhook',
	}),
	steps: [
		either('Is it for a customer?', at(0), '={{ Boolean($json.creditnote_id) }}'),
		books('Credit note as it is now', at(1, -100), { resource: 'creditNote', operation: 'get', ...idOf('={{ $json.creditnote_id }}') }),
		books('Vendor credit as it is now', at(1, 120), { resource: 'vendorCredit', operation: 'get', ...idOf('={{ $json.vendor_credit_id }}') }),
		noOp(NOW, at(2)),
		...contactSteps(3, 4, 320, `"books:" + ($json.customer_id || $json.vendor_id)`),
		books('Get customer or vendor', at(5, 320), {
			resource: 'contact',
			operation: 'get',
			...idOf(`={{ $('${NOW}').item.json.customer_id || $('${NOW}').item.json.vendor_id }}`),
		}),
		mapper('Contact to Xero contact', at(6, 320), 'zohoBooksContactToXeroContact'),
		either('Is it a credit note?', at(9), `={{ Boolean($('${NOW}').item.json.creditnote_id) }}`),
		mapper('Credit note to Xero credit note', at(10, -100), 'zohoBooksCreditNoteToXeroCreditNote', `={{ $('${NOW}').item.json }}`),
		mapper('Vendor credit to Xero credit note', at(10, 120), 'zohoBooksVendorCreditToXeroCreditNote', `={{ $('${NOW}').item.json }}`),
		check('Check credit note', at(11), 'creditNote'),
		upsert('Create or update credit note', at(12), 'creditNote'),
		either(
			'Is any of it applied?',
			at(13),
			`={{ (() => {
  const { invoices_credited, bills_credited, bills } = $('${NOW}').item.json;
  return (invoices_credited ?? bills_credited ?? bills ?? []).length > 0;
})() }}`,
		),
		xero('Credit note in Xero', at(14), { resource: 'creditNote', operation: 'get', ...idOf('={{ $json.CreditNoteID }}') }),
		readXero(
			'Look for what it is applied to',
			at(15),
			'/Invoices',
			`={{ (() => {
  const { invoices_credited, bills_credited, bills } = $('${NOW}').item.json;
  const numbers = (invoices_credited ?? bills_credited ?? bills ?? []).map((row) => row.invoice_number ?? row.bill_number);
  return JSON.stringify({ InvoiceNumbers: numbers.join(",") || "none", page: 1 });
})() }}`,
		),
		set('Credit and what is left to apply', at(16), applications),
		ways('What is left to apply?', at(17), {
			'Something is in the way': '={{ $json.missing.length + $json.foreign.length > 0 }}',
			'To invoices': `={{ Boolean($json.creditnote_id) && ${LEFT}.length > 0 }}`,
			'To bills': `={{ Boolean($json.vendor_credit_id) && ${LEFT}.length > 0 }}`,
			Nothing: `={{ ${LEFT}.length === 0 }}`,
		}),
		set('What is in the way', at(18, 340), inTheWay),
		mapper('Credit note to Xero allocations', at(18, -100), 'zohoBooksCreditNoteToXeroAllocations'),
		mapper('Vendor credit to Xero allocations', at(18, 120), 'zohoBooksVendorCreditToXeroAllocations'),
		check('Check allocation', at(19), 'allocation'),
		xero('Apply to invoice or bill', at(20), {
			resource: 'creditNote',
			operation: 'allocate',
			...idOf(`={{ $('Credit note in Xero').item.json.CreditNoteID }}`),
			Invoice: { __rl: true, mode: 'id', value: '={{ $json.Invoice.InvoiceID }}' },
			Amount: '={{ $json.Amount }}',
			Date: '={{ $json.Date }}',
			options: { Source: '={{ $json.Source }}' },
		}),
		set(
			'Credit that is applied',
			at(21),
			`={{ (({ creditnote_id, vendor_credit_id }) => ({ credit: creditnote_id ?? vendor_credit_id, _sync: $json._sync }))($('${NOW}').item.json) }}`,
		),
		once('Each credit once', at(22), 'credit'),
		ways(REFUNDS, at(23), {
			'We have': `={{ ${PAID_BACK} && Boolean($('${NOW}').item.json.creditnote_id) }}`,
			'The vendor has': `={{ ${PAID_BACK} && Boolean($('${NOW}').item.json.vendor_credit_id) }}`,
			Nobody: `={{ !(${PAID_BACK}) }}`,
		}),
		books('Refunds of the credit note', at(24, -100), {
			resource: 'creditNote',
			operation: 'getRefunds',
			...idOf(`={{ $('${NOW}').item.json.creditnote_id }}`),
			returnAll: true,
		}),
		books('Refunds of the vendor credit', at(24, 120), {
			resource: 'vendorCredit',
			operation: 'getRefunds',
			...idOf(`={{ $('${NOW}').item.json.vendor_credit_id }}`),
			returnAll: true,
		}),
		mapper(
			'Refund to Xero payment',
			at(25, -100),
			'zohoBooksRefundToXeroPayment',
			`={{ (({ creditnote_number, currency_code, _sync }) => ({ ...$json, creditnote_number, currency_code, _sync }))($('${NOW}').item.json) }}`,
		),
		mapper(
			'Vendor refund to Xero payment',
			at(25, 120),
			'zohoBooksVendorRefundToXeroPayment',
			`={{ (({ vendor_credit_number, currency_code, _sync }) => ({ ...$json, vendor_credit_number, currency_code, _sync, xero_credit_note_id: $('Create or update credit note').item.json.CreditNoteID }))($('${NOW}').item.json) }}`,
		),
		check('Check refund', at(26), 'payment'),
		upsert('Create refund if new', at(27), 'payment'),
		noteOver(
			'About the credit',
			[0, 2],
			[-260, 560],
			'work',
			'### 2. As it is now\nRead once more, so that the latest state counts, in whatever order events come and letters are replayed.',
		),
		noteOver(
			'About the contact',
			[3, 8],
			[-260, 760],
			'work',
			'### 3. The contact first\nThe contact in Xero carries the number *books:* and the id in Zoho Books. One that is there is left as it is; one that is not is made, once.',
		),
		noteOver(
			'About the credits',
			[9, 12],
			[-260, 560],
			'start',
			'### 4. Map, check, write\nFound again by its number. What is open or closed in Zoho Books is approved in Xero, a draft stays a draft, what is void becomes void. The check refuses what does not come to the same cents.',
		),
		noteOver(
			'About what it is applied to',
			[13, 17],
			[-260, 560],
			'work',
			'### 5. What it was set against\nInvoices are found by their numbers, bills by number and vendor. Nothing is applied until all of them are in Xero. What is applied there already, to the same invoice with the same amount, is left alone; what is applied only in Xero waits for you.',
		),
		noteOver('About the applications', [18, 20], [-260, 560], 'start', '### 6. Apply\nOne allocation in Xero for each application in Zoho Books, to the cent.'),
		noteOver(
			'About the refunds',
			[21, 27],
			[-260, 560],
			'work',
			'### 7. What was paid back\nEach refund, to a customer or by a vendor, is a payment of the credit note in Xero, once, from or to the account that your mapping rows of kind *paymentAccount* name.',
		),
	],
	links: [
		...chain('Credit', 'Is it for a customer?'),
		...fork('Is it for a customer?', ['Credit note as it is now'], ['Vendor credit as it is now']),
		...chain('Credit note as it is now', NOW),
		...chain('Vendor credit as it is now', NOW),
		...contactLinks(NOW, 'Get customer or vendor', ['Contact to Xero contact'], 'Is it a credit note?'),
		...chain('Get customer or vendor', 'Contact to Xero contact'),
		...fork('Is it a credit note?', ['Credit note to Xero credit note'], ['Vendor credit to Xero credit note']),
		...chain('Credit note to Xero credit note', 'Check credit note'),
		...chain('Vendor credit to Xero credit note', 'Check credit note', 'Create or update credit note', 'Is any of it applied?'),
		...fork('Is any of it applied?', ['Credit note in Xero'], [REFUNDS]),
		...chain('Credit note in Xero', 'Look for what it is applied to', 'Credit and what is left to apply', 'What is left to apply?'),
		...fork('What is left to apply?', ['What is in the way'], ['Credit note to Xero allocations'], ['Vendor credit to Xero allocations'], [REFUNDS]),
		...chain('What is in the way', 'Failure Triage'),
		...chain('Credit note to Xero allocations', 'Check allocation'),
		...chain('Vendor credit to Xero allocations', 'Check allocation', 'Apply to invoice or bill'),
		...chain('Apply to invoice or bill', 'Credit that is applied', 'Each credit once', REFUNDS),
		...fork(REFUNDS, ['Refunds of the credit note'], ['Refunds of the vendor credit'], [THROUGH]),
		...chain('Refunds of the credit note', 'Refund to Xero payment', 'Check refund', 'Create refund if new'),
		...chain('Refunds of the vendor credit', 'Vendor refund to Xero payment', 'Check refund'),
		...audited(CONTACT_WRITTEN, 'Create or update credit note', 'Apply to invoice or bill'),
		...through('Create refund if new'),
	],
	mappers: ['Credit note to Xero credit note', 'Vendor credit to Xero credit note', 'Refund to Xero payment', 'Vendor refund to Xero payment'],
	places: { rows: at(9, -560), audit: at(12, -560), through: at(28, 80), triage: at(17, 760) },
	written: {
		message: `($json.PaymentID ? $json.Amount + " paid back" : $json.AllocationID || $json.Invoice ? $json.Amount + " applied" : ${AMOUNT})`,
		target: `!$json.PaymentID && ($json.AllocationID || $json.Invoice) ? "xero:allocation" : ""`,
	},
	notes: {
		about: `## Zoho Books credit notes and vendor credits to Xero

Every credit note of a customer and every credit of a vendor is a credit note in Xero: **once**, to the cent, and set against the same invoices and bills. Whatever cannot be taken over waits as a *dead letter* with the reason and the way out.

**To use it**
1. Run template **00** once, and bring invoices with **01** and bills with **05**.
2. Choose the credentials *Xero account* and *Zoho account*.
3. Add mapping rows as for **01** and **05**: of kind *tax* and *account* for what is credited to customers, *purchaseTax* for what vendors credit, *paymentAccount* for the accounts that refunds are paid from or come to.
4. **Publish** this workflow: it adds its webhooks and rules to Zoho Books by itself, and takes them away when you unpublish it.

No webhooks in your plan? A failed execution says so, and changes are then found once an hour; set *Delivery* to *Polling* to have them sooner.

**Writes** contacts, credit notes, their allocations and refunds in Xero, audit rows, dead letters.`,
		start: '### 1. A credit comes in\nNew, changed, opened, applied or made void: complete, with its lines and with what it was applied to.',
		replay:
			'### Try the waiting ones again\nWhen what was missing is there (an invoice, a mapping row), execute from *Replay waiting dead letters*. What then works is marked as done.',
	},
});
