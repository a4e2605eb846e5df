import { deletedOf, moduleNamed } from '../../src/apis/zohoCrm/events';
import type { Row } from '../../src/record';
import type { CrmTold } from '../../src/syncing/crmDelivery';
import { isKnown, isNew } from '../../src/syncing/crmTold';
import { recordKey } from '../../src/syncing/ledger';
import { seenHere } from '../shared/memory';
import type { Following, Poller, Stream } from '../shared/polling';
import { zohoCrmVendor } from '../shared/zohoCrm';
import { registered, tendChannel } from './channel';
import { wantedIn } from './wanted';

interface CrmStream extends Stream {
	readonly module: string;
	/** The list of what was deleted from it. */
	readonly isGone: boolean;
}

const HOUR = 3_600_000;

/** What the trigger reads: of each module what changed, and what was deleted where that is wanted. It polls, or sweeps beside its channel, which it looks after first. */
export function following(context: Poller): Following<CrmStream> {
	const { modules, changes, byChannel } = wantedIn(context);
	const window = (context.getNodeParameter('sweepHours', 2) as number) * HOUR;
	let isFirst = true;
	return {
		vendor: zohoCrmVendor,
		minutes: context.getNodeParameter(byChannel ? 'sweepMinutes' : 'minutes', byChannel ? 60 : 15) as number,
		...(byChannel
			? {
					overlap: window,
					keepEvery: window,
					atStart: true,
					registered,
					async tend(running) {
						const wasFirst = isFirst;
						isFirst = false;
						await tendChannel(running, wasFirst);
					},
				}
			: {}),
		async streams() {
			return modules.flatMap((module): CrmStream[] => [
				...(changes.some((change) => change !== 'deleted') ? [{ key: module, module, isGone: false, resource: moduleNamed(module) }] : []),
				...(changes.includes('deleted') ? [{ key: `${module}/deleted`, module, isGone: true, resource: deletedOf(moduleNamed(module)) }] : []),
			]);
		},
		async item(_, { module, isGone, resource }, row, cursor) {
			const id = String(row.id);
			const told: CrmTold = {
				module,
				id,
				at: String(row[resource.modified!]),
				by: byChannel ? 'sweep' : 'polling',
				...(isGone ? { deleted: row } : isNew(row, cursor?.at) ? { isNew: true } : {}),
			};
			return isKnown(seenHere(context, recordKey(module, id)), told) ? undefined : ({ ...told } satisfies Row);
		},
	};
}
