import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../../src/record';

interface Node {
	readonly name: string;
	readonly parameters: { readonly jsonOutput?: string };
}

const { nodes } = JSON.parse(readFileSync(join(__dirname, '../../workflows-templates/00-set-up.json'), 'utf8')) as { nodes: Node[] };

/** The mapping table as template 00 fills it. */
export const mappingRows = (JSON.parse(nodes.find(({ name }) => name === 'Example rows')!.parameters.jsonOutput!) as { rows: Row[] }).rows;
