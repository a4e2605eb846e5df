import { shopCustomer } from '../shopAmounts';
import type { Mapping } from '../rule';
import { address, crmAddress } from './shopRows';

/** Whom a shop's order is for. CRM tells people by their e-mail addresses and companies by their names; Inventory and Books share a contact. */

const shared = {
	from: { app: 'shop', entity: 'order' },
	source: { id: 'reference', number: 'number', modified: 'modified' },
	prepare: shopCustomer,
} as const;

export const shopOrderToZohoCrmAccount: Mapping = {
	...shared,
	label: 'Shop Order to Zoho CRM Account',
	to: { app: 'zohoCrm', resource: 'account' },
	rules: {
		Account_Name: { from: ['company', 'contact_name'], via: 'singleBlanks' },
		Phone: { from: 'customer.phone', via: 'clip', with: '30' },
		...crmAddress('Billing', 'Code', 'billing_address'),
		...crmAddress('Shipping', 'Code', 'shipping_address'),
	},
};

export const shopOrderToZohoCrmContact: Mapping = {
	...shared,
	label: 'Shop Order to Zoho CRM Contact',
	to: { app: 'zohoCrm', resource: 'contact' },
	rules: {
		First_Name: { from: 'customer.first_name', via: 'clip', with: '40' },
		Last_Name: { from: 'surname', via: 'clip', with: '80' },
		Email: { from: 'customer.email' },
		Phone: { from: 'customer.phone', via: 'clip', with: '30' },
		'Account_Name.id': { from: 'Found.account.id' },
		...crmAddress('Mailing', 'Zip', 'billing_address'),
		...crmAddress('Other', 'Zip', 'shipping_address'),
	},
};

export const shopOrderToZohoInventoryContact: Mapping = {
	...shared,
	label: 'Shop Order to Zoho Inventory Contact',
	to: { app: 'zohoInventory', resource: 'contact' },
	rules: {
		contact_name: { from: ['Found.contact.contact_name', 'contact_name'], via: 'singleBlanks' },
		company_name: { from: ['company', 'Found.contact.company_name'] },
		contact_type: { always: 'customer' },
		customer_sub_type: { from: 'sub_type' },
		...address('billing_address'),
		...address('shipping_address'),
		contact_persons: {
			rows: {
				people: {
					each: 'people',
					rules: {
						first_name: { from: 'first_name', via: 'clip', with: '100' },
						last_name: { from: 'last_name', via: 'clip', with: '100' },
						email: { from: 'email' },
						phone: { from: 'phone', via: 'clip', with: '50' },
						is_primary_contact: { from: 'is_primary_contact' },
					},
				},
			},
		},
	},
};
