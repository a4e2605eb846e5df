import type { Answer, Asked, Row } from '../../vendor';
import { attached } from '../besides';
import { recordIn } from '../incoming';
import type { Kind } from '../kind';
import { drop, find, keep, need, newId, rowsIn, text, type Ledger } from '../ledger';
import { partsOf } from '../multipart';
import { pdf } from '../printed';
import { refusal } from '../refused';
import { changed } from './common';

/** Receipts of expenses: several files each, read by their ids or the last one by itself. */

const FILES = 'files';

/** The receipts that a seed enters with an expense: names of PDFs that the sandbox prints. */
export const takeReceipts = (ledger: Ledger, sent: Row): Row[] =>
	rowsIn(sent.receipts).map((receipt, index) => {
		const id = newId(ledger);
		const content = Buffer.from(pdf([text(receipt.file_name), ...((receipt.lines as string[] | undefined) ?? [])]));
		keep(ledger, FILES, id, { content: content.toString('base64'), media_type: 'application/pdf' });
		return { document_id: id, file_name: receipt.file_name, file_type: 'pdf', file_size: content.length, attachment_order: index + 1 };
	});

const fileAnswer = (document: Row, file: Row): Answer => ({
	status: 200,
	headers: { 'content-type': text(file.media_type), 'content-disposition': `attachment; filename="${text(document.file_name)}"` },
	body: Buffer.from(text(file.content), 'base64'),
});

const byId = (ledger: Ledger, asked: Asked, known: Row, documentId: string, kind: Kind): Answer => {
	const document = rowsIn(known.documents).find((one) => one.document_id === documentId);
	const file = find(ledger, FILES, documentId);
	if (document === undefined || file === undefined) throw refusal.missing('Document');
	if (asked.method === 'GET') return fileAnswer(document, file);
	if (asked.method !== 'DELETE') throw refusal.wrongMethod();
	drop(ledger, FILES, documentId);
	const left = rowsIn(known.documents).filter((one) => one !== document);
	keep(ledger, kind.shelf, text(known[kind.id]), changed(ledger, known, { documents: left }));
	return { status: 200, body: { code: 0, message: 'The document has been deleted.' } };
};

/** Creating was seen to be answered with a list of one; the receipt comes along in the same form. */
const createWith = (ledger: Ledger, asked: Asked, kind: Kind): Answer => {
	const row = kind.create!(ledger, recordIn(asked), asked);
	const id = text(row[kind.id]);
	keep(ledger, kind.shelf, id, row);
	if (partsOf(asked).some(({ name, file }) => name === kind.files && file !== undefined)) attached(ledger, kind, asked, id, ['receipt']);
	return {
		status: 201,
		body: { code: 0, message: kind.words!.created, [kind.many]: [kind.shown(ledger, find(ledger, kind.shelf, id)!)] },
		headers: { location: `/api/v1${kind.path}/${id}` },
	};
};

export const receiptsOf = (ledger: Ledger, asked: Asked, rest: readonly string[], kind: Kind): Answer | undefined => {
	if (rest.length === 0 && asked.method === 'POST') return createWith(ledger, asked, kind);
	const [id, what, documentId] = rest;
	if (what !== 'documents' || documentId === undefined || rest.length !== 3) return undefined;
	return byId(ledger, asked, need(ledger, kind.shelf, id, kind.noun), documentId, kind);
};
