import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What a user gets with the package: our nodes, their codexes and credentials, and nothing to install beside them (W24, W25). */

const root = join(__dirname, '..', '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, unknown> | undefined> & {
	readonly n8n: { readonly nodes: string[]; readonly credentials: string[] };
};
const namesOf = (files: readonly string[]): string[] => files.map((file) => basename(file).split('.')[0]!).sort();
const found = (folder: string, ending: string): string[] =>
	namesOf((readdirSync(join(root, folder), { recursive: true }) as string[]).filter((file) => file.endsWith(ending)));

it('W24: it installs nothing beside itself', () => {
	const kinds = ['dependencies', 'optionalDependencies', 'bundledDependencies', 'bundleDependencies'];
	const needed = kinds.flatMap((kind) => Object.keys(manifest[kind] ?? {}));
	console.info(`W24: ${needed.length} runtime dependencies`);
	expect(needed).toEqual([]);
	expect(Object.keys(manifest.peerDependencies ?? {})).toEqual(['n8n-workflow']);
});

it('W25: it shows its own nodes and no others', () => {
	const nodes = namesOf(manifest.n8n.nodes);
	console.info(`W25: ${nodes.length} nodes: ${nodes.join(', ')}`);
	expect(nodes).toEqual([
		'CodingAdvisor',
		'FailureTriage',
		'PrivacyShield',
		'Reconciler',
		'RecordMapper',
		'RecordMatcher',
		'RecordValidator',
		'ShopOrderTrigger',
		'StartByHandTrigger',
		'SyncMonitor',
		'SyncMonitorTrigger',
		'WorkflowPromoter',
		'XeroAccounting',
		'XeroAccountingTrigger',
		'ZohoBooks',
		'ZohoBooksTrigger',
		'ZohoCrmModules',
		'ZohoCrmModulesTrigger',
		'ZohoExpense',
		'ZohoExpenseTrigger',
		'ZohoInventory',
		'ZohoInventoryTrigger',
	]);
	expect([found('nodes', '.node.ts'), found('nodes', '.node.json')]).toEqual([nodes, nodes]);
	expect(found('credentials', '.credentials.ts')).toEqual(namesOf(manifest.n8n.credentials));
});
