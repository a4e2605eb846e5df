import type Big from 'big.js';
import type { Row } from '../vendor';
import { due } from './balances';
import { find, keep, stamp, text, type Ledger } from './ledger';
import { refusal } from './refused';
import { big } from './totals';

/** What payments and credits do to invoices. */

/** An invoice that shows a payment or a credit; a draft that is paid has been sent [unsure]. */
export const touchInvoices = (ledger: Ledger, ids: readonly unknown[]): void => {
	for (const id of new Set(ids.map(text))) {
		const invoice = find(ledger, 'invoices', id);
		if (invoice === undefined) continue;
		const state = ['draft', 'approved'].includes(text(invoice.state)) ? 'sent' : invoice.state;
		keep(ledger, 'invoices', id, { ...invoice, state, last_modified_time: stamp(ledger) });
	}
};

/** The amount that may be applied to an invoice of this customer, beside what `already` counts for it; or a refusal. */
export const amountFor = (ledger: Ledger, sent: Row, customerId: unknown, already?: Big): { invoice: Row; amount: Big } => {
	const invoice = find(ledger, 'invoices', sent.invoice_id);
	if (invoice === undefined || invoice.customer_id !== customerId || invoice.state === 'void') throw refusal.invalid('invoice_id');
	const amount = big(sent.amount_applied);
	if (amount.lte(0)) throw refusal.invalid('amount_applied');
	if (amount.gt(due(ledger, invoice).plus(already ?? 0))) throw refusal.rule('The amount applied to the invoice is more than its balance.', 24016);
	return { invoice, amount };
};
