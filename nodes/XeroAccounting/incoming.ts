import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { eventsIn, toldBy } from '../../src/syncing/xeroDelivery';
import { listOf, listsOf } from '../../src/syncing/xeroLists';
import { isSignedByXero } from '../../src/wire/signature';
import { fromJson } from '../../src/wire/text';
import { answer, headerOf, rawBodyOf, TOO_LARGE } from '../shared/webhook';
import { HOP, SIGNATURE, withForward } from './forward';

/**
 * Answers a call of Xero: 401 without a body unless it is signed, 200 without one for the intent to receive, and 200 once n8n has kept the events.
 * Nobody is asked anything before.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	// Who polls has no key, and nobody to hear.
	if (this.getNodeParameter('delivery') !== 'webhook') return answer(this, 401);
	const { signingSecret, secondSigningSecret } = await this.getCredentials('xeroWebhookApi');
	const body = await rawBodyOf(this);
	if (!body) return answer(this, TOO_LARGE);
	const signature = headerOf(this, SIGNATURE);
	if (
		!isSignedByXero(
			[signingSecret, secondSigningSecret].map((key) => String(key ?? '').trim()),
			body,
			signature,
		)
	)
		return answer(this, 401);

	const events = eventsIn(fromJson(body.toString('utf8')));
	if (!events.length) return answer(this, 200);
	const lists = listsOf(this.getNodeParameter('records', []) as string[]);
	const organisations = (this.getNodeParameter('organisations', []) as string[]).map((id) => id.toLowerCase());
	const wanted = events.filter((event) => {
		const { tenant, category } = toldBy(event)!;
		return (!organisations.length || organisations.includes(tenant)) && listOf(lists, category);
	});
	const items = withForward(this, wanted as IDataObject[], { body, signature: signature!, isForwarded: headerOf(this, HOP) !== undefined });
	return items.length ? { workflowData: [items.map((json) => ({ json }))] } : answer(this, 200);
}
