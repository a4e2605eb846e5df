import type { Answer, Asked, Row } from '../../vendor';
import { recordIn, taken } from '../incoming';
import type { Kind } from '../kind';
import { all, drop, find, keep, need, rowsIn, stamp, text, type Ledger } from '../ledger';
import { zohoBooks } from '../../../src/apis/zohoBooks';
import { refusal } from '../refused';
import { big, sum } from '../totals';
import { filled, nameOf, refuseUnknown } from './plain';

/** What becomes of a line of a bank statement: it is matched with what is booked, categorized as something new, or excluded. */

const SHELF = 'banktransactions';

const done = (message: string, more: Row = {}, status = 201): Answer => ({ status, body: { code: 0, message, ...more } });
const save = (ledger: Ledger, row: Row, change: Row): Row =>
	keep(ledger, SHELF, text(row.transaction_id), { ...row, ...change, last_modified_time: stamp(ledger) });

/** What a line may be matched with: where it stands, what it is called there, and which way the money went. */
interface Candidates {
	readonly shelf: string;
	readonly type: string;
	readonly id: string;
	/** The field that names the bank account; without one, any account may be meant. */
	readonly account?: string;
	readonly direction: 'credit' | 'debit';
	readonly fits?: (row: Row) => boolean;
}

const CANDIDATES: readonly Candidates[] = [
	{ shelf: 'customerpayments', type: 'customer_payment', id: 'payment_id', account: 'account_id', direction: 'credit' },
	{ shelf: 'vendorpayments', type: 'vendor_payment', id: 'payment_id', account: 'paid_through_account_id', direction: 'debit' },
	{ shelf: 'expenses', type: 'expense', id: 'expense_id', account: 'paid_through_account_id', direction: 'debit' },
	{ shelf: SHELF, type: '', id: 'transaction_id', account: 'to_account_id', direction: 'credit', fits: (row) => row.status === 'manually_added' },
	{ shelf: SHELF, type: '', id: 'transaction_id', account: 'from_account_id', direction: 'debit', fits: (row) => row.status === 'manually_added' },
];

interface Candidate {
	readonly type: string;
	readonly id: string;
	readonly row: Row;
	readonly shelf: string;
}

/** What is matched with one line is not offered to another. */
const matchedIds = (ledger: Ledger): string[] => all(ledger, SHELF).flatMap((row) => rowsIn(row.matched).map(({ transaction_id: id }) => text(id)));

const candidates = (ledger: Ledger, line: Row): Candidate[] => {
	const gone = matchedIds(ledger);
	return CANDIDATES.filter(({ direction }) => direction === line.debit_or_credit).flatMap(({ shelf, type, id, account, fits }) =>
		all(ledger, shelf)
			.filter((row) => (account === undefined || row[account] === line.account_id) && (fits?.(row) ?? true) && !gone.includes(text(row[id])))
			.map((row) => ({ type: type === '' ? text(row.transaction_type) : type, id: text(row[id]), row, shelf })),
	);
};

const candidateShown = (ledger: Ledger, line: Row, { type, id, row }: Candidate): Row => ({
	transaction_id: id,
	date: row.date,
	transaction_type: type,
	reference_number: text(row.reference_number),
	amount: big(row.total ?? row.amount).toNumber(),
	debit_or_credit: line.debit_or_credit,
	transaction_number: text(row.payment_number),
	is_paid_via_print_check: false,
	contact_name: nameOf(ledger, 'contacts', row.customer_id ?? row.vendor_id, 'contact_name'),
	is_best_match: big(row.total ?? row.amount).eq(big(line.amount)),
});

const offered = (ledger: Ledger, line: Row, query: URLSearchParams): Row[] => {
	const [low, high, type, reference] = ['amount_start', 'amount_end', 'transaction_type', 'reference_number'].map((name) => query.get(name));
	const [after, before] = [query.get('date_after') ?? '', query.get('date_before') ?? '9999'];
	return candidates(ledger, line)
		.map((one) => candidateShown(ledger, line, one))
		.filter((row) => query.get('show_all_transactions') === 'true' || big(row.amount).lte(big(line.amount)))
		.filter((row) => text(row.date) >= after && text(row.date) <= before)
		.filter((row) => (type === null || row.transaction_type === type) && (reference === null || row.reference_number === reference))
		.filter((row) => (low === null || Number(row.amount) >= Number(low)) && (high === null || Number(row.amount) <= Number(high)));
};

