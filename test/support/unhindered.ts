import type * as Module from '../../nodes/shared/governor';

/**
 * Calls start at once: what is tested is not the pace.
 * A test file asks for it with `jest.mock('../../nodes/shared/governor', () => jest.requireActual<Unhindered>('../support/unhindered').unhindered())`.
 */
export type Unhindered = { unhindered(): typeof Module };

export function unhindered(): typeof Module {
	const actual = jest.requireActual<typeof Module>('../../nodes/shared/governor');
	class Open extends actual.Governor {
		override async turn(...[, send, watch]: Parameters<Module.Governor['turn']>) {
			const answer = await send();
			watch?.(answer);
			return answer;
		}
	}
	return { ...actual, governor: new Open({ ...actual.realTime, luck: () => 0.5 }) };
}
