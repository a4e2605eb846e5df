import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions, JsonObject } from 'n8n-workflow';
import { NodeApiError, sleep } from 'n8n-workflow';
import type { Failure } from '../../src/failure';
import type { Priority } from '../../src/quota/priority';
import { isRow, type Row } from '../../src/record';
import { answersTo, isMany, type Answer, type Conversation, type Request } from '../../src/wire/conversation';
import { failureOf, isFinal, ok } from '../../src/wire/dialect';
import { fromJson } from '../../src/wire/text';
import { tokenProblem } from '../../src/wire/tokenAnswer';
import { telling } from './errorItem';
import { governor, type Place } from './governor';
import { noted } from './requestLog';
import type { Context, Vendor } from './vendor';

const TIMEOUT = 60_000;

/** Sees each answer go by, repetitions included. */
export type Watch = (answer: Answer) => void;

/** Drives a conversation: sends what it asks for, waits where the vendor wants it, and hands back what it comes to. */
export async function converse<T>(
	context: Context,
	vendor: Vendor,
	organisation: string | undefined,
	conversation: Conversation<T>,
	watch?: Watch,
	priority?: Priority,
): Promise<T> {
	let final: Answer | undefined;
	let isLetIn = false;
	let step = conversation.next();
	const ask = async (request: Request): Promise<Answer> => {
		const answer: Answer = final ?? (await send(context, vendor, organisation, request, watch, priority));
		// A sign-in that was refused once is refused for the rest too: asking on would only use up tokens and calls.
		if (isFinal(vendor.dialect, answer)) final = answer;
		isLetIn = true;
		return answer;
	};
	// The first goes ahead: a sign-in that has run out is then renewed once, and one that is refused, or a day that is used up, costs one call.
	const askEach = async (requests: readonly Request[]): Promise<Answer[]> => {
		const ahead = isLetIn ? [] : await Promise.all(requests.slice(0, 1).map(ask));
		return [...ahead, ...(await Promise.all(requests.slice(ahead.length).map(ask)))];
	};
	while (!step.done) {
		const { value: asked } = step;
		step = conversation.next(isMany(asked) ? answersTo(await askEach(asked)) : await ask(asked));
	}
	return step.value;
}

/** One request and its answer, as the governor lets it go and repeats it. */
async function send(
	context: Context,
	vendor: Vendor,
	organisation: string | undefined,
	request: Request,
	watch?: Watch,
	priority: Priority = 'live',
): Promise<Answer> {
	const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	if (request.after) await sleep(request.after, signal);
	const { dialect } = vendor;
	const settings = await context.getCredentials(vendor.credential);
	const place: Place = {
		dialect,
		organisation: organisation ?? '',
		account: accountOf(context, vendor, organisation, settings),
		settings: { workers: settings.workers, keptForLive: settings.keptForLive },
		priority,
		signal,
	};
	return await governor.ask(
		place,
		request,
		async () => await noted(context, vendor, organisation, request, async () => await once(context, vendor, organisation, request, settings)),
		watch,
	);
}

/** Limits differ by where the API answers, by the app where each has its own, and by who signed in where that is all that is known. */
const accountOf = (context: Context, { dialect, credential }: Vendor, organisation: string | undefined, settings: IDataObject): string =>
	JSON.stringify([
		settings.apiAddress,
		organisation === undefined ? context.getNode().credentials?.[credential]?.id : dialect.countedPerApp ? settings.clientId : undefined,
	]);

async function once(context: Context, vendor: Vendor, organisation: string | undefined, request: Request, credentials: IDataObject): Promise<Answer> {
	const options = optionsFor(vendor.address(credentials, request), vendor, organisation, request);
	try {
		return readable(await context.helpers.httpRequestWithAuthentication.call(context, vendor.credential, options), request.accept);
	} catch (error) {
		const { oauthTokenData } = await context.getCredentials(vendor.credential);
		return answerIn(error, oauthTokenData);
	}
}

function optionsFor(address: string, vendor: Vendor, organisation: string | undefined, request: Request): IHttpRequestOptions {
	const inOrganisation = organisation === undefined || request.outside ? {} : vendor.dialect.inOrganisation(organisation);
	const query = Object.entries({ ...inOrganisation.query, ...request.query });
	// Spelled out here because "+" for a blank is not understood everywhere.
	const search = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
	const isFile = request.body instanceof Uint8Array;
	return {
		method: request.method as IHttpRequestMethods,
		url: `${address}${request.path}${search ? `?${search}` : ''}`,
		headers: {
			Accept: request.accept ?? 'application/json',
			...inOrganisation.headers,
			...(request.body === undefined || isFile ? {} : { 'Content-Type': 'application/json' }),
			...request.headers,
		},
		...(request.body === undefined ? {} : { body: isFile ? Buffer.from(request.body as Uint8Array) : JSON.stringify(request.body) }),
		// Text, so that long ids keep their digits and a body that was cut off is noticed.
		encoding: request.accept ? 'arraybuffer' : 'text',
		returnFullResponse: true,
		// n8n renews the token on a thrown 401, and only then.
		ignoreHttpStatusErrors: { ignore: true, except: [401] },
		timeout: TIMEOUT,
	};
}

