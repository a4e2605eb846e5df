import { isRow, textOf, type Row } from '../record';

/** Where a node names something of its n8n by an id that means nothing in another one. */

export type Kind = 'table' | 'workflow';

export interface Reference {
	readonly kind: Kind;
	/** The parameter that holds it. */
	readonly at: string;
	/** An id or a name. */
	readonly value: string;
	/** n8n itself looks for it by its name. */
	readonly byName: boolean;
}

const CALLERS = ['n8n-nodes-base.executeWorkflow', '@n8n/n8n-nodes-langchain.toolWorkflow', '@n8n/n8n-nodes-langchain.retrieverWorkflow'];

/** n8n's own nodes that name a workflow or a Data Table; an expression is nobody's to read. */
export const referencesOf = ({ type, parameters }: Row): Reference[] => {
	if (!isRow(parameters)) return [];
	const one = (kind: Kind, at: string): Reference[] => {
		const held = parameters[at];
		const value = textOf(isRow(held) ? held['value'] : held);
		return value === '' || value.startsWith('=') ? [] : [{ kind, at, value, byName: isRow(held) && held['mode'] === 'name' }];
	};
	const calls = CALLERS.includes(textOf(type)) && [undefined, '', 'database'].includes(parameters['source'] as string | undefined);
	return [...(/\.dataTable(Tool)?$/.test(textOf(type)) ? one('table', 'dataTableId') : []), ...(calls ? one('workflow', 'workflowId') : [])];
};

/** A node in which a reference holds another value; what n8n had stored to show beside it goes. */
export const referring = (node: Row, { at, byName }: Reference, value: string): Row => {
	const parameters = node['parameters'] as Row;
	const held = parameters[at];
	const now = isRow(held) ? { __rl: true, mode: byName ? 'name' : 'id', value } : value;
	return { ...node, parameters: { ...parameters, [at]: now } };
};

/** Columns of a Data Table that a node writes, looks for or sorts by, whatever its name. */
export const columnsOf = ({ parameters }: Row): string[] => {
	if (!isRow(parameters)) return [];
	const { columns, filters, orderBy, orderByColumn } = parameters;
	const value = isRow(columns) && isRow(columns['value']) ? Object.keys(columns['value']) : [];
	const conditions = isRow(filters) && Array.isArray(filters['conditions']) ? filters['conditions'] : [];
	const looked = conditions.map((condition: unknown) => (isRow(condition) ? textOf(condition['keyName']) : ''));
	const names = [...value, ...looked, ...(orderBy === true ? [textOf(orderByColumn)] : [])];
	return [...new Set(names)].filter((name) => name !== '' && !name.startsWith('=') && !OF_EVERY_TABLE.includes(name));
};

const OF_EVERY_TABLE = ['id', 'createdAt', 'updatedAt'];

/** The organisation is chosen anew in each n8n: what is right for a trial company is not for the real one. */
export const BOUND = ['organisation', 'organization'];

export const isOurs = (type: unknown): boolean => textOf(type).startsWith('n8n-nodes-xero-zoho.');

/** What of a node stays as it is in the n8n that it comes to. */
export const boundOf = ({ type, parameters }: Row): Row =>
	isOurs(type) && isRow(parameters) ? Object.fromEntries(BOUND.filter((name) => name in parameters).map((name) => [name, parameters[name]])) : {};
