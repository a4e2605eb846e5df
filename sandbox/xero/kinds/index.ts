import type { Kind } from '../desk';
import { report } from '../reports';
import { account } from './account';
import { bankTransaction } from './bankTransaction';
import { bankTransfer } from './bankTransfer';
import { batchPayment } from './batchPayment';
import { budget } from './budget';
import { contact } from './contact';
import { contactGroup } from './contactGroup';
import { credit } from './credit';
import { creditNote } from './creditNote';
import { currency } from './currency';
import { invoice } from './invoice';
import { item } from './item';
import { linkedTransaction } from './linkedTransaction';
import { manualJournal } from './manualJournal';
import { journal } from './journal';
import { invoiceReminders, organisation } from './organisation';
import { payment } from './payment';
import { purchaseOrder } from './purchaseOrder';
import { quote } from './quote';
import { repeatingInvoice } from './repeatingInvoice';
import { taxRate } from './taxRate';
import { trackingCategory } from './trackingCategory';

/** A table on a path with no behaviour of its own: kept as sent. */
const plain: Kind = { write: (_desk, sent, known) => ({ row: { ...known, ...sent }, problems: [] }) };

const kinds: Readonly<Record<string, Kind>> = {
	Accounts: account,
	BankTransactions: bankTransaction,
	BankTransfers: bankTransfer,
	BatchPayments: batchPayment,
	Budgets: budget,
	ContactGroups: contactGroup,
	Contacts: contact,
	CreditNotes: creditNote,
	Currencies: currency,
	InvoiceReminders: invoiceReminders,
	Invoices: invoice,
	Journals: journal,
	Items: item,
	LinkedTransactions: linkedTransaction,
	ManualJournals: manualJournal,
	Organisation: organisation,
	Overpayments: credit('Overpayments'),
	Payments: payment,
	Prepayments: credit('Prepayments'),
	PurchaseOrders: purchaseOrder,
	Quotes: quote,
	Reports: report,
	RepeatingInvoices: repeatingInvoice,
	TaxRates: taxRate,
	TrackingCategories: trackingCategory,
};

export const kindOf = (segment: string): Kind => kinds[segment] ?? plain;
