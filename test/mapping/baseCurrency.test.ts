import { referenceFrom } from '../../src/checking/reference';
import type { MappingName } from '../../src/mapping/builtIn';
import type { Row } from '../../src/record';
import { run } from './run';

/** Two organisations that keep their books in different currencies, and rates from the mapping tables. */

const row = (kind: string, source_value: string, target_value: string): Row => ({ kind, source_value, target_value });
const xero = (BaseCurrency: string): Row => ({ OrganisationID: 'x', Name: 'X', BaseCurrency });
const zoho = (currency_code: string): Row => ({ organization_id: '1', name: 'Z', currency_code });

const rows = [row('account', '*', '200'), row('paymentAccount', '*', '090')];
const map = (name: MappingName, record: Row, bases: readonly Row[], more: readonly Row[] = []) => {
	const made = run(name, record, { tables: [...rows, ...more], reference: referenceFrom([...bases]) });
	return made.map((one) => ({ record: one.record, issues: one.sync.issues.filter(({ rule }) => !/default|totals/.test(rule)) }));
};

const currency = ({ CurrencyCode, CurrencyRate, currency_id, exchange_rate }: Row): Row => ({
	...(CurrencyCode === undefined ? {} : { CurrencyCode }),
	...(CurrencyRate === undefined ? {} : { CurrencyRate }),
	...(currency_id === undefined ? {} : { currency_id }),
	...(exchange_rate === undefined ? {} : { exchange_rate }),
});

