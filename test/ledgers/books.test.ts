import { documentTrial } from './intoXero';
import { tries } from './tries';
import { xero } from './xero';
import { documentsOf, kinds, named } from './zohoKinds';

/** Documents of Zoho Books, into Xero. */

const ledger = xero();

const trials = kinds.flatMap((kind) => named('zohoBooks', kind).map((name) => documentTrial(ledger, name, kind.made())));

/** Organisations choose whether tax is rounded line by line, as Xero does it, or for the whole document. */
const roundedAsWhole = trials.map(({ name }, index) =>
	documentTrial(ledger, name, kinds[index]!.made({ taxOfWhole: true }), { way: 'tax rounded as a whole', fewer: true }),
);

/** A group of taxes may be rounded tax by tax. */
const roundedApart = trials.map(({ name }, index) =>
	documentTrial(ledger, name, kinds[index]!.made({ apart: true }), { way: 'group taxes rounded apart', fewer: true }),
);

/** Prices finer than the four decimals of Xero. */
const fine = trials.map(({ name }, index) => documentTrial(ledger, name, kinds[index]!.made({ fine: true }), { way: 'fine prices', fewer: true }));

tries([...trials, ...roundedAsWhole, ...roundedApart, ...fine]);

it('has a trial for every kind of document', () => {
	expect(trials.map(({ name }) => name).sort()).toEqual(documentsOf('zohoBooks').sort());
});
