import { address, description, field, fields, lookup, money, picklist, text, type FieldDef, type ModuleDef } from '../fields';

/** Leads, contacts and accounts, with the fields that live answers show. */

const SALUTATIONS = ['Mr.', 'Mrs.', 'Ms.', 'Dr.', 'Prof.'];
export const SOURCES = ['Advertisement', 'Cold Call', 'Employee Referral', 'External Referral', 'Partner', 'Public Relations', 'Trade Show', 'Web Research'];
const INDUSTRIES = ['Agriculture', 'Communications', 'Construction', 'Consulting', 'Education', 'Finance', 'Food', 'Manufacturing', 'Retail', 'Technology'];
const RATINGS = ['Acquired', 'Active', 'Market Failed', 'Project Cancelled', 'Shut Down'];

/** One's own number, which takes no duplicates: what a sync matches by. */
export const externalId: FieldDef = field('External_Id', 'text', { length: 120, custom: true, unique: true });

/** Filled in by the visitor tracking of the website. */
const visits: readonly FieldDef[] = [
	...fields('datetime', 'First_Visited_Time Most_Recent_Visit', { readOnly: true }),
	...fields('integer', 'Visitor_Score Number_Of_Chats Days_Visited', { readOnly: true, length: 9 }),
	field('Average_Time_Spent_Minutes', 'double', { readOnly: true, length: 9 }),
	...fields('website', 'First_Visited_URL Referrer', { readOnly: true, length: 255 }),
];

const unsubscribed: readonly FieldDef[] = [
	field('Email_Opt_Out', 'boolean'),
	picklist('Unsubscribed_Mode', ['Consent form', 'Manual', 'Unsubscribe link', 'Zoho campaigns'], { readOnly: true }),
	field('Unsubscribed_Time', 'datetime', { readOnly: true }),
];

const enriched: readonly FieldDef[] = [
	picklist('Enrich_Status__s', ['Available', 'Enriched', 'Data not found'], { readOnly: true }),
	field('Last_Enriched_Time__s', 'datetime', { readOnly: true }),
];

const fullName = field('Full_Name', 'text', { length: 80, readOnly: true });

export const leads: ModuleDef = {
	api_name: 'Leads',
	singular: 'Lead',
	plural: 'Leads',
	display: 'Full_Name',
	generated: 'default',
	duplicateCheck: 'Email',
	layouts: { Partner: ['Company', 'Phone'] },
	fields: [
		picklist('Salutation', SALUTATIONS),
		...text('First_Name', 40),
		...text('Last_Name', 80, { mandatory: true }),
		fullName,
		...text('Company', 200, { required: true }),
		...text('Designation'),
		...fields('email', 'Email Secondary_Email', { length: 100 }),
		...fields('phone', 'Phone Mobile Fax', { length: 30 }),
		field('Website', 'website', { length: 255 }),
		picklist('Lead_Source', SOURCES),
		picklist('Lead_Status', [
			'Attempted to Contact',
			'Contact in Future',
			'Contacted',
			'Junk Lead',
			'Lost Lead',
			'Not Contacted',
			'Pre-Qualified',
			'Not Qualified',
		]),
		picklist('Industry', INDUSTRIES),
		picklist('Rating', RATINGS),
		field('No_of_Employees', 'integer', { length: 9 }),
		...money('Annual_Revenue'),
		...text('Skype_ID Twitter', 50),
		...address('', 'Zip_Code'),
		...text('Flat_House_No_Building_Apartment_Name', 150),
		...fields('double', 'Latitude Longitude', { length: 12, decimals: 7 }),
		...unsubscribed,
		...visits,
		...enriched,
		field('Converted__s', 'boolean', { readOnly: true }),
		field('Converted_Date_Time', 'datetime', { readOnly: true }),
		{ ...lookup('Converted_Account', 'Accounts'), readOnly: true, listed: 'Converted_Leads' },
		{ ...lookup('Converted_Contact', 'Contacts'), readOnly: true, listed: 'Converted_Leads' },
		{ ...lookup('Converted_Deal', 'Deals'), readOnly: true, listed: 'Converted_Leads' },
		field('Lead_Conversion_Time', 'integer', { readOnly: true, length: 9 }),
		field('Record_Image', 'profileimage', { readOnly: true }),
		description,
		externalId,
		field('Interests', 'multiselectpicklist', { custom: true, choices: ['Accounting', 'Logistics', 'Payroll', 'Point of Sale', 'Reporting'] }),
		field('Last_Call_At', 'datetime', { custom: true }),
	],
};

export const contacts: ModuleDef = {
	api_name: 'Contacts',
	singular: 'Contact',
	plural: 'Contacts',
	display: 'Full_Name',
	generated: 'default',
	duplicateCheck: 'Email',
	fields: [
		picklist('Salutation', SALUTATIONS),
		...text('First_Name', 40),
		...text('Last_Name', 80, { mandatory: true }),
		fullName,
		lookup('Account_Name', 'Accounts'),
		lookup('Vendor_Name', 'Vendors'),
		{ ...lookup('Reporting_To', 'Contacts'), listed: 'Reporting_Contacts' },
		...fields('email', 'Email Secondary_Email', { length: 100 }),
		...text('Title Department'),
		...fields('phone', 'Phone Mobile Home_Phone Other_Phone Asst_Phone Fax', { length: 30 }),
		...text('Assistant', 50),
		field('Date_of_Birth', 'date'),
		picklist('Lead_Source', SOURCES),
		...text('Skype_ID Twitter', 50),
		...address('Mailing_', 'Zip'),
		...address('Other_', 'Zip'),
		...text('Mailing_Flat_House_No_Building_Apartment_Name Other_Flat_House_No_Building_Apartment_Name', 150),
		...fields('double', 'Mailing_Latitude Mailing_Longitude Other_Latitude Other_Longitude', { length: 12, decimals: 7 }),
		...unsubscribed,
		...visits,
		...enriched,
		field('Record_Image', 'profileimage', { readOnly: true }),
		description,
		externalId,
	],
};

export const accounts: ModuleDef = {
	api_name: 'Accounts',
	singular: 'Account',
	plural: 'Accounts',
	display: 'Account_Name',
	generated: 'default',
	duplicateCheck: 'Account_Name',
	fields: [
		...text('Account_Name', 200, { mandatory: true }),
		...text('Account_Number', 40),
		...text('Account_Site', 80),
		{ ...lookup('Parent_Account', 'Accounts'), listed: 'Member_Accounts' },
		picklist('Account_Type', ['Analyst', 'Competitor', 'Customer', 'Distributor', 'Partner', 'Prospect', 'Reseller', 'Supplier', 'Vendor']),
		picklist('Industry', INDUSTRIES),
		picklist('Ownership', ['Other', 'Private', 'Public', 'Subsidiary', 'Partnership', 'Government']),
		picklist('Rating', RATINGS),
		...fields('phone', 'Phone Fax', { length: 30 }),
		field('Website', 'website', { length: 255 }),
		...text('Ticker_Symbol', 30),
		...fields('integer', 'Employees SIC_Code', { length: 9 }),
		...money('Annual_Revenue'),
		...address('Billing_'),
		...address('Shipping_'),
		field('Record_Image', 'profileimage', { readOnly: true }),
		description,
		externalId,
	],
};
