import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { xero } from '../../src/apis/xero';
import type { Resource } from '../../src/apis/define';
import { isFilled, isRow, SYNC } from '../../src/record';
import { wrote, type Writes } from '../../src/syncing/echo';

/** What Xero Accounting nodes of this process wrote, for triggers that pass over own changes. Another worker's writes are not here. */
export const writes: Writes = new Map();

/** Operations that leave a record as they answer it. */
const WRITES = ['create', 'upsert', 'update', 'act'];

/** Remembers the records that a run of the action node changed. */
export function noteWrites(context: IExecuteFunctions, outputs: readonly INodeExecutionData[][]): void {
	for (const { json, pairedItem } of outputs.flat()) {
		const item = typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : 0;
		const resource = (xero as Readonly<Record<string, Resource>>)[context.getNodeParameter('resource', item, '') as string];
		const operation = resource?.operations[context.getNodeParameter('operation', item, '') as string];
		if (!resource?.modified || !operation || !WRITES.includes(operation.does)) continue;
		// A preview shows records as others left them.
		if (isRow(json[SYNC]) && 'preview' in json[SYNC]) continue;
		const [id, modified] = [json[resource.id], json[resource.modified]];
		if (isFilled(id) && isFilled(modified)) wrote(writes, String(id), String(modified));
	}
}
