import type { IDataObject } from 'n8n-workflow';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { apiHost } from '../../src/apis/zohoDataCentres';
import { isRow } from '../../src/record';
import { zohoBooksDialect } from '../../src/wire/zohoFinance';
import { ask } from './transport';
import type { Vendor } from './vendor';

/** The host that came with the token knows best; it is the one of the data centre that the account lives in. */
export const zohoHost = ({ apiAddress, oauthTokenData, dataCentre }: IDataObject): string => {
	const fromToken = isRow(oauthTokenData) && typeof oauthTokenData.api_domain === 'string' ? oauthTokenData.api_domain : undefined;
	return String(apiAddress || fromToken || apiHost(String(dataCentre))).replace(/\/+$/, '');
};

export const zohoBooksVendor: Vendor = {
	resources: zohoBooks,
	dialect: zohoBooksDialect,
	credential: 'zohoAppsOAuth2Api',
	organisation: 'organization',
	address: (credentials) => `${zohoHost(credentials)}/books/v3`,
	async organisations(context) {
		const answer = await ask(context, zohoBooksVendor, undefined, { method: 'GET', path: '/organizations', repeatable: true });
		const records = zohoBooksDialect.records(zohoBooks.organization, answer);
		return records.map((record) => ({
			id: String(record.organization_id),
			name: String(record.name),
			isDefault: record.is_default_org === true || records.length === 1,
		}));
	},
};
