import type { IRun } from 'n8n-workflow';
import { ExecutionCancelledError } from 'n8n-workflow';

/**
 * Whether the trigger's node did its part in a run, so that what it was given is stored. A worker says no more of its runs than which node was the last; of one that was
 * lost with its worker, n8n says that it failed at none.
 */
export function isTaken(run: IRun | undefined, trigger: string): boolean {
	if (!run || run.status === 'success' || run.status === 'waiting') return true;
	const { runData, lastNodeExecuted } = run.data.resultData;
	const own = runData[trigger]?.at(-1);
	if (own) return !own.error;
	return lastNodeExecuted !== undefined && lastNodeExecuted !== trigger;
}

/** Who ends a run on purpose does not want it again. */
export const isCancelled = (error: unknown): boolean => error instanceof ExecutionCancelledError;
