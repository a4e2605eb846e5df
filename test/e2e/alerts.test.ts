import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import { NZ, xeroClient } from '../../sandbox/xero/seed';
import { demoInvoices } from '../../sandbox/zoho';
import { CLOSED, customerId } from '../../sandbox/zoho/seedIds';
import type { Execution } from '../../scripts/n8n/client';
import { template } from '../../scripts/world';
import { startMailbox, type Mailbox } from './mailbox';
import { enter, ready, type Ready } from './world';

/** Template 13 in a real n8n: what people are told of by mail and by a webhook, when, how often, and when it is over. */

type Row = Record<string, unknown>;

const login = { user: 'sync', password: 'mail-password-4711' };
const HOUR = 3_600_000;
const ago = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString();

let here: Ready;
let mailbox: Mailbox;
let receiver: Server;
let alerts: string;
const calls: Row[] = [];

beforeAll(async () => {
	mailbox = await startMailbox(login);
	receiver = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			calls.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Row);
			response.end();
		});
	});
	await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
	here = await ready();
	await here.world.n8n.api.createCredential('smtp', 'Mail server', { ...login, host: '127.0.0.1', port: mailbox.port, secure: false, disableStartTls: true });
	alerts = await imported({});
});
afterAll(async () => {
	await here?.world.close();
	receiver?.close();
	await mailbox?.close();
});

const api = () => here.world.n8n.api;

