import { zohoBooks } from '../../../src/apis/zohoBooks';
import { refundInputs } from '../../../src/apis/zohoFinance/purchases';
import type { Answer, Asked, Row } from '../../vendor';
import { currencyOf } from '../currencies';
import { shownCustomFields } from '../customFields';
import { recordIn, taken } from '../incoming';
import type { Kind } from '../kind';
import { find, keep, need, newId, rowsIn, text, today, type Ledger } from '../ledger';
import { series } from '../numbering';
import { printed } from '../printed';
import { refundsOf } from '../refunds';
import { refusal } from '../refused';
import { reckoned } from '../invoiceLines';
import { blankFields, blankOf } from '../shapes/blank';
import { vendorCredit, vendorCreditRow } from '../shapes/vendorCredit';
import { approvals, move } from '../states';
import { big, sum } from '../totals';
import { applyCredit, fitting, refuseTwice, touchBills } from './billParts';
import { creditApplied, creditLeft, refunded } from './purchaseBalances';
import { dated } from './plain';
import { changed, common, customOf, listedAs, namesItem, reckonedTotals, statusFilters, unless, vendorOf, type Document } from './purchaseDocuments';
import { bookedLines, shownPurchaseLines, storedPurchaseLines } from './purchaseLines';

const { fields } = zohoBooks.vendorCredit;
const lineFields = 'fields' in fields.line_items ? fields.line_items.fields : {};
const blank = blankOf(vendorCredit);
const blankRow = blankOf(vendorCreditRow);

const document: Document = { shelf: 'vendorcredits', id: 'vendor_credit_id', entity: 'vendorcredit' };
const numbered = series({ ...document, field: 'vendor_credit_number', noun: 'Vendor Credit', prefix: 'DN-', digits: 5 });

const stored = (ledger: Ledger, sent: Row, known?: Row, asked?: Asked): Row => {
	const given = taken(fields, sent, ['vendor_credit_id', 'custom_fields']);
	const of = vendorOf(ledger, given.vendor_id ?? known?.vendor_id);
	if (given.line_items === undefined && known === undefined) throw refusal.invalid('line_items');
	const row: Row = {
		state: 'open',
		is_inclusive_tax: false,
		...known,
		...given,
		...currencyOf(ledger, given, of, known),
		vendor_id: of.contact_id,
		date: text(given.date ?? known?.date ?? today(ledger)),
		line_items:
			given.line_items === undefined
				? known?.line_items
				: bookedLines(ledger, storedPurchaseLines(ledger, rowsIn(given.line_items), rowsIn(known?.line_items))),
		...customOf(ledger, document, sent, known),
		...dated(ledger, known),
	};
	const { total } = reckoned(ledger, row);
	if (total.lt(0)) throw refusal.rule('The total of a vendor credit cannot be negative.');
	return { ...row, total: total.toNumber(), vendor_credit_number: numbered(ledger, text(given.vendor_credit_number), known, asked) };
};

const whole = (ledger: Ledger, row: Row): Row => ({
	...common(ledger, row),
	// What is used up closes by itself.
	status: row.state === 'open' && creditLeft(row).lte(0) ? 'closed' : row.state,
	total: big(row.total).toNumber(),
	balance: creditLeft(row).toNumber(),
});

const credited = (ledger: Ledger, row: Row): Row[] =>
	rowsIn(row.bills).map((one) => ({
		vendor_credit_id: row.vendor_credit_id,
		vendor_credit_bill_id: one.vendor_credit_bill_id,
		bill_id: one.bill_id,
		bill_number: text(find(ledger, 'bills', one.bill_id)?.bill_number),
		date: one.date,
		amount: big(one.amount).toNumber(),
	}));

const refunds = refundsOf({
	shelf: 'vendorcredits',
	id: 'vendor_credit_id',
	refundId: 'vendor_credit_refund_id',
	noun: 'Vendor Credit',
	one: (refund) => ({ vendor_credit_refund: refund }),
	many: 'vendor_credit_refunds',
	inputs: refundInputs('account_id'),
	account: 'account_id',
	needs: ['date', 'amount', 'account_id'],
	left: creditLeft,
	may: (row) => {
		if (row.state !== 'open') throw refusal.rule('Only a vendor credit that is open can be refunded.');
	},
	number: 'vendor_credit_number',
	words: {
		created: 'The refund information for this vendor credit has been saved.',
		updated: 'The refund information has been saved.',
		deleted: 'The refund has been successfully deleted.',
	},
});

const shown = (ledger: Ledger, row: Row): Row => ({
	...blankFields(fields),
	...blank(),
	...whole(ledger, row),
	...reckonedTotals(ledger, row),
	line_items: shownPurchaseLines(ledger, row, lineFields, () => ({})),
	total_credits_used: creditApplied(row).toNumber(),
	total_refunded_amount: refunded(row).toNumber(),
	vendor_credit_refunds: refunds.shown(ledger, row),
	bills_credited: credited(ledger, row),
	...shownCustomFields(ledger, document.entity, row),
});

const refuseIfUsed = (_: Ledger, row: Row): void => {
	if (creditApplied(row).plus(refunded(row)).gt(0)) throw refusal.rule('The vendor credit has been used. Take its bills and refunds off first.');
};

const said = (message: string, more: Row = {}, status = 200): Answer => ({ status, body: { code: 0, message, ...more } });

