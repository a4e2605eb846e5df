import { knownAs, referenceFrom } from '../../src/checking/reference';

describe('reference data', () => {
	it('is sorted by what the records are, whatever stands between them', () => {
		const items = [
			{ kind: 'tax', source_value: '*', target_value: 'OUTPUT2' },
			{ OrganisationID: 'o', Name: 'Demo', BaseCurrency: 'GBP' },
			{ AccountID: 'a', Code: '200', Name: 'Sales', Type: 'REVENUE', TaxType: 'OUTPUT2' },
			{ Name: '20% (VAT on Income)', TaxType: 'OUTPUT2', EffectiveRate: 20 },
			{ Code: 'EUR', Description: 'Euro' },
			{ TrackingCategoryID: 't', Name: 'Region', Options: [{ Name: 'North' }] },
			{ ContactID: 'c', Name: 'Bowman', ContactStatus: 'ACTIVE' },
			{ InvoiceID: 'i', AmountDue: 10, Contact: { ContactID: 'c', Name: 'Bowman' } },
			{ account_id: '1', account_name: 'Sales', account_type: 'income' },
			{ tax_id: '2', tax_name: 'VAT', tax_percentage: 20 },
			{ currency_id: '3', currency_code: 'EUR', currency_symbol: '€' },
			{ organization_id: '4', name: 'Zylker', currency_code: 'USD', currency_id: '9', currency_symbol: '$' },
			{ contact_id: '5', contact_name: 'Bowman', currency_code: 'USD' },
			{ invoice_id: '6', balance: 0, contact_id: '5', contact_name: 'Bowman' },
			null,
			'text',
			{},
			{ transaction_lock_id: '7', transaction_lock_date: '2026-03-31' },
			{ QuoteID: 'q', QuoteNumber: 'QU-1', Contact: { ContactID: 'c', Name: 'Bowman' } },
		];
		const { xero, zohoBooks, ...others } = referenceFrom(items);
		expect(others).toEqual({});
		expect(xero).toEqual({
			organisation: items[1],
			accounts: [items[2]],
			taxes: [items[3]],
			currencies: [items[4]],
			tracking: [items[5]],
			contacts: [items[6]],
			documents: [items[7], items[18]],
			locks: [],
		});
		expect(zohoBooks).toEqual({
			organisation: items[11],
			accounts: [items[8]],
			taxes: [items[9]],
			currencies: [items[10]],
			tracking: [],
			contacts: [items[12]],
			documents: [items[13]],
			locks: [items[17]],
		});
	});
	it('is one for Books and Inventory', () => {
		expect(knownAs('zohoInventory')).toBe('zohoBooks');
		expect(knownAs('xero')).toBe('xero');
	});
});
