import type { Answer, Asked, Row } from '../vendor';
import { toXml } from './xml';

/** How Xero words what is not a record: envelopes, refusals of the API, and refusals of the gateway in front of it. */

export interface Spoken {
	readonly status: number;
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

export const envelope = (id: string, provider: string, now: number, content: Row): Row => ({
	Id: id,
	Status: 'OK',
	ProviderName: provider,
	DateTimeUTC: `/Date(${now})/`,
	...content,
});

const exception = (status: number, ErrorNumber: number, Type: string, Message: string, more: Row = {}): Spoken => ({
	status,
	body: { ErrorNumber, Type, Message, ...more },
});

export const refusedElements = (elements: readonly Row[]): Spoken =>
	exception(400, 10, 'ValidationException', 'A validation exception occurred', { Elements: elements });
export const badQuery = (message: string): Spoken => exception(400, 16, 'QueryParseException', message);
/** Unsure: the number of this and of the next type are recalled, not seen. */
export const badJson = (why: string): Spoken => exception(400, 14, 'PostDataInvalidException', `JSON for post data was invalid,${why}`);
export const nothingSent = (element: string): Spoken =>
	exception(
		400,
		17,
		'NoDataProcessedException',
		`No data has been processed for this endpoint. This endpoint is expecting ${element} data to be specifed in the request body.`,
	);
/** Unsure: whether Xero puts this at the top or into Elements has not been seen. */
export const keyReused = (key: string): Spoken =>
	exception(400, 10, 'ValidationException', `Idempotency Key: ${key} is used with a different request.`, { Elements: [] });
/** Invented text. */
export const keyTooLong: Spoken = exception(400, 10, 'ValidationException', 'Idempotency Key must not exceed 128 characters.', { Elements: [] });

/** What follows the first sentence is not recorded. */
export const tooMuch = (collection: string): Spoken =>
	exception(400, 51, 'HighVolumeException', `Your request is not filtering ${collection} efficiently, given the extremely high volume for this organisation.`);

/** Invented: that there is a limit is known, and not how it is said. */
export const tooLarge: Spoken = { status: 413, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'The request is too large' };

/** Xero's 404 carries no JSON. */
export const notFound: Spoken = { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '' };
export const notImplemented: Spoken = {
	status: 501,
	headers: { 'content-type': 'text/plain; charset=utf-8' },
	body: 'The method is not implemented for this endpoint',
};
export const badPrecondition: Spoken = {
	status: 412,
	headers: { 'content-type': 'text/plain; charset=utf-8' },
	body: 'The If-Modified-Since header is not a valid date',
};

/** The gateway speaks JSON whatever the caller accepts. */
export function gateway(status: 401 | 403, detail: string, instance: string, authenticate?: string): Answer {
	const body = { Type: null, Title: status === 401 ? 'Unauthorized' : 'Forbidden', Status: status, Detail: detail, Instance: instance, Extensions: {} };
	const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8', ...(authenticate ? { 'www-authenticate': authenticate } : {}) };
	return { status, headers, body };
}

/** XML unless JSON is asked for by name: the trap that everyone falls into once. */
export function spoken({ status, body, headers = {} }: Spoken, { headers: { accept = '' } }: Asked): Answer {
	if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) return { status, headers, body };
	if (!/application\/json/i.test(accept)) {
		const root = status < 400 ? 'Response' : 'ApiException';
		return { status, headers: { 'content-type': 'text/xml; charset=utf-8', ...headers }, body: toXml(root, body as Row) };
	}
	const text = JSON.stringify(body).replace(/"\/Date\((-?\d+)(\+0000)?\)\/"/g, '"\\/Date($1$2)\\/"');
	return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: text };
}
