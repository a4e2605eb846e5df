import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { zohoBooksEvents, type ZohoBooksEvent } from '../../src/apis/zohoBooks/events';
import { isRow, type Row } from '../../src/record';
import { decode } from '../../src/wire/decode';
import { isSignedByZoho } from '../../src/wire/signature';
import { fromJson } from '../../src/wire/text';
import { answer, headerOf, rawBodyOf } from '../shared/webhook';
import { sourced } from './sourced';

/** Answers a call of Zoho Books: 401 without a body unless it is signed; otherwise 200, once n8n has kept what it brought. */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	// Who polls has no secret, and nobody to hear.
	if (this.getNodeParameter('delivery') !== 'webhook') return answer(this, 401);
	const { secret, previousSecret } = await this.getCredentials('zohoWebhookApi');
	const { payload, call } = await read(this);
	if (!isSignedByZoho([String(secret ?? ''), String(previousSecret ?? '')], call)) return answer(this, 401);
	const records = recordsIn(
		payload,
		this.getNodeParameter('records', []) as string[],
		String(this.getNodeParameter('organization', '', { extractValue: true })),
	);
	if (!records.length) return answer(this, 200);
	const { dataCentre } = await this.getCredentials('zohoAppsOAuth2Api');
	return {
		workflowData: [records.map(({ event, record, organization }) => ({ json: sourced(event, record, organization, String(dataCentre)) as IDataObject }))],
	};
}

/** The payload, and what its signature covers. A form carries JSON in one of its fields; long ids keep their digits either way. */
async function read(context: IWebhookFunctions) {
	const raw = (await rawBodyOf(context)).toString('utf8');
	const isForm = headerOf(context, 'content-type')?.includes('form') ?? false;
	const form = isForm ? Object.fromEntries(new URLSearchParams(raw)) : {};
	const parameters = { ...texts(context.getQueryData()), ...form };
	return {
		payload: fromJson(isForm ? (form.JSONString ?? '') : raw),
		call: { signature: headerOf(context, 'x-zoho-webhook-signature'), parameters, body: isForm ? '' : raw },
	};
}

const texts = (query: unknown): Record<string, string> =>
	Object.fromEntries(Object.entries(isRow(query) ? query : {}).map(([name, value]) => [name, String(value)]));

interface Came {
	readonly event: ZohoBooksEvent;
	readonly record: Row;
	readonly organization: string;
}

function recordsIn(payload: unknown, wanted: readonly string[], picked: string): Came[] {
	if (!isRow(payload)) return [];
	const organization = String(payload.organization_id ?? picked);
	if (picked && organization !== picked) return [];
	return (Object.keys(zohoBooksEvents) as ZohoBooksEvent[])
		.filter((event) => wanted.includes(event))
		.flatMap((event) => {
			const record = payload[zohoBooksEvents[event].payload];
			return isRow(record) ? [{ event, organization, record: withTextIds(decode(zohoBooks[event].fields, record)) }] : [];
		});
}

/** Ids are text, also where the payload writes them as numbers. */
const withTextIds = (row: Row): Row =>
	Object.fromEntries(
		Object.entries(row).map(([name, value]) => {
			if (name.endsWith('_id') && typeof value === 'number') return [name, String(value)];
			if (Array.isArray(value)) return [name, value.map((entry: unknown) => (isRow(entry) ? withTextIds(entry) : entry))];
			return [name, isRow(value) ? withTextIds(value) : value];
		}),
	);
