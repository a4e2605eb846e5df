import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** The switch that every writing operation has. */
export const previewOnly: INodeProperties = {
	displayName: 'Preview Only',
	name: 'previewOnly',
	type: 'boolean',
	default: false,
	description:
		'Whether to send nothing and say what would happen: each item comes out as it would be written, with _sync.preview telling whether it would create, update, skip or fail, which fields would change, and why. Looking for what is there takes reading calls.',
};

/** Whether nothing is to be sent for an item. */
export const wantsPreview = (context: IExecuteFunctions, item: number): boolean => context.getNodeParameter('previewOnly', item, false) === true;
