import type { Workflow } from '../n8n/client';
import { withExample } from './examples';
import { lanes } from './lanes';
import { alerts } from './alerts';
import { approval } from './approval';
import { xeroPayments } from './back';
import { bills, payments } from './books';
import { dashboard } from './dashboard';
import { coding } from './coding';
import { erasure } from './erasure';
import { expenseReports } from './expense';
import { inventoryOrders } from './inventory';
import { desk, intake, retries } from './letters';
import { trail } from './trail';

const bare: Readonly<Record<string, Workflow>> = {
	'04-books-payments-to-xero.json': payments,
	'05-books-bills-to-xero.json': bills,
	'06-expense-reports-to-xero.json': expenseReports,
	'07-inventory-items-and-orders-to-xero.json': inventoryOrders,
	'08-xero-payments-to-zoho.json': xeroPayments,
	'09-approve-before-posting.json': approval,
	'10-dead-letters-retry.json': retries,
	'11-dead-letters-desk.json': desk,
	'12-error-intake.json': intake,
	'13-alerts.json': alerts,
	'14-erase-a-person.json': erasure,
	'15-code-draft-bills.json': coding,
	'16-dashboard.json': dashboard,
	'17-audit-trail.json': trail,
};

/** A template as its file holds it. */
export const textOf = (workflow: Workflow): string => `${JSON.stringify(workflow, null, 2)}\n`;

/** The templates that are written from parts, by their files in workflows-templates/. */
export const written: Readonly<Record<string, Workflow>> = Object.fromEntries(
	Object.entries(bare).map(([file, workflow]) => [file, lanes[file] ? withExample(workflow, lanes[file]) : workflow]),
);
