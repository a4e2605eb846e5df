import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Failure } from '../../src/failure';
import { isFilled, isRow } from '../../src/record';
import type { Conversation, Outcome } from '../../src/wire/conversation';
import { decode } from '../../src/wire/decode';
import { failureOf, isUnknown, ok, type Dialect } from '../../src/wire/dialect';
import { asQuery } from '../../src/wire/query';
import { fromJson } from '../../src/wire/text';
import { unsettled } from '../../src/wire/writing';
import { itemByItem } from './special';
import type { SpecialOperation } from './vendor';

/** Any request of a vendor's API that no operation stands for, with the same sign-in, limits and failures as all others. */
export const callProperties = (example: string): INodeProperties[] => [
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		options: ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'].map((value) => ({ name: value, value })),
		default: 'GET',
		required: true,
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		required: true,
		placeholder: example,
		description: 'Below the address of the API',
	},
	{ displayName: 'Query Parameters', name: 'query', type: 'json', default: '{}', description: 'An object such as {"page": 1}' },
	{ displayName: 'Body', name: 'body', type: 'json', default: '', displayOptions: { show: { method: ['PATCH', 'POST', 'PUT'] } } },
];

export const callTheApi = (dialect: Dialect): SpecialOperation['converse'] => itemByItem((context, item) => call(dialect, context, item));

/** A request as it stands in the form; what only reads may be sent again when no answer came. */
function* call(dialect: Dialect, context: IExecuteFunctions, item: number): Conversation<Outcome[]> {
	const parameter = (name: string): unknown => context.getNodeParameter(name, item, '');
	const [method, path] = [String(parameter('method')), String(parameter('path')).trim()];
	const sent = method === 'GET' || method === 'DELETE' ? undefined : parameter('body');
	const [query, body] = [jsonIn(parameter('query')), isFilled(sent) ? jsonIn(sent) : undefined];
	const unread = !isRow(query) ? 'Query Parameters' : isFilled(sent) && body === undefined ? 'Body' : undefined;
	if (unread !== undefined || !isRow(query)) return [{ from: item, failure: notJson(unread ?? '') }];
	const answer = yield {
		method,
		path: path.startsWith('/') ? path : `/${path}`,
		query: asQuery(query),
		...(body === undefined ? {} : { body }),
		repeatable: method === 'GET',
	};
	const failure = ok(answer) ? undefined : failureOf(dialect, answer);
	if (failure) return [{ from: item, failure: method !== 'GET' && isUnknown(answer) ? unsettled(dialect, failure) : failure }];
	const record = isRow(answer.body) ? decode({}, answer.body) : isFilled(answer.body) ? { data: answer.body } : { success: true };
	return [{ from: item, did: method === 'GET' ? 'read' : 'updated', record }];
}

/** Lists and objects; nothing where it is neither. */
const jsonIn = (value: unknown): unknown => {
	const parsed = typeof value === 'string' ? fromJson(value.trim() || '{}') : value;
	return isRow(parsed) || Array.isArray(parsed) ? parsed : undefined;
};

const notJson = (at: string): Failure => ({
	cause: 'validation',
	status: 0,
	message: `${at} cannot be read as JSON. Nothing was sent`,
	details: [{ at, says: 'cannot be read as JSON' }],
});
