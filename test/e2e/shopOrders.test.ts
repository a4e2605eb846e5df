import axios from 'axios';
import { keptOf, postsOf, totalOf, trade, type Post, type Sale, type ShopName } from '../../sandbox/shop';
import { zohoOrganization } from '../../sandbox/zoho';
import { accountId, taxId } from '../../sandbox/zoho/foundation';
import { template } from '../../scripts/world';
import { chance } from '../mapping/random';
import { audit, close, inBooks, letters, messages, nothingBroke, open, restart, rowsOf, texts, world, xero, xeroApi, type Row } from './financeWorld';
import { checkTrail } from './trail';

/** Templates 18 and 19 in a real n8n: orders of two shops in two currencies, told twice and in any order, are the same money in the shop, in Zoho and in Xero. */

const SECRET = 'a shop signs with this one';
const goods = [
	{ sku: 'JUG-600', title: 'Milk jug 600 ml', cents: 2450 },
	{ sku: 'TAMP-58', title: 'Tamper 58 mm', cents: 4500 },
	{ sku: 'NOT-IN-STOCK', title: 'Engraving', cents: 1999 },
];
const usual = { goods, began: Date.parse('2026-11-20T01:00:00Z') };
const luck = chance(7);
const shops: Readonly<Record<ShopName, Sale[]>> = {
	shopify: trade(luck.next, {
		...usual,
		orders: 4,
		refunds: 2,
		cancellations: 1,
		currency: 'NZD',
		inclusive: true,
		rate: 15,
		tax: 'GST',
		firstId: 5_500_000_000_001,
		gateway: 'shopify_payments',
	}),
	wooCommerce: trade(luck.next, {
		...usual,
		orders: 2,
		refunds: 1,
		currency: 'USD',
		inclusive: false,
		rate: 5,
		tax: 'Reduced',
		firstId: 4711,
		gateway: 'stripe',
		country: 'US',
	}),
};
const flows = { shopify: '18-shopify-orders-to-cash.json', wooCommerce: '19-woocommerce-orders-to-cash.json' } as const;

const REFUSED = { kind: 'status', status: 400, body: { code: 4, message: 'The period is locked just now.' } };

const addresses = new Map<ShopName, { id: string; url: string }>();
const sum = (rows: readonly Row[], name: string): string => rows.reduce((all, row) => all + Math.round(Number(row[name]) * 100), 0).toString();
const ofShop = (rows: readonly Row[], name: string, prefix: string): Row[] => rows.filter((row) => String(row[name]).startsWith(prefix));

beforeAll(async () => {
	await open();
	const { api } = world.n8n;
	await api.createCredential('shopWebhookApi', 'Shop webhook', { secret: SECRET, previousSecret: '' });
	await api.addRow('xerozoho_mappings', {
		...{ kind: 'paymentAccount', source_app: 'shop', source_value: '*', target_app: 'zohoBooks', note: '' },
		target_value: accountId('Undeposited Funds'),
	});
	await api.addRow('xerozoho_mappings', {
		...{ kind: 'tax', source_app: 'shop', source_value: 'No tax', target_app: 'zohoBooks', note: '' },
		target_value: taxId('Zero Rate'),
	});
	await world.control.lever('demoStock', { vendor: 'zoho' });
	for (const shop of ['shopify', 'wooCommerce'] as const) {
		const flow = template(flows[shop]);
		const id = await api.importWorkflow(flow);
		await api.publish(id);
		const { webhookId } = flow.nodes.find(({ type }) => type === 'n8n-nodes-xero-zoho.shopOrderTrigger')!;
		addresses.set(shop, { id, url: `${world.n8n.base}/webhook/${String(webhookId)}/shop-orders` });
	}
});
afterAll(close);

