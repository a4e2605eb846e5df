import { auditRows, bothLedgers, changedInvoices, codedBills, draftBill, examples, failedExecution, letter, lists, promotion, volumes } from './exampleRecords';
import { advisor } from './coding';
import { mappingLane, type Lane } from './examples';
import { monitor, reconciler, shield, triage } from './steps';

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
	'18-shopify-orders-to-cash.json': mappingLane(examples.order),
	'19-woocommerce-orders-to-cash.json': mappingLane(examples.order),
	'20-xero-contacts-to-zoho.json': mappingLane(examples.contactBack),
	'21-quotes-to-xero.json': mappingLane(examples.quote),
	'22-paid-invoice-to-deal.json': mappingLane(examples.paidInvoice),
	'23-books-credit-notes-to-xero.json': mappingLane(examples.creditNote),
	'24-historical-migration.json': mappingLane(examples.invoice),
	'25-reconciliation.json': {
		items: bothLedgers.books,
		beside: { name: 'Example of Xero', items: bothLedgers.xero, input: 1 },
		steps: [
			(position) =>
				reconciler('Compare the example', position, { operation: 'reconcileLedgers', ledgerOptions: { from: '2026-11-01', to: '2026-11-30', tolerance: 0 } }),
			(position) => monitor('Report of the example', position, 'reportReconciliation', { from: '2026-11-01', to: '2026-11-30', unread: '[]' }),
		],
	},
	'26-catch-up-sweep.json': {
		items: changedInvoices,
		beside: { name: 'Example of traces', items: auditRows, input: 1 },
		steps: [
			(position) =>
				monitor('Find what was missed of the example', position, 'findMissed', {
					swept: '[{"kind": "zohoBooks:invoice", "since": "2026-11-01T00:00:00Z", "until": "2026-11-03T00:00:00Z", "error": ""}]',
					workflows: '{"zohoBooks:invoice": "example"}',
					most: 500,
				}),
		],
	},
	'27-period-close-checklist.json': {
		items: bothLedgers.books,
		beside: { name: 'Example of what is kept', items: [letter, ...volumes], input: 1 },
		steps: [(position) => monitor('Check the example', position, 'checkPeriod', { period: '2026-11', closingOptions: {} })],
	},
	'28-promote-workflows.json': {
		items: [promotion],
		steps: [(position) => monitor('Page of the example', position, 'showPromotions', { plan: '={{ [] }}', news: '={{ {} }}' })],
	},
	'29-charts-to-mapping-rows.json': {
		items: [lists],
		steps: [(position) => advisor('Rows for the example', position, { live: false, operation: 'suggestMappingRows', zohoApp: 'zohoBooks' })],
	},
};
