import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import { XeroAccountingTrigger } from '../../nodes/XeroAccounting/XeroAccountingTrigger.node';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { signXero } from '../../sandbox/outbox';
import { NZ } from '../../sandbox/xero/seed';
import { SandboxControl, type JournalEntry } from '../../scripts/sandboxControl';
import { SmallN8n } from '../support/smallN8n';

/** Xero Accounting Triggers in front of a sandbox of their own. */

export type Row = Record<string, unknown>;

export const KEY = 'c2FuZGJveC1rZXkgdGhhdCBsb29rcyBsaWtlIGJhc2U2NA==';

let serial = 0;

/** The node as a process has it that has just been started. */
export function loadedAnew(): INodeType {
	let loaded: Record<string, new () => INodeType> = {};
	jest.isolateModules(() => (loaded = jest.requireActual(join(__dirname, '../../nodes/XeroAccounting/XeroAccountingTrigger.node'))));
	return new loaded.XeroAccountingTrigger!();
}

export class XeroWorld {
	private constructor(
		readonly sandbox: Sandbox,
		readonly control: SandboxControl,
	) {}

	static async start(): Promise<XeroWorld> {
		const sandbox = await startSandbox();
		return new XeroWorld(sandbox, new SandboxControl(sandbox.url));
	}

	close = (): Promise<void> => this.sandbox.close();

	/** A trigger with a memory of its own, signed in. */
	async trigger(parameters: Row = {}): Promise<SmallN8n> {
		const oauthTokenData = await this.control.lever<Row>('tokens', { vendor: 'xero', expiresInSeconds: 1e6 });
		const form = {
			organisations: [NZ],
			records: ['contact'],
			changes: ['created', 'updated', 'statusChanged', 'paid', 'voided'],
			delivery: 'webhook',
			sweep: false,
		};
		const credentials = {
			xeroAccountingOAuth2Api: { grantType: 'authorizationCode', apiAddress: `${this.sandbox.url}/xero`, oauthTokenData },
			xeroWebhookApi: { signingSecret: KEY, secondSigningSecret: '' },
		};
		return new SmallN8n(new XeroAccountingTrigger(), { ...form, ...parameters }, credentials, (serial += 1));
	}

	/** Calls of the Accounting API, and what they brought. */
	async calls(path = ''): Promise<JournalEntry[]> {
		return (await this.control.journal('xero')).filter((entry) => entry.path.startsWith(`/api.xro/2.0/${path}`));
	}

	contacts = async (count: number, name = 'Customer', organisation?: string): Promise<Row[]> => {
		const key = organisation ? `${organisation}/Contacts` : 'Contacts';
		const seeded = await this.control.seed('xero', { [key]: Array.from({ length: count }, (_, index) => ({ Name: `${name} ${index}` })) });
		return seeded[key]!;
	};
}

export interface Told {
	readonly tenantId?: string;
	readonly resourceId: string;
	readonly eventCategory?: string;
	readonly eventType?: string;
	readonly eventDateUtc?: string;
}

/** A delivery as Xero writes it, with its irregular blanks. */
export const bodyOf = (events: readonly Told[]): string => {
	const whole = events.map((event) => ({
		resourceUrl: `https://api.xero.com/api.xro/2.0/Contacts/${event.resourceId}`,
		tenantId: NZ,
		tenantType: 'ORGANISATION',
		eventCategory: 'CONTACT',
		eventType: 'UPDATE',
		eventDateUtc: new Date().toISOString().slice(0, -1),
		...event,
	}));
	return `{"events":${JSON.stringify(whole)},"firstEventSequence": 1,"lastEventSequence": ${whole.length}, "entropy": "S0m3r4Nd0mt3xt"}`;
};

export const signed = (body: string, key = KEY): Record<string, string> => ({ 'x-xero-signature': signXero(body, key) });
