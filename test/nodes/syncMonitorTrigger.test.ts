import type { ICredentialsDecrypted, ICredentialTestFunctions, IWebhookFunctions } from 'n8n-workflow';
import { SyncMonitorTrigger } from '../../nodes/SyncMonitor/SyncMonitorTrigger.node';
import { isLetIn } from '../../src/wire/basicLogin';

const login = { user: 'kim', password: 'a long password: with colon' };
const basic = (user: string, password: string): string => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

async function called(
	headers: Record<string, string>,
	{ query = {}, body = {}, credential = login }: { query?: object; body?: unknown; credential?: object } = {},
) {
	const said: { status?: number; headers: Record<string, string> } = { headers: {} };
	const response = {
		setHeader: (name: string, value: string) => void (said.headers[name] = value),
		status: (status: number) => ({ end: () => void (said.status = status) }),
	};
	const context = {
		getCredentials: async () => credential,
		getRequestObject: () => ({ headers }),
		getResponseObject: () => response,
		getQueryData: () => query,
		getBodyData: () => body,
	} as unknown as IWebhookFunctions;
	const started = await new SyncMonitorTrigger().webhook.call(context);
	return { ...said, ...started };
}

it('lets in whoever knows the login, and hands on what was asked and nothing of the headers', async () => {
	const { workflowData, status } = await called(
		{ authorization: basic(login.user, login.password), cookie: 'session=1' },
		{ query: { search: 'INV-1' }, body: { act: 'replay' } },
	);
	expect(status).toBeUndefined();
	expect(workflowData).toEqual([[{ json: { query: { search: 'INV-1' }, body: { act: 'replay' } } }]]);
});

it.each([
	['no login', {}],
	['another password', { authorization: basic('kim', 'another') }],
	['another user', { authorization: basic('Kim', login.password) }],
	['a token', { authorization: `Bearer ${login.password}` }],
	['no base64', { authorization: 'Basic !!!' }],
	['the start of it', { authorization: basic('kim', login.password.slice(0, -1)) }],
])('asks for the login where there is %s, and starts nothing', async (_, headers) => {
	const { status, headers: told, workflowData, noWebhookResponse } = await called(headers as Record<string, string>);
	expect([status, workflowData, noWebhookResponse]).toEqual([401, undefined, true]);
	expect(told['WWW-Authenticate']).toContain('Basic realm=');
});

it('lets nobody in where the credential is empty, and refuses what is too large', async () => {
	expect((await called({ authorization: basic('', '') }, { credential: { user: '', password: '' } })).status).toBe(401);
	expect((await called({ authorization: basic('kim', '') }, { credential: { user: 'kim', password: '' } })).status).toBe(401);
	expect((await called({ authorization: basic(login.user, login.password), 'content-length': '3000000' })).status).toBe(413);
	expect(isLetIn(undefined, login)).toBe(false);
});

it.each([
	[{ user: 'kim', password: 'short' }, 'Error'],
	[{ user: '', password: 'long enough for it' }, 'Error'],
	[{ user: 'a:b', password: 'long enough for it' }, 'Error'],
	[{ user: 'kim', password: 'long enough for it' }, 'OK'],
])('the test of the credential: %j is %s', async (data, status) => {
	const { loginIsUsable } = new SyncMonitorTrigger().methods.credentialTest;
	expect(await loginIsUsable.call({} as ICredentialTestFunctions, { data } as unknown as ICredentialsDecrypted)).toMatchObject({ status });
});
