import type { Row } from '../../vendor';
import { notFound } from '../answers';
import { same, type Desk, type Kind, type Reply } from '../desk';

/** What the organisation says of itself beside its record (https://developer.xero.com/documentation/api/accounting/organisation). */

/** The actions of the specification's example; the second-last two depend on the plan, which the demo companies have in full. */
const ACTIONS = [
	'CreateApprovedInvoice',
	'CreateDraftPurchaseOrder',
	'CreateApprovedBill',
	'AttachFilesIntoInvoice',
	'UseMulticurrency',
	'CreateDraftInvoice',
	'CreateRepeatingInvoice',
	'CreateRepeatingBill',
	'CreateSentQuote',
	'CreateInvoicePayment',
	'CreateApprovedPurchaseOrder',
	'CreateDraftQuote',
	'CreateDraftBill',
];

const isUk = ({ organisation }: Desk): boolean => organisation.Version === 'UK';

/** Unsure: what organisations outside the UK's construction industry scheme answer; here nothing in the list. The example in the specification spells the names otherwise than its schema does. */
const cis = (desk: Desk, settings: Row): Reply => ({ content: { CISSettings: isUk(desk) ? [settings] : [] } });

export const organisation: Kind = {
	write: (_desk, sent, known) => ({ row: { ...known, ...sent }, problems: [] }),

	answer(desk, { method }, [first, part, ...more]) {
		if (method !== 'GET' || more.length) return undefined;
		if (first === 'Actions' && part === undefined) {
			const isAllowed = (name: string): boolean => name !== 'UseMulticurrency' || desk.books.rows('Currencies').length > 1;
			return { content: { Actions: ACTIONS.map((Name) => ({ Name, Status: isAllowed(Name) ? 'ALLOWED' : 'NOT-ALLOWED' })) } };
		}
		if (part !== 'CISSettings') return undefined;
		return same(first, desk.organisation.OrganisationID) ? cis(desk, { CISContractorEnabled: false, CISSubContractorEnabled: false }) : notFound;
	},
};

/** Of one contact: whether it is a subcontractor. */
export const contactCis = (desk: Desk): Reply => cis(desk, { CISEnabled: false });

/** One setting for all reminders. */
export const invoiceReminders: Kind = {
	write: (_desk, sent) => ({ row: sent, problems: [] }),
	answer: (_desk, { method }, path) =>
		method === 'GET' && path.length === 1 && path[0] === 'Settings' ? { content: { InvoiceReminders: [{ Enabled: false }] } } : undefined,
};
