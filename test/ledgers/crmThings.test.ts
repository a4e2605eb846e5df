import type { MappingName } from '../../src/mapping/builtIn';
import { figureFields } from '../../src/mapping/builtIn/xeroInvoiceFigures';
import { isFilled, rowsIn, type Row } from '../../src/record';
import type { Chance } from '../mapping/random';
import { crmCaller, id } from '../sandbox/zohoCrmCaller';
import { besides, filledRows, keeps } from './keeping';
import { email, xeroContact } from './parties';
import { xeroItem } from './things';
import type { Trial, Written } from './trial';
import { tries } from './tries';

/** Contacts, items and the figures of invoices of Xero, into Zoho CRM. */

const crm = crmCaller();
const A_BATCH = 100;

/** Invoices that CRM has, and that have a number there as their subject. */
const subject = (number: number): string => `INV-${number % A_BATCH}`;
for (let number = 0; number < A_BATCH; number++) {
	crm.later(1100);
	const made = crm.made('Invoices', {
		Subject: subject(number),
		Account_Name: { id: id('Accounts', 1) },
		Invoiced_Items: [{ Product_Name: { id: id('Products', 1) }, Quantity: 1 }],
	});
	if (made === 'undefined') throw new Error(`CRM takes no invoice ${subject(number)}`);
}

/** The fields that an account adds for what Xero knows of an invoice. */
crm.seed({
	'crm.fields': ['Deals', 'Invoices'].flatMap((module) =>
		Object.entries(figureFields).map(([api_name, { kind }]) => ({
			module,
			api_name,
			data_type: { decimal: 'currency', date: 'date' }[kind as string] ?? 'text',
		})),
	),
});
const untouched = crm.zoho.snapshot();

const CHANGED = 'SUCCESS';

/** A record with an id is changed; any other is found by what the module tells records by, or is new. */
const put =
	(module: string) =>
	(record: Row): Written => {
		crm.later(1100);
		const [method, path] = isFilled(record['id']) ? (['PUT', `/${module}`] as const) : (['POST', `/${module}/upsert`] as const);
		const { first, details, body } = crm.call(method, path, { body: { data: [record] } });
		if (first['code'] !== CHANGED) return { refusedBy: `CRM: ${JSON.stringify(body)}` };
		return besides(record, crm.read(module, String(details['id'])));
	};

const trial = (name: MappingName, module: string, made: Trial['made'], differs: Trial['differs'], more: Partial<Trial> = {}): Trial => ({
	name,
	made,
	tables: [],
	begin: () => crm.zoho.restore(untouched),
	post: (records) => records.map(put(module)),
	differs,
	...more,
});

/** CRM tells people by their address; hardly anyone has none. */
const reachable: Trial['made'] = (random, number) => ({ ...xeroContact(random, number), ...(random.is(0.98) ? { EmailAddress: email(random, number) } : {}) });
const UNREACHABLE = ['nothing-to-map', 'is missing, and contacts are told apart by it: without it the record would be added anew each time'];

/** Some were made from a record of CRM, whose id they carry. */
const linked =
	(made: Trial['made'], module: string, most: number): Trial['made'] =>
	(random, number) => ({ ...made(random, number), ...(random.is(0.3) ? { ContactNumber: `crm:${id(module, random.int(1, most))}` } : {}) });

const money = (random: Chance): number => random.int(0, 99_999_999) / 100;

/** What has become of an invoice. */
const figures =
	(numbered: (random: Chance, number: number) => string): Trial['made'] =>
	(random, number) => ({
		Type: 'ACCREC',
		InvoiceID: `0000000c-0000-4000-8000-${String(number).padStart(12, '0')}`,
		InvoiceNumber: numbered(random, number),
		Status: random.of(['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED']),
		Date: '2026-11-02',
		DueDate: '2026-12-02',
		CurrencyCode: 'NZD',
		Total: money(random),
		AmountPaid: money(random),
		AmountCredited: money(random),
		AmountDue: money(random),
	});

const pairs = { Xero_Status: 'Status', Xero_Total: 'Total', Xero_Amount_Paid: 'AmountPaid', Xero_Amount_Due: 'AmountDue' };

/** Everyone with an email address arrives, the contact's own person too. */
const people: Trial['differs'] = (contact, written) => {
	const wanted = filledRows([contact, ...rowsIn(contact['ContactPersons'])], 'EmailAddress');
	if (written.length !== wanted) return `${written.length} of ${wanted} people`;
	return written.map((one) => keeps({})(contact, [one])).find((off) => off !== undefined);
};

tries([
	trial('xeroContactToZohoCrmAccount', 'Accounts', linked(xeroContact, 'Accounts', 6), keeps({ Account_Name: 'Name' })),
	trial('xeroContactToZohoCrmContact', 'Contacts', linked(reachable, 'Contacts', 7), keeps({ First_Name: 'FirstName', Email: 'EmailAddress' }), {
		mayRefuse: UNREACHABLE,
	}),
	trial('xeroContactPersonsToZohoCrmContacts', 'Contacts', linked(reachable, 'Accounts', 6), people, { mayRefuse: UNREACHABLE }),
	trial('xeroContactToZohoCrmVendor', 'Vendors', linked(xeroContact, 'Vendors', 2), keeps({ Vendor_Name: 'Name', Email: 'EmailAddress' })),
	trial('xeroItemToZohoCrmProduct', 'Products', xeroItem, keeps({ Product_Code: 'Code', Unit_Price: 'SalesDetails.UnitPrice' })),
	trial(
		'xeroInvoiceToZohoCrmDeal',
		'Deals',
		figures((random) => `CRM-${id('Deals', random.int(1, 5))}`),
		keeps(pairs),
	),
	trial(
		'xeroInvoiceToZohoCrmInvoice',
		'Invoices',
		figures((_, number) => subject(number)),
		keeps(pairs),
	),
]);
