import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { Failure } from '../../src/failure';
import { isRow } from '../../src/record';

export const SIGNATURE = 'x-xero-signature';
/** Marks a delivery that was handed on once: it is not handed on again, so no ring of addresses can form. */
export const HOP = 'x-handed-on';

const FORWARD = '_forward';
/** Milliseconds before each further try. */
const WAITS = [1_000, 4_000];
const TIMEOUT = 10_000;

/** A signed body on its way to further addresses, as it lies in an execution: bytes as base64. */
interface Letter {
	readonly to: readonly string[];
	readonly body: string;
	readonly signature: string;
}

interface Came {
	readonly body: Buffer;
	readonly signature: string;
	readonly isForwarded: boolean;
}

/** The events, the last of them with the body that is to be handed on; a body alone where no event is wanted here. */
export function withForward(context: IWebhookFunctions, events: readonly IDataObject[], { body, signature, isForwarded }: Came): IDataObject[] {
	const own = context.getNodeWebhookUrl('default');
	const to = [...new Set((context.getNodeParameter('forwardTo', []) as string[]).map((url) => url.trim()))].filter((url) => url && url !== own);
	if (!to.length || isForwarded) return [...events];
	const letter: Letter = { to, body: body.toString('base64'), signature };
	return [...events.slice(0, -1), { ...events.at(-1), [FORWARD]: letter as unknown as IDataObject }];
}

export function letterIn(json: IDataObject): { event: IDataObject; letter?: Letter } {
	const { [FORWARD]: letter, ...event } = json;
	return isRow(letter) ? { event, letter: letter as unknown as Letter } : { event };
}

/** Hands the body on to all addresses at once; what did not arrive after three tries is said. */
export async function forward(context: IExecuteFunctions, { to, body, signature }: Letter): Promise<Failure[]> {
	const failures = await Promise.all(to.map(async (url) => await deliver(context, url, Buffer.from(body, 'base64'), signature)));
	return failures.filter((failure) => failure !== undefined);
}

async function deliver(context: IExecuteFunctions, url: string, body: Buffer, signature: string): Promise<Failure | undefined> {
	for (let tries = 0; ; tries++) {
		const status = await post(context, url, body, signature);
		if (status >= 200 && status < 300) return undefined;
		const wait = WAITS[tries];
		if (wait === undefined) return failureOf(url, status);
		await sleep(wait, context.getExecutionCancelSignal());
	}
}

/** The status, or 0 where no answer came. */
async function post(context: IExecuteFunctions, url: string, body: Buffer, signature: string): Promise<number> {
	const headers = { 'Content-Type': 'application/json; charset=utf-8', [SIGNATURE]: signature, [HOP]: '1' };
	return await context.helpers
		.httpRequest({ method: 'POST', url, body, headers, timeout: TIMEOUT, returnFullResponse: true, ignoreHttpStatusErrors: true, disableFollowRedirect: true })
		.then(({ statusCode }: { statusCode: number }) => statusCode)
		.catch(() => 0);
}

const failureOf = (url: string, status: number): Failure => ({
	cause: status === 0 ? 'network' : status >= 500 ? 'temporarily-unavailable' : 'unknown',
	status,
	message: `The events could not be handed on to ${url}: ${status === 0 ? 'nobody answered' : `it answered ${status}`}. ${ADVICE[status] ?? 'Check the address, and retry the execution'}`,
	details: [],
});

const ADVICE: Readonly<Record<number, string>> = {
	401: 'The signing key in the credential there is another one',
	404: 'Publish the workflow there, and use its production URL',
};