/** Shops try again where nobody took what they posted, as while n8n waits for its own database. */
async function send(url: string, { body, headers }: Post): Promise<number> {
	for (let tries = 1; ; tries++) {
		const { status } = await axios.post(url, Buffer.from(body), { headers, proxy: false, validateStatus: () => true });
		if (status < 500 || tries === 20) return status;
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}

/** All of it at once: n8n answers when it has kept what came. */
async function tell(shop: ShopName, posts: readonly Post[]): Promise<void> {
	const { id, url } = addresses.get(shop)!;
	const before = (await world.n8n.api.executions(id)).length;
	expect(new Set(await Promise.all(posts.map((one) => send(url, one))))).toEqual(new Set([200]));
	await world.n8n.api.ran(id, before + posts.length, 400_000);
	await nothingBroke(id);
}

const replay = async (shop: ShopName): Promise<void> => {
	const run = await world.n8n.api.run(addresses.get(shop)!.id, 'Replay waiting dead letters');
	expect(run.status).toBe('success');
};

/** What the three know of a shop's money, in cents. */
async function figures(shop: ShopName) {
	const prefix = shop === 'shopify' ? 'SHOP-' : 'WC-';
	const invoices = ofShop(inBooks('invoices'), 'invoice_number', prefix);
	const notes = ofShop(inBooks('creditnotes'), 'creditnote_number', prefix);
	const numbers = new Set(texts(invoices, 'invoice_number'));
	const [theirs, credits, payments] = [await xero('Invoices'), await xero('CreditNotes'), await xero('Payments')];
	const own = ofShop(theirs, 'InvoiceNumber', prefix);
	const paid = payments.filter(({ Invoice, Status }) => Status === 'AUTHORISED' && numbers.has(String((Invoice as Row | undefined)?.InvoiceNumber)));
	return {
		zoho: {
			invoices: sum(invoices, 'total'),
			notes: sum(notes, 'total'),
			open: sum(invoices, 'balance'),
			left: sum(notes, 'balance'),
			count: invoices.length,
			tax: sum(invoices, 'tax_total'),
		},
		xero: {
			invoices: sum(own, 'Total'),
			notes: sum(ofShop(credits, 'CreditNoteNumber', prefix), 'Total'),
			open: sum(own, 'AmountDue'),
			left: sum(ofShop(credits, 'CreditNoteNumber', prefix), 'RemainingCredit'),
			count: own.length,
			tax: sum(own, 'TotalTax'),
		},
		paid: sum(paid, 'Amount'),
		currencies: [...new Set([...invoices.map((row) => row.currency_code), ...own.map((row) => row.CurrencyCode)])],
	};
}

describe.each(['shopify', 'wooCommerce'] as const)('orders of %s', (shop) => {
	const sales = shops[shop];
	const posts = postsOf(sales, luck.next, { shop, secret: SECRET });
	const invoiced = sales.filter(({ paid }) => paid !== undefined);

	beforeAll(async () => {
		if (shop === 'shopify') await world.control.fault({ vendor: 'zoho', match: { method: 'POST', path: '/salesorders' }, times: 1, fault: REFUSED });
		await tell(shop, posts);
		// A later delivery of the same order may have healed it.
		if (shop === 'shopify') expect((await world.n8n.api.rows('xerozoho_dead_letters')).length).toBeGreaterThan(0);
		for (let turn = 0; turn < 2 && (await letters()).length; turn++) await replay(shop);
	});
	afterAll(restart);

	it('are the same money in the shop, in Zoho and in Xero, to the cent', async () => {
		expect(await messages()).toBe('');
		const { zoho, xero: theirs, paid, currencies } = await figures(shop);
		expect(theirs).toEqual(zoho);
		expect(Number(zoho.invoices) - Number(zoho.notes)).toBe(sales.reduce((all, sale) => all + keptOf(sale), 0));
		expect(Number(paid)).toBe(invoiced.reduce((all, sale) => all + totalOf(sale), 0));
		expect([zoho.open, zoho.left, currencies]).toEqual(['0', '0', [sales[0]!.currency]]);
		console.info(`${shop}: ${posts.length} deliveries of ${sales.length} orders: ${JSON.stringify(zoho)}`);
	});

	it('commit stock by confirmed sales orders, and have one customer in CRM, Zoho and Xero', async () => {
		const prefix = shop === 'shopify' ? 'SHOP-' : 'WC-';
		const orders = ofShop(inBooks('inventory/salesorders'), 'salesorder_number', prefix);
		expect(new Set(orders.map(({ status }) => status))).not.toContain('draft');
		const customers = new Set(ofShop(inBooks('invoices'), 'invoice_number', prefix).map(({ customer_id: id }) => `books:${String(id)}`));
		const contacts = (await xero('Contacts')).filter(({ ContactNumber }) => customers.has(String(ContactNumber)));
		expect(contacts).toHaveLength(customers.size);
	});

	it('double nothing when all of them come again', async () => {
		const before = await figures(shop);
		const ids = texts(inBooks('customerpayments'), 'payment_id');
		await tell(shop, posts.slice(0, 6));
		expect(await figures(shop)).toEqual(before);
		expect(texts(inBooks('customerpayments'), 'payment_id')).toEqual(ids);
	});
});

it('refuses what is forged, unsigned or too large, and starts nothing', async () => {
	const { id, url } = addresses.get('shopify')!;
	const [one] = postsOf(shops.shopify, luck.next, { shop: 'shopify', secret: SECRET }) as [Post];
	const before = (await world.n8n.api.executions(id)).length;
	const forged = [
		send(url, {
			...one,
			headers: { ...one.headers, 'x-shopify-hmac-sha256': one.headers['x-shopify-hmac-sha256']!.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) },
		}),
		send(url, { ...one, body: one.body.replace('"total_price":"', '"total_price":"9') }),
		send(url, { ...one, headers: { 'content-type': 'application/json' } }),
	];
	expect(await Promise.all(forged)).toEqual([401, 401, 401]);
	expect((await world.n8n.api.executions(id)).length).toBe(before);
});

