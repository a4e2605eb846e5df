import type { Answer, Row } from '../../vendor';
import { text } from '../ledger';
import type { Call } from './call';
import { partsOf, type Part } from '../multipart';
import { moduleOf, needRecord, success } from './records';
import { CrmRefused, refuse } from './refused';
import { fieldNamed } from './schema';
import { keep, newId, type Crm, type StoredFile } from './state';

/** Files that no record holds yet, and the picture of a record. */

const MEGABYTE = 1024 * 1024;
/** Of one request to /files, and of one file of it [O]. */
const MOST_FILES = 10;
const LARGEST = 20 * MEGABYTE;
const LARGEST_PHOTO = 10 * MEGABYTE;

export const tooLarge = (status = 413): CrmRefused =>
	new CrmRefused(status, 'FILE_SIZE_MORE_THAN_ALLOWED_SIZE', 'Please check if the size of the file is in the correct range');

export const store = (crm: Crm, { file, type, content }: Part): StoredFile => {
	const id = newId(crm);
	return (crm.state.files[id] = { id, name: file ?? 'file', type, content: content.toString('base64'), size: content.length, at: crm.now });
};

export const bytes = ({ content }: StoredFile): Buffer => Buffer.from(content, 'base64');

/** The name as old and new readers of the header understand it. */
export const download = (file: StoredFile, name = file.name): Answer => ({
	status: 200,
	headers: {
		'content-type': file.type,
		'content-disposition': `attachment;filename="${name.replace(/[^\x20-\x7e]|"/g, '_')}";filename*=UTF-8''${encodeURIComponent(name)}`,
	},
	body: bytes(file),
});

const filesIn = ({ asked }: Call): Part[] => partsOf(asked).filter(({ name, file }) => name === 'file' && file !== undefined);

export const uploadFiles = (crm: Crm, call: Call): Answer => {
	const files = filesIn(call);
	if (!files.length) throw new CrmRefused(400, 'failure_in_attachment_handling', 'Problem in uploading attachment. kindly upload the file properly');
	if (files.length > MOST_FILES) throw refuse.limit({ limit: MOST_FILES, param_name: 'file' });
	if (files.some(({ content }) => content.length > LARGEST)) throw tooLarge(415);
	const data = files.map((part): Row => {
		const { id, name } = store(crm, part);
		return success(`${name} uploaded Succesfully`, { name, id });
	});
	return { status: 200, body: { data } };
};

export const downloadFile = (crm: Crm, { query }: Call): Answer => {
	const id = query.get('id');
	if (id === null) throw refuse.parameter('id');
	const file = crm.state.files[id];
	return file ? download(file) : { status: 204 };
};

const pictured = (crm: Crm, call: Call) => {
	const module = moduleOf(crm, call);
	// Its text is invented: not every module has a picture.
	if (fieldNamed(crm, module, 'Record_Image') === undefined) throw refuse.unsupported(0);
	return needRecord(crm, module, call.params.id);
};

export const getPhoto = (crm: Crm, call: Call): Answer => {
	const file = crm.state.files[text(pictured(crm, call).photo)];
	return file ? download(file) : { status: 204 };
};

export const setPhoto = (crm: Crm, call: Call): Answer => {
	const rec = pictured(crm, call);
	const [part] = filesIn(call);
	if (part === undefined || !part.type.startsWith('image/')) throw refuse.data({ api_name: 'file' });
	if (part.content.length > LARGEST_PHOTO) throw tooLarge();
	keep(crm, { ...rec, photo: store(crm, part).id });
	return { status: 200, body: { code: 'SUCCESS', details: {}, message: 'photo uploaded successfully', status: 'success' } };
};

export const deletePhoto = (crm: Crm, call: Call): Answer => {
	const { photo: _, ...rec } = pictured(crm, call);
	keep(crm, rec);
	return { status: 200, body: { code: 'SUCCESS', details: {}, message: 'photo deleted', status: 'success' } };
};

/** Where the ZIP of a bulk write goes, on a host of its own. */
const LARGEST_ZIP = 25 * MEGABYTE;

export const uploadForBulk = (crm: Crm, call: Call): Answer => {
	const { headers } = call.asked;
	if (headers.feature !== 'bulk-write') throw new CrmRefused(400, 'NOT_SUPPORTED_FEATURE', 'the feature is not supported', { header_name: 'feature' });
	if (headers['x-crm-org'] === undefined) throw new CrmRefused(400, 'MANDATORY_NOT_FOUND', 'required header not found', { header_name: 'X-CRM-ORG' });
	if (headers['x-crm-org'] !== crm.state.org.zgid) throw refuse.data({ header_name: 'X-CRM-ORG' });
	const [part] = filesIn(call);
	if (part === undefined) throw refuse.mandatory('file', '$.file');
	if (part.content.length > LARGEST_ZIP) throw tooLarge();
	if (part.content.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004')
		throw new CrmRefused(400, 'INVALID_FILE_FORMAT', 'the file must be a ZIP', { file_name: part.file });
	const file = store(crm, part);
	return {
		status: 200,
		body: {
			status: 'success',
			code: 'FILE_UPLOAD_SUCCESS',
			message: 'file uploaded.',
			details: { file_id: file.id, created_time: new Date(crm.now).toISOString() },
		},
	};
};
