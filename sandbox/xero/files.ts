import { bytesOf, type Asked, type Row } from '../vendor';
import { notFound, refusedElements } from './answers';
import { API } from './paths';
import { keep, same, type Action, type Desk } from './desk';
import { endpoints, fieldsOf } from './endpoints';
import { note } from './history';

/** Files on records (https://developer.xero.com/documentation/api/accounting/attachments). All texts of refusals are invented. */

const MOST_FILES = 10;
const MEGABYTE = 1024 * 1024;
/** Xero's pages name 3, 10 and 25 MB in different places (unsure); the two that are said to take less take less here. */
const SMALL = new Set(['Accounts', 'ManualJournals']);

const HOLDERS = new Set([
	'Accounts',
	'BankTransactions',
	'BankTransfers',
	'Contacts',
	'CreditNotes',
	'Invoices',
	'ManualJournals',
	'PurchaseOrders',
	'Quotes',
	'RepeatingInvoices',
]);

const FORBIDDEN = [...'<>:"/\\|?*+\0'];

const COLLECTION = 'Attachments';

/** What can be asked of the files of a record of this endpoint. */
export const fileActions = (segment: string): Readonly<Record<string, Action>> =>
	HOLDERS.has(segment)
		? {
				'GET Attachments': (desk, row, asked) => ({ content: { Attachments: of(desk, segment, row).map((file) => shown(asked, segment, row, file)) } }),
				'GET Attachments/{}': (desk, row, _asked, [name]) => {
					const file = of(desk, segment, row).find(({ FileName, AttachmentID }) => FileName === name || same(AttachmentID, name));
					return file ? { status: 200, headers: { 'content-type': String(file.MimeType) }, body: Buffer.from(String(file._content), 'base64') } : notFound;
				},
				// Xero's pages tell creating from updating; both do both.
				'PUT Attachments/{}': upload(segment),
				'POST Attachments/{}': upload(segment),
			}
		: {};

const holder = (segment: string, row: Row): string => `${segment} ${row[endpoints[segment]?.id ?? '']}`;

const of = (desk: Desk, segment: string, row: Row): Row[] => desk.books.having(COLLECTION, '_of', holder(segment, row));

const upload =
	(segment: string): Action =>
	(desk, row, asked, [FileName = '']) => {
		const content = bytesOf(asked);
		const files = of(desk, segment, row);
		const known = files.find((file) => file.FileName === FileName);
		const megabytes = SMALL.has(segment) ? 3 : 10;
		const problems = [
			...(FORBIDDEN.some((sign) => FileName.includes(sign)) ? ['The file name must not contain any of < > : " / \\ | ? * +.'] : []),
			...(content.length ? [] : ['The file is empty.']),
			...(content.length > megabytes * MEGABYTE ? [`The file must not be larger than ${megabytes} MB.`] : []),
			...(!known && files.length >= MOST_FILES ? [`No more than ${MOST_FILES} files can be attached.`] : []),
		];
		if (problems.length) return refusedElements([{ FileName, ValidationErrors: problems.map((Message) => ({ Message })) }]);

		const AttachmentID = known?.AttachmentID ?? desk.newId();
		const file: Row = {
			AttachmentID,
			_of: holder(segment, row),
			FileName,
			MimeType: asked.headers['content-type']?.split(';')[0]?.trim() || 'application/octet-stream',
			ContentLength: content.length,
			...(mayBeOnline(row) ? { IncludeOnline: asked.query.get('IncludeOnline')?.toLowerCase() === 'true' } : {}),
			_content: content.toString('base64'),
		};
		desk.books.put(COLLECTION, AttachmentID, file);
		note(desk, holder(segment, row), 'Attached a file', `Attached the file ${FileName} through the Xero API using ${desk.appName}`);
		const { name, id } = endpoints[segment] ?? { name: segment, id: '' };
		// Unsure whether a file moves the record's time of change; here it does, once it is its first.
		if ('HasAttachments' in fieldsOf(segment) && !row.HasAttachments) keep(desk, name, id, { row: { ...row, HasAttachments: true } });
		return { content: { Attachments: [shown(asked, segment, row, file)] } };
	};

/** Customers see a file with the online document; bills and supplier credits have none. */
const mayBeOnline = ({ Type }: Row): boolean => Type === 'ACCREC' || Type === 'ACCRECCREDIT';

function shown({ origin }: Asked, segment: string, row: Row, { AttachmentID, FileName, MimeType, ContentLength, IncludeOnline }: Row): Row {
	const id = row[endpoints[segment]?.id ?? ''];
	return {
		AttachmentID,
		FileName,
		Url: `${origin}${API}/${segment}/${id}/Attachments/${encodeURIComponent(String(FileName))}`,
		MimeType,
		ContentLength,
		...(IncludeOnline === undefined ? {} : { IncludeOnline }),
	};
}