it('says each night what differs between the ledgers, and what a line of the bank may be; posts nothing', async () => {
	const { api } = world.n8n;
	const { id } = addresses.get('shopify')!;
	const asked = async (): Promise<Row[]> =>
		(await api.rows('xerozoho_reviews')).filter(({ status, source_entity: entity }) => status === 'open' && entity !== 'order');
	expect((await api.run(id, 'Check now')).status).toBe('success');
	expect(await asked()).toEqual([]);
	const [paid] = (await xero('Payments')).filter(({ Invoice }) => String((Invoice as Row | undefined)?.InvoiceNumber).startsWith('SHOP-'));
	const { access_token: token } = await world.control.lever<{ access_token: string }>('tokens', { vendor: 'zoho', expiresInSeconds: 1e8 });
	const line = {
		date: '2026-11-20',
		debit_or_credit: 'credit',
		amount: paid!.Amount,
		transaction_id: 'B1',
		payee: (paid!.Invoice as Row).InvoiceNumber,
	};
	await axios.post(
		`${world.control.url}/zoho/books/v3/bankstatements`,
		{ account_id: accountId('Business Account'), transactions: [line] },
		{ params: { organization_id: zohoOrganization.id }, headers: { authorization: `Zoho-oauthtoken ${token}` }, proxy: false },
	);
	const stray = {
		Type: 'ACCREC',
		InvoiceNumber: 'SHOP-STRAY',
		Reference: 'shopify:1',
		Date: line.date,
		DueDate: line.date,
		Status: 'AUTHORISED',
		Contact: { Name: 'Stray' },
	};
	await xeroApi('PUT', '/Invoices', {
		Invoices: [{ ...stray, LineItems: [{ Description: 'Stray', Quantity: 1, UnitAmount: 5, AccountCode: '200', TaxType: 'NONE' }] }],
	});
	for (let turn = 0; turn < 2; turn++) expect((await api.run(id, 'Check now')).status).toBe('success');
	expect((await asked()).map(({ source_entity: entity, question }) => [entity, String(question)]).sort()).toEqual([
		['bankTransaction', expect.stringMatching(/^Match the bank line of .+ with /)],
		['reconciliation', 'Put right what differs of SHOP-STRAY?'],
	]);
});

it('keeps a trail that is sound', async () => {
	expect(await checkTrail(world)).toMatchObject({ sound: true, findings: [] });
	const kept = await audit();
	for (const target of [
		'zohoCrm:contact',
		'zohoInventory:contact',
		'zohoInventory:salesOrder',
		'zohoBooks:invoice',
		'xero:invoice',
		'xero:payment',
		'xero:creditNote',
	])
		expect([target, kept.some((row) => row.target === target)]).toEqual([target, true]);
	expect(rowsOf((await xeroApi('GET', '/Invoices?page=1&pageSize=1')).Invoices).length).toBe(1);
});
