import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Resource } from '../../src/apis/define';
import { deletedOf, moduleNamed } from '../../src/apis/zohoCrm/events';
import type { Failure } from '../../src/failure';
import { grouped, isRow, type Row } from '../../src/record';
import type { CrmTold } from '../../src/syncing/crmDelivery';
import { crmTeller, type CrmCandidate } from '../../src/syncing/crmTold';
import { fetchListed } from '../../src/syncing/fetching';
import { handOn } from '../../src/syncing/handOn';
import { isRepeated, recordKey, type Ledger } from '../../src/syncing/ledger';
import { readStretch } from '../../src/syncing/stretch';
import { inTurn, ledgerOf, store } from '../shared/memory';
import { storeCursors, unpacked } from '../shared/handOver';
import { itemOf } from '../shared/run';
import { converse } from '../shared/transport';
import { asTheAccountHasIt, zohoCrmVendor } from '../shared/zohoCrm';
import { storeChannel } from './channel';
import { connectedUser } from './connected';
import { sourced } from './sourced';
import { wantedIn } from './wanted';

/** Something that became known, and the item that said so. */
type Told = CrmTold & { readonly from: number };

interface Changed extends CrmCandidate {
	readonly resource: Resource;
}

interface Failed {
	readonly from: number;
	readonly failure: Failure;
}

/**
 * Runs on the ids that a notification or a reading of changes emitted: drops repetitions and echoes, fetches whole records in batches, and stores what was seen with the
 * run. Where anything fails nothing is stored, so that retrying the execution does all of it again.
 */
export async function complete(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await inTurn(this, async () => [await worked(this)]);
}

async function worked(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { items, reached } = unpacked(context);
	const { changes, fields, won, related, ignoreOwn } = wantedIn(context);
	const ledger = ledgerOf(context, reached !== undefined);
	const told = items.map(({ json }, from): Told => ({ ...(json as unknown as CrmTold), from })).filter((one) => !isWorkedOff(ledger, one));
	const { changed, failed } = await fetchTold(context, told);

	const me = ignoreOwn && changed.length ? await connectedUser(context) : '';
	const isOwn = ({ record, isGone }: Changed): boolean => me !== '' && idOf(isGone ? record.deleted_by : record.Modified_By) === me;
	const { out, known } = handOn(changed, ledger, { wanted: changes, isOwn, teller: crmTeller({ fields, won, related }) });
	const { dataCentre } = await context.getCredentials(zohoCrmVendor.credential);
	const output = out.map(({ candidate, happened }) => ({
		json: sourced(candidate.resource, candidate.module, candidate.record, String(dataCentre), happened) as IDataObject,
		pairedItem: { item: candidate.from },
	}));
	const refused = failed.map((outcome) => itemOf(context, outcome, []));
	const ids = new Map(changed.map(({ key, record }) => [key, String(record.id)]));
	storeCursors(context, reached, store(context, known, ids));
	storeChannel(context);
	return [...output, ...refused];
}

const idOf = (user: unknown): string => (isRow(user) ? String(user.id) : '');

/** A notification that was worked off. One whose state nobody wanted may still say more of it than the one before. */
function isWorkedOff(ledger: Ledger, { module, id, type, at }: Told): boolean {
	const known = ledger[recordKey(module, id)];
	return type !== undefined && !known?.passed && isRepeated(known, { type, at });
}

/** The records that all this is about, each once, whatever their number and order. */
async function fetchTold(context: IExecuteFunctions, told: readonly Told[]): Promise<{ changed: Changed[]; failed: Failed[] }> {
	const changed: Changed[] = [];
	const failed: Failed[] = [];
	for (const some of grouped(told, ({ module }) => module)) {
		const gone = some.filter(({ type, deleted }) => type === 'delete' || deleted);
		const live = some.filter((one) => !gone.includes(one));
		for (const { each, fetch } of [
			{ each: live, fetch: fetchLive },
			{ each: gone, fetch: fetchGone },
		]) {
			if (!each.length) continue;
			const fetched = await fetch(context, each[0]!.module, each);
			if ('failure' in fetched) failed.push(...each.map(({ from }) => ({ from, failure: fetched.failure })));
			else changed.push(...fetched);
		}
	}
	// In the order in which it became known.
	return { changed: changed.sort((one, other) => one.from - other.from), failed };
}

async function fetchLive(context: IExecuteFunctions, module: string, told: readonly Told[]): Promise<Changed[] | { failure: Failure }> {
	const resource = await asTheAccountHasIt(context, moduleNamed(module), module).catch(() => moduleNamed(module));
	const byId = grouped(told, ({ id }) => id);
	// Converted leads are out of sight unless they are asked for.
	const filters = module === 'Leads' ? { converted: 'both' } : {};
	const { subforms } = wantedIn(context);
	const ids = byId.map(([one]) => one!.id);
	const { records, failure } = await converse(context, zohoCrmVendor, undefined, fetchListed(zohoCrmVendor.dialect, resource, ids, { subforms, filters }));
	if (failure) return { failure };
	// What is not shown was deleted meanwhile, or shows later and is found by the sweep.
	return byId.flatMap((own) => {
		const record = records.get(own[0]!.id);
		return record ? [changedBy(resource, record, String(record.Modified_Time), own)] : [];
	});
}

/** How long before a notification of it a record may have been deleted, by other clocks. */
const MARGIN = 5 * 60_000;

async function fetchGone(context: IExecuteFunctions, module: string, told: readonly Told[]): Promise<Changed[] | { failure: Failure }> {
	const resource = deletedOf(moduleNamed(module));
	const rows = new Map<string, Row>(told.flatMap(({ id, deleted }) => (deleted ? [[id, deleted] as const] : [])));
	const bare = told.filter(({ id }) => !rows.has(id));
	if (bare.length) {
		const since = new Date(Math.min(...bare.map(({ at }) => Date.parse(at))) - MARGIN).toISOString();
		const stretch = await converse(context, zohoCrmVendor, undefined, readStretch(zohoCrmVendor.dialect, resource, since));
		if (stretch.failure) return { failure: stretch.failure };
		for (const row of stretch.rows) rows.set(String(row.id), row);
	}
	return grouped(told, ({ id }) => id).map((own) => {
		const { id, at } = own.at(-1)!;
		const record = rows.get(id) ?? { id };
		return { ...changedBy(resource, record, String(record.deleted_time ?? at), own), isGone: true as const };
	});
}

/** A record with all that was told of it. */
function changedBy(resource: Resource, record: Row, modified: string, told: readonly Told[]): Changed {
	const { module, id, from } = told.at(-1)!;
	const notified = told.filter(({ type }) => type !== undefined);
	const edits = notified.filter(({ type }) => type === 'update');
	const isSaid = edits.length > 0 && edits.every(({ fields }) => fields !== undefined);
	return {
		from,
		key: recordKey(module, id),
		module,
		resource,
		record,
		modified,
		by: notified.at(-1)?.by ?? told.at(-1)!.by,
		events: notified.map(({ type, at }) => ({ type: type!, at })),
		...(isSaid && notified.length === told.length ? { fields: [...new Set(edits.flatMap(({ fields = [] }) => fields))] } : {}),
		...(told.some((one) => one.isNew) ? { isNew: true } : {}),
	};
}
