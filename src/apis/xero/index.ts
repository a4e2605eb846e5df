import type { Resources } from '../define';
import { account } from './account';
import { bill } from './bill';
import { contact } from './contact';
import { invoice } from './invoice';
import { organisation } from './organisation';
import { payment } from './payment';
import { taxRate } from './taxRate';

/** Xero Accounting API 2.0, by the names that workflows store. */
export const xero = { account, bill, contact, invoice, organisation, payment, taxRate } as const satisfies Resources;
