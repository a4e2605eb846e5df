import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { notificationIn } from '../../src/syncing/crmDelivery';
import { fromJson } from '../../src/wire/text';
import { answer, rawBodyOf, TOO_LARGE } from '../shared/webhook';
import { isOurs } from './channel';
import { wantedIn } from './wanted';

/**
 * Answers a notification of Zoho CRM: 401 without a body unless it bears our channel's secret; otherwise 200, once n8n has kept the ids that it brought.
 * Nobody is asked anything before.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { byChannel, modules } = wantedIn(this);
	// Who polls has no channel, and nobody to hear.
	if (!byChannel) return answer(this, 401);
	const body = await rawBodyOf(this);
	if (!body) return answer(this, TOO_LARGE);
	const { token, told } = notificationIn(fromJson(body.toString('utf8')));
	if (!isOurs(this, token)) return answer(this, 401);
	const wanted = told.filter(({ module }) => modules.includes(module));
	return wanted.length ? { workflowData: [wanted.map((one) => ({ json: one as unknown as IDataObject }))] } : answer(this, 200);
}
