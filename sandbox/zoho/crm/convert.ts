import type { Answer, Row } from '../../vendor';
import { text } from '../ledger';
import type { Call } from './call';
import { createJob } from './jobs';
import { scheduled, statusOf } from './massUpdate';
import { needRecord, success } from './records';
import { CrmRefused, refuse } from './refused';
import { layoutId, moduleRef } from './schema';
import { nameOf, reference } from './shown';
import { find, keep, recordsOf, type Crm, type Job, type Rec } from './state';
import { nameTags } from './tags';
import { isRow } from './values';
import { insert, rewrite, update } from './write';

/** A lead becomes a contact, an account and, if it is asked for, a deal (fact sheet, section 3.10). */

/** How fields of a lead are named where they go. */
const TO_CONTACT: Readonly<Record<string, string>> = {
	...Object.fromEntries(
		['Salutation', 'First_Name', 'Last_Name', 'Email', 'Secondary_Email', 'Phone', 'Mobile', 'Fax', 'Lead_Source', 'Skype_ID', 'Twitter', 'Description'].map(
			(name) => [name, name],
		),
	),
	Designation: 'Title',
	Street: 'Mailing_Street',
	City: 'Mailing_City',
	State: 'Mailing_State',
	Zip_Code: 'Mailing_Zip',
	Country: 'Mailing_Country',
};
const TO_ACCOUNT: Readonly<Record<string, string>> = {
	Company: 'Account_Name',
	Phone: 'Phone',
	Fax: 'Fax',
	Website: 'Website',
	Industry: 'Industry',
	No_of_Employees: 'Employees',
	Annual_Revenue: 'Annual_Revenue',
	Street: 'Billing_Street',
	City: 'Billing_City',
	State: 'Billing_State',
	Zip_Code: 'Billing_Code',
	Country: 'Billing_Country',
};

const mapped = ({ values }: Rec, names: Readonly<Record<string, string>>): Row =>
	Object.fromEntries(
		Object.entries(names).flatMap(([from, to]) => (values[from] === null || values[from] === undefined || values[from] === '' ? [] : [[to, values[from]]])),
	);

const existing = (crm: Crm, module: string, sent: unknown, index: number): Rec | undefined => {
	if (!isRow(sent)) return undefined;
	const found = find(crm, module, sent.id);
	if (found === undefined) throw refuse.data({ api_name: 'id', json_path: `$.data[${index}].${module}.id` }, 'the id given seems to be invalid');
	return found;
};

const same = (a: unknown, b: unknown): boolean => text(a) !== '' && text(a).toLowerCase() === text(b).toLowerCase();

const accountsLike = (crm: Crm, lead: Rec): Rec[] => recordsOf(crm, 'Accounts').filter(({ values }) => same(values.Account_Name, lead.values.Company));
const contactsLike = (crm: Crm, lead: Rec): Rec[] =>
	recordsOf(crm, 'Contacts').filter((rec) => same(rec.values.Email, lead.values.Email) || same(nameOf(crm, rec), nameOf(crm, lead)));

const ownerOf = (lead: Rec, sent: Row): Row => ({ id: isRow(sent.assign_to) ? sent.assign_to.id : lead.owner });

const carried = (sent: Row, module: string): string[] => {
	const tags = isRow(sent.carry_over_tags) ? sent.carry_over_tags[module] : undefined;
	return Array.isArray(tags) ? tags.map((tag) => (isRow(tag) ? text(tag.name) : text(tag))) : [];
};

const tagged = (crm: Crm, rec: Rec, sent: Row): Rec => {
	const names = carried(sent, rec.module);
	return names.length ? keep(crm, { ...rec, tags: nameTags(crm, rec.module, [...rec.tags, ...names]) }) : rec;
};

/** Into a record that is there, or into a new one. */
const become = (crm: Crm, module: string, known: Rec | undefined, values: Row, sent: Row): Rec => {
	const { Owner: _, ...changes } = values;
	const rec = known ? (sent.overwrite === true ? update(crm, known, changes) : known) : insert(crm, module, values);
	return tagged(crm, rec, sent);
};

/** Notes, files and activities of the lead are the contact's from now on. */
const moveAlong = (crm: Crm, lead: Rec, contact: Rec): void => {
	for (const module of ['Notes', 'Tasks', 'Events', 'Calls'])
		for (const rec of recordsOf(crm, module)) {
			const names = ['Parent_Id', 'Who_Id', 'What_Id'].filter((name) => rec.values[name] === lead.id);
			if (names.length)
				keep(crm, { ...rec, values: { ...rec.values, ...Object.fromEntries(names.map((name) => [name === 'What_Id' ? 'Who_Id' : name, contact.id])) } });
		}
	for (const attachment of Object.values(crm.state.attachments))
		if (attachment.parent === lead.id) crm.state.attachments[attachment.id] = { ...attachment, module: 'Contacts', parent: contact.id };
};

