import './asUsersLint';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Linter } from 'eslint';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { parser } from 'typescript-eslint';
import { sourceOf } from './literal';

/** n8n's rules for forms read literals only, so what the tables render is written out as literals and linted. */

const root = join(__dirname, '..', '..');
const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { n8n: { nodes: string[] } };
const sources = n8n.nodes.map((file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));

/** Off in n8n's own tools too (eslint.config.mjs). */
const off = ['node-class-description-inputs-wrong-regular-node', 'node-class-description-outputs-wrong', 'node-param-type-options-max-value-present'];
const rules = Object.fromEntries(Object.entries(n8nNodesBase.configs.nodes.rules).filter(([name]) => !off.includes(name.replace('n8n-nodes-base/', ''))));

function reports(file: string, description: INodeTypeDescription): string[] {
	const text = sourceOf(basename(file, '.node.ts'), description);
	const config = { files: ['**/*.ts'], languageOptions: { parser }, plugins: { 'n8n-nodes-base': n8nNodesBase }, rules } as unknown as Linter.Config;
	return new Linter({ configType: 'flat', cwd: root })
		.verify(text, config, { filename: join(root, file) })
		.map(({ line, ruleId, message }) => `${ruleId}: ${message} [${text.split('\n')[line - 1]?.trim()}]`);
}

const descriptionOf = (file: string): INodeTypeDescription => {
	// A node is found by its file name, as n8n does it.
	const module = jest.requireActual<Record<string, new () => INodeType>>(join(root, file));
	const Node = module[basename(file, '.node.ts')];
	if (!Node) throw new Error(`${file} exports no class of its name`);
	return new Node().description;
};

it('reports what is wrong in a rendered form', () => {
	const limit = { displayName: 'Limit', name: 'limit', type: 'number', default: 7, description: 'How many' } as const;
	const description = { displayName: 'Bad', name: 'bad', group: ['transform'], properties: [limit] } as unknown as INodeTypeDescription;
	expect(reports('nodes/Bad/Bad.node.ts', description).join('\n')).toContain('node-param-default-wrong-for-limit');
});

describe.each(sources)('%s', (file) => {
	it("renders to a form that n8n's lint accepts", () => {
		expect(reports(file, descriptionOf(file))).toEqual([]);
	});

	it('stays light', () => {
		expect(JSON.stringify(descriptionOf(file)).length).toBeLessThan(250_000);
	});
});
