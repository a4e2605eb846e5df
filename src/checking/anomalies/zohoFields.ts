import { currencyOf } from '../../reconciling/values';
import { rowsIn, type Row } from '../../record';
import { bankAccount, coded, filled, NO_CODES, NO_TEXTS, oneCode, type Fields } from './fields';
import type { Known } from './kinds';
import { textOf } from './text';

/** Documents, payments and contacts of Zoho Books and Inventory (API v3). */
export const zohoFields = (row: Row, { kind }: Known, currencies: ReadonlyMap<string, string>): Fields => {
	const [isContact, isPayment] = [kind === 'contact', kind === 'payment'];
	const id = textOf(isContact ? row['contact_id'] : (row['customer_id'] ?? row['vendor_id']));
	const lines = rowsIn(row['line_items']);
	const account = row['account_id'] === undefined ? 'paid_through_account_id' : 'account_id';
	return {
		party: id === '' ? NO_TEXTS : [`zoho:${id}`],
		name: textOf(isContact ? row['contact_name'] : (row['customer_name'] ?? row['vendor_name'])),
		date: row['date'],
		currency: currencyCode(row, currencies),
		reference: textOf(row['reference_number']),
		link: '',
		status: textOf(row['status']).toUpperCase(),
		pays: isPayment ? [...rowsIn(row['invoices']), ...rowsIn(row['bills'])].flatMap((one) => filled(NAMES.map((name) => one[name]))) : NO_TEXTS,
		accounts: isPayment ? oneCode(account, row[account], []) : coded(lines, 'line_items', 'account_id'),
		taxes: coded(lines, 'line_items', 'tax_id'),
		banks: isContact
			? rowsIn(row['bank_accounts']).flatMap((one, index) => bankAccount(`bank_accounts[${index}].account_number`, one['account_number']))
			: NO_CODES,
	};
};

const NAMES = ['invoice_id', 'invoice_number', 'bill_id', 'bill_number'];

/** A record to be written has the currency's id only; an id that no earlier document has stands for itself. */
function currencyCode(row: Row, currencies: ReadonlyMap<string, string>): string | undefined {
	const code = currencyOf(textOf(row['currency_code']));
	const id = textOf(row['currency_id']);
	return code || currencies.get(id) || (currencies.size > 0 && id) || undefined;
}
