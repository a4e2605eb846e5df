import type { Answer as Said, Asked, Vendor } from '../../sandbox/vendor';
import { xeroClient } from '../../sandbox/xero/seed';
import { zohoClient } from '../../sandbox/zoho';
import { answersTo, isMany, type Answer, type Conversation, type Request } from '../../src/wire/conversation';
import { failureOf, isFinal, type Dialect } from '../../src/wire/dialect';
import { waitBeforeRetry } from '../../src/wire/retry';
import type { Chance } from '../mapping/random';
import type { Drawn, FaultName } from './faults';
import type { Task } from './time';

/** Conversations with the sandbox as a value, over a line on which everything goes wrong that can; waiting is told as on the nodes' transport. */

export interface Tokens {
	access: string;
	refresh: string;
}

export interface Line {
	readonly vendor: Vendor;
	readonly dialect: Dialect;
	/** In front of every path. */
	readonly api: string;
	readonly organisation: string;
	readonly scheme: string;
	readonly tokenPath: string;
	tokens: Tokens;
	/** Runs that are renewing the sign-in just now. */
	renewing: number;
}

/** What the line asks of whoever runs the world. */
export interface Fate {
	readonly luck: Chance;
	now(): number;
	draw(line: Line, request: Request): Drawn | undefined;
	met(name: FaultName): void;
}

export function* talk<T>(line: Line, fate: Fate, conversation: Conversation<T>): Task<T> {
	let final: Answer | undefined;
	const ask = function* (request: Request): Task<Answer> {
		const answer = final ?? (yield* send(line, fate, request));
		if (isFinal(line.dialect, answer)) final = answer;
		return answer;
	};
	let step = conversation.next();
	while (!step.done) {
		const { value: asked } = step;
		const requests = isMany(asked) ? asked : [asked as Request];
		const answers: Answer[] = [];
		for (const request of requests) answers.push(yield* ask(request));
		step = conversation.next(isMany(asked) ? answersTo(answers) : answers[0]!);
	}
	return step.value;
}

/** One request and its answer, repeated as `waitBeforeRetry` decides; a day's limit says when trying again makes sense. */
function* send(line: Line, fate: Fate, request: Request): Task<Answer> {
	const { dialect } = line;
	for (let tries = 1; ; tries++) {
		const answer = yield* signedIn(line, fate, request);
		const wait = waitBeforeRetry(dialect, request, answer, tries, fate.luck.next());
		if (wait !== undefined) {
			yield wait;
			continue;
		}
		const limit = dialect.limit(answer);
		if (limit?.kind !== 'day' || limit.seconds === undefined) return answer;
		return { ...answer, problem: { ...failureOf(dialect, answer), retryAt: new Date(fate.now() + limit.seconds * 1000).toISOString() } };
	}
}

/** n8n renews the sign-in once on a 401 and asks again. */
function* signedIn(line: Line, fate: Fate, request: Request): Task<Answer> {
	const used = line.tokens.access;
	const answer = yield* once(line, fate, request);
	if (answer.status !== 401) return answer;
	if (line.renewing > 0) fate.met('rotation race');
	line.renewing += 1;
	const { refresh } = line.tokens;
	yield fate.luck.int(50, 400);
	const renewed = renew(line, refresh);
	line.renewing -= 1;
	if (!renewed && line.tokens.access === used) return answer;
	// Whoever comes last stores what it was given; both pairs of a race work.
	if (renewed) line.tokens = renewed;
	return yield* once(line, fate, request);
}

function renew({ vendor, tokenPath }: Line, refresh: string): Tokens | undefined {
	const client = vendor.name === 'xero' ? xeroClient : zohoClient;
	const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refresh, client_id: client.id, client_secret: client.secret });
	const { body } = vendor.answer({
		...bare('POST', tokenPath),
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: form.toString(),
	});
	const { access_token: access, refresh_token: rotated = refresh } = (body ?? {}) as Record<string, string | undefined>;
	return access ? { access, refresh: rotated } : undefined;
}

const bare = (method: string, path: string): Asked => ({ method, path, query: new URLSearchParams(), headers: {}, body: '', origin: 'http://sandbox' });

/** The request travels, the vendor acts, the answer travels: whoever dies in between does not know what the vendor did. */
function* once(line: Line, fate: Fate, request: Request): Task<Answer> {
	const drawn = fate.draw(line, request);
	if (drawn) fate.met(drawn.name);
	yield fate.luck.int(20, 400);
	const answer = answerWith(line, drawn, askedOf(line, request));
	yield fate.luck.int(20, 400) + (drawn?.takes ?? 0);
	return answer;
}

function askedOf({ dialect, organisation, api, scheme, tokens }: Line, request: Request): Asked {
	const where = request.outside ? {} : dialect.inOrganisation(organisation);
	const body = request.body === undefined ? '' : JSON.stringify(request.body);
	const headers = { accept: 'application/json', authorization: `${scheme} ${tokens.access}`, ...where.headers, ...request.headers };
	return {
		...bare(request.method, api + request.path),
		query: new URLSearchParams({ ...where.query, ...request.query }),
		headers: { ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])), 'content-type': 'application/json' },
		body,
	};
}

function answerWith({ vendor }: Line, drawn: Drawn | undefined, asked: Asked): Answer {
	const fault = drawn?.fault;
	switch (fault?.kind) {
		case 'cut-before':
			return NONE;
		case 'cut-after-commit':
			vendor.answer(asked);
			return NONE;
		case 'truncated':
			return arrived(vendor.answer(asked), (text) => text.slice(0, text.length / 2));
		case 'status':
			if (fault.afterCommit) vendor.answer(asked);
			return arrived({ status: fault.status, body: '' });
		case 'html':
			return arrived({ status: fault.status, headers: { 'content-type': 'text/html' }, body: '<html>Service unavailable</html>' });
		case 'rate-limit':
		case 'expired-token':
			return arrived(vendor.refuse!(fault, asked));
		default:
			return arrived(vendor.answer(asked));
	}
}

const NONE: Answer = { status: 0, headers: {}, body: '' };

/** The sandbox writes long ids as text, so no digit is lost here. */
const parsed = (text: string): unknown => {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
};

function arrived({ status, headers = {}, body }: Said, shorten = (text: string): string => text): Answer {
	const lowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
	if (body === undefined) return { status, headers: lowerCase, body: '' };
	const isJson = typeof body !== 'string' || lowerCase['content-type']?.includes('json');
	if (!isJson || body === '') return { status, headers: lowerCase, body };
	const read = parsed(shorten(typeof body === 'string' ? body : JSON.stringify(body)));
	return read === undefined ? NONE : { status, headers: { 'content-type': 'application/json', ...lowerCase }, body: read };
}
