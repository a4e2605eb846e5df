import type { INodeTypeDescription } from 'n8n-workflow';

/** A value as one would type it: lint rules read property names, not quoted keys. */
function literal(value: unknown, depth = 1): string {
	const indent = '\t'.repeat(depth);
	const block = (lines: string[], [open, close]: string) =>
		lines.length === 0 ? `${open}${close}` : `${open}\n${lines.map((line) => `${indent}\t${line},\n`).join('')}${indent}${close}`;
	if (Array.isArray(value))
		return block(
			value.map((entry) => literal(entry, depth + 1)),
			'[]',
		);
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
	const name = (key: string) => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key));
	const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
	return block(
		entries.map(([key, entry]) => `${name(key)}: ${literal(entry, depth + 1)}`),
		'{}',
	);
}

/** The source of a node as if somebody had written every property by hand. */
export const sourceOf = (className: string, description: INodeTypeDescription): string => `import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

export class ${className} implements INodeType {
	description: INodeTypeDescription = ${literal(description)};
}
`;
