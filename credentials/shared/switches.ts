import type { INodeProperties } from 'n8n-workflow';
import type { Area, Areas } from '../../src/apis/scopes';

/** One switch for each area: off, read-only, or read and write where the vendor offers it. */
export const switchesFor = (areas: Areas): INodeProperties[] =>
	Object.entries(areas).map(([name, area]) => ({
		displayName: area.label,
		name,
		type: 'options',
		options: [{ name: 'Off', value: 'off' }, { name: 'Read Only', value: 'read' }, ...(area.write ? [{ name: 'Read and Write', value: 'write' }] : [])],
		default: area.initially,
		...(area.hint ? { description: area.hint } : {}),
	}));

const picked = ([name, area]: [string, Area]): string =>
	`...({ read: ${JSON.stringify(area.read)}, write: ${JSON.stringify(area.write ?? area.read)} }[$self[${JSON.stringify(name)}]] ?? [])`;

/** n8n evaluates the scope of a credential as an expression over its own fields. */
export const scopeExpression = (areas: Areas, separator: string, more: readonly string[]): string =>
	`={{ [${[...more, ...Object.entries(areas).map(picked)].join(', ')}].filter(Boolean).join(${JSON.stringify(separator)}) }}`;
