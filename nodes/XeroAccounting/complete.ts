import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { xeroEvents, type XeroKind } from '../../src/apis/xero/events';
import type { Failure, Source } from '../../src/failure';
import { isRow, SYNC, type Row } from '../../src/record';
import { namedBy } from '../../src/syncing/catchUp';
import { isEcho } from '../../src/syncing/echo';
import { fetchRecords } from '../../src/syncing/fetching';
import { handOn, type Candidate } from '../../src/syncing/handOn';
import { isRepeated, recordKey, type Ledger } from '../../src/syncing/ledger';
import type { Bringer } from '../../src/syncing/told';
import { toldBy, type XeroTold } from '../../src/syncing/xeroDelivery';
import { kindIn, listOf, listsOf, type XeroList } from '../../src/syncing/xeroLists';
import { errorItem } from '../shared/errorItem';
import { inTurn, ledgerOf, store } from '../shared/memory';
import { storeCursors, unpacked } from '../shared/handOver';
import { itemOf } from '../shared/run';
import { converse } from '../shared/transport';
import { xeroVendor } from '../shared/xero';
import { writes } from './echoes';
import { forward, letterIn } from './forward';
import { shortCodeOf } from './organisations';
import { sourced } from './sourced';

interface Changed extends Candidate {
	readonly kind: XeroKind;
	readonly organisation: string;
}

/**
 * Runs on what the webhook or a reading of changes emitted: hands deliveries on, drops repetitions and echoes, fetches whole records in batches, and stores what was
 * seen with the run. Where anything fails nothing is stored, so that retrying the execution does all of it again.
 */
export async function complete(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await inTurn(this, async () => [await worked(this)]);
}

async function worked(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { items, reached } = unpacked(context);
	const letters = items.map(({ json }) => letterIn(json));
	const unsent = (await Promise.all(letters.map(async ({ letter }) => (letter ? await forward(context, letter) : [])))).flat();

	const ledger = ledgerOf(context, reached !== undefined);
	const read = items.flatMap(({ json }, from) => (isRow(json[SYNC]) ? [readBefore(json, from)] : []));
	const told = letters.flatMap(({ event }, from) => {
		const one = isRow(event[SYNC]) ? undefined : toldBy(event);
		return one ? [{ ...one, from }] : [];
	});
	const { fetched, failed } = await fetchTold(context, ledger, told);

	const wanted = context.getNodeParameter('changes', 0, []) as string[];
	const ignoresOwn = context.getNodeParameter('ignoreOwn', 0, false) as boolean;
	const isOwn = ({ kind, record, modified }: Changed): boolean => ignoresOwn && isEcho(writes, String(record[xeroEvents[kind].resource.id]), modified);
	const changed = [...read, ...fetched];
	const { out, known } = handOn(changed, ledger, { wanted, isOwn });
	const output: INodeExecutionData[] = [];
	for (const { candidate, happened } of out) {
		const shortCode = hasPage(candidate.kind) ? await shortCodeOf(context, candidate.organisation) : undefined;
		const json = sourced(candidate.kind, candidate.record, candidate.organisation, shortCode, happened) as IDataObject;
		output.push({ json, pairedItem: { item: candidate.from } });
	}
	const refused = failed.map((outcome) => itemOf(context, outcome, []));
	const lost = unsent.map((failure) => notForwarded(context, failure, items.length - 1));
	const ids = new Map(changed.map(({ key, kind, record }) => [key, String(record[xeroEvents[kind].resource.id])]));
	storeCursors(context, reached, store(context, known, ids));
	return [...output, ...refused, ...lost];
}

const hasPage = (kind: XeroKind): boolean => xeroEvents[kind].page?.includes('{organisation}') ?? false;

/** A record that a reading of changes brought whole. */
function readBefore(json: Row, from: number): Changed {
	const { [SYNC]: sync, ...record } = json;
	const { source, event } = sync as { source: Source; event: { by: Bringer } };
	const organisation = String(source.organization);
	return {
		from,
		kind: source.entity as XeroKind,
		organisation,
		key: recordKey(organisation, source.id),
		record,
		modified: source.modified ?? '',
		by: event.by,
		events: [],
	};
}

interface Told extends XeroTold {
	readonly from: number;
}

interface Failed {
	readonly from: number;
	readonly failure: Failure;
}

/** The records that events are about, each once, whatever their number and order. */
async function fetchTold(context: IExecuteFunctions, ledger: Ledger, told: readonly Told[]): Promise<{ fetched: Changed[]; failed: Failed[] }> {
	const lists = listsOf(context.getNodeParameter('records', 0, []) as string[]);
	const fetched: Changed[] = [];
	const failed: Failed[] = [];
	for (const { organisation, list, events } of gathered(lists, ledger, told)) {
		const ids = [...new Set(events.map(({ id }) => id))];
		const since = events.map(({ at }) => at).sort()[0]!;
		const { records, failure } = await converse(context, xeroVendor, organisation, fetchRecords(xeroVendor.dialect, list.resource, ids, since));
		if (failure && !isBeyondReach(context, failure)) failed.push(...events.map(({ from }) => ({ from, failure })));
		if (failure) continue;
		// What Xero does not show was not meant, such as a bill where invoices are followed, or shows later and is found by the sweep.
		for (const [id, record] of records) {
			const kind = kindIn(list, record);
			const own = events.filter((event) => event.id === id);
			const modified = String(record[namedBy(list.resource).modified]);
			if (kind) fetched.push({ from: own.at(-1)!.from, kind, organisation, key: recordKey(organisation, id), record, modified, by: 'webhook', events: own });
		}
	}
	// In the order in which Xero told of them.
	return { fetched: fetched.sort((one, other) => one.from - other.from), failed };
}

/** Events by organisation and list, without those that were worked off before. */
function gathered(lists: readonly XeroList[], ledger: Ledger, told: readonly Told[]) {
	const groups = new Map<string, { organisation: string; list: XeroList; events: Told[] }>();
	for (const event of told) {
		const list = listOf(lists, event.category);
		if (!list || isRepeated(ledger[recordKey(event.tenant, event.id)], event)) continue;
		const key = `${event.tenant} ${list.name}`;
		const group = groups.get(key) ?? { organisation: event.tenant, list, events: [] };
		groups.set(key, group);
		group.events.push(event);
	}
	return groups.values();
}

/** Xero's app hears of all its organisations; one that this credential does not reach, and that nobody picked, is somebody else's. */
const isBeyondReach = (context: IExecuteFunctions, { cause }: Failure): boolean =>
	cause === 'not-connected' && !(context.getNodeParameter('organisations', 0, []) as string[]).length;

function notForwarded(context: IExecuteFunctions, failure: Failure, item: number): INodeExecutionData {
	if (context.continueOnFail()) return errorItem(failure, {}, item);
	throw new NodeOperationError(context.getNode(), failure.message, { itemIndex: item });
}