describe('Zoho Books in US dollars to Xero in New Zealand dollars', () => {
	const invoice = (more: Row): Row => ({ customer_id: '2', line_items: [{ name: 'L', quantity: 1, rate: 10 }], ...more });
	const differing = [xero('NZD'), zoho('USD')];
	const warning = expect.objectContaining({ rule: 'base-currency', severity: 'warning' }) as unknown;
	it.each([
		// Books says US dollars for a euro; Xero would take it for euros per New Zealand dollar.
		['leaves out a foreign rate', { currency_code: 'EUR', exchange_rate: 1.08 }, [], { CurrencyCode: 'EUR' }, [warning]],
		[
			'takes the rate of a row as it stands',
			{ currency_code: 'EUR', exchange_rate: 1.08 },
			[row('exchangeRate', 'eur', '0.5521')],
			{ CurrencyCode: 'EUR', CurrencyRate: 0.5521 },
			[],
		],
		["wants a rate for the source's own currency", { currency_code: 'USD', exchange_rate: 1 }, [], { CurrencyCode: 'USD' }, [warning]],
		[
			"takes a row for the source's own currency",
			{ currency_code: 'USD', exchange_rate: 1 },
			[row('exchangeRate', 'USD', '0.597')],
			{ CurrencyCode: 'USD', CurrencyRate: 0.597 },
			[],
		],
		['names the currency that goes without saying', {}, [], { CurrencyCode: 'USD' }, [warning]],
		["needs none for the target's own", { currency_code: 'NZD', exchange_rate: 0.6 }, [], { CurrencyCode: 'NZD' }, []],
	])('%s', (_, more, tables, expected, issues) => {
		const [only] = map('zohoBooksInvoiceToXeroInvoice', invoice(more), differing, tables);
		expect(currency(only!.record)).toEqual(expected);
		expect(only!.issues).toEqual(issues);
	});
	it('says both bases, what Xero does, and the row with its direction', () => {
		const [only] = map('zohoBooksInvoiceToXeroInvoice', invoice({ currency_code: 'EUR', exchange_rate: 1.08 }), differing);
		expect(only!.issues[0]).toEqual({
			rule: 'base-currency',
			severity: 'warning',
			at: 'exchange_rate',
			says: 'is no exchange rate for the target: the books are kept in USD in the source and in NZD in the target, so Xero takes its own rate of the day for EUR',
			fix: 'To say the rate yourself: Add this row to the mapping table: kind "exchangeRate", source_app "zohoBooks", source_value "EUR", target_app "xero", target_value how many EUR are one NZD.',
		});
	});
	it.each([
		['the same base', [xero('USD'), zoho('USD')]],
		['an unknown base', [xero('NZD')]],
		['nothing known', []],
	])('turns the rate round for %s', (_, bases) => {
		const [only] = map('zohoBooksInvoiceToXeroInvoice', invoice({ currency_code: 'EUR', exchange_rate: 1.25 }), bases);
		expect(currency(only!.record)).toEqual({ CurrencyCode: 'EUR', CurrencyRate: 0.8 });
		expect(only!.issues).toEqual([]);
	});
	it('takes a rate of the tables before the source where the base is the same too', () => {
		const [only] = map('zohoBooksInvoiceToXeroInvoice', invoice({ currency_code: 'EUR', exchange_rate: 1.25 }), [], [row('exchangeRate', 'EUR', '0.79')]);
		expect(currency(only!.record)).toEqual({ CurrencyCode: 'EUR', CurrencyRate: 0.79 });
	});
	it('names the currency where a mapping says nothing of it', () => {
		const [only] = run('zohoBooksInvoiceToXeroInvoice', invoice({ currency_code: 'EUR' }), {
			tables: rows,
			reference: referenceFrom([...differing]),
			json: '{"CurrencyCode": null}',
		});
		expect(only!.record).toMatchObject({ CurrencyCode: 'EUR' });
	});
	it('leaves a rate in another field as it was asked for', () => {
		const [only] = run('zohoBooksInvoiceToXeroInvoice', invoice({ currency_code: 'EUR', exchange_rate: 1.25 }), {
			tables: rows,
			reference: referenceFrom([...differing]),
			json: '{"Reference": {"from": "exchange_rate", "via": "inverseRate"}}',
		});
		expect(only!.record).toMatchObject({ Reference: 0.8 });
	});
	it('leaves an override alone', () => {
		const [only] = run('zohoBooksInvoiceToXeroInvoice', invoice({ currency_code: 'EUR', exchange_rate: 1.08, rate_there: 0.55 }), {
			tables: rows,
			reference: referenceFrom([...differing]),
			json: '{"CurrencyRate": {"from": "rate_there", "via": "decimal"}}',
		});
		expect(only!.record).toMatchObject({ CurrencyRate: 0.55 });
		expect(only!.sync.issues.map(({ rule }) => rule)).not.toContain('base-currency');
	});
	it('counts for each payment of a list', () => {
		const payment = {
			payment_id: '3',
			currency_code: 'EUR',
			exchange_rate: 1.08,
			account_name: 'Bank',
			invoices: [
				{ invoice_id: '1', amount_applied: 5 },
				{ invoice_id: '2', amount_applied: 6 },
			],
		};
		const made = map('zohoBooksPaymentToXeroPayment', payment, differing);
		expect(made.map(({ record }) => currency(record))).toEqual([{}, {}]);
		expect(made.map(({ issues }) => issues)).toEqual([[warning], [warning]]);
		expect(made[0]!.issues[0]).toMatchObject({ at: 'exchange_rate', says: expect.stringContaining('for EUR') as string });
	});
	it("takes an expense for what it came to in the source's own currency", () => {
		const expense = {
			expense_id: '5',
			currency_code: 'EUR',
			exchange_rate: 1.08,
			amount: 10,
			total: 10,
			account_name: 'Travel',
			paid_through_account_name: 'Bank',
			vendor_id: '7',
		};
		const [only] = map('zohoBooksExpenseToXeroBankTransaction', expense, differing);
		expect(only!.record).toMatchObject({ CurrencyCode: 'USD', LineItems: [{ UnitAmount: 10.8 }] });
	});
	it('knows the base by the list of currencies too', () => {
		const base = { currency_id: '9', currency_code: 'USD', currency_symbol: '$', is_base_currency: true };
		const [only] = map('zohoBooksInvoiceToXeroInvoice', invoice({ currency_code: 'EUR', exchange_rate: 1.08 }), [xero('NZD'), base]);
		expect(only!.issues).toEqual([warning]);
	});
});

