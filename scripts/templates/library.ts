import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workflow } from '../n8n/client';
import { isRow, textOf } from '../../src/record';

/**
 * The templates as n8n browses them: what its variable N8N_TEMPLATES_HOST names answers these addresses (read from n8n 2.41's editor; n8n documents the
 * addresses and not the answers). All are plain files, whatever is asked beside the address.
 */

export interface Shipped {
	/** Its name in workflows-templates/. */
	readonly file: string;
	readonly workflow: Workflow;
}

const OWN = 'n8n-nodes-xero-zoho';
const CATEGORY = { id: 1, name: 'Accounting' };
const SINCE = '2026-11-01T00:00:00.000Z';

/** Numbers stay while the names do; none is 0, which n8n takes for no template. */
const idOf = ({ file }: Shipped): number => 100 + Number(/^\d+/.exec(file)?.[0] ?? 0);

/** The files by their addresses, without the first slash. */
export function libraryOf(templates: readonly Shipped[], root: string): Record<string, unknown> {
	const cards = templates.map((template) => cardOf(template, root));
	return {
		health: { status: 'OK' },
		'templates/categories': { categories: [CATEGORY] },
		'templates/collections': { collections: [] },
		'templates/search': { totalWorkflows: cards.length, workflows: cards, filters: [] },
		...Object.fromEntries(
			templates.map((template, index) => [
				`templates/workflows/${idOf(template)}`,
				{ workflow: { ...cards[index], categories: [CATEGORY], image: [], workflow: template.workflow, workflowInfo: null } },
			]),
		),
		...Object.fromEntries(
			templates.map((template) => [`workflows/templates/${idOf(template)}`, { id: idOf(template), name: template.workflow.name, workflow: template.workflow }]),
		),
	};
}

function cardOf(template: Shipped, root: string): object {
	const { workflow } = template;
	return {
		id: idOf(template),
		name: workflow.name,
		description: aboutOf(workflow),
		createdAt: SINCE,
		totalViews: 0,
		price: null,
		purchaseUrl: null,
		user: { name: OWN, username: OWN, verified: false },
		nodes: nodesOf(workflow, root),
	};
}

/** Every template explains itself on its first note. */
export const aboutOf = ({ nodes }: Workflow): string => {
	const note = nodes.find(({ name }) => name === 'About');
	return isRow(note?.['parameters']) ? textOf(note['parameters']['content']) : '';
};

/** Our nodes of a template, each once, with its picture. */
function nodesOf({ nodes }: Workflow, root: string): object[] {
	const names = new Set(nodes.map(({ type }) => String(type)).filter((type) => type.startsWith(`${OWN}.`)));
	return [...names].map((type, index) => {
		const name = type.slice(OWN.length + 1).replace(/Trigger$/, '');
		const icon = join(root, 'icons', `${name.replace(/Accounting|Modules$/, '')}.svg`);
		const displayName = name.replace(/([A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase());
		return {
			id: index + 1,
			name: type,
			displayName,
			icon: `file:${name}.svg`,
			defaults: { name: displayName },
			categories: [],
			...(existsSync(icon) ? { iconData: { type: 'file', fileBuffer: `data:image/svg+xml;base64,${readFileSync(icon).toString('base64')}` } } : {}),
		};
	});
}
