import type { MappingName } from '../../src/mapping/builtIn';
import { rowsIn, type Row } from '../../src/record';
import { books, type Books } from './books';
import { besides, keeps } from './keeping';
import { xeroContact } from './parties';
import { CURRENCIES, tablesBack } from './tables';
import { xeroCategory, xeroItem } from './things';
import type { Trial, Written } from './trial';
import { tries } from './tries';
import { CUSTOMER, VENDOR } from './zohoDocuments';

/** Contacts, items, categories and statuses of Xero, into Zoho Books and Inventory. */

const A_BATCH = 100;
const SALES = '460000000000003001';
const ids: Record<'invoices' | 'bills', string[]> = { invoices: [], bills: [] };

const ledger = books((one) => {
	for (let index = 0; index < A_BATCH; index++) {
		const line_items = [{ name: 'Work', rate: 10, account_id: SALES }];
		const due = { date: '2026-11-20', due_date: '2026-12-20', currency_id: CURRENCIES['NZD'], line_items };
		ids.invoices.push(String((one.post('/invoices', { ...due, customer_id: CUSTOMER }) as Row)['invoice_id']));
		ids.bills.push(String((one.post('/bills', { ...due, vendor_id: VENDOR, bill_number: `B-${index}` }) as Row)['bill_id']));
	}
});

const toBooks = (source_value: string, target_value: string): Row => ({
	kind: 'account',
	source_app: 'xero',
	source_value,
	target_app: 'zohoBooks',
	target_value,
});
const tables = [...tablesBack, toBooks('310', '460000000000003006'), toBooks('630', '460000000000003017')];

const trial = (name: MappingName, made: Trial['made'], post: (record: Row) => Written, differs: Trial['differs']): Trial => ({
	name,
	made,
	tables,
	begin: ledger.begin,
	post: (records) => records.map(post),
	differs,
});

const written =
	(path: string, change: (record: Row) => Row = (record) => record, by: Books['post'] = ledger.post) =>
	(record: Row): Written => {
		const answer = by(path, change(record));
		return 'refusedBy' in answer ? answer : besides(record, answer);
	};

/** The tag first, then its options. */
const tag = (record: Row): Written => {
	const { options, ...rest } = record;
	const answer = ledger.post('/reportingtags', rest);
	if ('refusedBy' in answer) return answer;
	ledger.must('PUT', `/reportingtags/${String(answer['tag_id'])}/options`, { options });
	const kept = ledger.get('/reportingtags/options', { tag_id: String(answer['tag_id']) });
	return besides({ tag_name: record['tag_name'], options }, { ...answer, options: kept['options'] });
};

/** Which state an operation leaves a document in that was a draft, or open. */
const OPERATIONS: Readonly<Record<string, string | undefined>> = { markAsSent: 'status/sent', markAsOpen: 'status/open', void: 'status/void' };
const STATES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	invoices: { DRAFT: 'draft', SUBMITTED: 'draft', AUTHORISED: 'sent', PAID: 'sent', VOIDED: 'void', DELETED: 'void' },
	bills: { DRAFT: 'open', SUBMITTED: 'open', AUTHORISED: 'open', PAID: 'open', VOIDED: 'void', DELETED: 'void' },
};

const status =
	(list: 'invoices' | 'bills'): Trial['made'] =>
	(random, number) => ({
		Type: list === 'invoices' ? 'ACCREC' : 'ACCPAY',
		InvoiceID: `0000000b-0000-4000-8000-${String(number).padStart(12, '0')}`,
		InvoiceNumber: `N-${number}`,
		Status: random.of(Object.keys(STATES[list]!)),
		Url: `https://books.zoho.com/app/1#/${list}/${ids[list][number % A_BATCH]}`,
	});

const moved =
	(list: 'invoices' | 'bills') =>
	({ id, operation }: Row): Written => {
		const path = OPERATIONS[String(operation)];
		if (path !== undefined) ledger.must('POST', `/${list}/${String(id)}/${path}`);
		return ledger.get(`/${list}/${String(id)}`);
	};

const reaches =
	(list: 'invoices' | 'bills'): Trial['differs'] =>
	({ Status }, [document]) => {
		const wanted = STATES[list]![String(Status)];
		return document?.['status'] === wanted ? undefined : `it is ${String(document?.['status'])}, not ${wanted}`;
	};

const item = keeps({ sku: 'Code', rate: 'SalesDetails.UnitPrice', purchase_rate: 'PurchaseDetails.UnitPrice' });

tries([
	trial('xeroContactToZohoBooksContact', xeroContact, written('/contacts'), keeps({ contact_name: 'Name', tax_reg_no: 'TaxNumber' })),
	trial('xeroItemToZohoBooksItem', xeroItem, written('/items'), item),
	trial('xeroItemToZohoInventoryItem', xeroItem, written('/items', undefined, ledger.stock), item),
	trial('xeroTrackingCategoryToZohoBooksReportingTag', xeroCategory, tag, (category, answers) => {
		const named = rowsIn(category['Options']).map(({ Name }) => Name);
		const got = rowsIn((answers[0]?.['kept'] as Row | undefined)?.['options']).map(({ option_name: name }) => name);
		return JSON.stringify(named) === JSON.stringify(got) ? keeps({ tag_name: 'Name' })(category, answers) : `${got.join()} of ${named.join()}`;
	}),
	trial('xeroInvoiceStatusToZohoBooksInvoice', status('invoices'), moved('invoices'), reaches('invoices')),
	trial('xeroBillStatusToZohoBooksBill', status('bills'), moved('bills'), reaches('bills')),
]);