interface FullResponse {
	readonly statusCode: number;
	readonly headers: Record<string, unknown>;
	readonly body: unknown;
}

/** Any file may have been asked for, one of JSON too. */
const ANY_FILE = 'application/octet-stream';

function readable({ statusCode, headers, body }: FullResponse, accept?: string): Answer {
	const lowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
	const isJson = lowerCase['content-type']?.includes('json');
	const isBytes = body instanceof Uint8Array || body instanceof ArrayBuffer;
	const bytes = isBytes ? Buffer.from(body as Uint8Array) : undefined;
	const size = bytes?.length ?? (typeof body === 'string' ? Buffer.byteLength(body) : 0);
	// A file that was asked for comes as bytes, and so does the reason why it does not come.
	if (bytes && (!isJson || accept === ANY_FILE) && statusCode < 300) return { status: statusCode, headers: lowerCase, body: new Uint8Array(bytes), size };
	const text = bytes?.toString('utf8') ?? body;
	const parsed = typeof text === 'string' && isJson && text !== '' ? fromJson(text) : text;
	// JSON that breaks off says nothing about what the vendor did.
	return parsed === undefined ? { status: 0, headers: lowerCase, body: '', size } : { status: statusCode, headers: lowerCase, body: parsed, size };
}

/** The answer inside an error that n8n threw: a 401 that a new token did not cure, no answer at all, or no token to ask with. */
function answerIn(error: unknown, tokenData: unknown): Answer {
	const cause = isRow(error) ? (error.cause ?? error) : undefined;
	const response = isRow(cause) && isRow(cause.response) ? cause.response : undefined;
	const problem = withTime(isRow(cause) && TOKEN_REFUSED.includes(String(cause.code)) ? refusedToken(cause) : tokenProblem(tokenData));
	if (response && !problem)
		return readable({ statusCode: Number(response.status), headers: isRow(response.headers) ? { ...response.headers } : {}, body: response.data });
	if (!problem && isRow(cause) && typeof cause.code === 'string' && NETWORK.test(cause.code)) return { status: 0, headers: {}, body: '' };
	return { status: 401, headers: {}, body: messageIn(error), ...(problem ? { problem } : {}) };
}

/** How n8n marks an answer of the token endpoint that brings no token: such as Zoho's to whoever asks too often, which comes with status 400. */
const TOKEN_REFUSED = ['EAUTH', 'ESTATUS'];

/** Why no token came, where the token endpoint answered with a status that says so. Nothing was carried out without one. */
const refusedToken = ({ status, body }: Row): Failure =>
	tokenProblem(body) ?? {
		cause: Number(status) >= 500 ? 'temporarily-unavailable' : 'credential-invalid',
		status: Number(status) || 0,
		message: `The sign-in gave no token (status ${Number(status) || 0}). Try again later, and connect again in the credential if it stays so`,
		details: [],
	};

/** Zoho gives so many tokens in ten minutes, and asking on prolongs the wait: whoever hands the items on can try again behind them. */
const THROTTLED = 10 * 60_000;

const withTime = (problem: Failure | undefined): Failure | undefined =>
	problem?.cause === 'rate-limited' ? { ...problem, retryAt: new Date(Date.now() + THROTTLED).toISOString() } : problem;

const NETWORK = /^E[A-Z]+$|^ERR_(?!INVALID)/;

const messageIn = (error: unknown): string => (error instanceof Error ? error.message : '');

/** A single request outside a conversation, as pickers and triggers need it; throws what n8n shows. */
export async function ask(context: Context, vendor: Vendor, organisation: string | undefined, request: Request): Promise<Answer> {
	const answer = await send(context, vendor, organisation, request);
	if (ok(answer)) return answer;
	const failure = failureOf(vendor.dialect, answer);
	const { message, details } = failure;
	throw telling(
		new NodeApiError(context.getNode(), {} as JsonObject, {
			message,
			description: details.map(({ says }) => says).join('; '),
			httpCode: String(answer.status),
		}),
		failure,
	);
}
