import type { Rows, Rules } from '../rule';
import { charge, currencyCode, discountAfterTax, exchangeRate, tax } from './rows';

/** Lines of Zoho CRM's quotes and deals as lines of Xero's documents. The item decides before anything wider, because its row is the more particular one. */

const line: Rules = {
	Description: { join: [{ from: 'Product_Name.name' }, { from: 'Description' }], by: '\n' },
	Quantity: { from: 'Quantity', via: 'decimal' },
	UnitAmount: { from: 'List_Price', via: 'decimal' },
	DiscountRate: { from: 'discount_rate', via: 'notZero' },
	DiscountAmount: { from: 'discount_share', via: 'notZero' },
	AccountCode: { from: ['Product_Name.Product_Code', 'Product_Name.name', 'Product_Name.id'], table: 'account' },
	TaxType: tax(['tax_key', 'tax_name', 'tax_percentage']),
	TaxAmount: { from: 'stated_tax', via: 'decimal' },
};

/** A product as a deal's list of products shows it: without quantity, unless someone says one. */
const product: Rules = {
	Description: { join: [{ from: 'Product_Name' }, { from: 'Description' }], by: '\n' },
	Quantity: { first: [{ from: 'Quantity', via: 'decimal' }, { always: 1 }] },
	UnitAmount: { from: ['List_Price', 'Unit_Price'], via: 'decimal' },
	AccountCode: { from: ['Product_Code', 'Product_Name', 'Product_Category', 'id'], table: 'account' },
	// A deal says nothing of tax: where its product says nothing either, the row "Deal" decides.
	TaxType: { from: 'Tax[0]', table: 'tax', keys: ['Deal'] },
};

/** The rows of a quote, which stands in the record itself or below one of its fields. */
export const quoteLines = (at = ''): Readonly<Record<string, Rows>> => ({
	lines: { each: `${at}Quoted_Items`, rate: 'tax_percentage', rules: line },
	adjustment: { when: `${at}Adjustment`, rules: charge({ always: 'Adjustment' }, `${at}Adjustment`, 'Adjustment') },
	discount: { when: `${at}discount_after_tax`, rules: discountAfterTax(`${at}discount_after_tax`) },
});

/** A deal is invoiced by its quote, else by its products, else by its amount. */
export const dealLines: Readonly<Record<string, Rows>> = {
	...quoteLines('Quote.'),
	products: { each: 'Products', rules: product },
	amount: {
		when: 'amount_alone',
		rules: { ...charge({ from: 'Deal_Name' }, 'amount_alone', 'Deal'), TaxType: { table: 'tax', keys: ['Deal'] } },
	},
};

/** The account is the customer, else the contact. Whoever has one Xero contact for each contact of CRM turns the two round. */
export const customer: Rules = { 'Contact.ContactNumber': { from: ['Account_Name.id', 'Contact_Name.id'], via: 'prefix', with: 'crm:' } };

/**
 * Both count foreign units for one of the home currency, so the rate is copied. Unsure for CRM, whose documents only imply it: where it proves to be
 * the other way round, the override {"CurrencyRate": {"from": "Exchange_Rate", "via": "inverseRate"}} turns it.
 */
export const currency = (at: readonly string[]): Rules => ({
	CurrencyCode: currencyCode(at.map((place) => `${place}Currency`)),
	CurrencyRate: exchangeRate(
		at.map((place) => `${place}Currency`),
		at.map((place) => `${place}Exchange_Rate`),
		'rate',
	),
});
