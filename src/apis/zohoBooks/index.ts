import type { Resources } from '../define';
import { account } from './account';
import { bill } from './bill';
import { contact } from './contact';
import { currency } from './currency';
import { customerPayment } from './customerPayment';
import { expense } from './expense';
import { invoice } from './invoice';
import { item } from './item';
import { location } from './location';
import { organization } from './organization';
import { project } from './project';
import { purchaseOrder } from './purchaseOrder';
import { recurringBill } from './recurringBill';
import { recurringExpense } from './recurringExpense';
import { tax } from './tax';
import { user } from './user';
import { vendorCredit } from './vendorCredit';
import { vendorPayment } from './vendorPayment';

/** Zoho Books API v3, by the names that workflows store. */
export const zohoBooks = {
	account,
	bill,
	contact,
	currency,
	customerPayment,
	expense,
	invoice,
	item,
	location,
	organization,
	project,
	purchaseOrder,
	recurringBill,
	recurringExpense,
	tax,
	user,
	vendorCredit,
	vendorPayment,
} as const satisfies Resources;
