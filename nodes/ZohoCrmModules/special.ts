import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { chunks, grouped, isFilled, isRow, rowsIn, withoutSync } from '../../src/record';
import type { Conversation, Outcome } from '../../src/wire/conversation';
import { failureOf, ok } from '../../src/wire/dialect';
import { zohoCrmDialect } from '../../src/wire/zohoCrm';
import { bulkRead, bulkWrite, MOST_ROWS, type BulkWrite } from '../../src/wire/zohoCrmBulk';
import { massUpdate, type MassUpdate } from '../../src/wire/zohoCrmMassUpdate';
import { previewBulkWrite, previewMassUpdate } from '../../src/wire/previewCrmJobs';
import { query } from '../../src/wire/zohoCrmQuery';
import { callProperties, callTheApi } from '../shared/apiCall';
import { locator } from '../shared/locator';
import { previewOnly } from '../shared/preview';
import { itemByItem, objectIn } from '../shared/special';
import type { Special, SpecialOperation } from '../shared/vendor';

/** What fits no table: queries, bulk jobs, one change to many records, and any request of the API. */

const parameterOf =
	(context: IExecuteFunctions, item: number) =>
	(name: string): unknown =>
		context.getNodeParameter(name, item, '', { extractValue: true });

const modulePicker: INodeProperties = {
	...locator('Module', 'module', { resource: 'module', view: 'records', keys: { api_name: 'api_name' } }),
	required: true,
};

