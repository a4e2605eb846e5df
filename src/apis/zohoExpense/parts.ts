import { choice, group, link, longText, readOnly, rows, text, type Field, type Fields, type Operation, type Part } from '../define';

/** Expense's pages name a custom field by its id; the sister apps take its API name too [unsure here]. */
export const customFields = {
	custom_fields: rows('Custom Fields', {
		customfield_id: text('Custom Field ID'),
		api_name: text('API Name', { hint: 'Such as cf_cost_center, in place of the ID', recent: true }),
		value: text('Value'),
		label: readOnly(text('Label')),
	}),
	custom_field_hash: readOnly(group('Custom Field Values', {}, { recent: true })),
} as const satisfies Fields;

/** Addresses here say "street" where those of Books say "address". */
export const address = (label: string): Field =>
	group(label, { street: text('Street'), city: text('City'), state: text('State'), zip: text('Postal Code'), country: text('Country') });

export const customer = {
	customer_id: link('Customer', { resource: 'customer' }),
	customer_name: readOnly(text('Customer Name')),
} as const satisfies Fields;

export const project = {
	project_id: link('Project', { resource: 'project' }),
	project_name: readOnly(text('Project Name')),
} as const satisfies Fields;

export const currency = {
	currency_id: link('Currency', { resource: 'currency' }),
	currency_code: readOnly(text('Currency Code')),
} as const satisfies Fields;

/** Who decides on it. */
export const approver = {
	approver_id: readOnly(text('Approver ID')),
	approver_name: readOnly(text('Approver')),
} as const satisfies Fields;

export const attendees = rows('Attendees', {
	attendee_id: text('Attendee ID', { hint: 'Keeps an existing attendee on update' }),
	user_id: link('User', { resource: 'user' }),
	name: readOnly(text('Name')),
	email: readOnly(text('Email')),
});

export const documents = {
	documents: readOnly(
		rows('Receipts', {
			document_id: text('Document ID'),
			file_name: text('File Name'),
			file_size_formatted: text('Size'),
		}),
	),
} as const satisfies Fields;

export const activity = {
	status: readOnly(choice('Status', { active: 'Active', inactive: 'Inactive' })),
} as const satisfies Fields;

/** The vendor's own words for whether it is in use. */
export const activeFilter = { 'Status.All': 'All', 'Status.Active': 'Active', 'Status.Inactive': 'Inactive' } as const;

/** An answer that carries no record. */
export const nothing: Part = { envelope: { one: '', many: '' }, fields: {} };

/** Fields as another record shows them. */
export const shown = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, readOnly(field)]));

/** A change of state that may say why. A second time it is refused and changes nothing. */
export const decision = (label: string, action: string, path: string, inputs: Fields = {}, needs: readonly string[] = []): Operation<never> => ({
	label,
	action,
	does: 'writePart',
	method: 'POST',
	path: `/{id}${path}`,
	of: nothing,
	inputs: { ...inputs, comments: longText('Comments') },
	needs,
	repeatable: true,
});
