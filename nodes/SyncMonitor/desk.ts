import type { IDataObject } from 'n8n-workflow';
import { isRow, type Row } from '../../src/record';
import { deskPage, type DeskQuery } from '../../src/reporting/deskPage';
import { decide, type Decision } from '../../src/triage/desk';
import { dueLetters } from '../../src/triage/retrying';
import { fromJson } from '../../src/wire/text';
import type { MonitorOperation } from './operation';

/** The page on which people see and decide what waits. */
export const showDesk: MonitorOperation = {
	label: 'Show Dead-Letter Desk',
	action: 'Show the dead letter desk',
	description: 'A page of the letters that come in, with forms to replay, edit and dismiss them; answer the webhook with its HTML',
	properties: [
		{
			displayName: 'Query',
			name: 'query',
			type: 'json',
			default: '={{ {} }}',
			description: 'What the address of the page asks for: the query of the webhook',
		},
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			default: '',
			description: "Where the page stands; leave empty if its forms go to the webhook's own address",
		},
		{
			displayName: 'News',
			name: 'news',
			type: 'json',
			default: '={{ {} }}',
			description: 'What the last decision came to: lists of sentences under done and refused',
		},
	],
	run: async (context) => {
		const items = context.getInputData();
		const { done, refused } = objectOf(context.getNodeParameter('news', 0, {}));
		const query = objectOf(context.getNodeParameter('query', 0, {})) as DeskQuery;
		const address = String(context.getNodeParameter('address', 0, ''));
		const letters = items.map(({ json }) => json).filter(({ entity_key: key }) => key !== undefined);
		const html = deskPage(letters, query, address, { done: sentences(done), refused: sentences(refused) });
		return [{ json: { html }, pairedItem: items.map((_, item) => ({ item })) }];
	},
};

/** What a person decided on the page. */
export const decideLetters: MonitorOperation = {
	label: 'Decide on Letters',
	action: 'Decide on dead letters',
	description: 'What the form of the desk asks for, checked against the letters that come in: a changed row for each, or why not',
	properties: [
		{
			displayName: 'Form',
			name: 'form',
			type: 'json',
			default: '={{ $json.body }}',
			required: true,
			description: 'What the page sent: the body of the webhook',
		},
	],
	run: async (context) => {
		const items = context.getInputData();
		const form = objectOf(context.getNodeParameter('form', 0, {}));
		const rows = items.map(({ json }) => json);
		const { done, refused } = decide(form as unknown as Decision, rows, new Date().toISOString());
		const position = (id: unknown): number =>
			Math.max(
				0,
				rows.findIndex((row) => row['id'] === id),
			);
		return [
			...done.map(({ letter, change, action, replay, message }) => ({
				json: { ...letter, ...change, desk: { action, replay, message, ok: true } } as IDataObject,
				pairedItem: { item: position(letter['id']) },
			})),
			// The letter as it is goes along, so that the audit trail can tell what was refused.
			...refused.map(({ id, says, letter, action = 'replayed' }) => ({
				json: {
					...letter,
					desk: { id, action, replay: false, ok: false, message: id === '' ? says : `Letter ${id}: ${says}` },
				} as IDataObject,
				pairedItem: { item: letter ? position(letter['id']) : 0 },
			})),
		];
	},
};

/** What is to be tried again now. */
export const pickLetters: MonitorOperation = {
	label: 'Pick Letters to Retry',
	action: 'Pick the dead letters to retry',
	description: 'Of the open letters that come in, those that are due: the oldest first, one for each record at a time',
	properties: [
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
		},
	],
	run: async (context) => {
		const rows = context.getInputData().map(({ json }) => json);
		const due = dueLetters(rows, Date.now(), context.getNodeParameter('limit', 0, 50) as number);
		return due.map((letter) => ({ json: letter as IDataObject, pairedItem: { item: rows.indexOf(letter as IDataObject) } }));
	},
};

/** An object, also where it comes as text. */
function objectOf(value: unknown): Row {
	const read = typeof value === 'string' ? fromJson(value.trim() || '{}') : value;
	return isRow(read) ? read : {};
}

const sentences = (value: unknown): string[] => [value].flat().filter((each) => typeof each === 'string' && each !== '') as string[];
