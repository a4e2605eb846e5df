import { field, fields, lookup, money, picklist, text, type FieldDef, type ModuleDef } from '../fields';

/** A module that this organisation made itself, with a custom field of every kind that matters. */

const own = (def: FieldDef): FieldDef => ({ ...def, custom: true });

export const properties: ModuleDef = {
	api_name: 'Properties',
	singular: 'Property',
	plural: 'Properties',
	display: 'Name',
	generated: 'custom',
	duplicateCheck: 'Name',
	fields: [
		...text('Name', 120, { mandatory: true, label: 'Property Name' }),
		...[
			field('Property_Number', 'autonumber', { readOnly: true, auto: { prefix: 'PR-', start: 1001 } }),
			...text('Cadastre_Number', 40, { unique: true }),
			lookup('Account', 'Accounts'),
			lookup('Buyer', 'Contacts'),
			field('Agent', 'userlookup'),
			picklist('Kind', ['House', 'Flat', 'Office', 'Land'], { required: true }),
			field('Features', 'multiselectpicklist', { choices: ['Balcony', 'Garage', 'Garden', 'Lift', 'Pool', 'Sea view'] }),
			...money('Price'),
			field('Area', 'double', { length: 9, decimals: 2 }),
			field('Price_per_Area', 'formula', { readOnly: true, formula: { expression: '${Price}/${Area}', return_type: 'currency' } }),
			field('Commission', 'percent', { length: 5 }),
			field('Rooms', 'integer', { length: 9 }),
			field('Register_Entry', 'bigint', { length: 18 }),
			field('Listed', 'boolean'),
			field('Built_On', 'date'),
			field('Open_House', 'datetime'),
			field('Link', 'website', { length: 450 }),
			field('Floor_Plans', 'fileupload'),
			field('Details', 'textarea', { length: 50_000, rich: true }),
			field('Viewings', 'subform', { rows: 'Viewings' }),
		].map(own),
		...fields('email', 'Email Secondary_Email', { length: 100 }),
		field('Email_Opt_Out', 'boolean'),
	],
};

export const viewings: ModuleDef = {
	api_name: 'Viewings',
	singular: 'Viewing',
	plural: 'Viewings',
	display: 'id',
	generated: 'subform',
	parent: 'Properties',
	fields: [
		...[
			field('Viewed_On', 'date'),
			...text('Visitor', 80, { mandatory: true }),
			lookup('Contact', 'Contacts'),
			...money('Offer'),
			picklist('Outcome', ['Interested', 'Not interested', 'Offer made']),
		].map(own),
	],
};
