import { outdated, unexplained } from './because';
import { deviations } from './deviations';
import { fieldDifferences } from './fields';
import { operationDifferences } from './operations';
import { offers } from './pinned';

/** The tables against facts from the vendors' own specifications: client and sandbox read the same tables, so neither would notice a wrong one. */

describe.each(Object.entries(offers))('%s', (name, offer) => {
	const found = [...operationDifferences(offer), ...fieldDifferences(offer)];
	const listed = deviations[name];

	it('offers only what the specification knows, or says why not', () => {
		expect(unexplained(listed, found)).toEqual([]);
	});

	it('lists no deviation that is no longer one', () => {
		expect(outdated(listed, found)).toEqual([]);
	});
});
