import type { Resources } from '../define';
import { contact } from './contact';
import { customerPayment } from './customerPayment';
import { invoice } from './invoice';
import { item } from './item';
import { organization } from './organization';
import { tax } from './tax';

/** Zoho Books API v3, by the names that workflows store. */
export const zohoBooks = { contact, customerPayment, invoice, item, organization, tax } as const satisfies Resources;
