import type { Failure } from '../failure';
import { isFilled } from '../record';
import { pathOf, type Asked, type Wish } from './ask';
import type { Conversation, Outcome } from './conversation';
import { type Dialect, failureOf, ok } from './dialect';
import { queryOf } from './writing';

const OCTETS = 'application/octet-stream';

/** Fetches a file: a document as PDF, or what is attached to a record. */
export function* download(dialect: Dialect, asked: Asked, wish: Wish): Conversation<Outcome> {
	const { operation, resource } = asked;
	const answer = yield { method: 'GET', path: pathOf(asked, wish), accept: operation.accept ?? OCTETS, repeatable: true };
	if (!ok(answer) || !(answer.body instanceof Uint8Array)) return { from: wish.from, failure: failureOf(dialect, answer, resource) };
	const mediaType = answer.headers['content-type']?.split(';')[0] ?? OCTETS;
	const id = wish.id ?? String(wish.inputs?.[resource.id] ?? resource.label);
	// The vendor names no file; an attachment may have been asked for by its name.
	const name = /\.\w+$/.test(id) ? id : `${id}${mediaType === 'application/pdf' ? '.pdf' : ''}`;
	return { from: wish.from, record: { [resource.id]: id, ...wish.inputs }, did: 'read', file: { name, mediaType, bytes: answer.body } };
}

/** Names that Xero refuses (https://developer.xero.com/documentation/api/accounting/attachments). */
const FORBIDDEN = '<>:"/\\|?*+\0';
const LARGEST = 10 * 1024 * 1024;

/** Sends a file; one of the same name is replaced, so sending it twice does no harm. */
export function* upload(dialect: Dialect, asked: Asked, wish: Wish): Conversation<Outcome> {
	const { file, from } = wish;
	const name = isFilled(wish.inputs?.FileName) ? String(wish.inputs!.FileName) : (file?.name ?? '');
	const problem = problemOf(name, file?.bytes);
	if (!file || problem) return { from, failure: { cause: 'validation', status: 0, message: `${problem}. Nothing was sent`, details: [] } satisfies Failure };
	const named = { ...wish, inputs: { ...wish.inputs, FileName: name } };
	const query = queryOf(asked.operation, named);
	const answer = yield {
		method: asked.operation.method,
		path: pathOf(asked, named),
		...(Object.keys(query).length ? { query } : {}),
		headers: { 'Content-Type': file.mediaType },
		body: file.bytes,
		repeatable: true,
	};
	const [record] = ok(answer) ? dialect.records(asked.resource, answer) : [];
	return record ? { from, record, did: 'created' } : { from, failure: failureOf(dialect, answer, asked.resource) };
}

function problemOf(name: string, bytes: Uint8Array | undefined): string | undefined {
	if (!bytes) return 'The item has no file in the given field';
	if (!name) return 'The file has no name';
	if ([...name].some((sign) => FORBIDDEN.includes(sign))) return `The file name "${name}" holds a sign that Xero refuses: < > : " / \\ | ? * +`;
	return bytes.length > LARGEST ? `The file is larger than 10 MB, which is more than Xero takes` : undefined;
}
