import type { INodeProperties } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import { decideAlerts } from './alerts';
import { auditRows } from './auditRows';
import { decideLetters, pickLetters, showDesk } from './desk';
import { exportAudit } from './exportAudit';
import type { MonitorOperation } from './operation';
import { verifyAudit } from './verifyAudit';

/** By the names that workflows store. */
export const operations: Readonly<Record<string, MonitorOperation>> = {
	auditRows,
	decideAlerts,
	decideLetters,
	exportAudit,
	pickLetters,
	showDesk,
	verifyAudit,
};

/** The form of the Sync Monitor. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: Object.entries(operations)
			.map(([value, { label, action, description }]) => ({ name: label, value, action, description }))
			.sort(byName),
		default: 'auditRows',
	},
	...Object.entries(operations).flatMap(([name, operation]) =>
		operation.properties.map((property): INodeProperties => ({
			...property,
			displayOptions: { show: { ...property.displayOptions?.show, operation: [name] } },
		})),
	),
];