describe('Xero in New Zealand dollars to Zoho Books in US dollars', () => {
	const invoice = (more: Row): Row => ({
		Type: 'ACCREC',
		InvoiceID: 'i',
		InvoiceNumber: 'A',
		Contact: { ContactNumber: 'books:1' },
		LineItems: [{ Description: 'L', Quantity: 1, UnitAmount: 10, TaxType: 'NONE' }],
		...more,
	});
	const differing = [xero('NZD'), zoho('USD')];
	const list = ['USD', 'NZD', 'EUR'].map((code, index) => ({ currency_id: `70${index}`, currency_code: code, currency_symbol: code }));
	it.each([
		['leaves out a foreign rate', { CurrencyCode: 'EUR', CurrencyRate: 0.55 }, [], { currency_id: '702' }, 1],
		[
			'takes the rate of a row as it stands',
			{ CurrencyCode: 'EUR', CurrencyRate: 0.55 },
			[row('exchangeRate', 'EUR', '1.0834')],
			{ currency_id: '702', exchange_rate: 1.0834 },
			0,
		],
		["wants a rate for the source's own currency", { CurrencyCode: 'NZD', CurrencyRate: 1 }, [], { currency_id: '701' }, 1],
		['names the currency that goes without saying', {}, [], { currency_id: '701' }, 1],
		['names it by the mapping row', {}, [row('currency', 'NZD', '888')], { currency_id: '888' }, 1],
		["needs none for the target's own", { CurrencyCode: 'USD', CurrencyRate: 0.6 }, [], { currency_id: '700' }, 0],
	])('%s', (_, more, tables, expected, warnings) => {
		const [only] = map('xeroInvoiceToZohoBooksInvoice', invoice(more), [...differing, ...list], tables);
		expect(currency(only!.record)).toEqual(expected);
		expect(only!.issues.map(({ rule }) => rule)).toEqual(Array.from({ length: warnings }, () => 'base-currency'));
	});
	it('turns the rate round where the base is the same', () => {
		const [only] = map('xeroInvoiceToZohoBooksInvoice', invoice({ CurrencyCode: 'EUR', CurrencyRate: 0.8 }), [xero('NZD'), zoho('NZD'), ...list]);
		expect(currency(only!.record)).toEqual({ currency_id: '702', exchange_rate: 1.25 });
	});
	it('says what Zoho does, and the direction of its rates', () => {
		const [only] = map('xeroInvoiceToZohoBooksInvoice', invoice({ CurrencyCode: 'EUR', CurrencyRate: 0.55 }), [...differing, ...list]);
		expect(only!.issues[0]).toMatchObject({
			at: 'CurrencyRate',
			says: expect.stringContaining('Zoho takes the rate that its currency settings have for EUR') as string,
			fix: expect.stringContaining('target_value how many USD are one EUR') as string,
		});
	});
	it('says that a currency is not among those of the organization', () => {
		const [only] = map('xeroInvoiceToZohoBooksInvoice', invoice({ CurrencyCode: 'CHF' }), [...differing, ...list]);
		expect(only!.issues).toContainEqual(
			expect.objectContaining({ rule: 'mapping-row-missing', severity: 'error', says: 'CHF is not among the currencies of the organization (USD, NZD, EUR)' }),
		);
	});
	it('says that the currency that goes without saying has no row', () => {
		const [only] = map('xeroInvoiceToZohoBooksInvoice', invoice({}), differing);
		expect(only!.issues).toContainEqual(expect.objectContaining({ rule: 'mapping-row-missing', severity: 'error', says: 'no currency is mapped for "NZD"' }));
	});
});
