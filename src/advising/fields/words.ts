/**
 * What names of fields mean in accounting and sales, whoever gave them: words that vendors use for the same thing come to one word.
 * Longer phrases count before shorter ones.
 */
const meanings: Readonly<Record<string, readonly string[]>> = {
	party: ['customer', 'vendor', 'supplier', 'client', 'merchant', 'payee', 'contact', 'company', 'organisation', 'organization', 'account name', 'party'],
	person: ['contact person', 'contact persons', 'contact people'],
	number: ['number', 'no', 'num', 'nr'],
	code: ['code', 'sku', 'part number', 'product code', 'item code', 'stock code'],
	name: ['name'],
	title: ['title', 'subject'],
	firstname: ['first name', 'given name', 'forename'],
	lastname: ['last name', 'surname', 'family name'],
	reference: ['reference', 'reference number', 'ref', 'your reference'],
	description: ['description', 'desc', 'details', 'narration', 'memo'],
	notes: ['notes', 'note', 'remarks', 'comments', 'summary', 'customer notes', 'instructions'],
	terms: ['terms and conditions', 'terms'],
	credit: ['payment terms', 'credit days', 'net days'],
	email: ['email', 'e mail', 'mail', 'email address'],
	phone: ['phone', 'telephone', 'phone number', 'mobile', 'tel', 'mobile number'],
	website: ['website', 'web site', 'homepage', 'url'],
	attention: ['attention', 'attention to', 'care of'],
	street: ['street', 'address', 'address line 1', 'address 1', 'street 1', 'line 1'],
	street2: ['street 2', 'address line 2', 'address 2', 'line 2', 'suite'],
	city: ['city', 'town', 'suburb', 'locality'],
	state: ['state', 'region', 'province', 'county'],
	postcode: ['postcode', 'post code', 'postal code', 'zip', 'zip code', 'billing code', 'shipping code', 'mailing zip'],
	country: ['country', 'country name'],
	addresses: ['addresses', 'billing address', 'billing', 'mailing', 'mailing address', 'postal address'],
	delivery: ['delivery', 'shipment', 'shipping', 'arrival', 'expected arrival', 'shipping address', 'other', 'ship'],
	date: ['date', 'day', 'dated', 'on'],
	due: ['due', 'payable by'],
	expiry: ['expiry', 'expires', 'expiration', 'valid till', 'valid until', 'closing', 'close'],
	currency: ['currency', 'currency code', 'default currency'],
	exchange: ['exchange rate', 'currency rate', 'conversion rate'],
	status: ['status', 'stage', 'state of', 'quote stage', 'order status'],
	inclusive: [
		'is inclusive tax',
		'tax inclusive',
		'line amount types',
		'amounts include tax',
		'inclusive',
		'prices include tax',
		'amounts are',
		'tax inclusive amounts',
	],
	taxnumber: ['tax number', 'tax reg no', 'tax registration number', 'vat number', 'gst number', 'abn', 'gstin', 'vat reg no', 'tax id number'],
	tax: ['tax', 'tax type', 'tax id', 'tax name', 'tax rate', 'vat', 'gst', 'line tax'],
	percent: ['percentage', 'percent', 'tax percentage', 'effective rate', 'display rate', 'effective', 'display tax rate'],
	price: ['rate', 'price', 'unit price', 'unit amount', 'list price', 'unit cost', 'cost', 'selling price'],
	total: ['total', 'grand total'],
	amount: ['amount', 'amount applied', 'credited amount', 'value', 'sum', 'item total', 'line amount', 'line total'],
	quantity: ['quantity', 'qty', 'units', 'count'],
	stock: ['stock', 'on hand', 'in stock', 'quantity on hand', 'qty in stock', 'stock on hand'],
	discount: ['discount', 'discount rate', 'rebate'],
	account: ['account', 'gl account', 'gl code', 'ledger account', 'account code', 'category', 'expense account', 'category id', 'gl', 'nominal'],
	bank: ['paid through', 'paid through account', 'bank account', 'deposit to', 'bank', 'paid from', 'payment account'],
	sale: ['sales', 'sale', 'sold', 'selling', 'revenue', 'be sold'],
	purchase: ['purchase', 'purchases', 'purchased', 'buying', 'cost of goods sold', 'be purchased', 'cogs'],
	inventory: ['inventory', 'inventory asset', 'tracked as inventory', 'track inventory', 'is tracked as inventory', 'tracked inventory'],
	tag: ['tag', 'tags', 'tracking', 'tracking category', 'tracking categories', 'reporting tag', 'reporting tags', 'dimension'],
	option: ['option', 'tag option', 'tracking option'],
	theme: ['template', 'branding theme', 'theme', 'pdf template'],
	lines: ['line items', 'lines', 'quoted items', 'invoiced items', 'ordered items', 'product details', 'line item'],
	allocation: ['allocations', 'invoices credited', 'applied', 'credits applied'],
	bill: ['bill', 'bills', 'invoice', 'invoices'],
	quote: ['quote', 'estimate', 'quotation', 'proposal'],
	product: ['product', 'item', 'product name', 'item name', 'goods'],
	type: ['type', 'class', 'kind'],
};

/** Words that are said along with others, since vendors draw the line between them differently. */
export const akin: Readonly<Record<string, string>> = {
	notes: 'description',
	title: 'name',
	total: 'amount',
	price: 'amount',
	percent: 'rate',
	expiry: 'date',
	stock: 'quantity',
};

/** Words that stand in so many names that they tell nothing. */
const EMPTY = new Set(['of', 'the', 'a', 'an', 'is', 'can', 'be', 'utc', 'in', 'to', 'for', 'and', 'as', 'has', 'was']);

const LONGEST = 5;
const phrases = new Map(Object.entries(meanings).flatMap(([meaning, all]) => all.map((phrase) => [phrase, meaning] as const)));

/** `LineItems`, `line_items` and `Line items` are two words each. */
export const split = (name: string): string[] =>
	name
		.normalize('NFKD')
		.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
		.replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
		.replace(/(\p{L})(\d)/gu, '$1 $2')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);

/** What a name says, word by word. */
export function meant(name: string): string[] {
	const words = split(name);
	const said: string[] = [];
	for (let at = 0; at < words.length;) {
		const [length, meaning] = longestAt(words, at);
		if (meaning) said.push(meaning);
		at += length;
	}
	return said;
}

function longestAt(words: readonly string[], at: number): [length: number, meaning: string | undefined] {
	for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
		const meaning = phrases.get(words.slice(at, at + length).join(' '));
		if (meaning !== undefined) return [length, meaning];
	}
	const word = words[at]!;
	return [1, EMPTY.has(word) ? undefined : word];
}
