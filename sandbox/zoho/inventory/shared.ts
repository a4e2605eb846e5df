import type { Row } from '../../vendor';
import { bills as booksBills } from '../books/bills';
import { creditNotes as booksNotes, draftNote, openNote, voidNote } from '../books/creditNotes';
import { currencies as booksCurrencies } from '../books/currencies';
import { locations as booksLocations } from '../books/locations';
import { priceLists } from '../books/priceLists';
import { taxes, taxGroups } from '../books/taxes';
import { users as booksUsers } from '../books/users';
import { vendorCredits } from '../books/vendorCredits';
import { vendorPayments as booksVendorPayments } from '../books/vendorPayments';
import { contacts } from '../contacts';
import { invoices as booksInvoices } from '../invoices';
import type { Kind } from '../kind';
import { find, organization, type Ledger } from '../ledger';
import { payments } from '../payments';
import { approvals } from '../states';

/** Kinds of Books under Inventory's addresses: one record, one id, one shelf. Those that differ say how. */

const only = (acts: Kind['acts'], names: readonly string[]): NonNullable<Kind['acts']> =>
	Object.fromEntries(Object.entries(acts ?? {}).filter(([name]) => names.includes(name)));

const { files: _files, ...note } = booksNotes;

const creditNotes: Kind = {
	...note,
	acts: {
		...only(booksNotes.acts, ['submit', 'approve', 'email']),
		void: { does: voidNote, says: 'The credit note has been marked as void.' },
		draft: { does: draftNote, says: 'The credit note has been changed to draft.' },
		converttoopen: { does: openNote, says: 'The credit note has been changed to open.' },
	},
};

const { files: _, comments: __, print: ___, below: ____, ...bill } = booksBills;

/** A bill names one purchase order, where in Books it names several. */
const ordered = ({ purchaseorder_id: id, ...sent }: Row): Row => (id === undefined || id === '' ? sent : { ...sent, purchaseorder_ids: [id] });

const bills: Kind = {
	...bill,
	shown: (ledger, row) => {
		const { purchaseorder_ids: ids, ...whole } = booksBills.shown(ledger, row);
		return { ...whole, purchaseorder_id: (ids as readonly unknown[] | undefined)?.[0] ?? '' };
	},
	create: (ledger, sent, asked) => booksBills.create!(ledger, ordered(sent), asked),
	update: (ledger, known, sent) => booksBills.update!(ledger, known, ordered(sent)),
	acts: { ...only(booksBills.acts, ['status/open', 'status/void', 'submit', 'approve']), reject: approvals('bill').reject! },
};

/** There is no scope for vendor payments in Inventory that is known; here it is that of bills [unsure]. */
const vendorPayments: Kind = { ...booksVendorPayments, scope: 'bills' };

/** Books wants the country of a location, Inventory does not ask for it. Inventory reads one alone, under the key of one. */
const locations: Kind = {
	...booksLocations,
	create: (ledger, sent, asked) => booksLocations.create!(ledger, { country: organization(ledger).country_name, ...sent }, asked),
	below: (ledger: Ledger, asked, [id, ...rest]) => {
		const row = asked.method === 'GET' && rest.length === 0 ? find(ledger, booksLocations.shelf, id) : undefined;
		return row && { status: 200, body: { code: 0, message: 'success', location: booksLocations.shown(ledger, row) } };
	},
};

export const sharedKinds: readonly Kind[] = [
	contacts,
	booksInvoices,
	payments,
	creditNotes,
	bills,
	vendorCredits,
	vendorPayments,
	locations,
	taxes,
	taxGroups,
	priceLists,
	booksCurrencies,
	booksUsers,
];
