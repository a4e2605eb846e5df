import { actionOf, choice, date, flag, list, longText, moment, readOnly, text, type Fields, type Method, type Operation, type Part } from '../define';

/** Names a custom field that takes no duplicates (https://www.zoho.com/books/api/v3/introduction/, "X-Unique-Identifier-Key"). */
const uniqueField = {
	uniqueField: text('Match by Custom Field', {
		hint: 'API name of a custom field that takes no duplicates, such as cf_external_id: Zoho then finds or creates the record in one call. The standard key if left out.',
	}),
};

const comment: Part = {
	envelope: { one: 'comment', many: 'comments' },
	fields: {
		comment_id: text('Comment ID'),
		description: longText('Comment'),
		commented_by: readOnly(text('Commented By')),
		date: readOnly(date('Date')),
		comment_type: readOnly(choice('Kind', { system: 'System', internal: 'Internal', client: 'Client' })),
	},
};

/** An answer that carries no record. */
const nothing: Part = { envelope: { one: '', many: '' }, fields: {} };

const fileName = { FileName: text('File Name', { hint: 'The name of the file if left out' }) };

/** "Get Payments" of an invoice is "Get payments of invoice". */
const partActionOf = (label: string, noun: string): string => `${label.charAt(0)}${label.slice(1).toLowerCase()} of ${noun}`;