/** Credit for several bills at once: all of them take it, or none does. */
const apply = (ledger: Ledger, row: Row, asked: Asked): Answer => {
	const sent = rowsIn(recordIn(asked).bills);
	if (sent.length === 0) throw refusal.invalid('bills');
	refuseTwice(sent, 'bill_id');
	for (const one of sent) fitting(ledger, one.bill_id, row.vendor_id, one.amount_applied);
	if (sum(sent.map((one) => big(one.amount_applied))).gt(creditLeft(row))) {
		throw refusal.rule('The amount applied is more than the balance of the vendor credit.', 24016);
	}
	for (const one of sent) applyCredit(ledger, need(ledger, 'vendorcredits', row.vendor_credit_id, 'Vendor Credit'), one.bill_id, one.amount_applied);
	return said('Credits have been applied to the bill(s).', { bills: sent.map(({ bill_id, amount_applied }) => ({ bill_id, amount_applied })) }, 201);
};

const unapply = (ledger: Ledger, row: Row, id: string): Answer => {
	const gone = rowsIn(row.bills).find((one) => one.vendor_credit_bill_id === id);
	if (gone === undefined) throw refusal.missing('Credit');
	keep(ledger, 'vendorcredits', text(row.vendor_credit_id), changed(ledger, row, { bills: rowsIn(row.bills).filter((one) => one !== gone) }));
	touchBills(ledger, [gone.bill_id]);
	return said('The applied credit has been deleted.');
};

const creditedBills = (ledger: Ledger, asked: Asked, [id, part, applicationId, ...more]: readonly string[]): Answer | undefined => {
	if (part !== 'bills' || more.length > 0) return undefined;
	const row = need(ledger, 'vendorcredits', id, 'Vendor Credit');
	if (applicationId !== undefined && asked.method === 'DELETE') return unapply(ledger, row, applicationId);
	if (applicationId === undefined && asked.method === 'GET') return said('success', { bills_credited: credited(ledger, row) });
	if (applicationId === undefined && asked.method === 'POST') return apply(ledger, row, asked);
	throw refusal.wrongMethod();
};

/** Refunds of all credits, or of one vendor's, who is asked for as a customer. */
const allRefunds = (ledger: Ledger, { method, query }: Asked, rest: readonly string[]): Answer | undefined =>
	rest.length === 1 && rest[0] === 'refunds' && method === 'GET'
		? refunds.everywhere(ledger, (credit) => [null, credit.vendor_id].includes(query.get('customer_id')))
		: undefined;

/** As with bills: open from the start, and open again once it was approved [unsure]. */
const approving = approvals('vendor credit') as Readonly<Record<'submit' | 'approve', NonNullable<Kind['acts']>[string]>>;

/** Inventory shows the same credits. In scopes they are debit notes. The list's key is the specification's [unsure: vendor_credits elsewhere]. */
export const vendorCredits: Kind = {
	...document,
	path: '/vendorcredits',
	one: 'vendor_credit',
	many: 'vendorcredits',
	scope: 'debitnotes',
	noun: 'Vendor Credit',
	singular: 'vendorcredit',
	comments: true,
	words: {
		created: 'Vendor credit has been created.',
		updated: 'Vendor credit information has been updated.',
		deleted: 'The vendor credit has been deleted.',
	},
	list: {
		report: 'VendorCredits',
		filterBy: statusFilters({
			Open: ['open'],
			Draft: ['draft'],
			Closed: ['closed'],
			Void: ['void'],
			Pending: ['pending_approval'],
			PendingApproval: ['pending_approval'],
			Approved: ['approved'],
			Rejected: ['rejected'],
		}),
		sortable: ['vendor_name', 'vendor_credit_number', 'balance', 'total', 'date', 'created_time', 'last_modified_time', 'reference_number'],
		sort: { column: 'created_time', order: 'D' },
		searched: ['vendor_credit_number', 'reference_number', 'vendor_name'],
		texts: ['vendor_credit_number', 'reference_number', 'vendor_id', 'vendor_name'],
		numbers: ['total', 'balance'],
		days: ['date'],
		// The list is asked for a vendor under the name of customer_id.
		stored: { item_id: namesItem, customer_id: (_, row, id) => row.vendor_id === id },
		modifiedSince: true,
	},
	shown,
	row: (ledger, row) => listedAs(ledger, blankRow, document.entity, row, whole(ledger, row)),
	create: (ledger, sent, asked) => ({ vendor_credit_id: newId(ledger), ...stored(ledger, sent, undefined, asked) }),
	update: (ledger, known, sent) => {
		if (known.state === 'void') throw refusal.rule('A void vendor credit cannot be changed.');
		const row = stored(ledger, sent, known);
		if (big(row.total).lt(creditApplied(row).plus(refunded(row)))) throw refusal.rule('The total is less than what has been used.');
		return row;
	},
	remove: refuseIfUsed,
	entered: (_, __, state) => (['draft', 'open', 'void', 'pending_approval'].includes(state) ? { state } : {}),
	acts: {
		'status/open': { does: move('vendor credit', ['draft', 'void', 'approved'], 'open'), says: 'The status of the vendor credit has been changed to open.' },
		'status/void': {
			does: unless(refuseIfUsed, move('vendor credit', ['open', 'draft', 'pending_approval', 'approved'], 'void')),
			says: 'The vendor credit has been marked as void.',
		},
		submit: { ...approving.submit, does: unless(refuseIfUsed, move('vendor credit', ['draft', 'open', 'rejected'], 'pending_approval')) },
		approve: { ...approving.approve, does: move('vendor credit', ['pending_approval'], 'open') },
	},
	print: (ledger, row) => printed('Vendor Credit', shown(ledger, row), text(row.vendor_credit_number)),
	below: (ledger, asked, rest) => allRefunds(ledger, asked, rest) ?? creditedBills(ledger, asked, rest) ?? refunds.answer(ledger, asked, rest),
};
