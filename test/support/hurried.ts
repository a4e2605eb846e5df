import type * as Workflow from 'n8n-workflow';

/**
 * Sleeping takes no time: the clock of the process goes forward instead, and with it the clock of a sandbox in the same process.
 * A test file hurries with `jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried())`.
 */
export type Hurried = { hurried(): typeof Workflow };

/** Milliseconds of each wait since it was last emptied. */
export const waits: number[] = [];

let ahead = 0;

export function hurried(): typeof Workflow {
	const realNow = Date.now;
	Date.now = () => realNow() + ahead;
	return {
		...jest.requireActual<typeof Workflow>('n8n-workflow'),
		sleep: async (milliseconds: number): Promise<void> => {
			waits.push(milliseconds);
			ahead += milliseconds;
		},
	};
}
