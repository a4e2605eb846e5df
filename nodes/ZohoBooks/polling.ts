import type { IDataObject, IHookFunctions, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { NodeOperationError, toCronExpression } from 'n8n-workflow';
import { zohoBooks } from '../../src/apis/zohoBooks';
import type { ZohoBooksEvent } from '../../src/apis/zohoBooks/events';
import type { Row } from '../../src/record';
import { advance, baseline, readFrom, type Cursor } from '../../src/syncing/cursor';
import { conversations } from '../../src/wire/conversations';
import { organisationOf } from '../shared/organisation';
import { converse } from '../shared/transport';
import { zohoBooksVendor } from '../shared/zoho';
import { sourced } from './sourced';

export type Cursors = Partial<Record<ZohoBooksEvent, Cursor>>;

const FOR_A_TEST = 3;

const named = (event: ZohoBooksEvent) => ({ id: zohoBooks[event].id, modified: 'last_modified_time' });

/**
 * Reads what changed, every so many minutes. The cursor that a reading ends at is kept in memory and travels with what is emitted;
 * `execute` stores it when n8n has the run, so that a crash in between repeats a reading and never skips one.
 */
export async function poll(context: ITriggerFunctions): Promise<ITriggerResponse> {
	const events = context.getNodeParameter('records', []) as ZohoBooksEvent[];
	if (context.getMode() === 'manual') return { manualTriggerFunction: async () => await emitLatest(context, events) };
	let cursors = await begun(context);
	const read = async () => {
		const organization = await organizationOf(context);
		const { dataCentre } = await context.getCredentials('zohoAppsOAuth2Api');
		for (const event of events) {
			const cursor = cursors[event]!;
			const began = new Date().toISOString();
			const rows = await changedSince(context, event, organization, readFrom(cursor));
			const { fresh, cursor: next } = advance(cursor, rows, named(event), { began, ended: new Date().toISOString() });
			const handOn = { ...cursors, [event]: next };
			const items = fresh.map((row) => ({ json: sourced(event, row, organization, String(dataCentre)) as IDataObject }));
			// Once is enough: on every item it would make a large run many times larger.
			const last = items.at(-1);
			if (last) last.json._cursors = handOn as unknown as IDataObject;
			if (items.length) context.emit([items]);
			cursors = handOn;
		}
	};
	let reading: Promise<void> | undefined;
	// A reading that takes longer than the interval is not overtaken by the next: both would hand on the same.
	const tick = () => {
		reading ??= read()
			.catch((error: Error) => report(context, error))
			.finally(() => (reading = undefined));
	};
	context.helpers.registerCron({ expression: everyMinutes(context.getNodeParameter('minutes', 15) as number) }, tick);
	return {};
}

/** A reading that failed shows as a failed execution; the next one starts where this one did. */
const report = (context: ITriggerFunctions, error: Error): void => context.saveFailedExecution(new NodeOperationError(context.getNode(), error));

const everyMinutes = (minutes: number) =>
	toCronExpression(minutes < 60 ? { mode: 'everyX', unit: 'minutes', value: minutes } : { mode: 'everyX', unit: 'hours', value: Math.round(minutes / 60) });

export const storedCursors = (context: ITriggerFunctions | IHookFunctions): Cursors =>
	(context.getWorkflowStaticData('node').cursors as Cursors | undefined) ?? {};

/** The stored cursors, and for records that have none yet one that begins with what is there now. */
async function begun(context: ITriggerFunctions | IHookFunctions): Promise<Cursors> {
	const cursors: Cursors = { ...storedCursors(context) };
	const organization = await organizationOf(context);
	for (const event of context.getNodeParameter('records', []) as ZohoBooksEvent[]) {
		if (cursors[event]) continue;
		const began = new Date().toISOString();
		const rows = await changedSince(context, event, organization, readFrom({ at: began, seen: {} }));
		cursors[event] = baseline(rows, named(event), { began, ended: new Date().toISOString() });
	}
	return cursors;
}

/**
 * On activation the first cursors are stored, because n8n saves what is written here and not what a later tick writes. The running
 * trigger may hold an older copy of the workflow and begins by itself. Cursors outlive a deactivation, whose changes are caught up with.
 */
export async function begin(context: IHookFunctions): Promise<void> {
	context.getWorkflowStaticData('node').cursors = (await begun(context)) as unknown as IDataObject;
}

async function emitLatest(context: ITriggerFunctions, events: readonly ZohoBooksEvent[]): Promise<void> {
	const organization = await organizationOf(context);
	const { dataCentre } = await context.getCredentials('zohoAppsOAuth2Api');
	const latest = await Promise.all(
		events.map(async (event) => (await list(context, event, organization, {}, FOR_A_TEST)).map((row) => sourced(event, row, organization, String(dataCentre)))),
	);
	if (!latest.flat().length) throw new NodeOperationError(context.getNode(), 'Zoho Books has no such records yet. Create one and test again');
	context.emit([latest.flat().map((json) => ({ json: json as IDataObject }))]);
}

const organizationOf = async (context: ITriggerFunctions | IHookFunctions): Promise<string> =>
	await organisationOf(context, zohoBooksVendor, context.getNodeParameter('organization', '', { extractValue: true }) as string);

const changedSince = async (context: ITriggerFunctions | IHookFunctions, event: ZohoBooksEvent, organization: string, modifiedSince: string): Promise<Row[]> =>
	await list(context, event, organization, { modifiedSince });

/** All or nothing: rows of a list that broke off would move the cursor past what was not read. */
async function list(context: ITriggerFunctions | IHookFunctions, event: ZohoBooksEvent, organization: string, filters: Row, limit?: number): Promise<Row[]> {
	const resource = zohoBooks[event];
	const asked = { resource, operation: resource.operations.getMany, run: '' };
	const outcomes = await converse(context, zohoBooksVendor, organization, conversations.getMany(zohoBooksVendor.dialect, asked, [{ from: 0, filters, limit }]));
	const failure = outcomes.find((outcome) => outcome.failure)?.failure;
	if (failure) throw new NodeOperationError(context.getNode(), failure.message);
	return outcomes.flatMap(({ record }) => (record ? [record] : []));
}
