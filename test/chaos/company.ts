import { currencyId, taxId } from '../../sandbox/zoho/foundation';
import { customerId, itemId } from '../../sandbox/zoho/seedIds';
import { zohoOrganization, type ZohoVendor } from '../../sandbox/zoho';
import type { Row } from '../../src/record';
import type { Chance } from '../mapping/random';

/** The people who work in Zoho Books: what they enter, change and void is the source journal. */

export interface Entered {
	/** Counts up over the run. */
	readonly number: number;
	readonly id: string;
	readonly did: 'created' | 'edited' | 'voided';
	readonly at: number;
}

/** Customers by currency. */
const sales: readonly { readonly currency: string; readonly rate: number; readonly tax: string; readonly customers: readonly number[] }[] = [
	{ currency: 'NZD', rate: 1, tax: 'GST', customers: [1, 2, 3, 4, 5, 6, 7, 9] },
	{ currency: 'USD', rate: 1.65, tax: 'Zero Rate', customers: [12, 13, 14] },
	{ currency: 'EUR', rate: 1.8, tax: 'Zero Rate', customers: [15, 16, 17] },
];

/** Nothing in Xero fits this tax until a person adds a mapping row, so such an invoice waits. */
const UNKNOWN_TAX = 'Luxury Levy';

export class Company {
	readonly journal: Entered[] = [];
	/** Invoices that can still be changed, and how often each was. */
	private readonly open: { readonly id: string; readonly customer: string; readonly tax: string; changes: number }[] = [];
	private readonly token: string;

	constructor(
		private readonly books: ZohoVendor,
		private readonly luck: Chance,
		private readonly now: () => number,
	) {
		this.token = books.mint({ expiresInSeconds: 1e7 }).access_token;
	}

	/** Something that happens in the company. */
	work(): Entered {
		const { luck, open } = this;
		const deed = luck.next();
		if (open.length < 10 || deed < 0.55) return this.create();
		// Mostly what was entered lately, so that changes of one invoice come close together.
		const recent = Math.max(0, open.length - 1 - Math.floor(luck.next() ** 3 * open.length));
		return deed < 0.94 ? this.edit(recent) : this.cancel(recent);
	}

	/** What Zoho Books would post to a webhook about it as it is now. */
	payload(id: string): string {
		const { key, record } = this.books.record('invoices', id);
		return JSON.stringify({ organization_id: zohoOrganization.id, [key]: record });
	}

	private create(): Entered {
		const { luck } = this;
		const { currency, rate, tax, customers } = luck.of(sales);
		const customer = customerId(luck.of(customers));
		const used = luck.is(0.01) ? UNKNOWN_TAX : tax;
		const invoice = {
			customer_id: customer,
			...(currency === 'NZD' ? {} : { currency_id: currencyId(currency), exchange_rate: rate }),
			date: this.day(-luck.int(0, 12)),
			due_date: this.day(luck.int(14, 45)),
			reference_number: 'first',
			line_items: this.lines(used),
			status: 'sent',
		};
		const [made] = this.books.seed({ invoices: [invoice] })['invoices']!;
		const id = String(made!['invoice_id']);
		this.open.push({ id, customer, tax: used, changes: 0 });
		return this.note(id, 'created');
	}

	private edit(index: number): Entered {
		const one = this.open[index]!;
		one.changes += 1;
		const change = { customer_id: one.customer, reference_number: `change ${one.changes}`, line_items: this.lines(one.tax) };
		if (!this.call('PUT', `/invoices/${one.id}`, change)) return this.create();
		return this.note(one.id, 'edited');
	}

	private cancel(index: number): Entered {
		const { id } = this.open[index]!;
		if (!this.call('POST', `/invoices/${id}/status/void`)) return this.create();
		this.open.splice(index, 1);
		return this.note(id, 'voided');
	}

	private note(id: string, did: Entered['did']): Entered {
		const entered = { number: this.journal.length + 1, id, did, at: this.now() };
		this.journal.push(entered);
		return entered;
	}

	private lines(tax: string): Row[] {
		const { luck } = this;
		return Array.from({ length: luck.int(1, 3) }, () => ({
			...(luck.is(0.5) ? { item_id: itemId(luck.int(1, 12)) } : { name: luck.of(['Consulting', 'Travel', 'Support']) }),
			rate: luck.int(100, 99_999) / 100,
			quantity: luck.of([1, 2, 3, 7, 12, 2.5]),
			tax_id: taxId(tax),
		}));
	}

	private day(offset: number): string {
		return new Date(this.now() + offset * 86_400_000).toISOString().slice(0, 10);
	}

	/** Whether it was done: nothing can be changed while n8n has used up the minute's calls. */
	private call(method: string, path: string, body?: Row): boolean {
		const { status, body: said } = this.books.answer({
			method,
			path: `/books/v3${path}`,
			query: new URLSearchParams({ organization_id: zohoOrganization.id }),
			headers: { authorization: `Zoho-oauthtoken ${this.token}`, 'content-type': 'application/json' },
			body: body ? JSON.stringify(body) : '',
			origin: 'http://sandbox/zoho',
		});
		if (status === 429) return false;
		if (status >= 300) throw new Error(`Zoho Books refused ${method} ${path}: ${JSON.stringify(said)}`);
		return true;
	}
}
