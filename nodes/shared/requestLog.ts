import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties, ITaskMetadata } from 'n8n-workflow';
import type { Answer, Request } from '../../src/wire/conversation';
import { logged, type Logged } from '../../src/wire/requestLog';
import type { Context, Vendor } from './vendor';

/** The requests of one run of a node. */
interface RequestLog {
	readonly requests: Logged[];
	/** How many more there were than are kept. */
	leftOut: number;
}

/** A run that reads ten thousand records takes a hundred requests. */
const MOST = 500;

const logs = new WeakMap<object, { readonly log: RequestLog; readonly bodies: boolean }>();

/** The switch in a node's settings. */
export const logBodies: INodeProperties = {
	displayName: 'Log Bodies of Requests',
	name: 'logBodies',
	type: 'boolean',
	isNodeSetting: true,
	noDataExpression: true,
	default: false,
	description:
		"Whether the request log of an execution holds what was sent and answered too, personal data included. Without it, the log tells each request's method, path, status, duration and request ID.",
};

/** Sends a request and notes it where the run keeps its metadata; pickers and webhooks keep none. */
export async function noted(
	context: Context,
	{ dialect }: Vendor,
	organisation: string | undefined,
	request: Request,
	send: () => Promise<Answer>,
): Promise<Answer> {
	const kept = logOf(context);
	if (!kept) return await send();
	const at = Date.now();
	const answer = await send();
	const { log, bodies } = kept;
	if (log.requests.length < MOST) log.requests.push(logged(request, answer, { at, until: Date.now(), vendor: dialect.vendor, organisation, bodies }));
	else log.leftOut++;
	return answer;
}

/** n8n keeps metadata with the execution as soon as it is set, and what is added later with it, whether the node succeeds or not. */
function logOf(context: Context): ReturnType<typeof logs.get> {
	if (!('setMetadata' in context)) return undefined;
	const known = logs.get(context);
	if (known) return known;
	const kept = { log: { requests: [], leftOut: 0 }, bodies: context.getNodeParameter('logBodies', 0, false) === true };
	logs.set(context, kept);
	context.setMetadata({ requestLog: kept.log } as ITaskMetadata);
	return kept;
}

/** Puts the log beside the first item, where the Sync Monitor makes rows of it. */
export function reportRequests(context: IExecuteFunctions, [first]: readonly INodeExecutionData[]): void {
	const kept = logs.get(context);
	if (kept && first) first.requestLog = kept.log as unknown as IDataObject;
}
