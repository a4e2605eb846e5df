import type { IDataObject } from 'n8n-workflow';
import { xero } from '../../src/apis/xero';
import { isRow, rowsIn } from '../../src/record';
import { xeroDialect } from '../../src/wire/xero';
import { ask } from './transport';
import type { Vendor } from './vendor';

const hostOf = (credentials: IDataObject): string => String(credentials.apiAddress || 'https://api.xero.com').replace(/\/+$/, '');

export const xeroVendor: Vendor = {
	resources: xero,
	dialect: xeroDialect,
	credential: 'xeroAccountingOAuth2Api',
	organisation: 'organisation',
	address: (credentials, { outside }) => (outside ? hostOf(credentials) : `${hostOf(credentials)}/api.xro/2.0`),
	async organisations(context) {
		const { body } = await ask(context, xeroVendor, undefined, { method: 'GET', path: '/connections', outside: true, repeatable: true });
		const connections = (Array.isArray(body) ? rowsIn(body) : isRow(body) ? [body] : []).filter(({ tenantType }) => tenantType === 'ORGANISATION');
		return connections.map(({ tenantId, tenantName }) => ({ id: String(tenantId), name: String(tenantName), isDefault: connections.length === 1 }));
	},
};
