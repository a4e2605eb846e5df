import { NodeOperationError, type FunctionsBase } from 'n8n-workflow';
import type { Row } from '../../../src/record';
import type { Cursor, Cursors } from '../../../src/syncing/cursor';
import { isListed, listsOf, type FinanceList } from '../../../src/syncing/financeLists';
import { isKnown, isNew, type FinanceTold } from '../../../src/syncing/financeTold';
import { recordKey } from '../../../src/syncing/ledger';
import { seenHere } from '../memory';
import { organisationOf } from '../organisation';
import { overlapOf, type Following, type Poller, type Stream } from '../polling';
import type { TriggerApp } from './app';
import { registered, tendRules } from './rules';
import { isTest, wantedIn } from './wanted';

export interface FinanceStream extends Stream {
	readonly organisation: string;
	readonly list: FinanceList;
}

const HOUR = 3_600_000;

const keyOf = (name: string, organization: string): string => `${name}:${organization}`;

/** How far before its last sweep a sweep looks; polls begin a little before. */
const windowIn = (context: FunctionsBase, app: TriggerApp): { overlap?: number } => {
	const { byWebhook, sweepHours } = wantedIn(context, app);
	return byWebhook ? { overlap: sweepHours * HOUR } : {};
};

/** What the trigger reads: of each kind of record what changed, and what became overdue. It polls, or sweeps beside its webhooks, which it looks after first. */
export function following(context: Poller, app: TriggerApp): Following<FinanceStream> {
	const { chosen, byWebhook, minutes, days, organization } = wantedIn(context, app);
	const { kinds, vendor } = app;
	const window = windowIn(context, app);
	return {
		vendor,
		minutes,
		...window,
		...(byWebhook ? { keepEvery: window.overlap!, atStart: true, registered, tend: async (running) => await tendRules(running, app) } : {}),
		async streams() {
			if (!byWebhook && ![...chosen.keys()].some((entity) => isListed(vendor.resources[entity])))
				throw new NodeOperationError(
					context.getNode(),
					'Choose events of records that can be polled, or choose Webhook: none of these has a list that tells changes',
				);
			const organisation = await organisationOf(context, vendor, organization);
			const stored = storedIn(context);
			const readTo = (name: string): number | undefined => Date.parse(stored[keyOf(name, organisation)]?.at ?? '') || undefined;
			const lists = listsOf(kinds, vendor.resources, { chosen, days, now: Date.now(), readTo });
			return lists.map((list) => ({
				key: keyOf(list.name, organisation),
				organisation,
				list,
				resource: list.resource,
				...(list.overlap ? { overlap: list.overlap } : {}),
			}));
		},
		async item(_, stream, row, cursor) {
			const { list, organisation } = stream;
			const { entity, followed } = list;
			const resource = vendor.resources[entity]!;
			const [id, at] = [String(row[resource.id]), String(row[resource.modified!])];
			if (!isTest(context) && isKnown(seenHere(context, keyIn(organisation, entity, id)), followed, row, at)) return undefined;
			const isMade = list.resource.modified === resource.modified && isNew(row, id, cursor, overlapOf(window, stream));
			const told: FinanceTold = {
				entity,
				organization: organisation,
				id,
				by: byWebhook ? 'sweep' : 'polling',
				at,
				record: row,
				...(isMade ? { isNew: true } : {}),
			};
			return { ...told } satisfies Row;
		},
	};
}

const storedIn = (context: FunctionsBase): Cursors => (context.getWorkflowStaticData('node').cursors as unknown as Cursors | undefined) ?? {};

/** A record's place in the ledger. */
export const keyIn = (organization: string, entity: string, id: string): string => recordKey(organization, entity, id);

/** Whether a record that a webhook brought was made since the list was last read. */
export function isMadeSince(context: FunctionsBase, app: TriggerApp, { entity, organization, id }: FinanceTold, record: Row): boolean {
	const cursor: Cursor | undefined = storedIn(context)[keyOf(entity, organization)];
	return isNew(record, id, cursor, overlapOf(windowIn(context, app), {}));
}
