import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

/** One thing that the Sync Monitor does. */
export interface MonitorOperation {
	readonly label: string;
	readonly action: string;
	readonly description: string;
	readonly properties: readonly INodeProperties[];
	/** All input items in, all output items out. */
	run(context: IExecuteFunctions): Promise<INodeExecutionData[]>;
}
