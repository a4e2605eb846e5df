import { parseArgs } from 'node:util';
import { startSandbox } from './serve';
import { zohoClient, zohoOrganization } from './zoho';
import { xeroClient, xeroCustomClient, xeroPkceClient } from './xero/seed';

/** `npm run sandbox -- --port 4010`: both vendors on this machine until it is stopped. */
async function main(): Promise<void> {
	const { values } = parseArgs({ options: { port: { type: 'string', default: '4010' }, host: { type: 'string', default: '127.0.0.1' } } });
	const sandbox = await startSandbox({ port: Number(values.port), host: values.host });
	console.log(introduction(sandbox.url));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close());
}

const introduction = (url: string): string => `
The sandbox is running. Stop it with Ctrl+C; what it holds is gone then.

  Both ledgers   ${url}/
  Control        ${url}/_sandbox/   (docs/sandbox.md)

Xero
  Authorize      ${url}/xero/identity/connect/authorize
  Token          ${url}/xero/connect/token
  API            ${url}/xero/api.xro/2.0
  Connections    ${url}/xero/connections

  In n8n, credential "Xero Accounting OAuth2 API"
    API Address    ${url}/xero
    Client ID      ${xeroClient.id}
    Client Secret  ${xeroClient.secret}
  With app type Custom Connection
    Client ID      ${xeroCustomClient.id}
    Client Secret  ${xeroCustomClient.secret}
  An app with PKCE has no secret
    Client ID      ${xeroPkceClient.id}

Zoho
  Accounts       ${url}/zoho/oauth/v2/auth, ${url}/zoho/oauth/v2/token
  Books          ${url}/zoho/books/v3, organisation ${zohoOrganization.id} (${zohoOrganization.name})

  In n8n, credential "Zoho Apps OAuth2 API"
    API Address    ${url}/zoho
    Client ID      ${zohoClient.id}
    Client Secret  ${zohoClient.secret}

n8n must be opened at http://localhost:5678, not at http://127.0.0.1:5678: as the real one, Xero sends nobody back to 127.0.0.1.
`;

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
