import type { Fields } from '../../../src/apis/define';
import type { Row } from '../../vendor';
import { customValues, shownCustomFields } from '../customFields';
import type { ListRules } from '../kind';
import { all, find, organization, rowsIn, stamp, text, type Ledger, type Shelf } from '../ledger';
import { refusal } from '../refused';
import { blankFields } from '../shapes/blank';
import { big } from '../totals';

/** What the kinds of records of Zoho Expense have in common. Texts and numbers of refusals are invented throughout. */

/** The record with all keys of its table, empty ones too, and nothing that the sandbox keeps for itself. */
export const over = (fields: Fields, row: Row): Row => {
	const blank = blankFields(fields);
	return Object.fromEntries(Object.entries(blank).map(([name, empty]) => [name, row[name] ?? empty]));
};

export const listRules = (report: string, more: Partial<ListRules>): ListRules => ({
	report,
	filterBy: { 'Status.All': () => true },
	sortable: ['created_time', 'last_modified_time'],
	sort: { column: 'created_time', order: 'D' },
	searched: [],
	texts: [],
	numbers: [],
	days: [],
	...more,
});

/** One filter for each status. */
export const statusFilters = (...statuses: readonly string[]): ListRules['filterBy'] =>
	Object.fromEntries(
		statuses.map((status) => [`Status.${status.charAt(0).toUpperCase()}${status.slice(1)}`, (row: Row) => text(row.status).toLowerCase() === status]),
	);

/** Refuses what names something that is not there. */
export const refuseUnknown = (ledger: Ledger, row: Row, links: Readonly<Record<string, Shelf>>): void => {
	for (const [name, shelf] of Object.entries(links)) {
		if (text(row[name]) !== '' && find(ledger, shelf, row[name]) === undefined) throw refusal.invalid(name);
	}
};

/** Rows keep the id they are sent with, if the record has it; those that are not sent are gone. */
export const keptRows = (sent: unknown, known: unknown, id: string, fresh: () => string): Row[] =>
	rowsIn(sent).map((row) => {
		const before = rowsIn(known).find((one) => one[id] === row[id]);
		return { ...before, ...row, [id]: before?.[id] ?? fresh() };
	});

export const currentUser = (ledger: Ledger): Row => all(ledger, 'expenseusers').find((row) => row.is_current_user === true)!;
/** Who works in Books alone can stand in a project too. */
export const user = (ledger: Ledger, id: unknown): Row => find(ledger, 'expenseusers', id) ?? find(ledger, 'users', id) ?? {};
export const baseCurrency = (ledger: Ledger): string => text(organization(ledger).currency_id);

/** The currency, and what one unit of it is worth in the organisation's. */
export const currencyOf = (ledger: Ledger, id: unknown, rate: unknown): Pick<Row, 'currency_id' | 'exchange_rate'> => {
	const currency = find(ledger, 'currencies', id);
	if (currency === undefined) throw refusal.invalid('currency_id');
	if (text(id) === baseCurrency(ledger)) return { currency_id: id, exchange_rate: 1 };
	const worth = rate ?? currency.exchange_rate;
	if (big(worth).lte(0)) throw refusal.invalid('exchange_rate');
	return { currency_id: id, exchange_rate: worth };
};

/** The names of what a record points to. */
export const named = (ledger: Ledger, row: Row): Row => ({
	currency_code: text(find(ledger, 'currencies', row.currency_id)?.currency_code),
	customer_name: text(find(ledger, 'contacts', row.customer_id)?.contact_name),
	project_name: text(find(ledger, 'projects', row.project_id)?.project_name),
});

/** Whoever it is about: the signed-in user, or in a seed anybody. */
export const ownerOf = (ledger: Ledger, sent: Row, known: Row | undefined, isSeed: boolean): string => {
	const id = text(known?.user_id ?? (isSeed ? sent.user_id : undefined) ?? currentUser(ledger).user_id);
	refuseUnknown(ledger, { user_id: id }, { user_id: 'expenseusers' });
	return id;
};

export const attendeesShown = (ledger: Ledger, row: Row): Row[] =>
	rowsIn(row.attendees).map((one) => ({ ...one, name: text(user(ledger, one.user_id).name), email: text(user(ledger, one.user_id).email) }));

const UNITS = ['bytes', 'KB', 'MB'] as const;
const sizeOf = (bytes: number): string => {
	const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), 2);
	return `${power === 0 ? bytes : (bytes / 1024 ** power).toFixed(1)} ${UNITS[power]}`;
};

export const documentsShown = (row: Row): Row[] => rowsIn(row.documents).map((one) => ({ ...one, file_size_formatted: sizeOf(Number(one.file_size)) }));

/** Custom fields are named by id here; the sandbox takes an API name as well [unsure]. */
export const customOf = (ledger: Ledger, entity: string, sent: Row, known: Row | undefined): unknown =>
	sent.custom_fields === undefined ? known?.custom : customValues(ledger, entity, sent.custom_fields);
export const customShown = (ledger: Ledger, entity: string, row: Row): Row => ({ ...shownCustomFields(ledger, entity, row) });

export const changed = (ledger: Ledger, row: Row, more: Row): Row => ({ ...row, ...more, last_modified_time: stamp(ledger) });