/** The words the operations of Zoho's finance apps are made of. POST creates, PUT updates; one record a request. */
export const verbs = (noun: string, nouns: string) => {
	const act = (label: string, path: string, method: Method = 'POST'): Operation<never> => ({
		label,
		action: actionOf(label, noun),
		does: 'act',
		method,
		path: `/{id}${path}`,
		repeatable: true,
	});
	return {
		create: <const Name extends string>(requires: readonly Name[]): Operation<Name> => ({
			label: 'Create',
			action: `Create ${noun}`,
			does: 'create',
			method: 'POST',
			path: '',
			requires,
		}),
		update: (): Operation<never> => ({ label: 'Update', action: `Update ${noun}`, does: 'update', method: 'PUT', path: '/{id}', repeatable: true }),
		upsert: <const Name extends string>(requires: readonly Name[]): Operation<Name> => ({
			label: 'Create or Update',
			action: `Create or update ${noun}`,
			does: 'upsert',
			method: 'PUT',
			path: '/{id}',
			requires,
		}),
		/** The same where Zoho also finds a record by a custom field that takes no duplicates. */
		upsertByUniqueField: <const Name extends string>(requires: readonly Name[]): Operation<Name> => ({
			label: 'Create or Update',
			action: `Create or update ${noun}`,
			does: 'upsert',
			method: 'PUT',
			path: '/{id}',
			requires,
			inputs: uniqueField,
		}),
		get: (): Operation<never> => ({ label: 'Get', action: `Get ${noun}`, does: 'get', method: 'GET', path: '/{id}' }),
		getMany: (filters: Fields): Operation<never> => ({ label: 'Get Many', action: `Get many ${nouns}`, does: 'getMany', method: 'GET', path: '', filters }),
		delete: (): Operation<never> => ({ label: 'Delete', action: `Delete ${noun}`, does: 'delete', method: 'DELETE', path: '/{id}' }),
		/** A change of state at a path of its own, named as Zoho's user would name it. */
		act,
		/** What a document goes through where the organization wants approvals. */
		approvals: () => ({ submit: act('Submit for Approval', '/submit'), approve: act('Approve', '/approve') }),
		/** Something that belongs to a record: rows are listed below it. */
		listPart: (label: string, path: string, of: Part, inputs?: Fields): Operation<never> => ({
			label,
			action: partActionOf(label, noun),
			does: 'getMany',
			method: 'GET',
			path: `/{id}${path}`,
			of,
			...(inputs ? { inputs } : {}),
		}),
		/** Something that is written below a record, from inputs of its own. */
		writePart: (
			label: string,
			path: string,
			of: Part,
			inputs: Fields,
			needs: readonly string[],
			more: Partial<Omit<Operation<never>, 'requires'>> = {},
		): Operation<never> => ({
			label,
			action: partActionOf(label, noun),
			does: 'writePart',
			method: 'POST',
			path: `/{id}${path}`,
			of,
			inputs,
			needs,
			...more,
		}),
		deletePart: (label: string, path: string, inputs: Fields): Operation<never> => ({
			label,
			action: partActionOf(label, noun),
			does: 'delete',
			method: 'DELETE',
			path: `/{id}${path}`,
			inputs,
		}),
		comments: (): Readonly<Record<'getComments' | 'addComment' | 'deleteComment', Operation<never>>> => ({
			getComments: { label: 'Get Comments', action: `Get comments of ${noun}`, does: 'getMany', method: 'GET', path: '/{id}/comments', of: comment },
			addComment: {
				label: 'Add Comment',
				action: `Add comment to ${noun}`,
				does: 'writePart',
				method: 'POST',
				path: '/{id}/comments',
				of: comment,
				inputs: { description: longText('Comment') },
				needs: ['description'],
			},
			deleteComment: {
				label: 'Delete Comment',
				action: `Delete comment of ${noun}`,
				does: 'delete',
				method: 'DELETE',
				path: '/{id}/comments/{comment_id}',
				inputs: { comment_id: text('Comment ID') },
			},
		}),
		/** Up to ten files of up to 10 MB (https://www.zoho.com/books/api/v3/invoices/#add-attachment-to-an-invoice); the last one is what is downloaded. */
		attachments: (): Readonly<Record<'uploadAttachment' | 'downloadAttachment' | 'deleteAttachment', Operation<never>>> => ({
			uploadAttachment: {
				label: 'Upload Attachment',
				action: `Upload attachment to ${noun}`,
				does: 'upload',
				method: 'POST',
				path: '/{id}/attachment',
				of: nothing,
				inputs: fileName,
				file: 'attachment',
			},
			downloadAttachment: {
				label: 'Download Attachment',
				action: `Download attachment of ${noun}`,
				does: 'download',
				method: 'GET',
				path: '/{id}/attachment',
				accept: 'application/octet-stream',
			},
			deleteAttachment: {
				label: 'Delete Attachment',
				action: `Delete attachment of ${noun}`,
				does: 'delete',
				method: 'DELETE',
				path: '/{id}/attachment',
			},
		}),
		/** A document as its customer or vendor sees it. */
		pdf: (): Operation<never> => ({
			label: 'Download PDF',
			action: `Download PDF of ${noun}`,
			does: 'download',
			method: 'GET',
			path: '/{id}',
			accept: 'application/pdf',
		}),
		/** Sent twice it arrives twice, so it is never repeated on a guess. */
		email: (): Operation<never> => ({
			label: 'Email',
			action: `Email ${noun}`,
			does: 'writePart',
			method: 'POST',
			path: '/{id}/email',
			of: nothing,
			inputs: {
				to_mail_ids: list('To', { hint: "Addresses, separated by commas; Zoho's own choice if left out" }),
				cc_mail_ids: list('Cc'),
				subject: text('Subject', { max: 1000 }),
				body: longText('Body', { max: 5000 }),
				send_from_org_email_id: flag('Send From Organization Email'),
			},
		}),
	};
};

export const modifiedSince = { modifiedSince: moment('Modified Since', { hint: 'Only records that changed at or after this time' }) };
/** A list shows no lines; each record is then read by itself, which costs a call. */
export const withDetails = {
	withDetails: flag('With Lines and Details', { hint: 'Reads every record by itself, which takes one more call for each; without it a list has no lines' }),
};
export const searchText = { search_text: text('Search Text', { max: 100 }) };
export const dates = { date_start: date('Date From'), date_end: date('Date To') };
export const sortOrder = { sort_order: choice('Sort Order', { A: 'Ascending', D: 'Descending' }) };
export const sortColumn = (columns: Readonly<Record<string, string>>) => ({ sort_column: choice('Sort By', columns) });
export const filterBy = (choices: Readonly<Record<string, string>>) => ({ filter_by: choice('Show', choices) });
