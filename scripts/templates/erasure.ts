import type { TableName } from '../../src/syncing/tables';
import { audited, auditLinks, auditSteps } from './audit';
import { at, chain, fork, workflowOf, type Link, type Position, type Step } from './flow';
import { columns, idOfTable, where } from './rows';
import { byHand, either, note, set, shield, table } from './steps';

/** What a table knows of people, and what becomes of its rows that mention one. */
interface Place {
	readonly of: TableName;
	readonly called: string;
	/** The row as it may stay, before personal data is taken out of it: an expression. */
	readonly kept: string;
	readonly changes: readonly string[];
}

const places: readonly Place[] = [
	{
		of: 'xerozoho_dead_letters',
		called: 'dead letters',
		kept: '{ ...$json, masked_payload: $json.payload || $json.masked_payload, payload: "", next_try_at: "" }',
		changes: ['message', 'advice', 'details', 'history', 'source_number', 'payload', 'masked_payload', 'next_try_at'],
	},
	{
		of: 'xerozoho_reviews',
		called: 'reviews',
		kept: '{ ...$json, status: $json.status === "open" ? "rejected" : $json.status }',
		changes: ['question', 'reason', 'source_number', 'proposal', 'status', 'decided_by'],
	},
	{
		of: 'xerozoho_reconciliations',
		called: 'reconciliations',
		kept: '$json',
		changes: ['document', 'party', 'message', 'advice', 'details'],
	},
	{ of: 'xerozoho_closings', called: 'closings', kept: '$json', changes: ['message', 'checks', 'note', 'signed_by'] },
	{ of: 'xerozoho_audit', called: 'audit rows', kept: '$json', changes: ['message', 'source_number', 'target_number', 'actor'] },
];

const WHO = 'Who it is about';
const ROW = 240;

/** Some letters of a name would be in every row, so they are no mention. */
const mentions = `={{ $('${WHO}').first().json.words.map((word) => String(word).trim().toLowerCase()).filter((word) => word.length > 3).some((word) => JSON.stringify($json).toLowerCase().includes(word)) }}`;

/** The words go wherever they stand, in texts of records within the row too; what else the row knows of people goes by what it is. */
const without = (row: string): string =>
	`={{ JSON.parse($('${WHO}').first().json.words.filter((word) => String(word).trim().length > 3).reduce((text, word) => text.replace(new RegExp(String(word).trim().replace(/[^a-z0-9 @]/gi, "\\\\$&"), "gi"), "[removed]"), JSON.stringify(${row}))) }}`;

const stepsOf = ({ of, called, kept, changes }: Place, index: number): Step[] => {
	const y = index * ROW;
	const place = (column: number): Position => at(column, y);
	return [
		{ ...table(`All ${called}`, place(0), { resource: 'row', operation: 'get', dataTableId: idOfTable(of), filters: {}, returnAll: true }), executeOnce: true },
		either(`Which ${called} mention them?`, place(1), mentions),
		set(`What stays of the ${called}`, place(2), without(kept)),
		shield(`Personal data out of the ${called}`, place(3), {
			operation: 'remove',
			leaveAlone: 'id, entity_key, workflow_name, node',
			options: { report: false },
		}),
		table(`Keep the ${called}`, place(4), {
			resource: 'row',
			operation: 'update',
			dataTableId: idOfTable(of),
			matchType: 'allConditions',
			filters: { conditions: [where('id', 'eq', `={{ $('What stays of the ${called}').item.json.id }}`)] },
			columns: columns(of, Object.fromEntries(changes.map((name) => [name, `={{ $json.${name} ?? "" }}`]))),
			options: {},
		}),
	];
};

const linksOf = ({ called }: Place): Link[] => [
	...chain(WHO, `All ${called}`, `Which ${called} mention them?`),
	...fork(`Which ${called} mention them?`, [`What stays of the ${called}`], []),
	...chain(`What stays of the ${called}`, `Personal data out of the ${called}`, `Keep the ${called}`),
];

/** 14: a person's data is taken out of the tables that this package writes. */
export const erasure = workflowOf(
	'14 Erase a person from our tables',
	[
		byHand('Erase', [0, ROW]),
		set(WHO, [280, ROW], '{\n  "words": ["anna@example.com", "Anna Example", "+64 21 555 0177"]\n}'),
		...places.flatMap(stepsOf),
		...auditSteps(at(5), {
			deed: 'erased',
			message: 'Personal data was taken out',
			options: {
				target: `={{ ${JSON.stringify(Object.fromEntries(places.map(({ of, called }) => [`Keep the ${called}`, of])))}[$prevNode.name] }}`,
				before: '={{ $("All " + $prevNode.name.slice("Keep the ".length)).all().find((row) => row.json.id === $json.id)?.json ?? "" }}',
			},
		}),
		note(
			'About the audit',
			[at(5)[0] - 40, -140],
			[660, 1260],
			'start',
			'### 3. Keep a record\nAn audit row for each row that was changed: which one, and hashes of before and after. So a trail whose own rows were changed still verifies.',
		),
		note(
			'About',
			[-540, -140],
			[480, 800],
			'about',
			`## Erase a person from our tables

For someone who asks that their data be erased. Every row that mentions them in *xerozoho_dead_letters*, *xerozoho_reviews*, *xerozoho_reconciliations*, *xerozoho_closings* and *xerozoho_audit* loses all personal data; what happened, when and why stays.

**Before you start**
1. Write into *Who it is about* what the person is known by: email addresses, phone numbers, names, ids. Every word of more than three letters that is in a row counts, so do not write a word that others have too.
2. Erase the person in Zoho and Xero, whose data this is, or it will come again.
3. Delete old executions in n8n, which hold the records too.

**Writes** the rows without names, addresses and numbers. The record of an erased letter is gone and cannot be replayed; an open review is rejected. An audit row tells of each row that was changed, so the trail still verifies.`,
		),
		note('About who', [-40, ROW - 160], [540, 340], 'toDo', '### 1. Who'),
		note('About the tables', [560, -140], [1160, 1260], 'work', '### 2. Row by row'),
	],
	[...chain('Erase', WHO), ...places.flatMap(linksOf), ...audited(...places.map(({ called }) => `Keep the ${called}`)), ...auditLinks],
	{},
);
