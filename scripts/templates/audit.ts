import { into, chain, type Link, type Position, type Step } from './flow';
import { idOfTable } from './rows';
import { monitor, table } from './steps';

/** The audit trail, as every template writes it: the newest rows are looked at, new ones are chained to them, and inserted together. */

const TRAIL = 'xerozoho_audit';
export const NEWEST = 'Newest audit rows';
export const ROW = 'Audit row';
export const AUDIT = 'Write audit row';

/** What is told of a deed beside what the record says itself: expressions. */
export interface Told {
	readonly deed?: string;
	readonly message?: string;
	readonly options?: Readonly<Record<string, string>>;
}

/** What the three steps are called. */
export interface Names {
	readonly newest: string;
	readonly row: string;
	readonly write: string;
}

const USUAL: Names = { newest: NEWEST, row: ROW, write: AUDIT };

/** Only what others may have joined is read, not the trail. So many as `MOST_HEADS` says. */
const newestRows = (name: string, position: Position): Step => ({
	...table(name, position, {
		resource: 'row',
		operation: 'get',
		dataTableId: idOfTable(TRAIL),
		matchType: 'allConditions',
		filters: { conditions: [{ keyName: 'joins', condition: 'isNotEmpty' }] },
		returnAll: false,
		limit: 50,
		orderBy: true,
		orderByColumn: 'id',
		orderByDirection: 'DESC',
	}),
	executeOnce: true,
	alwaysOutputData: true,
});

/** The three steps. The first stands above all that follows a deed otherwise, so that it and the others run first: what was done is kept before anything can go wrong. */
export const auditSteps = ([x, y]: Position, { deed = '', message = '', options = {} }: Told = {}, below = 0, { newest, row, write } = USUAL): Step[] => [
	newestRows(newest, [x, y]),
	monitor(row, [x + 220, y + below], 'auditRows', { deed, message, options }),
	table(write, [x + 440, y + below], {
		resource: 'row',
		operation: 'insert',
		dataTableId: idOfTable(TRAIL),
		columns: { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] },
		options: {},
	}),
];

export const auditLinksOf = ({ newest, row, write }: Names): Link[] => [into(newest, row, 1), ...chain(row, write)];
export const auditLinks: readonly Link[] = auditLinksOf(USUAL);

/** From each of the steps to the trail: what they wrote, would write or left alone. Straight, since the trail tells which node it was. */
export const audited = (...names: readonly string[]): Link[] => names.flatMap((from) => [NEWEST, ROW].map((to) => ({ from, to })));

/** What a person reads of a document; nothing where it has no total. */
export const AMOUNT = '($json.Total === undefined ? "" : $json.CurrencyCode + " " + $json.Total + ", of which tax " + $json.TotalTax)';

/** A file that was attached travels with the trail of its document. */
export const ATTACHED = '$json.AttachmentID ? "xero:attachment" : ""';
