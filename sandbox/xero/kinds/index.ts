import type { Kind } from '../desk';
import { account } from './account';
import { budget } from './budget';
import { contact } from './contact';
import { contactGroup } from './contactGroup';
import { currency } from './currency';
import { invoice } from './invoice';
import { invoiceReminders, organisation } from './organisation';
import { payment } from './payment';
import { taxRate } from './taxRate';
import { trackingCategory } from './trackingCategory';

/** A table on a path with no behaviour of its own: kept as sent. */
const plain: Kind = { write: (_desk, sent, known) => ({ row: { ...known, ...sent }, problems: [] }) };

const kinds: Readonly<Record<string, Kind>> = {
	Accounts: account,
	Budgets: budget,
	ContactGroups: contactGroup,
	Contacts: contact,
	Currencies: currency,
	InvoiceReminders: invoiceReminders,
	Invoices: invoice,
	Organisation: organisation,
	Payments: payment,
	TaxRates: taxRate,
	TrackingCategories: trackingCategory,
};

export const kindOf = (segment: string): Kind => kinds[segment] ?? plain;
