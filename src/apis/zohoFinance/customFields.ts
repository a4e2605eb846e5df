import { group, readOnly, rows, text } from '../define';

/** A custom field is named by its API name when it is written; when it is read, all of them stand in one flat object too. */
export const customFields = {
	custom_fields: rows(
		'Custom Fields',
		{
			customfield_id: text('Custom Field ID'),
			api_name: text('API Name', { hint: 'Such as cf_po_number' }),
			value: text('Value'),
		},
		// Zoho takes the list as a whole: a field that an update leaves out might be emptied.
		{ rowId: 'api_name', kept: true },
	),
	custom_field_hash: readOnly(group('Custom Field Values', {})),
};

export const address = (label: string) =>
	group(label, {
		attention: text('Attention', { max: 100 }),
		address: text('Street', { max: 500 }),
		street2: text('Street 2', { max: 255 }),
		city: text('City', { max: 100 }),
		state: text('State', { max: 100 }),
		zip: text('Postal Code', { max: 50 }),
		country: text('Country', { max: 100 }),
		phone: text('Phone', { max: 50 }),
		fax: text('Fax', { max: 50 }),
	});
