import type { IRun } from 'n8n-workflow';
import { ExecutionCancelledError } from 'n8n-workflow';

/**
 * What came of what a trigger handed over. *Taken*: the run ended well, or a person ended it. *Failed*: the trigger did its part, and the run failed behind it, so nobody
 * knows whether its records arrived. *Lost*: it never came to that.
 */
export type Outcome = 'taken' | 'failed' | 'lost';

/**
 * How a run ended. A worker says no more of its runs than which node was the last; of one that was lost with its worker, n8n says that it failed at none.
 */
export function outcomeOf(run: IRun | undefined, trigger: string): Outcome {
	if (!run || !hasFailed(run)) return 'taken';
	const { runData, lastNodeExecuted } = run.data.resultData;
	const own = runData[trigger]?.at(-1);
	const didItsPart = own ? !own.error : lastNodeExecuted !== undefined && lastNodeExecuted !== trigger;
	return didItsPart ? 'failed' : 'lost';
}

/** Whether a run came to a bad end. Who ends one on purpose does not want it again. */
export function hasFailed(run: Partial<IRun> | undefined): boolean {
	if (!run || run.status === 'success' || run.status === 'waiting') return false;
	const { error } = run.data?.resultData ?? {};
	if (run.status === 'canceled') return error !== undefined && 'reason' in error && error.reason === 'timeout';
	return run.status === 'error' || run.status === 'crashed' || error !== undefined;
}

/** The same where n8n has no run to tell of, but says why. Its older versions say no reason. */
export function outcomeOfError(error: unknown): Outcome {
	if (!(error instanceof ExecutionCancelledError) || error.reason === 'shutdown') return 'lost';
	return error.reason === 'timeout' ? 'failed' : 'taken';
}
