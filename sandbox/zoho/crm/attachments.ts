import type { Answer, Row } from '../../vendor';
import { text } from '../ledger';
import { pageOf, type Call } from './call';
import { download, store, tooLarge } from './files';
import { partsOf, valueIn } from '../multipart';
import { moduleOf, needRecord, success } from './records';
import { CrmRefused, refuse } from './refused';
import { nameOf } from './shown';
import { newId, person, stamp, userOf, type Attachment, type Crm, type Rec } from './state';
import { tellNear } from './write';

/** Files on a record, and links to files elsewhere (fact sheet, section 3.4). */

const LARGEST = 100 * 1024 * 1024;

const owned = (crm: Crm, call: Call): Rec => needRecord(crm, moduleOf(crm, call), call.params.id);
const of = ({ state }: Crm, { id }: Rec): Attachment[] => Object.values(state.attachments).filter(({ parent }) => parent === id);

const known = (crm: Crm, call: Call): { rec: Rec; attachment: Attachment } => {
	const rec = owned(crm, call);
	const attachment = of(crm, rec).find(({ id }) => id === call.params.related);
	if (attachment === undefined) throw refuse.relatedId(3);
	return { rec, attachment };
};

const shown = (crm: Crm, rec: Rec, { id, name, file, link, size, at, by, module }: Attachment): Row => {
	const who = { ...person(crm, by), email: userOf(crm, by)?.email };
	return {
		id,
		File_Name: name,
		Size: String(size),
		Created_Time: stamp(crm, at),
		Modified_Time: stamp(crm, at),
		Owner: who,
		Created_By: who,
		Modified_By: who,
		Parent_Id: { name: nameOf(crm, rec), id: rec.id },
		$file_id: file ?? null,
		$link_url: link ?? null,
		$type: link === undefined ? 'Attachment' : 'Link URL',
		$se_module: module,
		$state: 'save',
		$editable: true,
		$field_states: null,
		$sharing_permission: 'full_access',
	};
};

export const listAttachments = (crm: Crm, call: Call): Answer => {
	const rec = owned(crm, call);
	const { page, per } = pageOf(call.query);
	const names = (call.query.get('fields') ?? '').split(',').filter(Boolean);
	if (!names.length) throw refuse.parameter('fields');
	const all = of(crm, rec).reverse();
	const rows = all.slice((page - 1) * per, page * per).map((one) => shown(crm, rec, one));
	if (!rows.length) return { status: 204 };
	const data = rows.map((row) => ({ ...Object.fromEntries(names.filter((name) => name in row).map((name) => [name, row[name]])), id: row.id }));
	return {
		status: 200,
		body: {
			data,
			info: {
				per_page: per,
				count: data.length,
				page,
				more_records: all.length > page * per,
				next_page_token: null,
				previous_page_token: null,
				page_token_expiry: null,
			},
		},
	};
};

const added = (crm: Crm, rec: Rec, about: Pick<Attachment, 'name' | 'file' | 'link' | 'size'>): Answer => {
	const attachment: Attachment = { id: newId(crm), module: rec.module, parent: rec.id, at: crm.now, by: crm.state.me, ...about };
	crm.state.attachments[attachment.id] = attachment;
	tellNear(crm, rec);
	const details = {
		Modified_Time: stamp(crm, crm.now),
		Modified_By: person(crm, crm.state.me),
		Created_Time: stamp(crm, crm.now),
		id: attachment.id,
		Created_By: person(crm, crm.state.me),
	};
	return { status: 200, body: { data: [success('attachment uploaded successfully', details)] } };
};

export const addAttachment = (crm: Crm, call: Call): Answer => {
	const rec = owned(crm, call);
	const parts = partsOf(call.asked);
	const part = parts.find(({ name, file }) => name === 'file' && file !== undefined);
	const link = valueIn(call.asked, parts, 'attachmentUrl');
	if (part) {
		if (part.content.length > LARGEST) throw tooLarge();
		return added(crm, rec, { name: text(part.file), file: store(crm, part).id, size: part.content.length });
	}
	if (link === undefined || link === '') throw refuse.parameter('file');
	// The text is Zoho's, the code is that of its list [O].
	if (!URL.canParse(link)) throw new CrmRefused(400, 'INVALID_DATA', 'the given attachment URL is incorrect', { param_name: 'attachmentUrl' });
	return added(crm, rec, { name: valueIn(call.asked, parts, 'title') ?? link, link, size: 0 });
};

export const downloadAttachment = (crm: Crm, call: Call): Answer => {
	const { attachment } = known(crm, call);
	const file = crm.state.files[text(attachment.file)];
	if (file === undefined) throw new CrmRefused(400, 'DOWNLOAD_NOT_ALLOWED', 'As it is a linked attachment, you can not download it');
	return download(file, attachment.name);
};

export const deleteAttachment = (crm: Crm, call: Call): Answer => {
	const { rec, attachment } = known(crm, call);
	delete crm.state.attachments[attachment.id];
	delete crm.state.files[text(attachment.file)];
	tellNear(crm, rec);
	return { status: 200, body: { data: [success('record deleted', { id: attachment.id })] } };
};
