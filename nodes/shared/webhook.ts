import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** What a vendor tells of its records comes nowhere near; whoever sends more means no good, and is refused before anything is computed or parsed. */
const LARGEST = 5 * 1024 * 1024;

/** The body of a call as it came, byte by byte; nothing where it is larger than any delivery. */
export async function rawBodyOf(context: IWebhookFunctions): Promise<Buffer | undefined> {
	const request = context.getRequestObject();
	if (!request.rawBody) await request.readRawBody();
	const body = request.rawBody ?? Buffer.alloc(0);
	return body.length > LARGEST ? undefined : body;
}

/** The answer to a body that is too large. */
export const TOO_LARGE = 413;

export function headerOf(context: IWebhookFunctions, name: string): string | undefined {
	const value = context.getRequestObject().headers[name];
	return typeof value === 'string' ? value : undefined;
}

/** Answers without a body, and starts nothing. */
export function answer(context: IWebhookFunctions, status: number): IWebhookResponseData {
	context.getResponseObject().status(status).end();
	return { noWebhookResponse: true };
}
