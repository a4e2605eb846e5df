import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NodeApiError, type ICredentialType, type IExecuteFunctions, type INodeType, type JsonObject } from 'n8n-workflow';
import { runNode } from './engine';

/** The harness itself, with a node and a vendor that are as small as can be. */

const credential: ICredentialType = {
	name: 'tinyOAuth2Api',
	displayName: 'Tiny OAuth2 API',
	extends: ['oAuth2Api'],
	properties: [
		{ displayName: 'Address', name: 'address', type: 'string', default: '' },
		{ displayName: 'Grant', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{ displayName: 'Token Address', name: 'accessTokenUrl', type: 'hidden', default: '={{ $self["address"] + "/token" }}' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	],
};

const tiny: INodeType = {
	description: {
		displayName: 'Tiny',
		name: 'tiny',
		group: ['transform'],
		version: 1,
		description: 'Asks once an item',
		defaults: { name: 'Tiny' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'tinyOAuth2Api', required: true }],
		properties: [{ displayName: 'Path', name: 'path', type: 'string', default: '/ok' }],
	},
	async execute(this: IExecuteFunctions) {
		const { address } = await this.getCredentials('tinyOAuth2Api');
		const items = [];
		for (const item of this.getInputData().keys()) {
			const path = this.getNodeParameter('path', item) as string;
			try {
				const json = await this.helpers.httpRequestWithAuthentication.call(this, 'tinyOAuth2Api', { url: `${address as string}${path}` });
				items.push({ json, pairedItem: { item } });
			} catch (error) {
				if (!this.continueOnFail()) throw error;
				items.push({ json: { message: (error as Error).message }, error: new NodeApiError(this.getNode(), error as JsonObject), pairedItem: { item } });
			}
		}
		return [items];
	},
};

describe('the engine harness', () => {
	const asked: string[] = [];
	let server: Server;
	let address: string;

	beforeAll(async () => {
		server = createServer(({ url = '', headers }, answer) => {
			asked.push(`${url} ${headers.authorization ?? ''}`.trim());
			const respond = (status: number, body: object) => answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
			if (url === '/token') return respond(200, { access_token: 'fresh', refresh_token: 'r2', token_type: 'Bearer', expires_in: 1800 });
			if (headers.authorization !== 'Bearer fresh') return respond(401, {});
			return url === '/ok' ? respond(200, { ok: true }) : respond(400, { message: 'Refused' });
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	afterAll(() => new Promise((resolve) => server.close(resolve)));

	const signedIn = (access_token: string) => ({
		tinyOAuth2Api: {
			type: credential,
			data: { address, clientId: 'c', clientSecret: 's', oauthTokenData: { access_token, refresh_token: 'r1', token_type: 'Bearer' } },
		},
	});

	it('runs a node and pairs its items', async () => {
		const { outputs, error } = await runNode({ node: tiny, items: [{}, {}], credentials: signedIn('fresh') });
		expect(error).toBeUndefined();
		expect(outputs[0]?.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual([0, 1].map((item) => ({ json: { ok: true }, pairedItem: { item } })));
	});

	it('refreshes an expired token and stores the new one, at an address that an expression made', async () => {
		const credentials = signedIn('stale');
		asked.length = 0;
		const { outputs } = await runNode({ node: tiny, items: [{}], credentials });
		expect(outputs[0]).toHaveLength(1);
		expect(asked).toEqual(['/ok Bearer stale', '/token', '/ok Bearer fresh']);
		expect(credentials.tinyOAuth2Api.data.oauthTokenData).toMatchObject({ access_token: 'fresh', refresh_token: 'r2' });
	});

	it('sends refused items to the error output, and ends the run where there is none', async () => {
		const refused = { node: tiny, items: [{ a: 1 }], parameters: { path: '/bad' }, credentials: signedIn('fresh') };
		const branched = await runNode({ ...refused, onError: 'continueErrorOutput' });
		expect(branched.outputs.map((items) => items.length)).toEqual([0, 1]);
		expect((await runNode(refused)).error?.message).toBe('Bad request - please check your parameters');
	});
});
