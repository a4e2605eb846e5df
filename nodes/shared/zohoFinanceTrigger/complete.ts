import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Resource } from '../../../src/apis/define';
import { commonEvents, type Followed } from '../../../src/apis/zohoFinance/events';
import type { Failure } from '../../../src/failure';
import { grouped, isFilled, type Row } from '../../../src/record';
import { financeTeller, mayBeOvertaken, type FinanceCandidate, type FinanceTold } from '../../../src/syncing/financeTold';
import { handOn, type HandedOn } from '../../../src/syncing/handOn';
import type { Known, Ledger } from '../../../src/syncing/ledger';
import { conversations } from '../../../src/wire/conversations';
import { inTurn, ledgerOf, store } from '../memory';
import { organisationOf } from '../organisation';
import { storeCursors, unpacked } from '../handOver';
import { itemOf } from '../run';
import { converse } from '../transport';
import type { TriggerApp } from './app';
import { isMadeSince, keyIn } from './polling';
import { storeRules } from './rules';
import { sourced } from './sourced';
import { isTest, wantedIn } from './wanted';

interface Changed extends FinanceCandidate {
	readonly entity: string;
	readonly organization: string;
	readonly id: string;
	readonly resource: Resource;
}

interface Failed {
	readonly from: number;
	readonly failure: Failure;
}

/**
 * Runs on what a webhook or a reading of changes brought: drops repetitions, reads whole what is handed on and was shown in part only or may be overtaken, and stores what was seen with
 * the run. Where anything fails nothing is stored, so that retrying the execution does all of it again.
 */
export async function complete(context: IExecuteFunctions, app: TriggerApp): Promise<INodeExecutionData[][]> {
	return await inTurn(context, async () => [await worked(context, app)]);
}

async function worked(context: IExecuteFunctions, app: TriggerApp): Promise<INodeExecutionData[]> {
	const { items, reached } = unpacked(context);
	const { details, organization: picked } = wantedIn(context, app);
	const told: Changed[] = [];
	for (const [from, { json }] of items.entries()) {
		const one = json as unknown as FinanceTold;
		const organization = one.organization || (await organisationOf(context, app.vendor, picked));
		told.push(changedBy(context, app, { ...one, organization }, from));
	}
	// A template may bring little more than an id: without its time nobody can tell whether the record was seen.
	const timed = await readWhole(context, app, told, (one) => one.kind !== 'deleted' && !hasTime(one));
	const ledger = isTest(context) ? {} : ledgerOf(context, reached !== undefined);
	const { out } = tell(context, app, timed.changed, ledger);
	const isPart = (one: Changed): boolean => details && one.kind !== 'deleted' && !hasLines(one);
	const unsure = new Set(out.map(({ candidate }) => candidate).filter((one) => isPart(one) || mayBeOvertaken(ledger[one.key], one)));
	const whole = await readWhole(context, app, timed.changed, (one) => unsure.has(one));
	const { out: output, known } = tell(context, app, whole.changed, ledger);

	const { dataCentre } = await context.getCredentials(app.vendor.credential);
	const handed = output.map(({ candidate: { entity, record, organization, from }, happened }) => ({
		json: sourced(app, entity, record, organization, String(dataCentre), happened) as IDataObject,
		pairedItem: { item: from },
	}));
	const refused = [...timed.failed, ...whole.failed].map((outcome) => itemOf(context, outcome, []));
	// What was tested is not what was handed on.
	const ids = new Map(whole.changed.map(({ key, id }) => [key, id]));
	storeCursors(context, reached, isTest(context) ? [] : store(context, known, ids));
	storeRules(context);
	return [...handed, ...refused];
}