/** Amounts must agree; Zoho lets one add what is missing, which is not done here. */
const match = (ledger: Ledger, line: Row, sent: Row): Answer => {
	const wanted = rowsIn(sent.transactions_to_be_matched);
	if (wanted.length === 0) throw refusal.invalid('transactions_to_be_matched');
	const known = candidates(ledger, line);
	const found = wanted.map((one) => {
		const candidate = known.find(({ id, type }) => id === text(one.transaction_id) && (text(one.transaction_type) === '' || type === one.transaction_type));
		if (candidate === undefined) throw refusal.invalid('transactions_to_be_matched');
		return candidate;
	});
	if (!sum(found.map(({ row }) => big(row.total ?? row.amount))).eq(big(line.amount)))
		throw refusal.rule('The amounts of the transactions do not add up to that of the bank line.');
	for (const { shelf, row } of found) if (shelf === SHELF) save(ledger, row, { status: 'matched', imported_transaction_id: line.transaction_id });
	save(ledger, line, { status: 'matched', matched: found.map(({ id, type, shelf }) => ({ transaction_id: id, transaction_type: type, shelf })) });
	return done('The transaction has been matched.');
};

/** Where a kind of record that a line can become is made: by a record of its own, or below one that the body names. */
interface Becoming {
	readonly path: string;
	readonly type: string;
	/** The field of the record that takes the bank account. */
	readonly account: string;
	/** The body's field that names the record it is made below, and the segment there. */
	readonly below?: { readonly field: string; readonly part: string };
}

const BECOMING: Readonly<Record<string, Becoming>> = {
	expenses: { path: '/expenses', type: 'expense', account: 'paid_through_account_id' },
	customerpayments: { path: '/customerpayments', type: 'customer_payment', account: 'account_id' },
	vendorpayments: { path: '/vendorpayments', type: 'vendor_payment', account: 'paid_through_account_id' },
	creditnoterefunds: {
		path: '/creditnotes',
		type: 'creditnote_refund',
		account: 'from_account_id',
		below: { field: 'creditnote_id', part: 'refunds' },
	},
	vendorcreditrefunds: {
		path: '/vendorcredits',
		type: 'vendor_credit_refund',
		account: 'account_id',
		below: { field: 'vendor_credit_id', part: 'refunds' },
	},
	vendorpaymentrefunds: {
		path: '/vendorpayments',
		type: 'vendorpayment_refund',
		account: 'to_account_id',
		below: { field: 'vendorpayment_id', part: 'refunds' },
	},
	// Of which payment the refund is, the specification's body does not say [unsure]; nothing is made but the line's own record.
	paymentrefunds: { path: '', type: 'payment_refund', account: 'from_account_id' },
};

/** What was made of a line, so that it can be unmade. */
const makeRecord = (ledger: Ledger, asked: Asked, kinds: readonly Kind[], { path, below }: Becoming, body: Row): Row => {
	const kind = kinds.find((one) => one.path === path);
	if (kind === undefined) return {};
	if (below === undefined) {
		const row = kind.create?.(ledger, body);
		if (row === undefined) return {};
		keep(ledger, kind.shelf, text(row[kind.id]), row);
		return { made: { path, id: row[kind.id] } };
	}
	const parent = text(body[below.field]);
	need(ledger, kind.shelf, parent, kind.noun);
	const answer = kind.below?.(ledger, { ...asked, method: 'POST', path: `${path}/${parent}/${below.part}`, body: JSON.stringify(body) }, [parent, below.part]);
	const made = Object.entries((answer?.body ?? {}) as Row).find(([name]) => name.endsWith('refund'))?.[1] as Row | undefined;
	const id = Object.entries(made ?? {}).find(([name]) => name.endsWith('refund_id'))?.[1];
	return { made: { path, id: parent, part: [below.part, text(id)] } };
};

const categorizeAs = (ledger: Ledger, asked: Asked, kinds: readonly Kind[], line: Row, name: string): Answer => {
	const becoming = Object.hasOwn(BECOMING, name) ? BECOMING[name] : undefined;
	if (becoming === undefined) throw refusal.noSuchPath();
	const body = { date: line.date, amount: line.amount, reference_number: line.reference_number, [becoming.account]: line.account_id, ...recordIn(asked) };
	if (!big(body.amount).eq(big(line.amount))) throw refusal.rule('The amount must be that of the bank line.');
	const made = makeRecord(ledger, asked, kinds, becoming, filled({ payment_mode: 'Bank Transfer', ...body }));
	save(ledger, line, { status: 'categorized', transaction_kind: becoming.type, customer_id: body.customer_id, vendor_id: body.vendor_id, ...made });
	return done('The transaction has been categorized.');
};

