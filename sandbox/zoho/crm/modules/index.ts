import type { Bond, ModuleDef } from '../fields';
import { calls, events, notes, tasks } from './activities';
import { invoices, lineModules, priceBooks, pricingDetails, products, purchaseOrders, quotes, salesOrders, vendors } from './inventory';
import { accounts, contacts, leads } from './people';
import { properties, viewings } from './properties';
import { campaigns, cases, deals } from './sales';

/** Their order gives them and their fields their ids: what is new goes to the end. */
export const MODULES: readonly ModuleDef[] = [
	leads,
	contacts,
	accounts,
	deals,
	tasks,
	events,
	calls,
	campaigns,
	cases,
	products,
	vendors,
	priceBooks,
	quotes,
	salesOrders,
	purchaseOrders,
	invoices,
	notes,
	properties,
	...lineModules,
	pricingDetails,
	viewings,
];

export const BONDS: readonly Bond[] = [
	{ left: 'Leads', leftList: 'Campaigns', right: 'Campaigns', rightList: 'Leads', extras: ['Member_Status'] },
	{ left: 'Contacts', leftList: 'Campaigns', right: 'Campaigns', rightList: 'Contacts', extras: ['Member_Status'] },
	{ left: 'Deals', leftList: 'Contact_Roles', right: 'Contacts', rightList: 'Deal_Roles', extras: ['Contact_Role'] },
	...['Leads', 'Contacts', 'Accounts', 'Deals'].map((left): Bond => ({ left, leftList: 'Products', right: 'Products', rightList: left, extras: [] })),
	{ left: 'Products', leftList: 'Price_Books', right: 'Price_Books', rightList: 'Products', extras: ['list_price'] },
];
