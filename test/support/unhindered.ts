import type * as Module from '../../nodes/shared/governor';
import { afterAnswer, afterStart, emptyLane } from '../../src/quota/lane';

/**
 * Calls start at once: what is tested is not the pace. What the vendor says of its limits is known all the same.
 * A test file asks for it with `jest.mock('../../nodes/shared/governor', () => jest.requireActual<Unhindered>('../support/unhindered').unhindered())`.
 */
export type Unhindered = { unhindered(): typeof Module };

export function unhindered(): typeof Module {
	const actual = jest.requireActual<typeof Module>('../../nodes/shared/governor');
	class Open extends actual.Governor {
		private readonly heard = new Map<string, Module.Queue>();
		override known = (): Module.Queue[] => [...this.heard.values()];
		override async turn(...[{ dialect, organisation, account, settings }, send, watch]: Parameters<Module.Governor['turn']>) {
			const answer = await send();
			const { lane } = this.heard.get(organisation) ?? { lane: emptyLane(dialect) };
			const [now, atOnce] = [Date.now(), dialect.atOnce];
			const later = afterAnswer(afterStart(lane, false, now), { dialect, atOnce, asks: false }, answer, now);
			this.heard.set(organisation, { vendor: dialect.vendor, organisation, account, settings, dialect, lane: later, waiting: [] });
			watch?.(answer);
			return answer;
		}
	}
	return { ...actual, governor: new Open({ ...actual.realTime, luck: () => 0.5 }) };
}
