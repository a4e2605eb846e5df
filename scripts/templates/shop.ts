import { at, chain, fork, type Step } from './flow';
import { audited } from './audit';
import { noteOver, skipped, templateOf } from './frame';
import { checks, checksLinks } from './shopChecks';
import {
	crediting,
	creditingLinks,
	invoicing,
	invoicingLinks,
	mappers,
	naming,
	namingLinks,
	ordering,
	orderingLinks,
	paying,
	payingLinks,
	seeking,
	settling,
	settlingLinks,
	wentWell,
	writes,
} from './shopParts';
import { either, set, shopTrigger } from './steps';

/** What rounds taxes otherwise than Zoho, by a cent a line. */
const TOLERANCE = 5;

const NOTHING = 'Say that there is nothing to do';
const isNew = '!$json.Found.invoice && $json.is_whole && !($json.is_cancelled && $json.payments.length === 0)';

interface Shop {
	readonly number: string;
	readonly kind: 'shopify' | 'wooCommerce';
	readonly name: string;
	readonly prefix: string;
	/** What the shop's user does. */
	readonly steps: string;
	/** What its webhooks cannot say. */
	readonly limits: string;
}

const steps = ({ name, kind }: Shop): Step[] => [
	...seeking,
	either('Is it new?', at(2, -1400), `={{ ${isNew} }}`),
	...naming(-1400),
	...ordering(-560, TOLERANCE),
	either('Did the refund come first?', at(2, -420), '={{ !$json.Found.invoice && !$json.is_whole }}'),
	set(
		'The order is not there yet',
		at(3, -420),
		`={{ ({
  cause: "temporarily-unavailable",
  status: 0,
  message: "The refund " + $json.credits[0].id + " came before its order " + $json.id + ". It is tried again; if the order never comes, send it anew from ${name}",
  details: []
}) }}`,
	),
	either('Was it cancelled before anything?', at(2, -260), `={{ !$json.Found.invoice && $json.is_whole && !(${isNew}) }}`),
	skipped(NOTHING, at(3, -260), 'zohoBooks:invoice', '{ invoice_number: $json.document }', 'Cancelled before it was paid, and never invoiced'),
	...invoicing(160),
	...paying(600),
	...crediting(1160, TOLERANCE),
	...settling(1160),
	...checks(kind.toLowerCase(), 2760),
	noteOver(
		'About the checks',
		[-3, 4],
		[2520, 840],
		'work',
		'### 9. Every night\nThe invoices of the last 31 days are compared between Zoho and Xero, and lines of the bank that nobody has matched are compared with the payments. What differs and what a line may be are rows in *xerozoho_reviews*. Nothing is posted: no application can match bank lines in Xero.',
	),
	either('Did all of it work?', at(10, 1560), wentWell),
	set('Order is through', at(11, 1560), `={{ $('Order').item.json }}`),
	noteOver(
		'About what is known',
		[0, 2],
		[-500, 800],
		'work',
		`### 2. Is it known?\nThe invoice in Zoho carries the reference *${kind.toLowerCase()}:* and the order's id. What is there is not made again, whatever comes twice or late.`,
	),
	noteOver(
		'About what it names',
		[3, 6],
		[-1540, 940],
		'work',
		'### 3. Who and what\nThe company and the person in Zoho CRM; without CRM, deactivate these nodes. Articles are found by SKU and customers by e-mail address, so whoever is in Zoho already stays one.',
	),
	noteOver(
		'About the order in Zoho',
		[7, 19],
		[-700, 340],
		'start',
		'### 4. The order in Zoho\nThe customer with the addresses of the order, a confirmed sales order that commits the stock, and its invoice. A tax without a row is taken by its rate; up to five cents of rounding become an adjustment.',
	),
	noteOver(
		'About the invoice in Xero',
		[3, 15],
		[-120, 570],
		'start',
		'### 5. The invoice in Xero\nBy the mappings and keys of template **01**: both may run, and nothing is doubled.',
	),
	noteOver(
		'About the payments',
		[10, 17],
		[460, 280],
		'start',
		'### 6. Paid\nBy the keys of template **04**: in Zoho first, then in Xero against the invoice.',
	),
	noteOver(
		'About what is taken back',
		[10, 19],
		[750, 630],
		'work',
		'### 7. Taken back\nA refund or cancellation is a credit note on both sides, with the number of the invoice and its own behind it.',
	),
	noteOver(
		'About the settling',
		[20, 24],
		[750, 880],
		'start',
		'### 8. Settled\nMoney that went back is paid out of the credit note. What nobody had paid is set against the invoice.',
	),
];

