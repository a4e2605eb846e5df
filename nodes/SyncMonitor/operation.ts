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

/** A date of the form as ISO time in UTC; nothing where it is empty or none. */
export const timeIn = (value: unknown): string | undefined => {
	const time = new Date(value instanceof Date || typeof value === 'number' ? value : String(value ?? ''));
	return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
};
