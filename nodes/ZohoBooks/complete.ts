import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { zohoBooks } from '../../src/apis/zohoBooks';
import type { ZohoBooksEvent } from '../../src/apis/zohoBooks/events';
import { rowsOf } from '../../src/apis/parts';
import type { Source } from '../../src/failure';
import { SYNC, type Row } from '../../src/record';
import { conversations } from '../../src/wire/conversations';
import { storeCursors, unpacked } from '../shared/polling';
import { itemOf } from '../shared/run';
import { converse } from '../shared/transport';
import { zohoBooksVendor } from '../shared/zoho';

/** Runs on what the webhook or a poll emitted: repetitions go, rows of a list become full records, and the cursor is stored with the run. */
export async function complete(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { items, cursors } = unpacked(this);
	const latest = new Map<string, number>();
	for (const [item, { json }] of items.entries()) latest.set(keyOf(json), item);
	const output: INodeExecutionData[] = [];
	for (const item of latest.values()) output.push(await completed(this, items[item]!.json, item));
	storeCursors(this, cursors);
	return [output];
}

const sourceOf = (json: Row): Source => (json[SYNC] as { source: Source }).source;
const keyOf = (json: Row): string => `${sourceOf(json).entity}:${sourceOf(json).id}`;

async function completed(context: IExecuteFunctions, json: IDataObject, item: number): Promise<INodeExecutionData> {
	const { entity, id, organization } = sourceOf(json);
	const resource = zohoBooks[entity as ZohoBooksEvent];
	const isWhole = rowsOf(resource).every(({ at, field }) => at === 'custom_fields' || field.readOnly || at in json);
	if (isWhole) return { json, pairedItem: { item } };
	const asked = { resource, operation: resource.operations.get, run: '' };
	const [outcome] = await converse(context, zohoBooksVendor, organization, conversations.get(zohoBooksVendor.dialect, asked, [{ from: item, id }]));
	return itemOf(context, { ...outcome!, from: item, ...(outcome!.record ? { record: { ...outcome!.record, [SYNC]: json[SYNC] } } : {}) }, [outcome!]);
}
