import type { IDataObject, IExecuteFunctions, INodeExecutionData, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Resource } from '../../src/apis/define';
import type { Failure } from '../../src/failure';
import type { Priority } from '../../src/quota/priority';
import { isRow, SYNC, type Row } from '../../src/record';
import { alters, writes } from '../../src/apis/parts';
import { besidePath, type Asked, type Wish } from '../../src/wire/ask';
import type { Conversation, Outcome } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import { missingIn } from '../../src/wire/missing';
import { onlyReading } from '../../src/wire/previewReading';
import { preview } from '../../src/wire/previews';
import { recordOf, wouldFail } from '../../src/wire/previewVerdicts';
import { errorItem, failureIn } from './errorItem';
import { chosenOrganisation, pickedIn, reachedInstead, type Picked } from './organisation';
import { wantsPreview } from './preview';
import { priorityIn } from './priority';
import { reportRequests } from './requestLog';
import { converse } from './transport';
import { usageLedger } from './usage';
import type { Vendor } from './vendor';
import { warningLedger } from './warnings';
import { wishOf } from './wishes';

/** Consecutive items that ask the same of the same organisation: what may travel together. */
interface Group {
	/** What all its items agree in. */
	readonly alike: string;
	readonly organisation: Picked | undefined;
	readonly priority?: Priority;
	/** What its records are, where a table says so. */
	readonly resource?: Resource;
	readonly wishes: Wish[];
	talk(wishes: readonly Wish[]): Conversation<Outcome[]>;
	/** What becomes of a wish for which nothing is asked. */
	refused(wish: Wish): Outcome | undefined;
}

/** The one loop over a node's items: groups them, lets each group talk to the vendor, and pairs every outcome with its item. */
export async function run(this: IExecuteFunctions, vendor: Vendor): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	const ledger = usageLedger(vendor.dialect);
	const warnings = warningLedger(vendor.dialect.vendor);
	const instead = reachedInstead(this, vendor);
	const began = new Date().toISOString();
	try {
		for (const { organisation, priority, resource, wishes, talk, refused } of await groupsOf(this, vendor)) {
			const unsound = new Map(wishes.map((wish) => [wish, refused(wish)]));
			const sound = wishes.filter((wish) => !unsound.get(wish));
			const outcomes = await orFailure(
				this,
				async () => (sound.length ? await converse(this, vendor, organisation?.id, talk(sound), ledger.watch(organisation), priority) : []),
				(failure) => sound.map(({ from }): Outcome => ({ from, failure })),
			);
			if (resource) for (const outcome of outcomes) warnings.note(resource, outcome);
			const named = await Promise.all(outcomes.map(async (outcome) => await naming(organisation, outcome, instead)));
			const inOrder = [...[...unsound.values()].filter((each) => each !== undefined), ...named].sort((one, other) => one.from - other.from);
			for (const outcome of inOrder) {
				output.push(
					await orFailure(
						this,
						async () => ({ ...itemOf(this, outcome, inOrder, began), ...(await binaryOf(this, outcome)) }),
						(failure) => itemOf(this, { from: outcome.from, failure }, inOrder, began),
					),
				);
			}
		}
	} finally {
		ledger.report(this, output);
		reportRequests(this, output);
		warnings.report(this);
	}
	return [output];
}

/**
 * Where a run is to go on after a failure, n8n takes what a node throws for a success of the items that came in, and sends them on as if they
 * had been written. So nothing is thrown then.
 */
async function orFailure<T>(context: IExecuteFunctions, attempt: () => Promise<T>, instead: (failure: Failure) => T): Promise<T> {
	try {
		return await attempt();
	} catch (error) {
		if (context.continueOnFail()) return instead(failureIn(error));
		throw shownAsIs(context, error);
	}
}

/** An error that n8n shows as it is. */
const shownAsIs = (context: IExecuteFunctions, error: unknown): Error =>
	error instanceof NodeApiError || error instanceof NodeOperationError ? error : new NodeOperationError(context.getNode(), error as Error);

/** An item that could not be read. */
const failed = (item: number, failure: Failure): Group => ({
	alike: `failed ${item}`,
	organisation: undefined,
	wishes: [{ from: item }],
	// Never asked for, since nothing is sound.
	*talk() {
		return [];
	},
	refused: ({ from }) => ({ from, failure }),
});

async function groupsOf(context: IExecuteFunctions, vendor: Vendor): Promise<Group[]> {
	const groups: Group[] = [];
	const choose = once((id: string) => chosenOrganisation(context, vendor, { id }));
	for (const item of context.getInputData().keys()) {
		const group = await orFailure(
			context,
			async () => await groupOf(context, vendor, item, choose),
			(failure) => failed(item, failure),
		);
		const last = groups.at(-1);
		if (last?.alike === group.alike) last.wishes.push(...group.wishes);
		else groups.push(group);
	}
	return groups;
}

/** Asks once for each value, also where the answer is no: a thousand items are not to ask a thousand times. */
const once = <T>(ask: (value: string) => Promise<T>): ((value: string) => Promise<T>) => {
	const asked = new Map<string, Promise<T>>();
	return async (value) => {
		const known = asked.get(value) ?? ask(value);
		asked.set(value, known);
		return await known;
	};
};

