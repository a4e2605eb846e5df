import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Offered } from '../shared/operationForm';

/** One thing that the Sync Monitor does. */
export interface MonitorOperation extends Offered {
	/** All input items in, all output items out. */
	run(context: IExecuteFunctions): Promise<INodeExecutionData[]>;
}
