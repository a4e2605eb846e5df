import type { Failure } from '../failure';
import { isFilled } from '../record';
import { pathOf, spokenOf, type Asked, type Wish } from './ask';
import type { Answer, Conversation, Outcome, SentFile } from './conversation';
import { type Dialect, failureOf, isUnknown, ok } from './dialect';
import { asQuery } from './query';
import { unsettled } from './settling';
import { besideOf } from './writing';

const OCTETS = 'application/octet-stream';

/** Fetches a file: a document as PDF, or what is attached to a record. */
export function* download(dialect: Dialect, asked: Asked, wish: Wish): Conversation<Outcome> {
	const { operation, resource } = asked;
	const query = asQuery(besideOf(operation, wish));
	const answer = yield {
		method: 'GET',
		path: pathOf(asked, wish),
		...(Object.keys(query).length ? { query } : {}),
		accept: operation.accept ?? OCTETS,
		repeatable: true,
	};
	// No content is no empty file: Zoho says so that there is none.
	if (!ok(answer) || answer.status === 204 || !(answer.body instanceof Uint8Array)) return { from: wish.from, failure: failureOf(dialect, answer, resource) };
	const mediaType = answer.headers['content-type']?.split(';')[0] ?? OCTETS;
	const id = wish.id ?? String(wish.inputs?.[resource.id] ?? resource.label);
	// Not every vendor names the file; an attachment may have been asked for by its name.
	const name = namedIn(answer) ?? (/\.\w+$/.test(id) ? id : `${id}${mediaType === 'application/pdf' ? '.pdf' : ''}`);
	return { from: wish.from, record: { [resource.id]: id, ...wish.inputs }, did: 'read', file: { name, mediaType, bytes: answer.body } };
}

const namedIn = ({ headers }: Answer): string | undefined => /filename="?([^";/\\]+)/i.exec(headers['content-disposition'] ?? '')?.[1];

/** The file of a wish under the name that it is to have, or why the vendor would not take it. */
export function fileIn(dialect: Dialect, { file, inputs }: Wish): { readonly file: SentFile } | { readonly failure: Failure } {
	const name = isFilled(inputs?.FileName) ? String(inputs!.FileName) : (file?.name ?? '');
	const problem = file ? (name ? dialect.fileProblem?.(name, file.bytes) : 'The file has no name') : 'The item has no file in the given field';
	return !file || problem ? { failure: { cause: 'validation', status: 0, message: `${problem}. Nothing was sent`, details: [] } } : { file: { ...file, name } };
}

/** Sends a file as the vendor takes it. */
export function* upload(dialect: Dialect, asked: Asked, wish: Wish): Conversation<Outcome> {
	const { operation } = asked;
	const { from } = wish;
	const given = fileIn(dialect, wish);
	if ('failure' in given) return { from, failure: given.failure };
	const { file } = given;
	const { name } = file;
	const named = { ...wish, inputs: { ...wish.inputs, FileName: name } };
	const { FileName: _named, ...beside } = besideOf(operation, named);
	const query = asQuery(beside);
	const answer = yield {
		method: operation.method,
		path: pathOf(asked, named),
		...(Object.keys(query).length ? { query } : {}),
		...(dialect.file?.(file, operation) ?? { headers: { 'Content-Type': file.mediaType }, body: file.bytes }),
		repeatable: Boolean(operation.repeatable),
	};
	const [result] = ok(answer) ? dialect.results(spokenOf(asked), answer, [{}], operation) : [];
	if (result) return { from, did: 'created', ...result };
	const failure = failureOf(dialect, answer, asked.resource);
	// Sent again on a guess, it might be there twice.
	return { from, failure: isUnknown(answer) && !operation.repeatable ? unsettled(dialect, failure) : failure };
}