type Settle = (ledger: Ledger, row: Row) => Row;

const { fields } = zohoBooks.bankTransaction;

/** As a movement of money between accounts: the bank line itself is the record. */
const categorize = (ledger: Ledger, asked: Asked, line: Row, settle: Settle): Answer => {
	const sent = taken(fields, recordIn(asked));
	if (text(sent.transaction_type) === '') throw refusal.invalid('transaction_type');
	refuseUnknown(ledger, fields, sent);
	const side = line.debit_or_credit === 'credit' ? 'to_account_id' : 'from_account_id';
	const row = settle(ledger, { date: line.date, amount: line.amount, reference_number: line.reference_number, [side]: line.account_id, ...filled(sent) });
	if (!big(row.amount).eq(big(line.amount))) throw refusal.rule('The amount must be that of the bank line.');
	if (row[side] !== line.account_id) throw refusal.invalid(side);
	save(ledger, line, { ...row, account_id: line.account_id, debit_or_credit: line.debit_or_credit, source: line.source, status: 'categorized' });
	return done('The transaction has been categorized.');
};

/** Answers what is asked of a line below `/uncategorized`. */
export const bankLine = (ledger: Ledger, asked: Asked, kinds: readonly Kind[], id: string, rest: readonly string[], settle: Settle): Answer => {
	const line = need(ledger, SHELF, id, 'Bank transaction');
	const [verb, as, ...deeper] = rest;
	if (text(line.statement_id) === '' || deeper.length > 0) throw refusal.noSuchPath();
	if (verb === 'match' && asked.method === 'GET') return done('success', { matching_transactions: offered(ledger, line, asked.query) }, 200);
	if (asked.method !== 'POST') throw refusal.wrongMethod();
	const wanted = verb === 'restore' ? 'excluded' : 'uncategorized';
	if (line.status !== wanted) throw refusal.rule(`The bank line is ${text(line.status)}, not ${wanted}.`);
	if (verb === 'match') return match(ledger, line, recordIn(asked));
	if (verb === 'categorize') return as === undefined ? categorize(ledger, asked, line, settle) : categorizeAs(ledger, asked, kinds, line, as);
	if (verb !== 'exclude' && verb !== 'restore') throw refusal.noSuchPath();
	save(ledger, line, { status: verb === 'exclude' ? 'excluded' : 'uncategorized' });
	return done(`The transaction has been ${verb}d.`);
};

const unmake = (ledger: Ledger, asked: Asked, kinds: readonly Kind[], made: Row): void => {
	const kind = kinds.find((one) => one.path === made.path);
	const row = kind && find(ledger, kind.shelf, made.id);
	if (kind === undefined || row === undefined) return;
	if (Array.isArray(made.part)) {
		kind.below?.(ledger, { ...asked, method: 'DELETE' }, [text(made.id), ...(made.part as string[])]);
		return;
	}
	kind.remove?.(ledger, row);
	drop(ledger, kind.shelf, text(made.id));
};

/** A line is again what the bank said; its id or that of what it was matched with says which. */
export const undo = (ledger: Ledger, asked: Asked, kinds: readonly Kind[], id: string, verb: 'unmatch' | 'uncategorize'): void => {
	const named = need(ledger, SHELF, id, 'Bank transaction');
	const line = text(named.statement_id) === '' ? find(ledger, SHELF, named.imported_transaction_id) : named;
	const status = verb === 'unmatch' ? 'matched' : 'categorized';
	if (line === undefined || line.status !== status) throw refusal.rule(`The bank transaction is ${text(named.status)}, not ${status}.`);
	for (const { shelf, transaction_id: matched } of rowsIn(line.matched)) {
		const row = shelf === SHELF ? find(ledger, SHELF, matched) : undefined;
		if (row !== undefined) save(ledger, row, { status: 'manually_added', imported_transaction_id: '' });
	}
	if (line.made !== undefined) unmake(ledger, asked, kinds, line.made as Row);
	const said = Object.fromEntries(
		[
			'transaction_id',
			'imported_transaction_id',
			'bank_number',
			'account_id',
			'statement_id',
			'source',
			'currency_id',
			'created_time',
			'date',
			'debit_or_credit',
			'amount',
			'payee',
			'description',
			'reference_number',
		].map((name) => [name, line[name]]),
	);
	keep(ledger, SHELF, text(line.transaction_id), { ...said, status: 'uncategorized', last_modified_time: stamp(ledger) });
};
