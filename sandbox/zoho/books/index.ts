import { contacts } from '../contacts';
import { invoices } from '../invoices';
import { items } from '../items';
import type { Kind } from '../kind';
import { payments } from '../payments';
import { organizations } from '../settings';
import { accountKinds } from './accounts';
import { purchaseKinds } from './purchases';
import { saleKinds } from './sales';

/** What Zoho Books keeps, by area. */
export const booksKinds: readonly Kind[] = [
	organizations,
	contacts,
	invoices,
	payments,
	items,
	...saleKinds,
	...purchaseKinds,
	...accountKinds(() => booksKinds),
];
