import { sleep, type INodeParameters } from 'n8n-workflow';
import { governor } from '../../nodes/shared/governor';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import type { Answer, Asked } from '../../sandbox/vendor';
import { createZoho } from '../../sandbox/zoho';
import { SandboxControl } from '../../scripts/sandboxControl';
import { waits } from '../support/hurried';
import { byId, financeForm, financeNodes, records, runFinance, zohoAccount, type FinanceApp } from './accounts';
import type { Outcome } from './engine';

/** An organization of Zoho's finance apps in a sandbox that remembers every request, and the three nodes signed in to it. */

export type Row = Record<string, unknown>;
export type { FinanceApp };

export const APPS: readonly FinanceApp[] = ['books', 'inventory', 'expense'];

/** Longer than the nodes take an account's lists and settings as they were. */
const FORGOTTEN = 11 * 60_000;

interface Running {
	readonly app?: FinanceApp;
	readonly parameters?: Row;
	readonly items?: readonly Row[];
	readonly binary?: Parameters<typeof runFinance>[2]['binary'];
	/** Ends the run at the first failure, as n8n does where nothing else is set. */
	readonly stops?: true;
}

/** An answer of the test's own, where the sandbox's is not the one that is looked at. */
type Interception = (asked: Asked, answer: () => Answer) => Answer;

export class FinanceAccount {
	private intercepted: Interception = (_, answer) => answer();

	private constructor(
		readonly sandbox: Sandbox,
		readonly control: SandboxControl,
		readonly asked: Asked[],
		public account: ReturnType<typeof zohoAccount>,
	) {}

	static async start(): Promise<FinanceAccount> {
		const asked: Asked[] = [];
		const sandbox = await startSandbox({
			vendors: [
				(clock) => {
					const zoho = createZoho(clock);
					return { ...zoho, answer: (request) => (asked.push(request), account.intercepted(request, () => zoho.answer(request))) };
				},
			],
		});
		const account = new FinanceAccount(sandbox, new SandboxControl(sandbox.url), asked, zohoAccount(sandbox.url, {}));
		return account;
	}

	close = async (): Promise<void> => await this.sandbox.close();

	/** As in the beginning, with nothing remembered of lists and settings. */
	async begin(): Promise<void> {
		await this.control.reset();
		governor.forget();
		this.intercepted = (_, answer) => answer();
		await this.signIn();
		await sleep(FORGOTTEN);
		this.forget();
	}

	/** Everything the finance apps have, for a long time, unless `input` says otherwise. */
	async signIn(input: Row = {}): Promise<void> {
		this.account = zohoAccount(this.sandbox.url, await this.control.lever<Row>('tokens', { vendor: 'zoho', expiresInSeconds: 1e8, ...input }));
	}

	forget(): void {
		this.asked.length = 0;
		waits.length = 0;
	}

	intercept(interception: Interception): void {
		this.intercepted = interception;
	}

	async seed(collection: string, rows: readonly Row[]): Promise<Row[]> {
		return (await this.control.seed('zoho', { [collection]: rows }))[collection]!;
	}

	fault = async (fault: Row, match: Row = {}, times = 1): Promise<void> => await this.control.fault({ vendor: 'zoho', match, times, fault });

	run = (resource: string, operation: string, { app = 'books', parameters = {}, items, binary, stops }: Running = {}): Promise<Outcome> =>
		runFinance(app, this.account, {
			parameters: { resource, operation, ...parameters } as INodeParameters,
			items,
			binary,
			onError: stops ? undefined : 'continueErrorOutput',
		});

	/** Writes the items as they are. */
	write = (resource: string, operation: string, items: readonly Row[], { parameters, ...running }: Running = {}): Promise<Outcome> =>
		this.run(resource, operation, { ...running, items, parameters: { recordSource: 'inputItem', ...parameters } });

	one = (resource: string, operation: string, id: unknown, { parameters, ...running }: Running = {}): Promise<Outcome> =>
		this.run(resource, operation, { ...running, parameters: { id: byId(String(id)), ...parameters } });

	/** All rows of a list. */
	list = async (resource: string, parameters: Row = { returnAll: true }, app: FinanceApp = 'books'): Promise<Row[]> =>
		records(await this.run(resource, 'getMany', { app, parameters }));

	form = (app: FinanceApp, resource: string, operation: string, more: Row = {}) =>
		financeForm(app, this.account, { resource, operation, ...more } as INodeParameters);
	methods = (app: FinanceApp) => financeNodes[app].methods;

	/** Requests to the apps, without those for tokens. */
	get calls(): Asked[] {
		return this.asked.filter(({ path }) => /^\/(books|inventory|expense)\//.test(path));
	}

	get tokens(): Asked[] {
		return this.asked.filter(({ path }) => path.endsWith('/oauth/v2/token'));
	}

	/** As `GET /contacts`, below the address of the app. */
	get said(): string[] {
		return this.calls.map(({ method, path }) => `${method} ${path.replace(/^\/\w+\/v\d/, '')}`);
	}
}

export const failures = (outcome: Outcome): Row[] => (outcome.outputs[1] ?? []).map(({ json }) => json.error as unknown as Row);
export const pairs = (outcome: Outcome, output: number): number[] =>
	(outcome.outputs[output] ?? []).map(({ pairedItem }) => (pairedItem as { item: number }).item);
export const bodyOf = (asked: Asked | undefined): Row => JSON.parse(asked?.body ?? '{}') as Row;
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