const orderToCash = (shop: Shop) =>
	templateOf({
		name: `${shop.number} ${shop.name} orders to cash`,
		entry: 'Order',
		target: 'zohoBooks:invoice',
		trigger: shopTrigger('New or changed order', [0, 0], { shopKind: shop.kind, prefix: shop.prefix, shopName: '' }),
		steps: steps(shop),
		links: [
			...fork('Order', ['Look for its invoice in Zoho', 'Was it looked for?']),
			...fork('Was it looked for?', ['Order and its invoice']),
			...fork('Order and its invoice', ['Is it new?', 'Did the refund come first?', 'Was it cancelled before anything?', 'Order and its invoice now']),
			...fork('Is it new?', [
				'Is it a company?',
				'Has it an e-mail address?',
				'Each line',
				'Look for the customer',
				'Currencies of Zoho',
				'Was all of it looked for?',
			]),
			...namingLinks,
			...orderingLinks,
			...fork('Did the refund come first?', ['The order is not there yet']),
			...chain('The order is not there yet', 'Failure Triage'),
			...fork('Was it cancelled before anything?', [NOTHING]),
			...audited(NOTHING),
			...chain(NOTHING, 'Close its dead letters'),
			...invoicingLinks,
			...fork('Is it in both ledgers?', ['Is something to be paid?', 'Is something taken back?', 'Did all of it work?']),
			...payingLinks,
			...creditingLinks,
			...settlingLinks,
			...writes,
			...checksLinks,
			...fork('Did all of it work?', ['Order is through']),
			...chain('Order is through', 'Close its dead letters'),
		],
		mappers,
		places: { rows: at(0, -900), audit: at(8, -1400), through: at(13, 1560), triage: at(8, 1940) },
		written: {
			message:
				'($json.Total !== undefined ? $json.CurrencyCode + " " + $json.Total + ", of which tax " + $json.TotalTax : $json.total !== undefined ? $json.currency_code + " " + $json.total : $json.Amount ?? $json.amount ?? "")',
		},
		payload: `={{ $('Order').isExecuted ? $('Order').item.json : $json.input ?? $json }}`,
		notes: {
			about: `## ${shop.name} orders to cash

Every order is in Zoho CRM, Inventory and Books and in Xero: **once**, to the cent. Customer, confirmed sales order, invoice and payment; refunds and cancellations as credit notes. Whatever cannot be taken over waits as a *dead letter* with the reason and the way out.

**To use it**
1. Run template **00** once.
2. Choose the credentials *Xero account* and *Zoho account* (with *CRM* and *Inventory* switched on), and create *Shop webhook*.
3. Add mapping rows of kind *paymentAccount*: source application **shop**, the gateway as ${shop.name} calls it (or \\*), target application **zohoBooks**, the **ID** of the account there; of kind *tax* for *No tax* where you sell without tax what Zoho taxes. And those of template **01** from Zoho Books to Xero.
4. ${shop.steps}
5. **Publish** this workflow.

Order edits after the invoice are not followed: enter them by hand. ${shop.limits}

**No Zoho CRM?** Deactivate its nodes. **Another shop?** Choose *Another Shop* in the trigger.`,
			start:
				'### 1. An order comes in\nSigned with the secret of the credential, else it is refused. Whole, as it is now: what is older than what was seen is dropped, and one order is worked on at a time.',
			replay:
				'### Try the waiting ones again\nWhen you have put right what was wrong (a mapping row, a tax), execute from *Replay waiting dead letters*. What then works is marked as done.',
		},
	});

/** 18: Shopify. */
export const shopifyOrders = orderToCash({
	number: '18',
	kind: 'shopify',
	name: 'Shopify',
	prefix: 'SHOP-',
	steps: 'In Shopify, add the webhooks that the trigger names, with its production URL.',
	limits: 'Shopify does not say with the order which gateway took how much: several are one payment.',
});

/** 19: WooCommerce. */
export const wooCommerceOrders = orderToCash({
	number: '19',
	kind: 'wooCommerce',
	name: 'WooCommerce',
	prefix: 'WC-',
	steps: 'In WooCommerce, add the two webhooks that the trigger names, with its production URL and your secret.',
	limits: 'WooCommerce does not say which lines were refunded in part: such a refund is spread over the taxes of the order.',
});
