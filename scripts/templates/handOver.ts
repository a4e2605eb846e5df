import { at, chain, fork, type Link, type Position, type Step } from './flow';
import { idOfTable, where } from './rows';
import { books, crm, idOf, set, split, table, ways, xero } from './steps';

/** How templates that look for what did not arrive find the workflow that brings it, and the record that it takes. */

/** A kind of record, as the audit trail knows it. */
export interface Kind {
	readonly app: 'zohoBooks' | 'xero' | 'zohoCrm';
	readonly entity: string;
	/** Whichever it goes to, where it is not said. */
	readonly target?: string;
}

/** Which side could not be read, by the name of the node that failed: all that waits for one sign-in is one matter then. An expression. */
export const targetOf = (what: string): string =>
	`={{ ($prevNode.name.includes("Xero") ? "xero" : /deals|CRM/.test($prevNode.name) ? "zohoCrm" : "zohoBooks") + ":${what}" }}`;

export const KINDS = 'Each kind of record';
export const BRINGERS = 'Who brings them';

/** The newest written row of each kind; `from` is a node whose item lists them under `kinds`. */
export const bringerSteps = ([x, y]: Position): Step[] => [
	{ ...split(KINDS, [x, y], 'kinds'), executeOnce: true },
	{
		...table(BRINGERS, [x + 220, y], {
			resource: 'row',
			operation: 'get',
			dataTableId: idOfTable('xerozoho_audit'),
			matchType: 'allConditions',
			filters: {
				conditions: [
					where('source_app', 'eq', '={{ $json.app }}'),
					where('source_entity', 'eq', '={{ $json.entity }}'),
					where('target', 'ilike', '={{ $json.target ?? "%" }}'),
					where('outcome', 'eq', 'written'),
				],
			},
			returnAll: false,
			limit: 1,
			orderBy: true,
			orderByColumn: 'id',
			orderByDirection: 'DESC',
		}),
		alwaysOutputData: true,
	},
];

/** How a kind of record is read as a trigger hands it on. */
const readers: Readonly<Record<string, (name: string, position: Position, id: string) => Step>> = {
	...Object.fromEntries(
		['invoice', 'creditNote', 'customerPayment', 'bill', 'purchaseOrder', 'vendorCredit', 'vendorPayment', 'estimate'].map((resource) => [
			`zohoBooks:${resource}`,
			(name: string, position: Position, id: string) => books(name, position, { resource, operation: 'get', ...idOf(id) }),
		]),
	),
	...Object.fromEntries(
		['invoice', 'bill', 'payment'].map((resource) => [
			`xero:${resource}`,
			(name: string, position: Position, id: string) => xero(name, position, { resource, operation: 'get', ...idOf(id) }),
		]),
	),
	...Object.fromEntries(
		['quote', 'deal'].map((resource) => [
			`zohoCrm:${resource}`,
			(name: string, position: Position, id: string) => crm(name, position, { resource, operation: 'get', ...idOf(id) }),
		]),
	),
};

const KIND = 'What kind is it?';
const WITH = 'Letter with its record';
const WITHOUT = 'Letter without a record';

/**
 * The letters of an item's `letter`, each with its whole record where that can still be read: from `What kind is it?`, or from `Letter without a record` where
 * it cannot be sent again. `letters` is the node whose items have them, and `without` what else is told of those.
 */
export const withRecords = (
	kinds: Readonly<Record<string, string>>,
	column: number,
	top: number,
	letters: string,
	keep: Step,
	without = '',
): { steps: Step[]; links: Link[] } => {
	const names = Object.values(kinds).map((noun) => `Whole ${noun}`);
	const height = 180 * (names.length - 1);
	const letter = `$('${letters}').item.json.letter`;
	return {
		steps: [
			ways(
				KIND,
				at(column, top + height / 2),
				Object.fromEntries(
					Object.entries(kinds).map(([kind, noun]) => [noun, `={{ $json.letter.source_app + ":" + $json.letter.source_entity === "${kind}" }}`]),
				),
			),
			...Object.keys(kinds).map((kind, index) => readers[kind]!(names[index]!, at(column + 1, top + 180 * index), '={{ $json.letter.source_id }}')),
			set(
				WITH,
				at(column + 2, top + height / 2),
				`={{ (() => {
  const letter = ${letter};
  const source = { app: letter.source_app, entity: letter.source_entity, id: letter.source_id, number: letter.source_number };
  return { ...letter, payload: JSON.stringify({ ...$json, _sync: { source } }) };
})() }}`,
			),
			set(WITHOUT, at(column + 2, top + height + 180), without === '' ? `={{ ${letter} }}` : `={{ ({ ...${letter}, ${without} }) }}`),
			{ ...keep, position: at(column + 3, top + height / 2) },
		],
		links: [
			...fork(KIND, ...names.map((name) => [name])),
			...names.flatMap((name) => fork(name, [WITH], [WITHOUT])),
			...[WITH, WITHOUT].flatMap((name) => chain(name, keep.name)),
		],
	};
};

export const bringerLinks: readonly Link[] = chain(KINDS, BRINGERS);
