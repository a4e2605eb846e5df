import { parseArgs } from 'node:util';
import { demoInvoices } from '../sandbox/zoho';
import { deliverAll, print, type Round } from './demo/round';
import { owner } from './n8n/client';
import { startN8n } from './n8n/server';
import { build } from './pack';
import { say, seconds, step } from './progress';
import { serveTemplates } from './templates/host';
import { invoicesByHand, startWorldOf, template, type World } from './world';

/** `npm run demo`: 25 invoices of Zoho Books become invoices in Xero, in a real n8n against the sandbox. With --once it ends by itself. */

const COUNT = 25;
/** Of the 25, one is for an archived contact and one has a tax that nobody mapped. */
const REFUSED = 2;

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
	const began = Date.now();
	const stopped = new Promise<undefined>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(undefined));
	});
	await step('Building', build);
	const templates = await serveTemplates();
	const variables = { N8N_TEMPLATES_ENABLED: 'true', N8N_TEMPLATES_HOST: templates.url };
	const world = await Promise.race([startWorldOf((wanted) => startN8n({ ...wanted, variables })), stopped]);
	if (!world) process.exit(130);
	try {
		const shown = await Promise.race([show(world), stopped]);
		if (!shown) return;
		say(`\n${shown.length === 0 ? 'Everything is as it must be' : `NOT as it must be:\n  ${shown.join('\n  ')}`} (${seconds(began)})`);
		process.exitCode = shown.length === 0 ? 0 : 1;
		if (values.once) return;
		say(
			`\nLook around, and press Ctrl+C to end:\n  n8n        ${world.n8n.base}  (${owner.email}, ${owner.password})\n  templates  ${world.n8n.base}/templates\n  ledgers    ${world.sandbox.url}`,
		);
		await stopped;
	} finally {
		await step('Stopping', world.close);
		await templates.close();
	}
}

/** Both rounds; what is not as it must be. */
async function show(world: World): Promise<string[]> {
	const { api } = world.n8n;
	const setUp = await step('Running template 00: tables and connections', async () => api.run(await api.importWorkflow(template('00-set-up.json')), 'Set up'));
	if (setUp.status !== 'success') return [`template 00 ended with ${setUp.status}: ${JSON.stringify(setUp.data?.resultData.error?.message)}`];
	const workflowId = await step('Publishing template 01: Zoho Books invoices to Xero', async () => {
		const id = await api.importWorkflow(invoicesByHand());
		await api.publish(id);
		return id;
	});
	const { invoices = [] } = await world.control.seed('zoho', { invoices: demoInvoices(COUNT, new Date().toISOString().slice(0, 10)) });
	const invoiceIds = invoices.map(({ invoice_id }) => String(invoice_id));
	const first = await deliverAll(world, { workflowId, invoiceIds, before: 0 });
	print(`The ${COUNT} invoices, delivered once`, first, COUNT);
	const second = await deliverAll(world, { workflowId, invoiceIds, before: first.executions });
	print(`The same ${COUNT} again`, second, COUNT);
	// What was told once is not even written again.
	return [...complaints('first', first, COUNT - REFUSED), ...complaints('again', second, 0)];
}

function complaints(name: string, round: Round, created: number): string[] {
	const must = (what: string, is: number, be: number): string[] => (is === be ? [] : [`${name}: ${what} is ${is} and must be ${be}`]);
	const compared = round.comparison.reduce((sum, { invoices }) => sum + invoices, 0);
	return [
		...must('received', round.accepted, COUNT),
		...must('executions', round.executions, COUNT),
		...must('created', round.created, created),
		...must('updated', round.updated, 0),
		...must('dead letters', round.deadLetters.length, REFUSED),
		...must('audit rows', round.auditRows, created),
		...must('twice in Xero', round.doubles.length, 0),
		...must('compared', compared, COUNT - REFUSED),
		...must('cents that differ', round.comparison.flatMap(({ different }) => different).length, 0),
	];
}

main().catch((error: Error) => {
	say(`The demo could not be shown: ${error.message}`);
	process.exitCode = 1;
});
