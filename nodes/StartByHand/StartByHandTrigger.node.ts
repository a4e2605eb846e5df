import type { INodeType, INodeTypeDescription, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

/**
 * A start by hand, of which a workflow may have several: of n8n's own Manual Trigger the editor takes one into a workflow, and ties what hangs on any further one to the
 * first (n8n 2.41, when a file is imported).
 */
export class StartByHandTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Start by Hand Trigger',
		name: 'startByHandTrigger',
		icon: { light: 'file:../../icons/startByHand.svg', dark: 'file:../../icons/startByHand.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: 'When someone executes it',
		description: 'Starts the workflow when someone executes it from here; there may be several in one workflow',
		eventTriggerDescription: '',
		defaults: { name: 'Start by Hand' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{
				displayName: 'Click the button to execute the workflow from here. A published workflow is never started by this node.',
				name: 'startNotice',
				type: 'notice',
				default: '',
			},
		],
	};

	trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		const manualTriggerFunction = (): Promise<void> => {
			this.emit([[{ json: {} }]]);
			return Promise.resolve();
		};
		return Promise.resolve({ manualTriggerFunction });
	}
}
