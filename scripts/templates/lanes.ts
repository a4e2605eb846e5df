import { auditRows, codedBills, draftBill, examples, failedExecution, letter, volumes } from './exampleRecords';
import { advisor } from './coding';
import { mappingLane, type Lane } from './examples';
import { monitor, shield, triage } from './steps';

/** What each template is tried with, by its file. */
export const lanes: Readonly<Record<string, Lane>> = {
	'01-books-invoices-to-xero.json': mappingLane(examples.invoice),
	'02-crm-contacts-to-xero.json': mappingLane(examples.account),
	'03-won-deal-to-xero-invoice.json': mappingLane(examples.deal),
	'04-books-payments-to-xero.json': mappingLane(examples.payment),
	'05-books-bills-to-xero.json': mappingLane(examples.bill),
	'06-expense-reports-to-xero.json': mappingLane(examples.report),
	'07-inventory-items-and-orders-to-xero.json': mappingLane(examples.salesOrder),
	'08-xero-payments-to-zoho.json': mappingLane(examples.paymentBack),
	'09-approve-before-posting.json': mappingLane(examples.invoice),
	'10-dead-letters-retry.json': { items: [letter], steps: [(position) => monitor('Pick the example', position, 'pickLetters', { limit: 50 })] },
	'11-dead-letters-desk.json': {
		items: [letter],
		steps: [(position) => monitor('Page of the example', position, 'showDesk', { query: '={{ {} }}', address: '', news: '={{ {} }}' })],
	},
	'12-error-intake.json': {
		items: [failedExecution],
		steps: [
			(position) =>
				triage('Triage of the example', position, {
					payload: '={{ $json }}',
					failedNode: '={{ $json.execution.lastNodeExecuted }}',
					target: '',
					options: { masks: true },
				}),
		],
	},
	'13-alerts.json': {
		items: [letter],
		steps: [(position) => monitor('What would be told', position, 'decideAlerts', { atOnceFrom: 'error', digestEvery: 24, remindEvery: 24, options: {} })],
	},
	'14-erase-a-person.json': {
		items: [letter],
		steps: [
			(position) =>
				shield('Personal data out of the example', position, {
					operation: 'remove',
					leaveAlone: 'id, entity_key, workflow_name, node',
					options: { report: true },
				}),
		],
	},
	'15-code-draft-bills.json': {
		items: [draftBill],
		beside: { name: 'Example of coded bills', items: codedBills, input: 2 },
		steps: [
			(position) =>
				advisor('Suggestions for the example', position, {
					live: false,
					operation: 'suggestCoding',
					wanted: ['account', 'tax'],
					precision: 98,
					overwrite: false,
				}),
		],
	},
	'16-dashboard.json': {
		items: [...volumes, letter],
		steps: [(position) => monitor('Page of the example', position, 'showDashboard', { search: '', address: '', desk: '' })],
	},
	'17-audit-trail.json': { items: auditRows, steps: [(position) => monitor('Verify the example', position, 'verifyAudit', { heads: '' })] },
};
