import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isRow } from '../../src/record';
import { deliveredIn, shops, type ShopKind } from '../../src/shop/delivery';
import { isSignedInBase64 } from '../../src/wire/signature';
import { fromJson } from '../../src/wire/text';
import { answer, headerOf, rawBodyOf, TOO_LARGE } from '../shared/webhook';
import { secretsOf } from './secret';

/** What goes on to the run: the order, what is wrong with it, and by what its delivery is known again. */
export interface Told extends IDataObject {
	readonly order: IDataObject;
	readonly issues: IDataObject[];
	readonly topic: string;
	readonly at: string;
}

/**
 * Answers a shop's call: 413 to what is larger than any order, 401 to what is not signed, both without reading on; 400 to what is signed and no JSON; otherwise 200,
 * once n8n has kept what is to be done. Nobody is asked anything before.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const kind = context.getNodeParameter('shopKind', 'shopify') as ShopKind;
	const shop = shops[kind];
	const body = await rawBodyOf(context);
	if (!body) return answer(context, TOO_LARGE);
	if (!isSignedInBase64(await secretsOf(context), body, headerOf(context, shop.signature))) return answer(context, 401);
	const topic = headerOf(context, shop.topic) ?? '';
	const content = fromJson(body.toString('utf8'));
	// WooCommerce tries an address out with a form that names the webhook.
	if (!isRow(content)) return answer(context, kind === 'wooCommerce' ? 200 : 400);
	const name = String(context.getNodeParameter('shopName', '')).trim();
	const delivered = deliveredIn(kind, content, topic, {
		prefix: String(context.getNodeParameter('prefix', '')).trim(),
		...(name ? { shop: name } : {}),
	});
	if (!delivered) return answer(context, 200);
	const told = { ...delivered, topic, at: new Date().toISOString() } as unknown as Told;
	return { workflowData: [[{ json: told }]] };
}
