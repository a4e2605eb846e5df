import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** The body of a call as it came, byte by byte. */
export async function rawBodyOf(context: IWebhookFunctions): Promise<Buffer> {
	const request = context.getRequestObject();
	if (!request.rawBody) await request.readRawBody();
	return request.rawBody ?? Buffer.alloc(0);
}

export function headerOf(context: IWebhookFunctions, name: string): string | undefined {
	const value = context.getRequestObject().headers[name];
	return typeof value === 'string' ? value : undefined;
}

/** Answers without a body, and starts nothing. */
export function answer(context: IWebhookFunctions, status: number): IWebhookResponseData {
	context.getResponseObject().status(status).end();
	return { noWebhookResponse: true };
}
