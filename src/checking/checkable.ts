import type { Resource } from '../apis/define';
import { xero } from '../apis/xero';
import { zohoCrm } from '../apis/zohoCrm';
import type { Issue } from '../failure';
import type { Row } from '../record';
import { checkContact } from './contact';
import { checkInvoice } from './invoice';
import { checkMatching } from './matching';
import { checkPayment } from './payment';
import { checkQuote } from './quote';

/** A kind of record that can be checked. */
export interface Subject {
	readonly label: string;
	readonly resource: Resource;
	/** Accounts add fields of their own, so an unknown name is no misspelling. */
	readonly custom?: boolean;
	/** The rules that no table can hold. */
	readonly particular?: (record: Row) => Issue[];
}

const ofCrm = (label: string, resource: Resource): Subject => ({
	label: `Zoho CRM ${label}`,
	resource,
	custom: true,
	particular: (record) => checkMatching(resource, record),
});

/** By the names that workflows store. */
export const checkable: Readonly<Record<string, Subject>> = {
	contact: { label: 'Xero Contact', resource: xero.contact, particular: checkContact },
	invoice: { label: 'Xero Invoice', resource: xero.invoice, particular: checkInvoice },
	item: { label: 'Xero Item', resource: xero.item },
	payment: { label: 'Xero Payment', resource: xero.payment, particular: checkPayment },
	quote: { label: 'Xero Quote', resource: xero.quote, particular: checkQuote },
	'zohoCrm:account': ofCrm('Account', zohoCrm.account),
	'zohoCrm:contact': ofCrm('Contact', zohoCrm.contact),
	'zohoCrm:deal': ofCrm('Deal', zohoCrm.deal),
	'zohoCrm:invoice': ofCrm('Invoice', zohoCrm.invoice),
	'zohoCrm:product': ofCrm('Product', zohoCrm.product),
	'zohoCrm:vendor': ofCrm('Vendor', zohoCrm.vendor),
};
