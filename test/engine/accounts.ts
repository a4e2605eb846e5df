import type { IBinaryKeyData, INodeParameters } from 'n8n-workflow';
import { XeroAccountingOAuth2Api } from '../../credentials/XeroAccountingOAuth2Api.credentials';
import { ZohoAppsOAuth2Api } from '../../credentials/ZohoAppsOAuth2Api.credentials';
import { XeroAccounting } from '../../nodes/XeroAccounting/XeroAccounting.node';
import { ZohoBooks } from '../../nodes/ZohoBooks/ZohoBooks.node';
import { ZohoCrmModules } from '../../nodes/ZohoCrmModules/ZohoCrmModules.node';
import { NZ, xeroClient } from '../../sandbox/xero/seed';
import { zohoClient, zohoOrganization } from '../../sandbox/zoho';
import type { Stored } from './credentials';
import { openForm, runNode, type Outcome } from './engine';

/** The action nodes in the engine, signed in to a sandbox. */

type Row = Record<string, unknown>;

/** Made once, as n8n does: a whole form takes a while to make. */
const [xeroNode, booksNode] = [new XeroAccounting(), new ZohoBooks()];
export const crmNode = new ZohoCrmModules();

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

interface Run {
	readonly parameters: INodeParameters;
	readonly items?: readonly Row[];
	readonly binary?: IBinaryKeyData;
	readonly onError?: 'continueErrorOutput' | 'continueRegularOutput';
	/** Fields of the credential that differ. */
	readonly credential?: Record<string, string>;
}

export const runXero = (url: string, oauthTokenData: Row, { parameters, items = [{}], binary, onError, credential = {} }: Run): Promise<Outcome> =>
	runNode({
		node: xeroNode,
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

export const runBooks = (url: string, oauthTokenData: Row, { parameters, items = [{}], onError }: Run): Promise<Outcome> =>
	runNode({
		node: booksNode,
		parameters: { organization: byId(zohoOrganization.id), ...parameters },
		items,
		onError,
		credentials: zohoAccount(url, oauthTokenData),
	});

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
