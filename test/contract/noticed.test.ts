import { choice, decimal, flag, recent, text, type Operation, type Resource } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import { deviations } from './deviations';
import { fieldDifferences } from './fields';
import { operationDifferences } from './operations';
import { offers } from './pinned';
import { ID } from './requests';

/** That the comparison with the specification sees what it should: a table that is right is changed in one place, and only that is found. */

const found = (name: keyof typeof xero, change: (resource: Resource) => Resource): string[] => {
	const offer = { ...offers.xero!, resources: { [name]: change(xero[name]) } };
	return [...operationDifferences(offer), ...fieldDifferences(offer)].filter((difference) => !deviations.xero?.[difference]);
};

const withOperation =
	(verb: string, change: Partial<Operation>) =>
	(resource: Resource): Resource => ({ ...resource, operations: { ...resource.operations, [verb]: { ...resource.operations[verb]!, ...change } } });

const withField =
	(name: string, field: Resource['fields'][string]) =>
	(resource: Resource): Resource => ({ ...resource, fields: { ...resource.fields, [name]: field } });

it.each<[string, keyof typeof xero, (resource: Resource) => Resource, string[]]>([
	['nothing in a right table', 'invoice', (resource) => resource, []],
	[
		'a wrong part of a path',
		'invoice',
		withOperation('email', { path: '/{id}/Mail' }),
		['invoice.email: POST /Invoices/{InvoiceID}/Mail is not in the specification', `invoice.email: POST /Invoices/${ID}/Mail is not in the specification`],
	],
	[
		'a wrong method',
		'item',
		withOperation('delete', { method: 'POST', path: '/{id}/Gone' }),
		['item.delete: POST /Items/{ItemID}/Gone is not in the specification', `item.delete: POST /Items/${ID}/Gone is not in the specification`],
	],
	[
		'an input whose name the path does not know',
		'creditNote',
		withOperation('removeAllocation', { path: '/{id}/Allocations/{Allocation}', inputs: { Allocation: text('Allocation') } }),
		[
			'creditNote.removeAllocation: DELETE /CreditNotes/{CreditNoteID}/Allocations/{Allocation} is not in the specification',
			`creditNote.removeAllocation: DELETE /CreditNotes/${ID}/Allocations/Sample%20Allocation is not in the specification`,
		],
	],
	[
		'a kind of record that takes no notes',
		'history',
		withOperation('getMany', { inputs: { Endpoint: choice('Belongs To', { Accounts: 'Account' }), RecordID: text('Record ID') } }),
		[
			'history.getMany: GET /Accounts/{RecordID}/History is not in the specification',
			`history.getMany: GET /Accounts/${ID}/History is not in the specification`,
		],
	],
	[
		'a body without its envelope',
		'contactGroup',
		withOperation('addMember', { of: { envelope: { one: 'Members', many: 'Members' }, fields: {} } }),
		['contactGroup.addMember: no parameter ContactID', 'contactGroup.addMember: the answer has no Members'],
	],
	['a needed parameter that is not needed', 'report', withOperation('agedPayables', { needs: [] }), ['report.agedPayables: the specification needs contactId']],
	['an unknown parameter', 'report', withOperation('executiveSummary', { inputs: { day: text('Day') } }), ['report.executiveSummary: no parameter day']],
	[
		'a parameter of another kind',
		'report',
		withOperation('trialBalance', { inputs: { date: decimal('Date') } }),
		['report.trialBalance.date: holds string, not decimal', 'report.trialBalance.date: is written as date, not as 12.5'],
	],
	[
		'a condition on what does not exist',
		'payment',
		withOperation('getMany', { filters: { payer: text('Payer', { where: 'Invoice.Payer==guid({})' }) } }),
		['payment.getMany.payer: no Invoice.Payer to filter by', 'payment.getMany: does not offer order', 'payment.getMany: does not offer where'],
	],
	[
		'a condition on a value that does not exist',
		'payment',
		withOperation('getMany', { filters: { state: choice('State', { OPEN: 'Open' }, { where: 'Status=={}' }) } }),
		['payment.getMany.state: no value OPEN', 'payment.getMany: does not offer order', 'payment.getMany: does not offer where'],
	],
	['pages that are not read', 'contact', ({ paged: _paged, ...resource }) => resource, ['contact.getMany: comes in pages']],
	['changes that are not asked for', 'user', ({ since: _since, ...resource }) => resource, ['user.getMany: can be asked for what changed']],
	[
		'a part of the list that is never there',
		'account',
		(resource) => ({ ...resource, views: { banks: [{ Type: ['BANKS'] }] } }),
		['account.getMany for banks: no Type BANKS'],
	],
	['a field that is new and known', 'item', withField('Name', recent(text('Name'))), ['item.Name: the specification knows it, so it is not recent']],
	[
		'a field that is new and unknown to everybody',
		'item',
		withField('Colour', recent(text('Colour'))),
		['item.Colour: nothing newer than the specification knows it'],
	],
	['a length', 'item', withField('Code', text('Code', { max: 31 })), ['item.Code: takes 30 characters, not 31']],
	['a kind', 'item', withField('IsSold', decimal('Is Sold')), ['item.IsSold: holds boolean, not decimal']],
	['what the vendor sets', 'contact', withField('IsCustomer', flag('Is Customer')), []],
	['what only the vendor sets', 'invoice', withField('AmountPaid', decimal('Amount Paid')), ['invoice.AmountPaid: is set by the vendor']],
])('notices %s', (_, name, change, expected) => {
	expect(found(name, change)).toEqual(expected);
});