/** An item as a group of its own. */
async function groupOf(context: IExecuteFunctions, vendor: Vendor, item: number, choose: (id: string) => Promise<Picked>): Promise<Group> {
	const [named, verb] = [context.getNodeParameter('resource', item) as string, context.getNodeParameter('operation', item) as string];
	const special = vendor.special?.[named]?.operations[verb];
	const resource = vendor.resources[named];
	const operation = resource?.operations[verb];
	if (!special && !(resource && operation)) throw new NodeOperationError(context.getNode(), 'Choose a resource and one of its operations', { itemIndex: item });
	const picked = resource?.outside || !vendor.organisation ? undefined : pickedIn(context, vendor.organisation, item);
	const organisation = picked && (picked.id ? picked : await choose(picked.id));
	const priority = priorityIn(context, item);
	if (special) {
		const foresee = wantsPreview(context, item) ? special.preview?.bind(special) : undefined;
		const talk = (wishes: readonly Wish[]): Conversation<Outcome[]> => {
			const items = wishes.map(({ from }) => from);
			return foresee ? onlyReading(vendor.dialect, foresee(context, items)) : special.converse(context, items);
		};
		const alike = JSON.stringify([organisation?.id, priority, named, verb, Boolean(foresee)]);
		return { alike, organisation, priority, wishes: [{ from: item }], talk, refused: () => undefined };
	}
	const plain = await wishOf(context, resource!, operation!, item);
	const wish = (await vendor.worded?.(context, resource!, operation!, plain)) ?? plain;
	const own = (await vendor.resolve?.(context, resource!, operation!, wish.inputs ?? {})) ?? resource!;
	const choices = {
		lookUpFirst: context.getNodeParameter('lookUpFirst', item, false) as boolean,
		oneByOne: context.getNodeParameter('oneByOne', item, false) as boolean,
		replaceRows: context.getNodeParameter('replaceRows', item, false) as boolean,
		asRows: context.getNodeParameter('asRows', item, false) as boolean,
	};
	const isPreview = alters(operation!) && wantsPreview(context, item);
	const to = organisation && { organisation: organisation.id };
	const asked: Asked = { resource: own, operation: own.operations[verb]!, resources: vendor.resources, run: runOf(context, item), ...to, ...choices };
	// A choice that travels beside the records holds for all of a request.
	const beside = writes(operation!) ? besidePath(operation!, wish.inputs) : {};
	// What the account says of it may differ from item to item, with the module that is asked for.
	const resolved = own === resource ? [] : [own.path, operation!.does === 'getMany' ? wish.inputs : {}];
	return {
		alike: JSON.stringify([organisation?.id, priority, named, verb, isPreview, choices, beside, resolved]),
		organisation,
		priority,
		resource,
		wishes: [wish],
		talk: (wishes) => (isPreview ? preview(vendor.dialect, asked, wishes) : conversations[operation!.does](vendor.dialect, asked, wishes)),
		refused: (each) => {
			const failure = missingIn(vendor.dialect, asked, each);
			return failure && (isPreview ? wouldFail(each, recordOf(asked, each), failure, each.id) : { from: each.from, failure });
		},
	};
}

/** The same when n8n tries a node again within one execution, and different in every other. */
const runOf = (context: IExecuteFunctions, item: number): string => [context.getExecutionId(), context.getNode().id, item].join(':');

/** @param began when the node began, ISO; nothing of what has been read only */
export function itemOf(context: IExecuteFunctions, outcome: Outcome, all: readonly Outcome[], began?: string): INodeExecutionData {
	const input = context.getInputData()[outcome.from]!.json;
	if (!outcome.failure) return { json: withSync(outcome, input, began), pairedItem: { item: outcome.from } };
	if (context.continueOnFail()) return errorItem(outcome.failure, input, outcome.from);
	const error = errorOf(context, outcome.failure, outcome.from);
	const written = all.filter(({ failure, did }) => !failure && did !== 'read').length;
	error.description = [error.description, written ? `${written} other records of this run were written.` : ''].filter(Boolean).join(' ');
	throw error;
}

async function binaryOf(context: IExecuteFunctions, { file, from }: Outcome): Promise<Pick<INodeExecutionData, 'binary'>> {
	if (!file) return {};
	const field = context.getNodeParameter('binaryPropertyName', from, 'data') as string;
	return { binary: { [field]: await context.helpers.prepareBinaryData(Buffer.from(file.bytes), file.name, file.mediaType) } };
}

/** Which of several organisations is meant by a refusal is said with it, and which there are. */
async function naming(organisation: Picked | undefined, outcome: Outcome, instead: () => Promise<string>): Promise<Outcome> {
	const { failure } = outcome;
	if (failure?.cause !== 'not-connected' || !organisation) return outcome;
	return { ...outcome, failure: { ...failure, message: `${organisation.name ?? organisation.id}: ${failure.message}${await instead()}` } };
}

/**
 * What came with the record goes on with it, so that later nodes know its source and what was done, or would have been. `at` is a moment before anything of it was
 * written: whatever failed later may be of a newer state.
 */
function withSync({ record = {}, did, preview }: Outcome, input: Row, began?: string): IDataObject {
	// What was foreseen of a record that is written now says no more.
	const { preview: _foreseen, ...before } = isRow(input[SYNC]) ? input[SYNC] : {};
	if (preview) return { ...record, [SYNC]: { ...before, preview } } as unknown as IDataObject;
	const at = did === 'read' ? before['at'] : (before['at'] ?? began);
	return { ...record, ...(isRow(input[SYNC]) ? { [SYNC]: { ...before, did, ...(at === undefined ? {} : { at }) } } : {}) } as IDataObject;
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
