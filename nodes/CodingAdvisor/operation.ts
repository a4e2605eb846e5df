import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { XERO_ORGANISATION, ZOHO_ORGANIZATION } from '../shared/live';
import type { Offered } from '../shared/operationForm';
import { pickedIn } from '../shared/organisation';
import { liveReference, type Live } from '../shared/reference';

/** One thing that the Coding Advisor suggests. */
export interface AdvisorOperation extends Offered {
	/** What is sure, and what a person is to look at; every input item leaves by one of the two. */
	run(context: IExecuteFunctions): Promise<readonly [sure: INodeExecutionData[], review: INodeExecutionData[]]>;
}

/** n8n has no items for an input beyond the last connected one, and throws where it is asked for them. */
export function recordsAt(context: IExecuteFunctions, input: number): INodeExecutionData['json'][] {
	try {
		return context.getInputData(input).map(({ json }) => json);
	} catch {
		return [];
	}
}

export const REFERENCE = 1;
export const HISTORY = 2;

/** What is known of the organisations: live, where that is switched on, with the second input on top. */
export async function referenceFor(context: IExecuteFunctions, rows: readonly INodeExecutionData['json'][]): Promise<Live> {
	const sides = [
		{ app: 'xero', parameter: XERO_ORGANISATION },
		{ app: 'zohoBooks', parameter: ZOHO_ORGANIZATION },
	];
	const read = context.getNodeParameter('live', 0, false) === true ? sides : [];
	return await liveReference(context, rows)(
		read.map(({ app, parameter }) => ({ app, organisation: pickedIn(context, parameter, 0) })),
		['accounts', 'taxes', 'tracking'],
	);
}

/** What a person should know of the model, above the output. */
export function tellOfModel(context: IExecuteFunctions, reason: string | undefined): void {
	if (reason === undefined || !('addExecutionHints' in context)) return;
	context.addExecutionHints({ message: `Advice without the model where it was of no use: ${reason}`, type: 'warning', location: 'outputPane' });
}
