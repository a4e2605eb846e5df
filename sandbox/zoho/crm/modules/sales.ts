import { description, field, fields, lookup, money, picklist, text, type ModuleDef } from '../fields';
import { externalId, SOURCES } from './people';

/** Each with its probability, as a new organisation has them. */
export const STAGES: Readonly<Record<string, number>> = {
	Qualification: 10,
	'Needs Analysis': 20,
	'Value Proposition': 40,
	'Identify Decision Makers': 60,
	'Proposal/Price Quote': 75,
	'Negotiation/Review': 90,
	'Closed Won': 100,
	'Closed Lost': 0,
	'Closed Lost to Competition': 0,
};

export const deals: ModuleDef = {
	api_name: 'Deals',
	singular: 'Deal',
	plural: 'Deals',
	display: 'Deal_Name',
	generated: 'default',
	duplicateCheck: 'Deal_Name',
	fields: [
		...text('Deal_Name', 120, { mandatory: true }),
		lookup('Account_Name', 'Accounts'),
		lookup('Contact_Name', 'Contacts'),
		picklist('Stage', Object.keys(STAGES), { mandatory: true }),
		// Pipelines are off in this organisation: it may be left out.
		picklist('Pipeline', ['Standard (Standard)', 'Renewals']),
		...money('Amount'),
		...money('Expected_Revenue', { readOnly: true }),
		field('Probability', 'integer', { length: 3 }),
		field('Closing_Date', 'date', { required: true }),
		picklist('Type', ['Existing Business', 'New Business']),
		...text('Next_Step'),
		picklist('Lead_Source', SOURCES),
		lookup('Campaign_Source', 'Campaigns'),
		picklist('Reason_For_Loss__s', ['Expectation Mismatch', 'Price', 'Unqualified Customer', 'Lack of response', 'Missed Follow Ups']),
		...fields('integer', 'Lead_Conversion_Time Sales_Cycle_Duration Overall_Sales_Duration', { readOnly: true, length: 9 }),
		description,
		externalId,
	],
};

export const campaigns: ModuleDef = {
	api_name: 'Campaigns',
	singular: 'Campaign',
	plural: 'Campaigns',
	display: 'Campaign_Name',
	generated: 'default',
	duplicateCheck: 'Campaign_Name',
	fields: [
		...text('Campaign_Name', 200, { mandatory: true }),
		picklist('Type', [
			'Advertisement',
			'Banner Ads',
			'Conference',
			'Direct mail',
			'Email',
			'Partners',
			'Referral Program',
			'Telemarketing',
			'Trade Show',
			'Webinar',
		]),
		picklist('Status', ['Active', 'Cancelled', 'Complete', 'Inactive', 'Planning']),
		...fields('date', 'Start_Date End_Date'),
		...money('Expected_Revenue Budgeted_Cost Actual_Cost'),
		...fields('bigint', 'Expected_Response Num_sent', { length: 18 }),
		{ ...lookup('Parent_Campaign', 'Campaigns'), listed: 'Child_Campaigns' },
		description,
	],
};

export const cases: ModuleDef = {
	api_name: 'Cases',
	singular: 'Case',
	plural: 'Cases',
	display: 'Subject',
	generated: 'default',
	duplicateCheck: 'Subject',
	fields: [
		...text('Subject', 200, { mandatory: true }),
		field('Case_Number', 'autonumber', { readOnly: true, auto: { prefix: '', start: 1001 } }),
		picklist('Case_Origin', ['Email', 'Phone', 'Web', 'Twitter', 'Facebook'], { mandatory: true }),
		picklist('Status', ['New', 'On Hold', 'Escalated', 'Closed'], { mandatory: true }),
		picklist('Priority', ['High', 'Medium', 'Low']),
		picklist('Type', ['Problem', 'Feature Request', 'Question']),
		picklist('Case_Reason', ['User did not attend any training', 'Complex functionality', 'Existing problem', 'Instructions not clear', 'New problem']),
		lookup('Account_Name', 'Accounts'),
		lookup('Deal_Name', 'Deals'),
		lookup('Product_Name', 'Products'),
		lookup('Related_To', 'Contacts'),
		...text('Reported_By', 100),
		field('Email', 'email', { length: 100 }),
		field('Phone', 'phone', { length: 30 }),
		field('No_of_comments', 'integer', { readOnly: true, length: 9 }),
		field('Internal_Comments', 'textarea', { length: 3000 }),
		field('Solution', 'textarea', { length: 32_000 }),
		description,
	],
};