const convert = (crm: Crm, lead: Rec, sent: Row, index = 0): Row => {
	const known = { Accounts: existing(crm, 'Accounts', sent.Accounts, index), Contacts: existing(crm, 'Contacts', sent.Contacts, index) };
	const adds = sent.add_to_existing_record === true;
	const owner = ownerOf(lead, sent);
	// The deal goes first: it alone can be refused, and then nothing has been done.
	const deal = isRow(sent.Deals)
		? insert(crm, 'Deals', { Owner: owner, Lead_Source: lead.values.Lead_Source ?? null, ...sent.Deals }, `$.data[${index}].Deals`)
		: undefined;
	const company = text(lead.values.Company) === '' ? undefined : { ...mapped(lead, TO_ACCOUNT), Owner: owner };
	const matching = { Accounts: adds ? accountsLike(crm, lead)[0] : undefined, Contacts: adds ? contactsLike(crm, lead)[0] : undefined };
	const account = known.Accounts || company ? become(crm, 'Accounts', known.Accounts ?? matching.Accounts, company ?? {}, sent) : undefined;
	const contact = become(
		crm,
		'Contacts',
		known.Contacts ?? matching.Contacts,
		{ ...mapped(lead, TO_CONTACT), Owner: owner, ...(account ? { Account_Name: { id: account.id } } : {}) },
		sent,
	);
	if (deal) {
		const now = crm.state.records.Deals?.[deal.id] ?? deal;
		keep(crm, { ...tagged(crm, now, sent), values: { ...now.values, Contact_Name: contact.id, ...(account ? { Account_Name: account.id } : {}) } });
	}
	moveAlong(crm, lead, contact);
	rewrite(crm, lead, {
		converted: { at: crm.now, by: crm.state.me },
		values: {
			...lead.values,
			Converted__s: true,
			Converted_Date_Time: new Date(crm.now).toISOString(),
			Converted_Account: account?.id ?? null,
			Converted_Contact: contact.id,
			Converted_Deal: deal?.id ?? null,
		},
	});
	return {
		Contacts: reference(crm, contact),
		Deals: deal ? reference(crm, deal) : null,
		Accounts: account ? reference(crm, account) : null,
	};
};

const unconverted = (crm: Crm, id: unknown): Rec => {
	const lead = needRecord(crm, 'Leads', id);
	// The text is invented.
	if (lead.converted) throw new CrmRefused(400, 'ID_ALREADY_CONVERTED', 'the id given is already converted', { resource_path_index: 1 });
	return lead;
};

export const convertLead = (crm: Crm, call: Call): Answer => {
	const lead = unconverted(crm, call.params.id);
	const { data } = call.body();
	const [sent] = Array.isArray(data) ? (data as unknown[]) : [];
	if (!isRow(sent)) throw refuse.mandatory('data', '$.data');
	try {
		return { status: 200, body: { data: [success('The record has been converted successfully', convert(crm, lead, sent))] } };
	} catch (error) {
		if (!(error instanceof CrmRefused)) throw error;
		return { status: 400, body: { data: [error.element] } };
	}
};

/** Whom the lead might become: those of its name, address or company. */
export const conversionOptions = (crm: Crm, call: Call): Answer => {
	const lead = unconverted(crm, call.params.id);
	const common = { $editable: true, Locked__s: false, $approval_state: 'approved' };
	const accounts = accountsLike(crm, lead).map(({ id, values }) => ({
		id,
		Account_Name: values.Account_Name,
		Phone: values.Phone ?? null,
		Website: values.Website ?? null,
		Account_Type: values.Account_Type ?? null,
		...common,
	}));
	const contacts = contactsLike(crm, lead).map((rec) => {
		const account = find(crm, 'Accounts', rec.values.Account_Name);
		return {
			id: rec.id,
			Full_Name: nameOf(crm, rec),
			Email: rec.values.Email ?? null,
			Layout: { name: rec.layout, id: layoutId(crm, 'Contacts', rec.layout) },
			Account_Name: account ? { ...reference(crm, account), Locked__s: false } : null,
			Data_Processing_Basis: null,
			...common,
		};
	});
	return {
		status: 200,
		body: {
			__conversion_options: {
				module_preference: moduleRef(crm, 'Contacts'),
				Contacts: contacts.length ? contacts : null,
				Accounts: accounts.length ? accounts : null,
				preference_field_matched_value: null,
				modules_with_multiple_layouts: [],
			},
		},
	};
};

const MOST = 50;

export const massConvert = (crm: Crm, call: Call): Answer => {
	const body = call.body();
	const ids = Array.isArray(body.ids) ? body.ids.map(String) : [];
	if (!ids.length) throw refuse.mandatory('ids', '$.ids');
	if (ids.length > MOST) throw refuse.limit({ api_name: 'ids', limit: MOST });
	const { ids: _, ...sent } = body;
	return { status: 202, body: scheduled(createJob(crm, 'mass_convert', 'Leads', { ids, sent }), 'mass convert scheduled successfully') };
};

export const runMassConvert = (crm: Crm, { order }: Job): Row => {
	const ids = order.ids as string[];
	let done = 0;
	let failed = 0;
	for (const id of ids) {
		const lead = find(crm, 'Leads', id);
		if (lead === undefined || lead.converted) continue;
		try {
			convert(crm, lead, order.sent as Row);
			done += 1;
		} catch (error) {
			if (!(error instanceof CrmRefused)) throw error;
			failed += 1;
		}
	}
	return { Total_Count: ids.length, Converted_Count: done, Not_Converted_Count: ids.length - done - failed, Failed_Count: failed };
};

export const massConvertStatus = statusOf('mass_convert', { Total_Count: 0, Converted_Count: 0, Not_Converted_Count: 0, Failed_Count: 0 });
