import type { IDataObject, IExecuteFunctions, INodeExecutionData, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Failure } from '../../src/failure';
import { isRow, SYNC, type Row } from '../../src/record';
import type { Asked, Wish } from '../../src/wire/ask';
import { missingIn } from '../../src/wire/missing';
import type { Outcome } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import { errorItem } from './errorItem';
import { organisationOf } from './organisation';
import { converse } from './transport';
import type { Vendor } from './vendor';
import { wishOf } from './wishes';

/** Consecutive items that ask the same of the same organisation: what may travel together. */
interface Group {
	readonly asked: Asked;
	readonly organisation: string;
	readonly wishes: Wish[];
}

/** The one loop over a node's items: groups them, lets each group talk to the vendor, and pairs every outcome with its item. */
export async function run(this: IExecuteFunctions, vendor: Vendor): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	for (const { asked, organisation, wishes } of await groupsOf(this, vendor)) {
		const problems = new Map(wishes.map((wish) => [wish, missingIn(asked, wish)]));
		const sound = wishes.filter((wish) => !problems.get(wish));
		const refused = wishes.flatMap((wish): Outcome[] => (problems.get(wish) ? [{ from: wish.from, failure: problems.get(wish) }] : []));
		const outcomes = await converse(this, vendor, organisation, conversations[asked.operation.does](vendor.dialect, asked, sound));
		const inOrder = [...refused, ...outcomes].sort((one, other) => one.from - other.from);
		output.push(...inOrder.map((outcome) => itemOf(this, outcome, inOrder)));
	}
	return [output];
}

async function groupsOf(context: IExecuteFunctions, vendor: Vendor): Promise<Group[]> {
	const groups: Group[] = [];
	for (const item of context.getInputData().keys()) {
		const resource = vendor.resources[context.getNodeParameter('resource', item) as string];
		const operation = resource?.operations[context.getNodeParameter('operation', item) as string];
		if (!resource || !operation) throw new NodeOperationError(context.getNode(), 'Choose a resource and one of its operations', { itemIndex: item });
		const picked = context.getNodeParameter(vendor.organisation, item, '', { extractValue: true }) as string;
		const last = groups[groups.length - 1];
		const organisation = last && !picked ? last.organisation : await organisationOf(context, vendor, picked);
		const wish = wishOf(context, resource, operation, item);
		if (last?.organisation === organisation && last.asked.operation === operation) last.wishes.push(wish);
		else
			groups.push({
				organisation,
				wishes: [wish],
				asked: { resource, operation, run: runOf(context, item), lookUpFirst: context.getNodeParameter('lookUpFirst', item, false) as boolean },
			});
	}
	return groups;
}

/** The same when n8n tries a node again within one execution, and different in every other. */
const runOf = (context: IExecuteFunctions, item: number): string => [context.getExecutionId(), context.getNode().id, item].join(':');

export function itemOf(context: IExecuteFunctions, outcome: Outcome, all: readonly Outcome[]): INodeExecutionData {
	const input = context.getInputData()[outcome.from]!.json;
	if (!outcome.failure) return { json: withSync(outcome, input), pairedItem: { item: outcome.from } };
	if (context.continueOnFail()) return errorItem(outcome.failure, input, outcome.from);
	const error = errorOf(context, outcome.failure, outcome.from);
	const written = all.filter(({ failure, did }) => !failure && did !== 'read').length;
	error.description = [error.description, written ? `${written} other records of this run were written.` : ''].filter(Boolean).join(' ');
	throw error;
}

/** What came with the record goes on with it, so that later nodes know its source and what was done. */
function withSync({ record = {}, did }: Outcome, input: Row): IDataObject {
	const sync = isRow(input[SYNC]) ? { [SYNC]: { ...input[SYNC], did } } : {};
	return { ...record, ...sync } as IDataObject;
}

/** n8n's own names for causes, where it has one (n8n 2.41 and newer act on them). */
const N8N_CAUSES: Partial<Record<Failure['cause'], string>> = {
	'rate-limited': 'rate-limited',
	'quota-exhausted': 'quota-exhausted',
	'temporarily-unavailable': 'temporarily-unavailable',
	network: 'temporarily-unavailable',
	'credential-invalid': 'credential-invalid',
	'scope-missing': 'configuration-invalid',
	'not-connected': 'configuration-invalid',
};

function errorOf(context: IExecuteFunctions, failure: Failure, itemIndex: number): NodeApiError {
	const cause = N8N_CAUSES[failure.cause];
	const resetsAt = failure.retryAt ? Date.parse(failure.retryAt) : undefined;
	const declared = cause ? { failure: { cause, ...(cause === 'quota-exhausted' && resetsAt ? { resetsAtEpochMs: resetsAt } : {}) } } : {};
	return new NodeApiError(context.getNode(), {} as JsonObject, {
		message: failure.message,
		description: failure.details.map(({ at, says }) => (at ? `${at}: ${says}` : says)).join('; '),
		httpCode: String(failure.status),
		itemIndex,
		...(declared as object),
	});
}
