import type { Resources } from '../define';
import { account } from './account';
import { bankTransaction } from './bankTransaction';
import { bankTransfer } from './bankTransfer';
import { batchPayment } from './batchPayment';
import { bill } from './bill';
import { connection } from './connection';
import { contact } from './contact';
import { creditNote } from './creditNote';
import { overpayment, prepayment } from './credits';
import { attachment, history } from './files';
import { invoice } from './invoice';
import { item } from './item';
import { journal } from './journal';
import { linkedTransaction } from './linkedTransaction';
import { brandingTheme, budget, contactGroup, currency, trackingCategory, user } from './lists';
import { manualJournal } from './manualJournal';
import { organisation } from './organisation';
import { payment } from './payment';
import { purchaseOrder } from './purchaseOrder';
import { quote } from './quote';
import { repeatingInvoice } from './repeatingInvoice';
import { report } from './report';
import { taxRate } from './taxRate';

/** Xero Accounting API 2.0, by the names that workflows store. Classic expenses and employees, which Xero is taking away, are left out. */
export const xero = {
	account,
	attachment,
	bankTransaction,
	bankTransfer,
	batchPayment,
	bill,
	brandingTheme,
	budget,
	connection,
	contact,
	contactGroup,
	creditNote,
	currency,
	history,
	invoice,
	item,
	journal,
	linkedTransaction,
	manualJournal,
	organisation,
	overpayment,
	payment,
	prepayment,
	purchaseOrder,
	quote,
	repeatingInvoice,
	report,
	taxRate,
	trackingCategory,
	user,
} as const satisfies Resources;
