import type { MappingName } from '../../src/mapping/builtIn';
import { posting } from './intoXero';
import { besides, keeps } from './keeping';
import { crmAccount, crmPerson, crmVendor, expenseMerchant, expenseUser, zohoContact } from './parties';
import { tables } from './tables';
import type { Trial, Written } from './trial';
import { tries } from './tries';
import { xero } from './xero';

/** Contacts, users and merchants of Zoho, into Xero: nothing that was written is lost, and it is what the source says. */

const ledger = xero();

const trial = (name: MappingName, made: Trial['made'], same: Readonly<Record<string, string>>): Trial => ({
	name,
	made,
	tables,
	begin: ledger.begin,
	post: (records) => posting(ledger, name)(records).map((one, index): Written => ('refusedBy' in one ? one : besides(records[index]!, one))),
	differs: keeps(same),
});

const books = { Name: 'contact_name', DefaultCurrency: 'currency_code', TaxNumber: 'tax_reg_no' };

tries([
	trial('zohoBooksContactToXeroContact', zohoContact, books),
	trial('zohoInventoryContactToXeroContact', zohoContact, books),
	trial('zohoCrmAccountToXeroContact', crmAccount, { Name: 'Account_Name', DefaultCurrency: 'Currency' }),
	trial('zohoCrmContactToXeroContact', crmPerson, { Name: 'Full_Name', FirstName: 'First_Name', LastName: 'Last_Name', EmailAddress: 'Email' }),
	trial('zohoCrmVendorToXeroContact', crmVendor, { Name: 'Vendor_Name', EmailAddress: 'Email' }),
	trial('zohoExpenseUserToXeroContact', expenseUser, { Name: 'name', EmailAddress: 'email' }),
	trial('zohoExpenseMerchantToXeroContact', expenseMerchant, { Name: 'merchant_name' }),
]);