function changedBy(context: IExecuteFunctions, app: TriggerApp, told: FinanceTold, from: number): Changed {
	const { entity, organization, id, by, at, record, kind } = told;
	const resource: Resource = app.vendor.resources[entity]!;
	const followed: Followed = app.kinds[entity]!;
	const isTold = by === 'webhook';
	const isMade = isTold ? isMadeSince(context, app, told, record) : told.isNew === true;
	return {
		from,
		key: keyIn(organization, entity, id),
		entity,
		organization,
		id,
		resource,
		followed,
		record,
		modified: kind === 'deleted' ? at : timeIn(resource, record),
		by,
		events: isTold ? [{ type: kind ?? 'told', at }] : [],
		...(kind ? { kind } : {}),
		...(isMade ? { isNew: true } : {}),
	};
}

const timeIn = ({ modified }: Resource, record: Row): string => (modified && isFilled(record[modified]) ? String(record[modified]) : '');
const hasTime = ({ resource, record }: Changed): boolean => !resource.modified || timeIn(resource, record) !== '';
const hasLines = ({ followed, record }: Changed): boolean => !followed.lines || followed.lines in record;

/** What goes on of each kind of record, in the order in which it became known; what a person tests with is never known already and always wanted. */
function tell(
	context: IExecuteFunctions,
	app: TriggerApp,
	changed: readonly Changed[],
	ledger: Ledger,
): { out: HandedOn<Changed>[]; known: Map<string, Known> } {
	const { chosen } = wantedIn(context, app);
	const out: HandedOn<Changed>[] = [];
	const known = new Map<string, Known>();
	for (const some of grouped(changed, ({ entity }) => entity)) {
		const [{ entity, followed }] = some as [Changed];
		const wanted = isTest(context) ? [...Object.keys(commonEvents), ...Object.keys(followed.states)] : (chosen.get(entity) ?? []);
		const told = handOn(some, ledger, { wanted, isOwn: () => false, teller: financeTeller() });
		out.push(...told.out);
		for (const [key, one] of told.known) known.set(key, one);
	}
	return { out: out.sort((one, other) => one.candidate.from - other.candidate.from), known };
}

/** Within a second that is not over a record can change again. Milliseconds. */
const SETTLED = 2_000;

/** The same with some of them read whole, each by itself; one that is gone meanwhile is passed over. */
async function readWhole(
	context: IExecuteFunctions,
	app: TriggerApp,
	changed: readonly Changed[],
	isPart: (one: Changed) => boolean,
): Promise<{ changed: Changed[]; failed: Failed[] }> {
	const whole = new Map<Changed, Changed | Failed | undefined>();
	const parts = changed.filter((one) => isPart(one) && one.resource.operations.get);
	for (const some of grouped(parts, ({ entity, organization }) => `${entity} ${organization}`)) {
		const [{ resource, organization }] = some as [Changed];
		const asked = { resource, operation: resource.operations.get!, run: '' };
		const wishes = some.map(({ id, from }) => ({ from, id }));
		const outcomes = await converse(context, app.vendor, organization, conversations.get(app.vendor.dialect, asked, wishes));
		for (const [index, { record, failure }] of outcomes.entries()) {
			const one = some[index]!;
			if (record) whole.set(one, readAs(context, app, one, record));
			else whole.set(one, failure && failure.cause !== 'not-found' ? { from: one.from, failure } : undefined);
		}
	}
	const read = changed.map((one) => (whole.has(one) ? whole.get(one) : one)).filter((one) => one !== undefined);
	return { changed: read.filter((one): one is Changed => 'key' in one), failed: read.filter((one): one is Failed => !('key' in one)) };
}

function readAs(context: IExecuteFunctions, app: TriggerApp, one: Changed, record: Row): Changed {
	const modified = timeIn(one.resource, record);
	const isOver = modified !== '' && Date.parse(modified) < Date.now() - SETTLED;
	const isMade = one.by === 'webhook' && isMadeSince(context, app, { ...one, at: modified, record }, record);
	return { ...one, record, ...(isOver || !one.modified ? { modified } : {}), ...(isMade ? { isNew: true } : {}) };
}
