import { documentTrial } from './intoXero';
import { tries } from './tries';
import { xero } from './xero';
import { CODES, documentsOf, kinds, named, withCodes } from './zohoKinds';

/** Documents of Zoho Inventory, whose lines name items by their codes, into Xero. */

const ledger = xero((one) => {
	one.post(
		'Items',
		CODES.map((Code) => ({ Code, Name: Code, SalesDetails: { UnitPrice: 1, AccountCode: '200' }, PurchaseDetails: { UnitPrice: 1, AccountCode: '310' } })),
	);
});

const trials = kinds.flatMap((kind) => named('zohoInventory', kind).map((name) => documentTrial(ledger, name, withCodes(kind.made()))));

tries(trials);

it('has a trial for every kind of document', () => {
	expect(trials.map(({ name }) => name).sort()).toEqual(documentsOf('zohoInventory').sort());
});
