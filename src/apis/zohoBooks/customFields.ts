import { group, readOnly, rows, text } from '../define';

/** A custom field is named by its API name when it is written; when it is read, all of them stand in one flat object too. */
export const customFields = {
	custom_fields: rows('Custom Fields', { api_name: text('API Name', { hint: 'Such as cf_po_number' }), value: text('Value') }),
	custom_field_hash: readOnly(group('Custom Field Values', {})),
};

export const address = (label: string) =>
	group(label, {
		attention: text('Attention'),
		address: text('Street', { max: 500 }),
		street2: text('Street 2', { max: 255 }),
		city: text('City', { max: 50 }),
		state: text('State'),
		zip: text('Postal Code', { max: 50 }),
		country: text('Country'),
		phone: text('Phone', { max: 50 }),
		fax: text('Fax', { max: 50 }),
	});
