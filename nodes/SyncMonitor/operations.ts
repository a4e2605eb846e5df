import type { INodeProperties } from 'n8n-workflow';
import { operationField, ownFields } from '../shared/operationForm';
import { decideAlerts } from './alerts';
import { auditRows } from './auditRows';
import { checkPeriod, showPeriod, signPeriod } from './closing';
import { countVolumes, showDashboard } from './dashboard';
import { decideLetters, pickLetters, showDesk } from './desk';
import { exportAudit } from './exportAudit';
import { findMissed } from './findMissed';
import { findMappingChanges } from './mappingChanges';
import { closeMigrationPage, nextMigrationPage, planMigration, showMigration, steerMigration, sumUpMigration } from './migration';
import type { MonitorOperation } from './operation';
import { showPromotions } from './promotions';
import { quota } from './quota';
import { reportReconciliation, showReconciliation } from './reconciliation';
import { requestRows } from './requestRows';
import { verifyAudit } from './verifyAudit';

/** By the names that workflows store. */
export const operations: Readonly<Record<string, MonitorOperation>> = {
	auditRows,
	closeMigrationPage,
	checkPeriod,
	countVolumes,
	decideAlerts,
	decideLetters,
	exportAudit,
	findMappingChanges,
	nextMigrationPage,
	findMissed,
	pickLetters,
	planMigration,
	showDashboard,
	quota,
	reportReconciliation,
	requestRows,
	showPeriod,
	showReconciliation,
	signPeriod,
	showDesk,
	showMigration,
	steerMigration,
	sumUpMigration,
	showPromotions,
	verifyAudit,
};

/** What is written below the node: the operation as the form calls it. */
export const subtitle = `={{ (${JSON.stringify(Object.fromEntries(Object.entries(operations).map(([name, { label }]) => [name, label])))})[$parameter["operation"]] }}`;

/** What to connect, of operations whose forms do not say it themselves. */
const inputs: Readonly<Record<string, string>> = {
	decideLetters: 'Connect the open rows of the Data Table "xerozoho_dead_letters", as they are when the form arrives, to the first input.',
	exportAudit: 'Connect all rows of the Data Table "xerozoho_audit" to the first input.',
	pickLetters: 'Connect the open rows of the Data Table "xerozoho_dead_letters" to the first input. Those that are due come out.',
	showDesk: 'Connect the rows of the Data Table "xerozoho_dead_letters" to the first input, and answer the webhook with the "html" that comes out.',
	nextMigrationPage:
		'Connect the rows of the Data Table "xerozoho_migrations" to the first input. Update the row whose step_key and lease_was are as they come out, and go on only if there was one.',
	showMigration: 'Connect the rows of the Data Table "xerozoho_migrations", and answer the webhook with the "html" that comes out.',
	steerMigration: 'Connect the rows of the Data Table "xerozoho_migrations" to the first input.',
	sumUpMigration: 'Connect the rows of the Data Table "xerozoho_migrations" to the first input.',
	verifyAudit: 'Connect all rows of the Data Table "xerozoho_audit" to the first input. One item comes out: whether the trail is sound, and if not, where.',
};

const inputNotices = Object.entries(inputs).map(([operation, displayName]): INodeProperties => ({
	displayName,
	name: `${operation}Notice`,
	type: 'notice',
	default: '',
	displayOptions: { show: { operation: [operation] } },
}));

/** The form of the Sync Monitor. */
export const properties: INodeProperties[] = [operationField(operations, 'auditRows'), ...inputNotices, ...ownFields(operations)];
