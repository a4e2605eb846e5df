import type { INodeProperties } from 'n8n-workflow';
import { byName } from '../../src/alphabet';

/** What a form knows of an operation of a node that talks to no vendor. */
export interface Offered {
	readonly label: string;
	readonly action: string;
	readonly description: string;
	readonly properties: readonly INodeProperties[];
}

type AllOffered = Readonly<Record<string, Offered>>;

/** The choice of the operation. */
export const operationField = (operations: AllOffered, preset: string): INodeProperties => ({
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: Object.entries(operations)
		.map(([value, { label, action, description }]) => ({ name: label, value, action, description }))
		.sort(byName),
	default: preset,
});

/** What each operation asks for, shown where it is chosen. */
export const ownFields = (operations: AllOffered): INodeProperties[] =>
	Object.entries(operations).flatMap(([name, { properties }]) =>
		properties.map((property): INodeProperties => ({ ...property, displayOptions: { show: { ...property.displayOptions?.show, operation: [name] } } })),
	);
