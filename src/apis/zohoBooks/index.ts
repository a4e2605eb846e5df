import type { Resources } from '../define';
import { account } from './account';
import { bankAccount } from './bankAccount';
import { bankRule } from './bankRule';
import { bankTransaction } from './bankTransaction';
import { bill } from './bill';
import { contact } from './contact';
import { contactPerson } from './contactPerson';
import { creditNote } from './creditNote';
import { currency } from './currency';
import { customModule } from './customModule';
import { customerPayment } from './customerPayment';
import { estimate } from './estimate';
import { expense } from './expense';
import { invoice } from './invoice';
import { item } from './item';
import { journal } from './journal';
import { location } from './location';
import { organization } from './organization';
import { priceList } from './priceList';
import { project } from './project';
import { purchaseOrder } from './purchaseOrder';
import { recurringBill } from './recurringBill';
import { recurringExpense } from './recurringExpense';
import { recurringInvoice } from './recurringInvoice';
import { reportingTag } from './reportingTag';
import { retainerInvoice } from './retainerInvoice';
import { salesOrder } from './salesOrder';
import { task } from './task';
import { tax } from './tax';
import { taxAuthority } from './taxAuthority';
import { taxExemption } from './taxExemption';
import { taxGroup } from './taxGroup';
import { timeEntry } from './timeEntry';
import { user } from './user';
import { vendorCredit } from './vendorCredit';
import { vendorPayment } from './vendorPayment';

/** Zoho Books API v3, by the names that workflows store. */
export const zohoBooks = {
	account,
	bankAccount,
	bankRule,
	bankTransaction,
	bill,
	contact,
	contactPerson,
	creditNote,
	currency,
	customModule,
	customerPayment,
	estimate,
	expense,
	invoice,
	item,
	journal,
	location,
	organization,
	priceList,
	project,
	purchaseOrder,
	recurringBill,
	recurringExpense,
	recurringInvoice,
	reportingTag,
	retainerInvoice,
	salesOrder,
	task,
	tax,
	taxAuthority,
	taxExemption,
	taxGroup,
	timeEntry,
	user,
	vendorCredit,
	vendorPayment,
} as const satisfies Resources;
