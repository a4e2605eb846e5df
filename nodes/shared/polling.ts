import type { IDataObject, IHookFunctions, INodeExecutionData, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { NodeOperationError, toCronExpression } from 'n8n-workflow';
import type { Resource } from '../../src/apis/define';
import type { Row } from '../../src/record';
import { begin, catchUp, namedBy, type Pace } from '../../src/syncing/catchUp';
import { leaving, OVERLAP, type Cursor, type Cursors } from '../../src/syncing/cursor';
import { Failing, type Batch, type Handed } from '../../src/syncing/failing';
import { Progress } from '../../src/syncing/progress';
import { getMany, newestFirst } from '../../src/syncing/stretch';
import type { Conversation } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import { handOver, type Keeping } from './handOver';
import { takeDropped } from './memory';
import type { Outcome } from './taken';
import { converse } from './transport';
import type { Vendor } from './vendor';

export type Poller = ITriggerFunctions | IHookFunctions;

/** A list whose changes are followed, of one organisation where the credential reaches several, and the name that its cursor is kept under. */
export interface Stream {
	readonly key: string;
	readonly organisation?: string;
	readonly resource: Resource;
	/** How far before its cursor a reading of it begins at least, in milliseconds. */
	readonly overlap?: number;
}

/** What a trigger follows, and how. */
export interface Following<S extends Stream = Stream> {
	readonly vendor: Vendor;
	readonly minutes: number;
	/** How far before its cursor a reading begins, in milliseconds, where not as usual. */
	readonly overlap?: number;
	/** Looks after what else has to live while the trigger runs. */
	tend?(context: ITriggerFunctions): Promise<void>;
	/** What that is, as it is stored. */
	registered?(context: ITriggerFunctions): IDataObject;
	/** The first reading comes with the start, so that what happened while nothing ran need not wait for the interval. */
	readonly atStart?: boolean;
	streams(context: Poller): Promise<S[]>;
	/** What is handed on of a row; nothing of one that nobody asked for, or that is known. The cursor is the one that the reading began at. */
	item(context: Poller, stream: S, row: Row, cursor?: Cursor): Promise<Row | undefined>;
	/** Why a stream is not read for now. */
	rests?(stream: S): string | undefined;
	/** Cursors are kept at least this often, in milliseconds, also where nothing is handed on; for that an execution runs that puts nothing out. */
	readonly keepEvery?: number;
}

const FOR_A_TEST = 3;
/** A reading of so many pages has had its fill, and the next one goes on: one page of Xero's takes about a second, and n8n gives five minutes. */
const PAGES = 10;

/** How far before a stream's cursor a reading begins, in milliseconds. */
export const overlapOf = <S extends Stream>({ overlap = OVERLAP }: Pick<Following<S>, 'overlap'>, stream: Pick<Stream, 'overlap'>): number =>
	Math.max(overlap, stream.overlap ?? 0);

const paceOf = <S extends Stream>(following: Following<S>, stream: S): Pace => ({
	now: () => new Date().toISOString(),
	overlap: overlapOf(following, stream),
	pages: PAGES,
});

/** Where a running trigger is. */
interface Position {
	readonly progress: Progress;
	/** What was handed over, and whose runs failed behind the trigger. */
	readonly failing: Failing<INodeExecutionData>;
	/** Where lists that a reading did not finish go on. */
	readonly resume: Map<string, string>;
	/** Organisations that are said to rest: it is not said again at every interval. */
	readonly resting: Set<string | undefined>;
	/** When cursors were last handed on. */
	keptAt: number;
	/** It was said that reading rests because so much fails. */
	isFull: boolean;
}

type Found = Handed<INodeExecutionData>;

/**
 * Reads what changed, every so many minutes. The cursor that a reading ends at is kept in memory and travels with what is emitted;
 * `execute` stores it when n8n has the run, so that a crash in between repeats a reading and never skips one. Where the run is lost in
 * another process, as with a worker, or fails before that, the reading is repeated at the next interval. Where the run fails later, at whatever node, its records are
 * handed over again, and no cursor is stored meanwhile that counts them as handed on.
 */
export async function poll<S extends Stream>(context: ITriggerFunctions, following: Following<S>): Promise<ITriggerResponse> {
	if (context.getMode() === 'manual') return { manualTriggerFunction: async () => await emitLatest(context, following) };
	const position: Position = {
		progress: new Progress(await begun(context, following)),
		failing: new Failing(),
		resume: new Map(),
		resting: new Set(),
		keptAt: Date.now(),
		isFull: false,
	};
	const tick = oneAtATime(context, async () => await read(context, following, position));
	context.helpers.registerCron({ expression: everyMinutes(following.minutes) }, tick);
	// Another expression than that of a reading every minute: of two alike n8n keeps one.
	const again = oneAtATime(context, async () => await handOverAgain(context, following, position));
	context.helpers.registerCron({ expression: toCronExpression({ mode: 'everyMinute' }) }, again);
	if (following.atStart) void tick();
	return {};
}

/** What takes longer than its interval is not overtaken by the next: both would hand on the same. */
function oneAtATime(context: ITriggerFunctions, act: () => Promise<void>): () => Promise<void> {
	let running: Promise<void> | undefined;
	return async () =>
		await (running ??= act()
			.catch((error: Error) => report(context, error.message))
			.finally(() => (running = undefined)));
}

async function read<S extends Stream>(context: ITriggerFunctions, following: Following<S>, position: Position): Promise<void> {
	const records: Found[] = [];
	if (isFull(context, position)) return;
	const dropped = takeDropped(context);
	position.failing.doubt(dropped);
	if (position.progress.goBack(dropped)) position.resume.clear();
	await following.tend?.(context).catch((error: Error) => report(context, error.message));
	for (const stream of await following.streams(context)) {
		const why = following.rests?.(stream);
		if (why) {
			if (!position.resting.has(stream.organisation)) report(context, why);
			position.resting.add(stream.organisation);
			continue;
		}
		try {
			records.push(...(await changesOf(context, following, stream, position)));
		} catch (error) {
			// One list that cannot be read does not hold up the others; it goes on where it was.
			report(context, (error as Error).message);
		}
		if (!following.rests?.(stream)) position.resting.delete(stream.organisation);
	}
	const isDue = following.keepEvery !== undefined && Date.now() - position.keptAt >= following.keepEvery;
	if (!records.length && !isDue) return;
	position.keptAt = Date.now();
	const { cursors, settle } = position.progress.handOver();
	void handOver(context, itemsOf(records), keeping(context, following, position, cursors), (outcome) => {
		settle(outcome !== 'lost');
		if (outcome === 'failed' && records.length) failed(context, following, position, { records, tries: 0 });
	});
}

const itemsOf = (records: readonly Found[]): INodeExecutionData[] => (records.length ? records.map(({ item }) => item) : [{ json: {} }]);

const keeping = <S extends Stream>(
	context: ITriggerFunctions,
	{ registered }: Following<S>,
	{ progress, failing }: Position,
	cursors: Cursors,
	batch?: Batch<INodeExecutionData>,
): Keeping => ({
	cursors: leaving(cursors, failing.open(batch)),
	stored: () => ({ cursors: leaving(progress.safe, failing.open()) as unknown as IDataObject, ...registered?.(context) }),
});

/** So many failures in a row, and whatever else waits would fail as they did. */
const ENOUGH = 3;

/** What is due is handed over again, one run after the other. */
async function handOverAgain<S extends Stream>(context: ITriggerFunctions, following: Following<S>, position: Position): Promise<void> {
	const { progress, failing } = position;
	let misses = 0;
	for (const batch of failing.due(Date.now())) {
		if (misses === ENOUGH) return;
		const settle = (outcome: Outcome): void => {
			if (outcome === 'failed') failed(context, following, position, batch);
			else if (outcome === 'lost') failing.lost(batch, Date.now());
			else failing.taken(batch, Date.now());
		};
		failing.handedOverAgain(batch);
		const outcome = await handOver(context, itemsOf(batch.records), keeping(context, following, position, progress.safe, batch), settle);
		misses = outcome === 'taken' ? 0 : misses + 1;
	}
}

function failed<S extends Stream>(
	context: ITriggerFunctions,
	{ vendor }: Following<S>,
	{ failing }: Position,
	batch: Pick<Batch<INodeExecutionData>, 'records' | 'tries'>,
): void {
	const givenUp = failing.failed(batch, Date.now());
	if (!givenUp.length) return;
	const ids = givenUp.map(({ id }) => id).join(', ');
	report(
		context,
		`What changed in ${vendor.dialect.vendor} was handed on ${batch.tries + 1} times, and the workflow failed each time after this trigger: ${ids}. It is not handed on again until it changes. See the failed executions for the reason, put it right, and retry the last of them`,
	);
}

/** Whether so much waits to be handed over again that reading on would only add to it; said once. */
function isFull(context: ITriggerFunctions, position: Position): boolean {
	const wasFull = position.isFull;
	position.isFull = position.failing.isFull;
	if (position.isFull && !wasFull)
		report(context, 'The workflow fails after this trigger, whatever it is given. Reading changes rests until that is put right; nothing is lost');
	return position.isFull;
}

async function changesOf<S extends Stream>(context: ITriggerFunctions, following: Following<S>, stream: S, position: Position): Promise<Found[]> {
	const cursor = position.progress.cursors[stream.key];
	if (!cursor) {
		position.progress.begin(stream.key, await beginning(context, following, stream));
		return [];
	}
	const conversation = catchUp(following.vendor.dialect, stream.resource, cursor, paceOf(following, stream), position.resume.get(stream.key));
	const { fresh, cursor: next, resume, failure } = await talk(context, following, stream, conversation);
	const rows = await Promise.all(fresh.map((row) => following.item(context, stream, row, cursor)));
	position.progress.cursors[stream.key] = next;
	if (resume) position.resume.set(stream.key, resume);
	else position.resume.delete(stream.key);
	if (failure) report(context, failure.message);
	const { id, modified } = namedBy(stream.resource);
	const records = rows.flatMap((row, index): Found[] => {
		const own = String(fresh[index]![id]);
		return row ? [{ key: `${stream.key} ${own}`, id: own, modified: String(fresh[index]![modified]), item: { json: row as IDataObject } }] : [];
	});
	// What failed before is handed over again at its time, and at once where it has changed.
	const news = records.filter((one) => !position.failing.holds(one));
	position.failing.handedOver(news);
	return news;
}

const talk = async <S extends Stream, T>(context: Poller, { vendor }: Following<S>, stream: S, conversation: Conversation<T>): Promise<T> =>
	await converse(context, vendor, stream.organisation, conversation);

/** A reading that failed shows as a failed execution; the next one starts where this one did. */
const report = (context: ITriggerFunctions, message: string): void => context.saveFailedExecution(new NodeOperationError(context.getNode(), message));

const everyMinutes = (minutes: number) =>
	toCronExpression(minutes < 60 ? { mode: 'everyX', unit: 'minutes', value: minutes } : { mode: 'everyX', unit: 'hours', value: Math.round(minutes / 60) });

const storedIn = (context: Poller): Cursors => (context.getWorkflowStaticData('node').cursors as unknown as Cursors | undefined) ?? {};

export const hasBegun = async <S extends Stream>(context: Poller, following: Following<S>): Promise<boolean> => {
	const stored = storedIn(context);
	return (await following.streams(context)).every(({ key }) => key in stored);
};

/** The stored cursors, and for records that have none yet one that begins with what is there now. */
async function begun<S extends Stream>(context: Poller, following: Following<S>): Promise<Cursors> {
	const cursors: Record<string, Cursor> = { ...storedIn(context) };
	for (const stream of await following.streams(context)) cursors[stream.key] ??= await beginning(context, following, stream);
	return cursors;
}

async function beginning<S extends Stream>(context: Poller, following: Following<S>, stream: S): Promise<Cursor> {
	const result = await talk(context, following, stream, begin(following.vendor.dialect, stream.resource, paceOf(following, stream)));
	if ('failure' in result) throw new NodeOperationError(context.getNode(), result.failure.message);
	return result.cursor;
}

/**
 * On activation the first cursors are stored, because n8n saves what is written here and not what a later tick writes. The running
 * trigger may hold an older copy of the workflow and begins by itself. Cursors outlive a deactivation, whose changes are caught up with.
 */
export async function storeBeginning<S extends Stream>(context: IHookFunctions, following: Following<S>): Promise<void> {
	context.getWorkflowStaticData('node').cursors = (await begun(context, following)) as unknown as IDataObject;
}

async function emitLatest<S extends Stream>(context: ITriggerFunctions, following: Following<S>): Promise<void> {
	const latest: INodeExecutionData[] = [];
	for (const stream of await following.streams(context)) {
		const { resource } = stream;
		const asked = { resource, operation: getMany(resource), run: '' };
		const wish = { from: 0, filters: newestFirst(resource), limit: FOR_A_TEST };
		const outcomes = await talk(context, following, stream, conversations.getMany(following.vendor.dialect, asked, [wish]));
		const failure = outcomes.find((outcome) => outcome.failure)?.failure;
		if (failure) throw new NodeOperationError(context.getNode(), failure.message);
		for (const { record } of outcomes) {
			const json = record && (await following.item(context, stream, record));
			if (json) latest.push({ json: json as IDataObject });
		}
	}
	if (!latest.length) throw new NodeOperationError(context.getNode(), `${following.vendor.dialect.vendor} has no such records yet. Create one and test again`);
	context.emit([latest]);
}
