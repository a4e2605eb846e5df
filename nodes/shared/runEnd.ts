import type { IExecuteFunctions } from 'n8n-workflow';

interface Hooks {
	addHandler?(event: 'workflowExecuteAfter', handler: () => void): void;
}

/**
 * Does something when the run is over and n8n has stored what it wrote: the hooks of a run are called in order, n8n's own first. Where a context has none, it is never
 * done, so only what may be left out belongs here.
 */
export function whenOver(context: IExecuteFunctions, act: () => void): void {
	const { additionalData } = context as unknown as { additionalData?: { hooks?: Hooks } };
	additionalData?.hooks?.addHandler?.('workflowExecuteAfter', act);
}
