import type { Kind } from '../desk';
import { account } from './account';
import { contact } from './contact';
import { invoice } from './invoice';
import { payment } from './payment';
import { taxRate } from './taxRate';

/** A table on a path with no behaviour of its own: kept as sent. */
const plain: Kind = { write: (_desk, sent, known) => ({ row: { ...known, ...sent }, problems: [] }) };

const kinds: Readonly<Record<string, Kind>> = { Accounts: account, Contacts: contact, Invoices: invoice, Payments: payment, TaxRates: taxRate };

export const kindOf = (segment: string): Kind => kinds[segment] ?? plain;
