import type { IExecuteFunctions, IRun } from 'n8n-workflow';
import { hasFailed } from './taken';

type Handler = (run?: IRun) => void;

interface Additional {
	readonly executionTimeoutTimestamp?: number;
	readonly hooks?: {
		addHandler?(event: 'workflowExecuteAfter', handler: Handler): void;
		readonly handlers?: { readonly workflowExecuteAfter: Handler[] };
	};
}

const additionalOf = (context: IExecuteFunctions): Additional => (context as unknown as { additionalData?: Additional }).additionalData ?? {};

/** n8n does not say of a run that it cut off whether its time had run out. */
function isBad(context: IExecuteFunctions, run: IRun | undefined): boolean {
	const until = additionalOf(context).executionTimeoutTimestamp;
	return hasFailed(run) || (run?.status === 'canceled' && until !== undefined && Date.now() >= until);
}

/**
 * Does something when the run is over and n8n has stored what it wrote: the hooks of a run are called in order, n8n's own first. Where a context has none, it is never
 * done, so only what may be left out belongs here.
 *
 * @returns whether it will be done
 */
export function whenOver(context: IExecuteFunctions, act: (failed: boolean) => void): boolean {
	const { hooks } = additionalOf(context);
	if (!hooks?.addHandler) return false;
	hooks.addHandler('workflowExecuteAfter', (run) => act(isBad(context, run)));
	return true;
}

/** Does something when a run has failed, before n8n stores what it wrote. */
export function beforeFailureIsStored(context: IExecuteFunctions, act: () => void): void {
	additionalOf(context).hooks?.handlers?.workflowExecuteAfter.unshift((run) => {
		if (isBad(context, run)) act();
	});
}
