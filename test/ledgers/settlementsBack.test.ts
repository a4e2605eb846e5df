import type { MappingName } from '../../src/mapping/builtIn';
import { rowsIn, type Row } from '../../src/record';
import { books } from './books';
import { amountsDiffer, cents, LARGE, numberOf, OPEN } from './settling';
import { CURRENCIES, tablesBack } from './tables';
import type { Trial } from './trial';
import { tries } from './tries';
import { CUSTOMER, VENDOR } from './zohoDocuments';

/** Payments of Xero, into Zoho Books: what each pays, and what is then left of the documents. */

/** Ids in Zoho Books by the kind of document, in their order. */
const ids: Record<'invoices' | 'bills', string[]> = { invoices: [], bills: [] };

const ledger = books((one) => {
	const line = { name: 'Work', rate: LARGE, account_id: '460000000000003001' };
	for (let index = 0; index < OPEN; index++) {
		const dated = { date: '2026-11-01', due_date: '2026-11-20', currency_id: CURRENCIES['NZD'], line_items: [line] };
		const invoice = one.post('/invoices', { ...dated, customer_id: CUSTOMER, invoice_number: numberOf(index) }) as Row;
		const bill = one.post('/bills', { ...dated, vendor_id: VENDOR, bill_number: numberOf(index) }) as Row;
		ids.invoices.push(String(invoice['invoice_id']));
		ids.bills.push(String(bill['bill_id']));
	}
});

const guid = (number: number): string => `00000007-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** The invoice or bill is found by the workflow, or known by the link back that it has in Xero. */
const payment =
	(list: 'invoices' | 'bills'): Trial['made'] =>
	(random, number) => {
		const isSale = list === 'invoices';
		const id = ids[list][random.int(0, OPEN - 1)]!;
		const contact = isSale ? CUSTOMER : VENDOR;
		const Invoice = { Type: isSale ? 'ACCREC' : 'ACCPAY', InvoiceNumber: 'N', Contact: { ContactNumber: `books:${contact}` } };
		const isFound = random.is(0.5);
		const foreign = random.is(0.2);
		return {
			PaymentID: guid(number),
			Date: '2026-11-21',
			Amount: random.int(1, 9_999_999) / 100,
			CurrencyRate: foreign ? random.int(1, 2_000_000) / 1_000_000 : 1,
			Reference: random.of(['', `TRX ${number}`]),
			Status: 'AUTHORISED',
			PaymentType: isSale ? 'ACCRECPAYMENT' : 'ACCPAYPAYMENT',
			Account: { AccountID: 'a1', Code: '090' },
			Invoice: isFound ? Invoice : { ...Invoice, Url: `https://books.zoho.com/app/1#/${list}/${id}` },
			...(isFound ? { Found: { [isSale ? 'invoice_id' : 'bill_id']: id, [isSale ? 'customer_id' : 'vendor_id']: contact } } : {}),
		};
	};

const paidId = ({ Found, Invoice }: Row): string =>
	String(
		(Found as Row | undefined)?.['invoice_id'] ??
			(Found as Row | undefined)?.['bill_id'] ??
			String((Invoice as Row)['Url'])
				.split('/')
				.at(-1),
	);

const trial = (name: MappingName, path: string, list: 'invoices' | 'bills'): Trial => ({
	name,
	made: payment(list),
	tables: tablesBack,
	begin: ledger.begin,
	post: (records) => records.map((record) => ledger.post(path, record)),
	differs: ({ Amount }, [written]) => amountsDiffer([Amount, [Amount]], [written?.['amount'], rowsIn(written?.[list]).map((row) => row['amount_applied'])]),
	after: (sources) => {
		const sums = new Map<string, number>();
		for (const source of sources) sums.set(paidId(source), (sums.get(paidId(source)) ?? 0) + cents(source['Amount']));
		for (const [id, sum] of sums) {
			const left = cents(ledger.get(`/${list}/${id}`)['balance']);
			if (left !== LARGE * 100 - sum) return `${id} has ${left / 100} left, but ${sum / 100} was paid of ${LARGE}`;
		}
		return undefined;
	},
});

tries([
	trial('xeroPaymentToZohoBooksCustomerPayment', '/customerpayments', 'invoices'),
	trial('xeroPaymentToZohoBooksVendorPayment', '/vendorpayments', 'bills'),
]);
