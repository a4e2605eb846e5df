import { bytesOf, type Answer, type Asked, type Row } from '../vendor';
import { recordIn } from './incoming';
import type { Kind } from './kind';
import { all, drop, find, keep, need, newId, rowsIn, stamp, text, today, type Ledger } from './ledger';
import { partsOf } from './multipart';
import { refusal } from './refused';

/** What belongs to records of many kinds: files and comments. Texts of messages are invented where no call was seen. */

const FILES = 'files';
const COMMENTS = 'comments';
const LARGEST = 10 * 1024 * 1024;
const MOST = 10;

const said = (message: string, more: Row = {}, status = 200): Answer => ({ status, body: { code: 0, message, ...more } });

const keepDocuments = (ledger: Ledger, kind: Kind, known: Row, documents: readonly Row[]): void => {
	keep(ledger, kind.shelf, text(known[kind.id]), { ...known, documents, last_modified_time: stamp(ledger) });
};

const attach = (ledger: Ledger, kind: Kind, known: Row, asked: Asked): Answer => {
	const part = partsOf(asked).find(({ name, file }) => name === kind.files && file !== undefined);
	if (part?.file === undefined) throw refusal.invalid(text(kind.files));
	if (part.content.length > LARGEST) throw refusal.rule('The file is larger than 10 MB.');
	const documents = rowsIn(known.documents);
	if (documents.length >= MOST) throw refusal.rule(`Not more than ${MOST} files can be attached.`);
	const id = newId(ledger);
	keep(ledger, FILES, id, { content: part.content.toString('base64'), media_type: part.type });
	const document = {
		document_id: id,
		file_name: part.file,
		file_type: text(part.file.split('.').at(-1)),
		file_size: part.content.length,
		attachment_order: documents.length + 1,
		can_send_in_mail: false,
	};
	keepDocuments(ledger, kind, known, [...documents, document]);
	return said('Your attachment has been uploaded.', { documents: [document] });
};

const lastFile = (ledger: Ledger, known: Row): { document: Row; file: Row } => {
	const document = rowsIn(known.documents).at(-1);
	const file = find(ledger, FILES, document?.document_id);
	if (document === undefined || file === undefined) throw refusal.missing('Attachment');
	return { document, file };
};

const sentBack = (document: Row, file: Row): Answer => ({
	status: 200,
	headers: { 'content-type': text(file.media_type), 'content-disposition': `attachment; filename="${text(document.file_name)}"` },
	body: Buffer.from(text(file.content), 'base64'),
});

const download = (ledger: Ledger, known: Row): Answer => {
	const { document, file } = lastFile(ledger, known);
	return sentBack(document, file);
};

const detach = (ledger: Ledger, kind: Kind, known: Row): Answer => {
	const { document } = lastFile(ledger, known);
	drop(ledger, FILES, text(document.document_id));
	keepDocuments(ledger, kind, known, rowsIn(known.documents).slice(0, -1));
	return said('Your attachment has been deleted.');
};

/** A file by its id: read, or removed. */
const onDocument = (ledger: Ledger, kind: Kind, known: Row, { method }: Asked, documentId: string): Answer => {
	const document = rowsIn(known.documents).find((one) => one.document_id === documentId);
	if (document === undefined) throw refusal.missing('Attachment');
	if (method === 'GET') return sentBack(document, need(ledger, FILES, documentId, 'Attachment'));
	if (method !== 'DELETE') throw refusal.wrongMethod();
	drop(ledger, FILES, documentId);
	keepDocuments(
		ledger,
		kind,
		known,
		rowsIn(known.documents).filter((one) => one !== document),
	);
	return said('The document has been deleted.');
};

/** Answers what is asked of a record's files. */
export const attached = (ledger: Ledger, kind: Kind, asked: Asked, id: string, rest: readonly string[]): Answer | undefined => {
	const [part, documentId, ...more] = rest;
	if (kind.files === undefined || more.length > 0) return undefined;
	if (part === 'documents' && documentId !== undefined) return onDocument(ledger, kind, need(ledger, kind.shelf, id, kind.noun), asked, documentId);
	if (documentId !== undefined || part !== kind.files) return undefined;
	const known = need(ledger, kind.shelf, id, kind.noun);
	switch (asked.method) {
		case 'POST':
			return attach(ledger, kind, known, { ...asked, bytes: bytesOf(asked) });
		case 'GET':
			return download(ledger, known);
		case 'DELETE':
			return detach(ledger, kind, known);
		default:
			throw refusal.wrongMethod();
	}
};

/** Answers what is asked of a record's comments. */
export const commented = (ledger: Ledger, kind: Kind, asked: Asked, id: string, rest: readonly string[]): Answer | undefined => {
	if (kind.comments === undefined || rest[0] !== 'comments' || rest.length > 2) return undefined;
	need(ledger, kind.shelf, id, kind.noun);
	const own = all(ledger, COMMENTS).filter((one) => one.of === `${kind.shelf}/${id}`);
	const shown = ({ of: _, ...comment }: Row): Row => comment;
	const [, commentId] = rest;
	if (commentId !== undefined) {
		if (asked.method !== 'DELETE') throw refusal.wrongMethod();
		if (!own.some((one) => one.comment_id === commentId)) throw refusal.missing('Comment');
		drop(ledger, COMMENTS, commentId);
		return said('The comment has been deleted.');
	}
	if (asked.method === 'GET') return said('success', { [kind.comments === true ? 'comments' : kind.comments]: own.map(shown) });
	if (asked.method !== 'POST') throw refusal.wrongMethod();
	const { description } = recordIn(asked);
	if (text(description) === '') throw refusal.invalid('description');
	const comment = {
		comment_id: newId(ledger),
		description: text(description),
		commented_by: 'Mere Tane',
		comment_type: 'internal',
		date: today(ledger),
		date_description: 'few seconds ago',
		time: stamp(ledger).slice(11, 16),
		operation_type: 'Added',
	};
	keep(ledger, COMMENTS, comment.comment_id, { ...comment, of: `${kind.shelf}/${id}` });
	return said('Comments added.', { comment }, 201);
};
