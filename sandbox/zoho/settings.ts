import type { Row } from '../vendor';
import type { Kind, ListRules } from './kind';
import { all, type Ledger, type Shelf } from './ledger';
import { blankOf } from './shapes/blank';
import { organization } from './shapes/settings';

/** The rows that a seed lays down and calls only read. */
interface Reading {
	readonly shelf: Shelf;
	readonly path: string;
	readonly one: string;
	readonly many: string;
	readonly id: string;
	readonly noun: string;
	readonly scope: string;
	readonly shown: () => Row;
	readonly row: () => Row;
	readonly list: Partial<ListRules> & Pick<ListRules, 'report' | 'filterBy' | 'sort'>;
}

const over = (empty: Row, row: Row): Row => Object.fromEntries(Object.entries(empty).map(([name, nothing]) => [name, row[name] ?? nothing]));

const reading = ({ shown, row, list, ...kind }: Reading): Kind => ({
	...kind,
	list: { sortable: [list.sort.column], searched: [], texts: [], numbers: [], days: [], ...list },
	shown: (_, stored) => over(shown(), stored),
	row: (_, stored) => over(row(), stored),
});

export const organizations = reading({
	shelf: 'organizations',
	path: '/organizations',
	one: 'organization',
	many: 'organizations',
	id: 'organization_id',
	noun: 'Organization',
	scope: 'settings',
	shown: blankOf(organization),
	row: blankOf(organization),
	list: { report: 'Organizations', filterBy: { 'Status.All': () => true }, sort: { column: 'name', order: 'A' } },
});

/** The account that a line without one is booked to. */
export const salesAccount = (ledger: Ledger): Row => all(ledger, 'chartofaccounts').find((row) => row.account_name === 'Sales')!;
