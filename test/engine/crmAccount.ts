import { sleep, type INodeParameters } from 'n8n-workflow';
import { governor } from '../../nodes/shared/governor';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import type { Asked } from '../../sandbox/vendor';
import { createZoho } from '../../sandbox/zoho';
import { SandboxControl } from '../../scripts/sandboxControl';
import { crmScopes } from '../support/drive';
import { waits } from '../support/hurried';
import { crmForm, crmNode, runCrm, zohoAccount } from './accounts';
import type { Outcome } from './engine';

/** An account of Zoho CRM in a sandbox that remembers every request with its body, and the node signed in to it. */

export type Row = Record<string, unknown>;

/** As the editor stores a picked record. */
export const picked = (value: unknown) => ({ __rl: true, mode: 'id', value });

/** Of a module that is asked for there is no list to pick from. */
const idOf = (resource: string, id: unknown): Row => ({ id: resource === 'record' ? id : picked(id) });

/** Longer than the node takes an account's settings as they were. */
const FORGOTTEN = 6 * 60_000;

interface Running {
	readonly parameters?: Row;
	readonly items?: readonly Row[];
	readonly binary?: Parameters<typeof runCrm>[1]['binary'];
}

export class CrmAccount {
	private constructor(
		readonly sandbox: Sandbox,
		readonly control: SandboxControl,
		private readonly asked: Asked[],
		private account: ReturnType<typeof zohoAccount>,
	) {}

	static async start(): Promise<CrmAccount> {
		const asked: Asked[] = [];
		const sandbox = await startSandbox({
			vendors: [
				(clock) => {
					const zoho = createZoho(clock);
					return { ...zoho, answer: (request) => (asked.push(request), zoho.answer(request)) };
				},
			],
		});
		return new CrmAccount(sandbox, new SandboxControl(sandbox.url), asked, zohoAccount(sandbox.url, {}));
	}

	close = async (): Promise<void> => await this.sandbox.close();

	/** As in the beginning, with nothing remembered of the account's settings. */
	async begin(scopes: readonly string[] = crmScopes): Promise<void> {
		await this.control.reset();
		governor.forget();
		await this.control.clearFaults();
		await this.signIn(scopes);
		await sleep(FORGOTTEN);
		this.forget();
	}

	async signIn(scopes: readonly string[] = crmScopes, expiresInSeconds = 1e7): Promise<void> {
		this.account = zohoAccount(this.sandbox.url, await this.control.lever<Row>('tokens', { vendor: 'zoho', scopes, expiresInSeconds }));
	}

	forget(): void {
		this.asked.length = 0;
		waits.length = 0;
	}

	/** Records, or what else there is in the account, entered by somebody else a while ago. */
	async seed(records: Record<string, readonly Row[]>): Promise<Record<string, Row[]>> {
		const seeded = await this.control.seed('zoho', Object.fromEntries(Object.entries(records).map(([name, rows]) => [`crm.${name}`, rows])));
		await sleep(FORGOTTEN);
		this.forget();
		return Object.fromEntries(Object.entries(seeded).map(([name, rows]) => [name.replace('crm.', ''), rows]));
	}

	run = (resource: string, operation: string, { parameters = {}, items, binary }: Running = {}): Promise<Outcome> =>
		runCrm(this.account, { parameters: { resource, operation, ...parameters } as INodeParameters, items, binary, onError: 'continueErrorOutput' });

	/** Writes the items as they are. */
	write = (resource: string, operation: string, items: readonly Row[], more: Row = {}): Promise<Outcome> =>
		this.run(resource, operation, { parameters: { recordSource: 'inputItem', ...idOf(resource, '={{ $json.id }}'), ...more }, items });

	one = (resource: string, operation: string, id: unknown, more: Row = {}): Promise<Outcome> =>
		this.run(resource, operation, { parameters: { ...idOf(resource, id), ...more } });

	form = (resource: string, operation: string, more: Row = {}) => crmForm(this.account, { resource, operation, ...more } as INodeParameters);
	readonly methods = crmNode.methods;

	/** Requests about records, with the settings left out. */
	get calls(): Asked[] {
		return this.asked.filter(({ path }) => /^\/crm\/(bulk\/)?v8\//.test(path) && !/^\/crm\/v8\/(settings|org)\b/.test(path));
	}

	get settings(): string[] {
		return this.asked.flatMap(({ path, query }) => (path.startsWith('/crm/v8/settings/') ? [`${path.slice(17)}?${query.toString()}`] : []));
	}

	get tokens(): Asked[] {
		return this.asked.filter(({ path }) => path.endsWith('/oauth/v2/token'));
	}

	get said(): string[] {
		return this.calls.map(({ method, path }) => `${method} ${path.replace('/crm/v8', '')}`);
	}
}

export const failures = (outcome: Outcome): Row[] => (outcome.outputs[1] ?? []).map(({ json }) => json.error as unknown as Row);
export const pairs = (outcome: Outcome, output: number): number[] =>
	(outcome.outputs[output] ?? []).map(({ pairedItem }) => (pairedItem as { item: number }).item);
export const bodyOf = (asked: Asked | undefined): Row => JSON.parse(asked?.body ?? '{}') as Row;
