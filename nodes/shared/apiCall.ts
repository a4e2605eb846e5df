import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Failure } from '../../src/failure';
import { isFilled, isRow, withoutSync } from '../../src/record';
import type { Conversation, Outcome, Request } from '../../src/wire/conversation';
import { decode } from '../../src/wire/decode';
import { failureOf, isUnknown, ok, type Dialect } from '../../src/wire/dialect';
import { asQuery } from '../../src/wire/query';
import { fromJson } from '../../src/wire/text';
import { verdict, wouldFail } from '../../src/wire/previewVerdicts';
import { unsettled } from '../../src/wire/settling';
import { previewOnly } from './preview';
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
	{ ...previewOnly, displayOptions: { show: { method: ['DELETE', 'PATCH', 'POST', 'PUT'] } } },
];

export const callTheApi = (dialect: Dialect): Pick<SpecialOperation, 'converse' | 'preview'> => ({
	converse: itemByItem((context, item) => call(dialect, context, item)),
	preview: itemByItem((context, item) => previewCall(dialect, context, item)),
});

/** A request as it stands in the form, or why it is none; what only reads may be sent again when no answer came. */
function requestIn(context: IExecuteFunctions, item: number): Request | Failure {
	const parameter = (name: string): unknown => context.getNodeParameter(name, item, '');
	const [method, path] = [String(parameter('method')), String(parameter('path')).trim()];
	const sent = method === 'GET' || method === 'DELETE' ? undefined : parameter('body');
	const [query, body] = [jsonIn(parameter('query')), isFilled(sent) ? jsonIn(sent) : undefined];
	const unread = !isRow(query) ? 'Query Parameters' : isFilled(sent) && body === undefined ? 'Body' : undefined;
	if (unread !== undefined || !isRow(query)) return notJson(unread ?? '');
	return {
		method,
		path: path.startsWith('/') ? path : `/${path}`,
		query: asQuery(query),
		...(body === undefined ? {} : { body }),
		repeatable: method === 'GET',
	};
}

function* call(dialect: Dialect, context: IExecuteFunctions, item: number): Conversation<Outcome[]> {
	const request = requestIn(context, item);
	if ('cause' in request) return [{ from: item, failure: request }];
	const { method } = request;
	const answer = yield request;
	const failure = ok(answer) ? undefined : failureOf(dialect, answer);
	if (failure) return [{ from: item, failure: method !== 'GET' && isUnknown(answer) ? unsettled(dialect, failure) : failure }];
	const record = isRow(answer.body) ? decode({}, answer.body) : isFilled(answer.body) ? { data: answer.body } : { success: true };
	return [{ from: item, did: method === 'GET' ? 'read' : 'updated', record }];
}

/** Nobody knows what a request of one's own would do, so it is shown as it would be sent; what only reads is carried out. */
function* previewCall(dialect: Dialect, context: IExecuteFunctions, item: number): Conversation<Outcome[]> {
	const request = requestIn(context, item);
	if ('cause' in request) return [wouldFail({ from: item }, {}, request)];
	const { method, path, query, body } = request;
	if (method === 'GET') return yield* call(dialect, context, item);
	return [verdict({ from: item }, { method, path, query, ...(body === undefined ? {} : { body }) }, { would: 'send', says: `Would send ${method} ${path}` })];
}

/** Lists and objects; nothing where it is neither. */
const jsonIn = (value: unknown): unknown => {
	const parsed = typeof value === 'string' ? fromJson(value.trim() || '{}') : value;
	// What travels beside a record comes along where an item is taken for the body.
	if (isRow(parsed)) return withoutSync(parsed);
	return Array.isArray(parsed) ? parsed.map((one: unknown) => (isRow(one) ? withoutSync(one) : one)) : undefined;
};

const notJson = (at: string): Failure => ({
	cause: 'validation',
	status: 0,
	message: `${at} cannot be read as JSON. Nothing was sent`,
	details: [{ at, says: 'cannot be read as JSON' }],
});
