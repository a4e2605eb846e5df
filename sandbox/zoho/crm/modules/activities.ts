import { description, field, fields, lookup, picklist, text, type ModuleDef } from '../fields';

/** What has a meeting, a task or a call about it: a person, and one other record whose module `$se_module` names. */
const who = lookup('Who_Id', 'Contacts', 'Leads');
const what = lookup(
	'What_Id',
	'Accounts',
	'Deals',
	'Campaigns',
	'Cases',
	'Products',
	'Vendors',
	'Quotes',
	'Sales_Orders',
	'Purchase_Orders',
	'Invoices',
	'Properties',
	'Leads',
);

export const tasks: ModuleDef = {
	api_name: 'Tasks',
	singular: 'Task',
	plural: 'Tasks',
	display: 'Subject',
	generated: 'default',
	fields: [
		...text('Subject', 255, { mandatory: true }),
		field('Due_Date', 'date'),
		picklist('Status', ['Not Started', 'Deferred', 'In Progress', 'Completed', 'Waiting on someone else']),
		picklist('Priority', ['High', 'Highest', 'Low', 'Lowest', 'Normal']),
		who,
		what,
		field('Closed_Time', 'datetime', { readOnly: true }),
		field('Remind_At', 'datetime'),
		field('Send_Notification_Email', 'boolean'),
		description,
	],
};

/** Called meetings on the screen. */
export const events: ModuleDef = {
	api_name: 'Events',
	singular: 'Meeting',
	plural: 'Meetings',
	display: 'Event_Title',
	generated: 'default',
	fields: [
		...text('Event_Title', 255, { mandatory: true }),
		...fields('datetime', 'Start_DateTime End_DateTime', { mandatory: true }),
		field('All_day', 'boolean'),
		...text('Venue', 255),
		who,
		what,
		field('Remind_At', 'datetime'),
		...text('Check_In_Status', 40, { readOnly: true }),
		field('Check_In_Time', 'datetime', { readOnly: true }),
		description,
	],
};

export const calls: ModuleDef = {
	api_name: 'Calls',
	singular: 'Call',
	plural: 'Calls',
	display: 'Subject',
	generated: 'default',
	fields: [
		...text('Subject', 255, { mandatory: true }),
		picklist('Call_Type', ['Outbound', 'Inbound', 'Missed'], { mandatory: true }),
		field('Call_Start_Time', 'datetime', { mandatory: true }),
		// Minutes and seconds, such as 01:30.
		...text('Call_Duration', 20, { mandatory: true }),
		field('Call_Duration_in_seconds', 'integer', { readOnly: true, length: 9 }),
		picklist('Call_Purpose', ['Administrative', 'Demo', 'Desk', 'Negotiation', 'Project', 'Prospecting']),
		picklist('Call_Result', ['Interested', 'Not interested', 'No response/Busy', 'Requested more info', 'Requested call back', 'Invalid number']),
		picklist('Call_Status', ['Scheduled', 'Completed', 'Overdue', 'Cancelled'], { readOnly: true }),
		...text('Call_Agenda', 2000),
		who,
		what,
		...text('Caller_ID Dialled_Number', 30, { readOnly: true }),
		description,
	],
};

/** A note hangs on a record of almost any module; it has no layout, no tags and no notifications. */
export const notes: ModuleDef = {
	api_name: 'Notes',
	singular: 'Note',
	plural: 'Notes',
	display: 'Note_Title',
	generated: 'default',
	fields: [
		...text('Note_Title', 120),
		field('Note_Content', 'textarea', { length: 65_535 }),
		field('Parent_Id', 'lookup', {
			mandatory: true,
			lookup: [...(what.lookup ?? []), 'Contacts', 'Tasks', 'Events', 'Calls', 'Price_Books'],
		}),
	],
};