/** As a person sets it up: the mail server, the webhook switched on beside it, and the quiet time. By day, where none is said: it is night somewhere whenever a test runs. */
async function imported({ quietFrom, quietTo }: { quietFrom?: string; quietTo?: string }): Promise<string> {
	const flow = template('13-alerts.json');
	const changed = (node: Row): Row => {
		const parameters = node.parameters as Row;
		if (node.name === 'Send email') return { ...node, credentials: { smtp: { id: null, name: 'Mail server' } } };
		if (node.name === 'Call a webhook')
			return { ...node, disabled: false, parameters: { ...parameters, url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/alerts` } };
		if (node.name !== 'Decide') return node;
		const { lags } = parameters.options as Row;
		return { ...node, parameters: { ...parameters, options: { lags, ...(quietFrom ? { quietFrom, quietTo } : {}) } } };
	};
	return await api().importWorkflow({ ...flow, nodes: flow.nodes.map(changed) });
}

/** Runs the template once; what came by mail and by webhook. */
async function tell(workflow = alerts, from = 'Tell now'): Promise<{ execution: Execution; mails: string[] }> {
	mailbox.mails.length = 0;
	calls.length = 0;
	const execution = await api().run(workflow, from);
	for (const { subject, raw } of mailbox.mails) here.world.show(`mail ${subject}`, raw);
	here.world.show('calls of the webhook', JSON.stringify(calls));
	expect(calls.map(({ kind, title }) => `${String(kind).toUpperCase()}: ${String(title)}`)).toEqual(mailbox.mails.map(({ subject }) => subject));
	return { execution, mails: mailbox.mails.map(({ subject }) => subject) };
}

const letter = (number: string, more: Row): Row => ({
	entity_key: `zohoBooks:invoice:${number}`,
	status: 'waiting',
	source_app: 'zohoBooks',
	source_entity: 'invoice',
	source_id: number,
	source_number: number,
	workflow_name: '01 Zoho Books invoices to Xero',
	target: 'xero:invoice',
	first_failed_at: ago(0),
	last_failed_at: ago(0),
	...more,
});
const refused = letter('INV-7', {
	cause: 'validation',
	severity: 'error',
	message: 'Invoice INV-7 was not written: account code "999" is not in Xero.',
	advice: 'Add a row for the account to the mapping table. Then replay.',
});
const away = letter('INV-8', { cause: 'network', severity: 'warning', message: 'The connection to Xero broke.', advice: 'Nothing to do: it is tried again.' });
const clock = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString().slice(11, 16);
const change = async (table: string, column: string, value: string, data: Row): Promise<void> => await api().changeRows(table, column, value, data);

it('tells nobody anything while nothing waits', async () => {
	const { execution, mails } = await tell();
	expect([execution.status, mails]).toEqual(['success', []]);
});

it('tells at once what a person must do, in words that say what to do, and once only', async () => {
	await api().addRow('xerozoho_dead_letters', refused);
	const { mails } = await tell();
	expect(mails).toEqual(['ALERT: 1 record did not arrive: validation (01 Zoho Books invoices to Xero)']);
	expect(mailbox.mails[0]).toMatchObject({
		from: 'sync@example.com',
		to: ['books@example.com'],
		text: [
			'1 record did not arrive: validation (01 Zoho Books invoices to Xero)',
			'Invoice INV-7 was not written: account code "999" is not in Xero.',
			'What to do: Add a row for the account to the mapping table. Then replay.',
			'Records: INV-7',
		].join('\n'),
	});
	expect((await tell()).mails).toEqual([]);
});

it('leaves what heals by itself to the digest of the day', async () => {
	await api().addRow('xerozoho_dead_letters', away);
	expect((await tell()).mails).toEqual([]);
	await change('xerozoho_alerts', 'alert_key', 'digest', { told_at: ago(25) });
	expect((await tell()).mails).toEqual(['DIGEST: 2 matters open']);
	expect(mailbox.mails[0]!.text).toBe(
		[
			'2 matters open',
			'- error: 1 record did not arrive: validation (01 Zoho Books invoices to Xero)',
			'- warning: 1 record did not arrive: network (01 Zoho Books invoices to Xero)',
		].join('\n'),
	);
	expect((await tell()).mails).toEqual([]);
});

it('reminds after a day while it lasts', async () => {
	await change('xerozoho_alerts', 'alert_key', 'validation:01 Zoho Books invoices to Xero', { told_at: ago(25) });
	expect((await tell()).mails).toEqual(['REMINDER: 1 record did not arrive: validation (01 Zoho Books invoices to Xero)']);
	expect((await tell()).mails).toEqual([]);
});

it('remembers nothing of what could not be told, and tells it the next time', async () => {
	await api().addRow('xerozoho_dead_letters', { ...refused, entity_key: 'x', source_number: 'INV-9', cause: 'duplicate' });
	mailbox.isOutOfOrder = true;
	expect((await tell()).execution.status).toBe('error');
	mailbox.isOutOfOrder = false;
	expect((await tell()).mails).toEqual(['ALERT: 1 record did not arrive: duplicate (01 Zoho Books invoices to Xero)']);
});

it('says when it is over', async () => {
	await change('xerozoho_alerts', 'alert_key', 'validation:01 Zoho Books invoices to Xero', { first_at: ago(3) });
	await change('xerozoho_dead_letters', 'source_number', 'INV-7', { status: 'done' });
	await change('xerozoho_dead_letters', 'source_number', 'INV-8', { status: 'done' });
	expect((await tell()).mails).toEqual(['RECOVERY: Solved: 1 record did not arrive: validation (01 Zoho Books invoices to Xero)']);
	expect(mailbox.mails[0]!.text).toContain('It lasted 3 hours.');
	expect((await tell()).mails).toEqual([]);
});

it('waits at night with all but what stops everything', async () => {
	await change('xerozoho_dead_letters', 'source_number', 'INV-9', { status: 'done' });
	expect((await tell()).mails).toHaveLength(1);
	const night = await imported({ quietFrom: clock(-1), quietTo: clock(1) });
	await api().addRow('xerozoho_dead_letters', { ...refused, entity_key: 'y', source_number: 'INV-10', cause: 'business-rule' });
	expect((await tell(night)).mails).toEqual([]);
	await api().addRow('xerozoho_dead_letters', { ...refused, entity_key: 'z', source_number: 'INV-11', cause: 'not-connected', severity: 'critical' });
	expect((await tell(night)).mails).toEqual(['ALERT: 1 record did not arrive: not connected (01 Zoho Books invoices to Xero)']);
	expect((await tell()).mails).toEqual(['ALERT: 1 record did not arrive: business rule (01 Zoho Books invoices to Xero)']);
	for (const number of ['INV-10', 'INV-11']) await change('xerozoho_dead_letters', 'source_number', number, { status: 'done' });
	expect((await tell()).mails).toHaveLength(2);
});

it('says that nothing comes although the source has changes, once, and when it comes again', async () => {
	// What failed counts as having come.
	await change('xerozoho_dead_letters', 'source_app', 'zohoBooks', { first_failed_at: ago(7.5) });
	await api().addRow('xerozoho_audit', { happened_at: ago(7.2), action: 'created', source_app: 'zohoBooks', source_entity: 'invoice', source_id: '1' });
	expect((await tell(alerts, 'Every hour')).mails).toEqual([]);
	await here.world.control.seed('zoho', { invoices: demoInvoices(14) });
	const { execution, mails } = await tell(alerts, 'Every hour');
	expect(execution.status).toBe('success');
	expect(mails).toEqual(['ALERT: No event from Zoho Books for 7 h although there were 14 changes (01 Zoho Books invoices to Xero)']);
	expect(mailbox.mails[0]!.text).toContain('What to do: see whether 01 Zoho Books invoices to Xero is published');
	expect((await tell(alerts, 'Every hour')).mails).toEqual([]);
	expect((await tell()).mails).toEqual([]);
	await api().addRow('xerozoho_audit', { happened_at: ago(0), action: 'created', source_app: 'zohoBooks', source_entity: 'invoice', source_id: '2' });
	expect((await tell(alerts, 'Every hour')).mails).toEqual([expect.stringMatching(/^RECOVERY: Solved: No event from Zoho Books/)]);
});

it('tells of a sign-in that ran out once, parks what it stops, and says when it is through', async () => {
	const flow = template('01-books-invoices-to-xero.json');
	const polling = flow.nodes.map((node) =>
		node.type === 'n8n-nodes-xero-zoho.zohoBooksTrigger'
			? { ...node, webhookId: randomUUID(), parameters: { ...(node.parameters as Row), delivery: 'polling', minutes: 1 } }
			: node,
	);
	const sync = await api().importWorkflow({ ...flow, nodes: polling });
	await api().publish(sync);
	await endSignIn();
	const { numbers } = await enter(here.world, takenInvoices());
	let known: string[] = [];
	const stopped = async () => (await api().rows('xerozoho_dead_letters')).filter(({ status }) => status !== 'done');
	for (let tries = 0; tries < 90 && !numbers.every((number) => known.includes(number)); tries++) {
		await new Promise((resolve) => setTimeout(resolve, 2_000));
		known = (await stopped()).map(({ source_number: number }) => String(number));
	}
	await api().ran(sync, 1);
	const kept = await stopped();
	expect([...new Set(kept.map(({ group_key: group, message }) => `${String(group)}: ${String(message)}`))]).toEqual([
		'credential-invalid:xero: Xero no longer accepts the credential. Open it and connect again',
	]);
	const waiting = kept.filter(({ status }) => status === 'waiting').length;
	expect([kept.length >= 12, waiting >= 3, waiting <= 6, kept.filter(({ status }) => status === 'parked').length]).toEqual([
		true,
		true,
		true,
		kept.length - waiting,
	]);
	expect((await tell()).mails).toEqual([`ALERT: ${kept.length} records did not arrive: credential invalid (01 Zoho Books invoices to Xero)`]);
	expect(mailbox.mails[0]!.text).toContain('connect it again');
	expect((await tell()).mails).toEqual([]);
	await signInAgain();
	expect((await api().run(sync, 'Replay waiting dead letters')).status).toBe('success');
	expect((await tell()).mails).toEqual([]);
	const retries = await api().importWorkflow(template('10-dead-letters-retry.json'));
	expect((await api().run(retries, 'Retry now')).status).toBe('success');
	expect((await api().rows('xerozoho_dead_letters')).filter(({ group_key: group, status }) => group && status !== 'done')).toEqual([]);
	expect((await tell()).mails).toEqual([expect.stringMatching(/^RECOVERY: Solved: \d+ records did not arrive: credential invalid/)]);
});

/** The user takes the app's access away in Xero. */
async function endSignIn(): Promise<void> {
	const { control } = here.world;
	const auth = { username: xeroClient.id, password: xeroClient.secret };
	const { xero } = (await control.snapshot()) as { xero: { refresh: Row } };
	for (const token of Object.keys(xero.refresh))
		await axios.post(`${control.url}/xero/connect/revocation`, new URLSearchParams({ token }), { auth, proxy: false });
}

/** And gives it back, for the one organisation. */
async function signInAgain(): Promise<void> {
	const { control, credentials } = here.world;
	await api().signIn(credentials['Xero account']);
	const { access_token: token } = await control.lever<{ access_token: string }>('tokens', { vendor: 'xero' });
	await control.disconnect(token, NZ);
}

/** Twelve that Xero takes: neither of the archived customer nor of the one with the tax that nothing matches. */
const takenInvoices = (): Row[] =>
	demoInvoices(14, new Date().toISOString().slice(0, 10)).filter(({ customer_id: id }) => id !== CLOSED && id !== customerId(8));
