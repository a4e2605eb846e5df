import type { RunningN8n } from '../../scripts/n8n/server';
import { invoicesByHand, startWorld, template, type World } from '../../scripts/world';

/** A world in which template 00 has run and template 01 is published. */
export interface Ready<N extends RunningN8n = RunningN8n> {
	readonly world: World<N>;
	readonly workflowId: string;
	readonly webhook: string;
}

export const ready = async (): Promise<Ready> => {
	const world = await startWorld();
	return await readyIn(world, world.n8n.base);
};

/** `webhooks` is where n8n takes production webhooks. */
export async function readyIn<N extends RunningN8n>(world: World<N>, webhooks: string): Promise<Ready<N>> {
	const { api } = world.n8n;
	const setUp = await api.run(await api.importWorkflow(template('00-set-up.json')), 'Set up');
	if (setUp.status !== 'success') throw new Error(`Template 00 ended with ${setUp.status}`);
	const flow = invoicesByHand();
	const workflowId = await api.importWorkflow(flow);
	await api.publish(workflowId);
	const { webhookId } = flow.nodes.find(({ type }) => type === 'n8n-nodes-xero-zoho.zohoBooksTrigger')!;
	return { world, workflowId, webhook: `${webhooks}/webhook/${String(webhookId)}/zoho-books` };
}

/** Enters invoices in Zoho Books as its user would; their ids and numbers. */
export async function enter({ control }: World, invoices: readonly Record<string, unknown>[]): Promise<{ ids: string[]; numbers: string[] }> {
	const { invoices: entered = [] } = await control.seed('zoho', { invoices });
	return { ids: entered.map(({ invoice_id }) => String(invoice_id)), numbers: entered.map(({ invoice_number }) => String(invoice_number)) };
}

/** With references of their own: invoices that are alike to the reference are asked about where one run gets them together. */
export const referred = (name: string, invoices: readonly Record<string, unknown>[]): Record<string, unknown>[] =>
	invoices.map((invoice, index) => ({ ...invoice, reference_number: `${name}-${index}` }));
