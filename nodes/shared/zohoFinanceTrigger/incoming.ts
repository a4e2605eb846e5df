import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { deliveredIn, readCall } from '../../../src/syncing/financeDelivery';
import { rulesFor, type FinanceTold } from '../../../src/syncing/financeTold';
import { isSignedByZoho } from '../../../src/wire/signature';
import { answer, headerOf, rawBodyOf, TOO_LARGE } from '../webhook';
import type { TriggerApp } from './app';
import { secretsOf } from './rules';
import { secretsByHand } from './secret';
import { wantedIn } from './wanted';

/**
 * Answers a call of a workflow rule: 401 without a body unless it is signed with a secret of ours; otherwise 200, once n8n has kept what it brought. Nobody is asked
 * anything before.
 */
export async function receive(context: IWebhookFunctions, app: TriggerApp): Promise<IWebhookResponseData> {
	const { byWebhook, chosen, organization: picked } = wantedIn(context, app);
	// Who polls has no secret, and nobody to hear.
	if (!byWebhook) return answer(context, 401);
	const body = await rawBodyOf(context);
	if (!body) return answer(context, TOO_LARGE);
	const { signed, payload, about } = readCall({
		signature: headerOf(context, 'x-zoho-webhook-signature'),
		contentType: headerOf(context, 'content-type'),
		body: body.toString('utf8'),
		query: context.getQueryData(),
	});
	if (!isSignedByZoho([...(await secretsOf(context)), ...(await secretsByHand(context))], signed)) return answer(context, 401);
	const delivered = deliveredIn(app.kinds, app.vendor.resources, payload, about);
	const changes = delivered && chosen.get(delivered.entity);
	const isMeant = changes && (!delivered.kind || rulesFor(changes).includes(delivered.kind));
	const isElsewhere = Boolean(picked && delivered?.organization && delivered.organization !== picked);
	if (!delivered || !isMeant || isElsewhere) return answer(context, 200);
	const told: FinanceTold = { ...delivered, organization: delivered.organization ?? picked, by: 'webhook', at: new Date().toISOString() };
	return { workflowData: [[{ json: told as unknown as IDataObject }]] };
}
