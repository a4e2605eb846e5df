import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from '../../src/promoting/carry';
import type { Instance } from '../../src/promoting/instance';
import { tables } from '../../src/syncing/tables';
import type { Row } from '../../src/record';

/** An n8n as its public API shows it: drafts, published versions, merged settings. */
export class FakeN8n implements Target {
	workflows: Row[] = [];
	credentials: Row[] = [];
	tables: Row[] = [];
	/** What it refuses once, such as `publish Bills`, after how many times that it lets pass. */
	refuses: Record<string, number> = {};
	readonly calls: string[] = [];
	private count = 0;

	constructor(private readonly prefix: string) {}

	id = (): string => `${this.prefix}${(this.count += 1)}`;

	get instance(): Instance {
		return JSON.parse(
			JSON.stringify({ workflows: this.workflows.filter(({ isArchived }) => !isArchived), credentials: this.credentials, tables: this.tables }),
		) as Instance;
	}

	private did(what: string, name: unknown): void {
		this.calls.push(`${what} ${String(name)}`);
		const [key, left] = [`${what} ${String(name)}`, this.refuses[`${what} ${String(name)}`]];
		if (left === undefined) return;
		this.refuses[key] = left - 1;
		if (left === 0) throw new Error(`n8n would not ${what}.`);
	}

	one(id: string): Row {
		const found = this.workflows.find((workflow) => workflow['id'] === id);
		if (!found) throw new Error('Not found');
		return found;
	}

	named = (name: string): Row => this.workflows.find((workflow) => workflow['name'] === name)!;

	async create(body: object): Promise<Row> {
		const given = JSON.parse(JSON.stringify(body)) as Row;
		this.did('create', given['name']);
		const made: Row = { ...given, id: this.id(), versionId: this.id(), active: false, activeVersion: null, activeVersionId: null };
		this.workflows.push(made);
		return made;
	}

	async save(id: string, body: object): Promise<Row> {
		const given = JSON.parse(JSON.stringify(body)) as Row;
		const now = this.one(id);
		this.did('save', now['name']);
		const settings = Object.fromEntries(
			Object.entries({ ...(now['settings'] as Row), ...(given['settings'] as Row) }).filter(([, value]) => value !== 'DEFAULT'),
		);
		return Object.assign(now, given, { settings, versionId: this.id() });
	}

	async publish(id: string, versionId: string): Promise<void> {
		const now = this.one(id);
		this.did('publish', now['name']);
		const { nodes, connections } = versionId === now['versionId'] ? now : (this.history.get(versionId) ?? now);
		Object.assign(now, { active: true, activeVersionId: versionId, activeVersion: { versionId, nodes, connections } });
		this.history.set(versionId, { nodes, connections });
	}
	private readonly history = new Map<string, Row>();

	async unpublish(id: string): Promise<void> {
		this.did('unpublish', this.one(id)['name']);
		Object.assign(this.one(id), { active: false, activeVersionId: null, activeVersion: null });
	}

	async remove(id: string): Promise<void> {
		this.did('remove', this.one(id)['name']);
		this.workflows = this.workflows.filter((workflow) => workflow['id'] !== id);
	}

	async archive(id: string): Promise<void> {
		this.did('archive', this.one(id)['name']);
		this.one(id)['isArchived'] = true;
	}

	/** As somebody does in the editor; published where asked for. */
	async put(workflow: Row, published = true): Promise<string> {
		const { id, versionId } = await this.create(workflow);
		if (published) await this.publish(String(id), String(versionId));
		return String(id);
	}
}

export const template = (file: string): Row => {
	const { name, nodes, connections, settings } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'workflows-templates', file), 'utf8')) as Row;
	return { name, nodes, connections, settings };
};

const CREDENTIALS: Readonly<Record<string, string>> = {
	'Xero account': 'xeroAccountingOAuth2Api',
	'Zoho account': 'zohoAppsOAuth2Api',
	'Page login': 'pageLoginApi',
	'Zoho webhook': 'zohoWebhookApi',
};

/** An n8n in which template 00 was run, with the credentials of the templates. */
export function ready(prefix: string): FakeN8n {
	const n8n = new FakeN8n(prefix);
	n8n.credentials = Object.entries(CREDENTIALS).map(([name, type]) => ({ id: n8n.id(), name, type }));
	n8n.tables = Object.entries(tables).map(([name, { columns }]) => ({ id: n8n.id(), name, columns: Object.keys(columns).map((column) => ({ name: column })) }));
	return n8n;
}
