import { builtIn } from '../../src/mapping/builtIn';
import { translate } from '../../src/mapping/translate';
import { backOf, partOf, resourceOf } from '../../src/mapping/wayBack';
import { writableBy } from '../../src/mapping/writable';
import { fingerprintIn } from '../../src/syncing/fingerprint';
import { precedences } from '../../src/syncing/precedence';
import type { Mapping } from '../../src/mapping/rule';
import type { Told } from '../../src/mapping/twoWay';
import type { Row } from '../../src/record';
import { booksInvoice, mappingRows } from '../mapping/booksInvoices';
import { booksBill, booksCreditNote, booksOrder, expenseOf, purchaseRows, reportOf } from '../mapping/booksPurchases';
import { crmQuote, crmRows } from '../mapping/crmQuotes';
import { chance } from '../mapping/random';
import { contact } from '../nodes/kitRecords';
import { trials } from '../support/trials';

/** Every built-in mapping agrees with what it wrote: a second run finds nothing to do, whatever the policy, and knows it for an echo. */

const all: readonly Mapping[] = Object.values(builtIn);
const random = chance(23);
const line = { Description: 'A', Quantity: 1, UnitAmount: 10, LineAmount: 10, TaxType: 'OUTPUT2', TaxAmount: 2, Tracking: [{ Name: 'B', Option: 'C' }] };
const inXero = { InvoiceID: 'i', InvoiceNumber: '1', Contact: { ContactNumber: 'books:5' }, LineItems: [line], Total: 12, TotalTax: 2 };
const address = { AddressType: 'POBOX', AddressLine1: '1 St', City: 'Rome' };
const person = { ContactID: 'c', ContactNumber: 'crm:5', Name: 'A', FirstName: 'B', EmailAddress: 'a@b.example', Addresses: [address] };
const records: readonly Row[] = [
	contact,
	booksInvoice(random, 1),
	booksBill(random, 2),
	booksOrder(random, 3),
	booksCreditNote(random, 4),
	expenseOf(random, 5).row,
	reportOf(random, 6).row,
	{ id: '5', Deal_Name: 'A', Account_Name: { id: '6', name: 'B' }, Amount: 10, Quote: crmQuote(random, 7, 'on top') },
	{ id: '6', Account_Name: 'B', Contacts: [{ First_Name: 'D', Last_Name: 'C' }], Billing_City: 'Rome' },
	inXero,
	person,
];
const tables = [...mappingRows, ...purchaseRows, ...crmRows];

const policies = ['ask', 'newest', 'sourceOfTruth', 'targetOfTruth', 'fillOnly'];
/** A record is tried with one policy, or with each of them where all trials are made. */
const EVERY = policies.length / trials(policies.length);

const run = (mapping: Mapping, record: Row, target: unknown, lastSynced: string, policy: string): { made: Row; told: Told } => {
	const twoWay = { target, lastSynced, policy, fields: [], back: backOf(mapping, all) };
	const [item] = translate({ mapping, writable: writableBy(mapping), item: record, record, rows: [], json: '', tables, guard: () => [], twoWay });
	const { _sync, ...made } = item!;
	return { made, told: _sync as Told };
};

const single = Object.entries(builtIn as Readonly<Record<string, Mapping>>).filter(
	([, mapping]) => mapping.each === undefined && resourceOf(mapping) && !precedences[partOf(mapping)]?.deed,
);

it.each(single)('%s', (_, mapping) => {
	for (const [index, record] of records.entries()) {
		const own = ({ fingerprint }: Told): unknown => fingerprintIn(fingerprint)![partOf(mapping)];
		const first = run(mapping, record, undefined, '', 'ask');
		expect(first.told).toMatchObject({ unchanged: false, conflicts: [] });
		for (const policy of policies.filter((_policy, at) => (at + index) % EVERY === 0)) {
			const target = { ...first.made, [resourceOf(mapping)!.id]: first.made[resourceOf(mapping)!.id] ?? `id ${index}` };
			const again = run(mapping, record, target, first.told.fingerprint, policy);
			expect([again.told.changes, again.told.conflicts]).toEqual([[], []]);
			expect(again.told).toMatchObject({ unchanged: true, echo: true });
			expect(own(again.told)).toEqual(own(first.told));
			expect(run(mapping, record, target, '', policy).told).toMatchObject({ unchanged: true, echo: false, conflicts: [] });
		}
	}
});
