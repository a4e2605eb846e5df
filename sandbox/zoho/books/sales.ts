import type { Kind } from '../kind';
import { creditNotes } from './creditNotes';
import { estimates } from './estimates';
import { recurringInvoices } from './recurringInvoices';
import { retainerInvoices } from './retainerInvoices';
import { salesOrders } from './salesOrders';

/** What is sold and credited, beside invoices and payments. */
export const saleKinds: readonly Kind[] = [estimates, salesOrders, creditNotes, recurringInvoices, retainerInvoices];
