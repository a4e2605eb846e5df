/**
 * Where a Zoho account lives decides which hosts know it (https://www.zoho.com/accounts/protocol/oauth/multi-dc.html).
 * The United Kingdom and the United Arab Emirates are unsure: their hosts are known from third parties only.
 */
export const zohoDataCentres = {
	com: { label: 'United States', accounts: 'https://accounts.zoho.com', api: 'https://www.zohoapis.com', books: 'https://books.zoho.com' },
	eu: { label: 'Europe', accounts: 'https://accounts.zoho.eu', api: 'https://www.zohoapis.eu', books: 'https://books.zoho.eu' },
	in: { label: 'India', accounts: 'https://accounts.zoho.in', api: 'https://www.zohoapis.in', books: 'https://books.zoho.in' },
	au: { label: 'Australia', accounts: 'https://accounts.zoho.com.au', api: 'https://www.zohoapis.com.au', books: 'https://books.zoho.com.au' },
	jp: { label: 'Japan', accounts: 'https://accounts.zoho.jp', api: 'https://www.zohoapis.jp', books: 'https://books.zoho.jp' },
	ca: { label: 'Canada', accounts: 'https://accounts.zohocloud.ca', api: 'https://www.zohoapis.ca', books: 'https://books.zohocloud.ca' },
	cn: { label: 'China', accounts: 'https://accounts.zoho.com.cn', api: 'https://www.zohoapis.com.cn', books: 'https://books.zoho.com.cn' },
	sa: { label: 'Saudi Arabia', accounts: 'https://accounts.zoho.sa', api: 'https://www.zohoapis.sa', books: 'https://books.zoho.sa' },
	uk: { label: 'United Kingdom (Unsure)', accounts: 'https://accounts.zoho.uk', api: 'https://www.zohoapis.uk', books: 'https://books.zoho.uk' },
	ae: { label: 'United Arab Emirates (Unsure)', accounts: 'https://accounts.zoho.ae', api: 'https://www.zohoapis.ae', books: 'https://books.zoho.ae' },
} as const;

export type ZohoDataCentre = keyof typeof zohoDataCentres;

const isDataCentre = (code: string): code is ZohoDataCentre => code in zohoDataCentres;

/** The data centre of a code; the United States where the code is not known. */
export const dataCentre = (code: string) => zohoDataCentres[isDataCentre(code) ? code : 'com'];

export const apiHost = (code: string): string => dataCentre(code).api;

/** Address of a record in Zoho CRM's own pages; unsure, since the address that a browser shows also names the organization. */
export const crmPage = (code: string, module: string, id: string): string =>
	`${dataCentre(code).books.replace('//books.', '//crm.')}/crm/EntityInfo.do?module=${encodeURIComponent(module)}&id=${encodeURIComponent(id)}`;

/** Address of a record in Zoho Books' own pages. */
export const booksPage = (code: string, organization: string, path: string): string => `${dataCentre(code).books}/app/${organization}#/${path}`;
