import type { Workflow } from '../n8n/client';
import { withExample } from './examples';
import { lanes } from './lanes';
import { alerts } from './alerts';
import { approval } from './approval';
import { xeroPayments } from './back';
import { bills, payments } from './books';
import { charts } from './charts';
import { catchUp } from './catchUp';
import { closing } from './closing';
import { dashboard } from './dashboard';
import { coding } from './coding';
import { contactsBack } from './contactsBack';
import { credits } from './credits';
import { erasure } from './erasure';
import { expenseReports } from './expense';
import { inventoryOrders } from './inventory';
import { desk, intake, retries } from './letters';
import { paidDeals } from './paidDeals';
import { quotes } from './quotes';
import { shopifyOrders, wooCommerceOrders } from './shop';
import { migration } from './migration';
import { promotion } from './promotion';
import { reconciliation } from './reconciliation';
import { setUp } from './setUp';
import { trail } from './trail';

const bare: Readonly<Record<string, Workflow>> = {
	'00-set-up.json': setUp,
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
	'20-xero-contacts-to-zoho.json': contactsBack,
	'21-quotes-to-xero.json': quotes,
	'22-paid-invoice-to-deal.json': paidDeals,
	'23-books-credit-notes-to-xero.json': credits,
	'29-charts-to-mapping-rows.json': charts,
	'18-shopify-orders-to-cash.json': shopifyOrders,
	'19-woocommerce-orders-to-cash.json': wooCommerceOrders,
	'24-historical-migration.json': migration,
	'28-promote-workflows.json': promotion,
	'25-reconciliation.json': reconciliation,
	'26-catch-up-sweep.json': catchUp,
	'27-period-close-checklist.json': closing,
};

/** A template as its file holds it. */
export const textOf = (workflow: Workflow): string => `${JSON.stringify(workflow, null, 2)}\n`;

/** The templates that are written from parts, by their files in workflows-templates/. */
export const written: Readonly<Record<string, Workflow>> = Object.fromEntries(
	Object.entries(bare).map(([file, workflow]) => [file, lanes[file] ? withExample(workflow, lanes[file]) : workflow]),
);