const queryProperties: INodeProperties[] = [
	{
		displayName: 'Query',
		name: 'selectQuery',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		placeholder: "select Last_Name, Account_Name.Account_Name from Contacts where Created_Time >= '2026-01-01T00:00:00+00:00'",
		description: 'In COQL. A condition is needed; without a limit all rows are read, 2,000 a request.',
	},
	{ displayName: 'Return All', name: 'returnAll', type: 'boolean', default: false, description: 'Whether to return all results or only up to a given limit' },
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

const bulkReadProperties: INodeProperties[] = [
	modulePicker,
	{ displayName: 'Field API Names', name: 'bulkFields', type: 'string', default: '', description: 'Separated by commas; all if left out' },
	{
		displayName: 'Criteria',
		name: 'bulkCriteria',
		type: 'json',
		default: '{}',
		description: 'As the API takes them, such as {"field": {"api_name": "Email"}, "comparator": "equal", "value": "a@b.com"}',
	},
];

const bulkWriteProperties: INodeProperties[] = [
	modulePicker,
	{
		displayName: 'Job',
		name: 'bulkOperation',
		type: 'options',
		options: [
			{ name: 'Create', value: 'insert' },
			{ name: 'Create or Update', value: 'upsert' },
			{ name: 'Update', value: 'update' },
		],
		default: 'upsert',
		description: 'All input items travel in one file of up to 25,000 rows, which costs 500 credits',
	},
	{
		displayName: 'Find By',
		name: 'findBy',
		type: 'string',
		default: 'id',
		description: 'API name of the field that tells whether a record exists',
		displayOptions: { show: { bulkOperation: ['update', 'upsert'] } },
	},
	previewOnly,
];

const massUpdateProperties: INodeProperties[] = [
	modulePicker,
	{
		displayName: 'Record ID',
		name: 'recordId',
		type: 'string',
		default: '={{ $json.id }}',
		required: true,
		description: 'Of each input item; up to 500 travel in one request',
	},
	{
		displayName: 'Values',
		name: 'massValues',
		type: 'json',
		default: '{}',
		required: true,
		description: 'What all records are to hold, such as {"Lead_Status": "Contacted"}',
	},
	previewOnly,
];

/** Consecutive items with the same values travel together. */
const updatingAlike = (talk: (update: MassUpdate) => Conversation<Outcome[]>): SpecialOperation['converse'] =>
	function* (context, items) {
		const outcomes: Outcome[] = [];
		const asked = items.map((from) => {
			const parameter = parameterOf(context, from);
			return { from, id: String(parameter('recordId')).trim(), module: String(parameter('module')), values: withoutSync(objectIn(parameter('massValues'))) };
		});
		for (const alike of grouped(asked, ({ module, values }) => JSON.stringify([module, values]))) {
			const [{ module, values }] = alike as [(typeof alike)[0]];
			outcomes.push(...(yield* talk({ module, values, records: alike })));
		}
		return outcomes;
	};

function* runQuery(context: IExecuteFunctions, item: number): Conversation<Outcome[]> {
	const parameter = parameterOf(context, item);
	return yield* query(String(parameter('selectQuery')), parameter('returnAll') === true ? Infinity : Number(parameter('limit')) || 50, item);
}

function* readInBulk(context: IExecuteFunctions, item: number): Conversation<Outcome[]> {
	const parameter = parameterOf(context, item);
	const fields = String(parameter('bulkFields'))
		.split(',')
		.map((name) => name.trim())
		.filter(Boolean);
	const criteria = objectIn(parameter('bulkCriteria'));
	return yield* bulkRead({ module: String(parameter('module')), fields, ...(Object.keys(criteria).length ? { criteria } : {}) }, item);
}

/** A job as the form describes it; what all items of a run share is read of the first. */
function jobIn(context: IExecuteFunctions, items: readonly number[]): Omit<BulkWrite, 'organization'> {
	const parameter = parameterOf(context, items[0]!);
	const operation = String(parameter('bulkOperation')) as BulkWrite['operation'];
	const findBy = operation === 'insert' || !isFilled(parameter('findBy')) ? {} : { findBy: String(parameter('findBy')) };
	return { module: String(parameter('module')), operation, ...findBy, records: items.map((item) => context.getInputData()[item]!.json), from: items };
}

/** All items of the run in as few files as they fit. */
function* writeInBulk(context: IExecuteFunctions, items: readonly number[]): Conversation<Outcome[]> {
	const answer = yield { method: 'GET', path: '/org', repeatable: true };
	const [organization] = rowsIn(isRow(answer.body) ? answer.body.org : undefined);
	if (!ok(answer) || !organization) return items.map((from) => ({ from, failure: failureOf(zohoCrmDialect, answer) }));
	const outcomes: Outcome[] = [];
	for (const some of chunks(items, MOST_ROWS)) outcomes.push(...(yield* bulkWrite({ ...jobIn(context, some), organization: String(organization.zgid) })));
	return outcomes;
}

/** Nothing is asked for it: which records a job finds, Zoho looks up in its own time. */
function* previewBulk(context: IExecuteFunctions, items: readonly number[]): Conversation<Outcome[]> {
	return chunks(items, MOST_ROWS).flatMap((some) => previewBulkWrite(jobIn(context, some)));
}

export const special: Readonly<Record<string, Special>> = {
	apiRequest: {
		label: 'API Request',
		operations: { call: { label: 'Call', action: 'Call the API', properties: callProperties('/Leads/actions/count'), ...callTheApi(zohoCrmDialect) } },
	},
	bulkJob: {
		label: 'Bulk Job',
		operations: {
			read: { label: 'Read', action: 'Read records in bulk', properties: bulkReadProperties, converse: itemByItem(readInBulk) },
			write: { label: 'Write', action: 'Write records in bulk', properties: bulkWriteProperties, converse: writeInBulk, preview: previewBulk },
		},
	},
	massUpdate: {
		label: 'Mass Update',
		operations: {
			run: {
				label: 'Run',
				action: 'Write the same values into many records',
				properties: massUpdateProperties,
				converse: updatingAlike(massUpdate),
				preview: updatingAlike(previewMassUpdate),
			},
		},
	},
	coql: {
		label: 'Query (COQL)',
		operations: { query: { label: 'Run', action: 'Run a query', properties: queryProperties, converse: itemByItem(runQuery) } },
	},
};
