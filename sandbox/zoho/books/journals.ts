import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Row } from '../../vendor';
import type { Act, Kind } from '../kind';
import { currencyOf } from '../currencies';
import { find, keep, newId, nextNumber, organization, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { big, cents, sum } from '../totals';
import { become, nameOf, plain } from './plain';
import { within } from './timeEntries';

/** Bookings made by hand: what is debited equals what is credited (https://www.zoho.com/books/api/v3/journals/). */

const side = (lines: readonly Row[], which: string) => sum(lines.filter((line) => line.debit_or_credit === which).map(({ amount }) => big(amount)));

/** Lines keep the id they are sent with; those that are not sent are gone. */
const linesOf = (ledger: Ledger, sent: readonly Row[], known: readonly Row[]): Row[] =>
	sent.map((line, index) => {
		const before = known.find((one) => one.line_id === line.line_id);
		if (text(line.line_id) !== '' && before === undefined) throw refusal.invalid('line_id');
		const row: Row = { ...before, ...line, line_id: before?.line_id ?? newId(ledger), item_order: index + 1 };
		for (const name of ['account_id', 'amount', 'debit_or_credit']) if (text(row[name]) === '') throw refusal.invalid(name);
		if (big(row.amount).lte(0)) throw refusal.invalid('amount');
		if (find(ledger, 'chartofaccounts', row.account_id)?.is_active === false) throw refusal.rule('An inactive account cannot be booked on.');
		return row;
	});

const refuseUnbalanced = (lines: readonly Row[]): void => {
	if (lines.length < 2) throw refusal.rule('A journal needs a debit and a credit.');
	if (!side(lines, 'debit').eq(side(lines, 'credit'))) throw refusal.rule('The debits and the credits of a journal must be equal.');
};

const lineShown = (ledger: Ledger, line: Row, row: Row): Row => {
	const tax = find(ledger, 'taxes', line.tax_id);
	return {
		description: '',
		customer_id: '',
		tax_id: '',
		project_id: '',
		location_id: '',
		tags: [],
		...line,
		account_name: nameOf(ledger, 'chartofaccounts', line.account_id, 'account_name'),
		customer_name: nameOf(ledger, 'contacts', line.customer_id, 'contact_name'),
		project_name: nameOf(ledger, 'projects', line.project_id, 'project_name'),
		tax_name: text(tax?.tax_name),
		tax_type: text(tax?.tax_type),
		tax_percentage: text(tax?.tax_percentage),
		bcy_amount: cents(big(line.amount).times(big(row.exchange_rate))).toNumber(),
	};
};

const step = (from: readonly string[], to: string, says: string): NonNullable<Kind['acts']>[string] => ({
	does: (ledger, row) => {
		if (row.status === to) return row;
		if (!from.includes(text(row.status))) throw refusal.rule(`A journal that is ${text(row.status)} cannot become ${to}.`);
		return become({ status: to })(ledger, row);
	},
	says,
});

/** Books the opposite, on a day; where that is scheduled, the journal only says so. Zoho would book it when the day has come. */
const reverse: Act = (ledger, row, { query }) => {
	const [day, scheduled] = [query.get('reversal_date') ?? '', query.get('is_reversal_scheduled')];
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw refusal.invalid('reversal_date');
	if (scheduled !== 'true' && scheduled !== 'false') throw refusal.invalid('is_reversal_scheduled');
	if (row.status !== 'published') throw refusal.rule('Only a published journal can be reversed.');
	if (scheduled === 'false') {
		const lines = rowsIn(row.line_items).map(({ line_id: _, ...line }) => ({
			...line,
			debit_or_credit: line.debit_or_credit === 'debit' ? 'credit' : 'debit',
		}));
		const opposite = journals.create!(ledger, { ...row, journal_date: day, line_items: lines });
		keep(ledger, 'journals', text(opposite.journal_id), opposite);
	}
	return become({ reversal_date: day, is_scheduled_reversal: scheduled === 'true' })(ledger, row);
};

export const journals: Kind = plain({
	shelf: 'journals',
	path: '/journals',
	one: 'journal',
	many: 'journals',
	id: 'journal_id',
	noun: 'Journal',
	scope: 'accountants',
	singular: 'journal',
	files: 'attachment',
	comments: true,
	fields: zohoBooks.journal.fields,
	requires: ['journal_date'],
	// Seen: published where nothing else is said.
	initially: () => ({ status: 'published', journal_type: 'both', line_items: [] }),
	settle: (ledger, row, known, sent) => {
		const lines = sent.line_items === undefined ? rowsIn(known?.line_items) : linesOf(ledger, rowsIn(row.line_items), rowsIn(known?.line_items));
		refuseUnbalanced(lines);
		// The status is said on creation only.
		const status = known?.status ?? row.status;
		const currency = currencyOf(ledger, row, { currency_id: organization(ledger).currency_id }, known);
		return { ...row, ...currency, status, line_items: lines, entry_number: known?.entry_number ?? nextNumber(ledger, 'journals', '', 1) };
	},
	said: (ledger, row) => {
		const lines = rowsIn(row.line_items);
		const whole = side(lines, 'debit');
		const currency = find(ledger, 'currencies', row.currency_id) ?? {};
		return {
			currency_code: text(currency.currency_code),
			currency_symbol: text(currency.currency_symbol),
			line_items: lines.map((line) => lineShown(ledger, line, row)),
			line_item_total: whole.toNumber(),
			total: whole.toNumber(),
			bcy_total: cents(whole.times(big(row.exchange_rate))).toNumber(),
			price_precision: 2,
			entity_type: 'journal',
			documents: rowsIn(row.documents),
			date: row.journal_date,
		};
	},
	words: {
		created: 'The journal entry has been created.',
		updated: 'The journal entry has been updated.',
		deleted: 'The selected journal entry has been deleted.',
	},
	inList: [
		'journal_id',
		'journal_date',
		'entry_number',
		'reference_number',
		'currency_id',
		'status',
		'notes',
		'journal_type',
		'entity_type',
		'total',
		'bcy_total',
		'tags',
		'created_time',
		'last_modified_time',
		// The list is asked for dates by this name; a live row has the one above alone.
		'date',
	],
	list: {
		report: 'Journals',
		filterBy: {
			...Object.fromEntries(['All', 'Today', 'ThisWeek', 'ThisMonth', 'ThisQuarter', 'ThisYear'].map((name) => [`JournalDate.${name}`, () => true])),
			...Object.fromEntries(
				['Draft', 'Published', 'Submitted', 'Approved', 'Rejected'].map((name) => [`Status.${name}`, ({ status }: Row) => status === name.toLowerCase()]),
			),
		},
		sortable: ['journal_date', 'entry_number', 'reference_number', 'total', 'last_modified_time'],
		sort: { column: 'journal_date', order: 'D' },
		searched: ['entry_number', 'reference_number', 'notes'],
		texts: ['entry_number', 'reference_number', 'notes', 'journal_type'],
		numbers: ['total'],
		days: ['date'],
		modifiedSince: true,
		stored: {
			filter_by: (ledger, row, wanted) => !wanted.startsWith('JournalDate.') || within(ledger, text(row.journal_date), wanted.slice('JournalDate.'.length)),
			account_id: (_, row, wanted) => rowsIn(row.line_items).some((line) => line.account_id === wanted),
			customer_id: (_, row, wanted) => rowsIn(row.line_items).some((line) => line.customer_id === wanted),
			vendor_id: (_, row, wanted) => rowsIn(row.line_items).some((line) => line.customer_id === wanted),
		},
	},
	acts: {
		'status/publish': step(['draft', 'approved'], 'published', 'The journal has been published.'),
		submit: step(['draft', 'rejected'], 'submitted', 'The journal has been submitted for approval.'),
		approve: step(['submitted'], 'approved', 'The journal has been approved.'),
		reject: step(['submitted'], 'rejected', 'The journal has been rejected.'),
		reverse: { does: reverse, says: 'The journal has been reversed.' },
	},
});
