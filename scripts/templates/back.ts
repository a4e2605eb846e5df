import { at, chain, fork, type Step } from './flow';
import { audited } from './audit';
import { noteOver, skipped, templateOf, through } from './frame';
import { books, check, either, idOf, mapper, readXero, set, ways, xeroTrigger } from './steps';

const linkTo = (kind: 'invoices' | 'bills', url: string): string => `/#\\/${kind}\\/\\d+/.test(${url} ?? "")`;

/** A payment as Zoho Books has it, written once: it is found by its reference. */
const paying = (what: 'customer' | 'vendor', y: number): Step[] => {
	const resource = `${what}Payment`;
	const mapping = what === 'customer' ? 'xeroPaymentToZohoBooksCustomerPayment' : 'xeroPaymentToZohoBooksVendorPayment';
	return [
		mapper(`Payment to ${what} payment`, at(5, y), mapping),
		check(`Check ${what} payment`, at(6, y), `zohoBooks:${resource}`),
		books(`Create or update ${what} payment`, at(7, y), { resource, operation: 'upsert', recordSource: 'inputItem' }),
	];
};

/** A document that is void in Xero becomes void in Zoho Books, unless it is so already. */
const voiding = (what: 'invoice' | 'bill', y: number): Step[] => [
	mapper(`Status to ${what}`, at(2, y), what === 'invoice' ? 'xeroInvoiceStatusToZohoBooksInvoice' : 'xeroBillStatusToZohoBooksBill'),
	check(`Check status of ${what}`, at(3, y), `zohoBooks:${what}Status`),
	books(`Get ${what}`, at(4, y), { resource: what, operation: 'get', ...idOf('={{ $json.id }}') }),
	either(`Is the ${what} alive?`, at(5, y), '={{ $json.status !== "void" }}'),
	books(`Void ${what}`, at(6, y), { resource: what, operation: 'void', ...idOf(`={{ $json.${what}_id }}`) }),
];

const voidingChain = (what: 'invoice' | 'bill') => [
	...chain(`Status to ${what}`, `Check status of ${what}`, `Get ${what}`, `Is the ${what} alive?`),
	...fork(`Is the ${what} alive?`, [`Void ${what}`]),
	...through(`Void ${what}`),
];
const payingChain = (what: 'customer' | 'vendor') => [
	...chain(`Payment to ${what} payment`, `Check ${what} payment`, `Create or update ${what} payment`),
	...through(`Create or update ${what} payment`),
];

const STAYS = 'Say that it stays';

const isVoid = '["VOIDED", "DELETED"].includes($json.Status)';

/** 08: what happens in Xero to documents that came from Zoho Books. */
export const xeroPayments = templateOf({
	name: '08 Xero payments to Zoho Books',
	entry: 'Change',
	target: 'zohoBooks:customerPayment',
	trigger: xeroTrigger('Paid or voided in Xero', [0, 0], {
		organisations: [],
		records: ['payment', 'invoice', 'bill'],
		changes: ['created', 'voided'],
		delivery: 'polling',
	}),
	steps: [
		either(
			'Does it pay an invoice or a bill?',
			at(0),
			'={{ Boolean($json.PaymentID && $json.Invoice?.InvoiceID) && ["ACCRECPAYMENT", "ACCPAYPAYMENT"].includes($json.PaymentType) }}',
		),
		either('Did Zoho Books send it?', at(1, -100), `={{ String($json.Reference ?? "").startsWith("books:") }}`),
		skipped(
			STAYS,
			at(2, -240),
			'zohoBooks:customerPayment',
			'{ payment_id: $json.Reference.split(":")[1] ?? "", reference_number: $json.Reference }',
			'Came from Zoho Books, so it is not sent back',
		),
		readXero('What it pays', at(2, -40), '=/Invoices/{{ $json.Invoice.InvoiceID }}'),
		set('Payment and its document', at(3, -40), `={{ ({ ...$('Change').item.json, Invoice: $json.Invoices[0] }) }}`),
		ways('What of Zoho Books is paid?', at(4, -40), {
			Invoice: `={{ ${linkTo('invoices', '$json.Invoice.Url')} }}`,
			Bill: `={{ ${linkTo('bills', '$json.Invoice.Url')} }}`,
		}),
		...paying('customer', -140),
		...paying('vendor', 60),
		ways('What of Zoho Books is void?', at(1, 340), {
			Invoice: `={{ ${isVoid} && ${linkTo('invoices', '$json.Url')} }}`,
			Bill: `={{ ${isVoid} && ${linkTo('bills', '$json.Url')} }}`,
		}),
		...voiding('invoice', 300),
		...voiding('bill', 500),
		noteOver(
			'About the way back',
			[0, 2],
			[-380, 560],
			'start',
			"### 2. Not in circles\nWhat template **04** brought from Zoho Books has the reference *books:* and the payment's id there. It is not sent back.",
		),
		noteOver(
			'About the payments',
			[3, 7],
			[-380, 580],
			'work',
			"### 3. Paid\nThe document in Xero links back to the one in Zoho Books that templates **01** and **05** brought. A payment has the reference *xero:* and the payment's id, by which it is found again. Documents that Zoho Books does not know are left alone.",
		),
		noteOver('About the void ones', [1, 6], [220, 440], 'start', '### 4. Void\nWhat is void or deleted in Xero becomes void in Zoho Books.'),
	],
	links: [
		...chain('Change', 'Does it pay an invoice or a bill?'),
		...fork('Does it pay an invoice or a bill?', ['Did Zoho Books send it?'], ['What of Zoho Books is void?']),
		...fork('Did Zoho Books send it?', [STAYS], ['What it pays']),
		...audited(STAYS),
		...chain('What it pays', 'Payment and its document', 'What of Zoho Books is paid?'),
		...fork('What of Zoho Books is paid?', ['Payment to customer payment'], ['Payment to vendor payment']),
		...payingChain('customer'),
		...payingChain('vendor'),
		...fork('What of Zoho Books is void?', ['Status to invoice'], ['Status to bill']),
		...voidingChain('invoice'),
		...voidingChain('bill'),
	],
	mappers: ['Payment to customer payment', 'Payment to vendor payment'],
	places: { rows: at(5, -640), audit: at(7, -640), through: at(9), triage: at(8, 880) },
	written: {
		message: '($json.payment_id ? $json.amount + " of " + $json.date : "void")',
		target: 'String($json._sync?.target ?? "").replace(/Status$/, "")',
	},
	notes: {
		about: `## Xero payments back to Zoho Books

An invoice or bill that came from Zoho Books is paid in Xero: Zoho Books has the payment too, **once**, and shows it as paid. One that is void in Xero becomes void there. Whatever cannot be taken over waits as a *dead letter* with the reason and the way out.

**To use it**
1. Run template **00** once.
2. Choose the credentials *Xero account* and *Zoho account*.
3. Add a mapping row of kind *paymentAccount* with the source application **xero**, the code of the bank account in Xero, the target application **zohoBooks** and the **ID** of the account in Zoho Books.
4. **Publish** this workflow. It asks for changes at intervals; for seconds, set *Delivery* to *Webhook*, create the credential *Xero webhook* and follow the steps that the node shows.

A payment that is deleted in Xero waits as a letter: delete it in Zoho Books by its reference, if you agree. Refunds of credits are left alone.`,
		start: '### 1. Something was paid or voided\nOnly new payments, and documents that became void.',
		replay:
			'### Try the waiting ones again\nWhen you have put right what was wrong (a mapping row for the bank account), execute from *Replay waiting dead letters*. What then works is marked as done.',
	},
});
