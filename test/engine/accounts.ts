import type { IBinaryKeyData, INodeParameters } from 'n8n-workflow';
import { XeroAccountingOAuth2Api } from '../../credentials/XeroAccountingOAuth2Api.credentials';
import { ZohoAppsOAuth2Api } from '../../credentials/ZohoAppsOAuth2Api.credentials';
import { XeroAccounting } from '../../nodes/XeroAccounting/XeroAccounting.node';
import { ZohoBooks } from '../../nodes/ZohoBooks/ZohoBooks.node';
import { ZohoCrmModules } from '../../nodes/ZohoCrmModules/ZohoCrmModules.node';
import { ZohoExpense } from '../../nodes/ZohoExpense/ZohoExpense.node';
import { ZohoInventory } from '../../nodes/ZohoInventory/ZohoInventory.node';
import { NZ, xeroClient } from '../../sandbox/xero/seed';
import { zohoClient, zohoOrganization } from '../../sandbox/zoho';
import type { Stored } from './credentials';
import { openForm, runNode, type Outcome } from './engine';

/** The action nodes in the engine, signed in to a sandbox. */

type Row = Record<string, unknown>;

/** Made once, as n8n does: a whole form takes a while to make. */
const xeroNode = new XeroAccounting();
export const financeNodes = { books: new ZohoBooks(), inventory: new ZohoInventory(), expense: new ZohoExpense() };
export type FinanceApp = keyof typeof financeNodes;
export const crmNode = new ZohoCrmModules();

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

interface Run {
	readonly parameters: INodeParameters;
	readonly items?: readonly Row[];
	readonly binary?: IBinaryKeyData;
	readonly onError?: 'continueErrorOutput' | 'continueRegularOutput' | 'stopWorkflow';
	/** Fields of the credential that differ. */
	readonly credential?: Record<string, string>;
	readonly executionId?: string;
}

export const runXero = (url: string, oauthTokenData: Row, { parameters, items = [{}], binary, onError, credential = {}, executionId }: Run): Promise<Outcome> =>
	runNode({
		node: xeroNode,
		executionId,
		binary,
		parameters: { organisation: byId(NZ), ...parameters },
		items,
		onError,
		credentials: {
			xeroAccountingOAuth2Api: {
				type: new XeroAccountingOAuth2Api(),
				data: {
					grantType: 'authorizationCode',
					apiAddress: `${url}/xero`,
					clientId: xeroClient.id,
					clientSecret: xeroClient.secret,
					oauthTokenData: { ...oauthTokenData } as never,
					...credential,
				},
			},
		},
	});

/** One of Zoho's finance apps, for whoever has signed in. */
export const runFinance = (app: FinanceApp, credentials: Record<string, Stored>, { parameters, items = [{}], binary, onError }: Run): Promise<Outcome> =>
	runNode({ node: financeNodes[app], parameters: { organization: byId(zohoOrganization.id), ...parameters }, items, binary, onError, credentials });

export const runBooks = (url: string, oauthTokenData: Row, run: Run): Promise<Outcome> => runFinance('books', zohoAccount(url, oauthTokenData), run);
export const runInventory = (url: string, oauthTokenData: Row, run: Run): Promise<Outcome> => runFinance('inventory', zohoAccount(url, oauthTokenData), run);
export const runExpense = (url: string, oauthTokenData: Row, run: Run): Promise<Outcome> => runFinance('expense', zohoAccount(url, oauthTokenData), run);

/** Whoever has signed in to Zoho; n8n keeps a renewed token in it. */
export const zohoAccount = (url: string, oauthTokenData: Row): { zohoAppsOAuth2Api: Stored } => ({
	zohoAppsOAuth2Api: {
		type: new ZohoAppsOAuth2Api(),
		data: {
			dataCentre: 'au',
			apiAddress: `${url}/zoho`,
			clientId: zohoClient.id,
			clientSecret: zohoClient.secret,
			oauthTokenData: { ...oauthTokenData } as never,
		},
	},
});

export const runCrm = (credentials: Record<string, Stored>, { parameters, items = [{}], binary, onError }: Run): Promise<Outcome> =>
	runNode({ node: crmNode, parameters, items, binary, onError, credentials });

export const crmForm = (credentials: Record<string, Stored>, parameters: INodeParameters) => openForm({ node: crmNode, parameters, credentials });

export const records = (outcome: Outcome): Row[] => (outcome.outputs[0] ?? []).map(({ json }) => json);

export const financeForm = (app: FinanceApp, credentials: Record<string, Stored>, parameters: INodeParameters) =>
	openForm({ node: financeNodes[app], parameters: { organization: byId(zohoOrganization.id), ...parameters }, credentials });
