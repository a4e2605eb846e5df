import { existsSync, readFileSync } from 'node:fs';
import { extracts, pinnedFile, specifications } from '../../scripts/contract/extract';
import { print } from '../../scripts/contract/facts';
import { pinned } from './pinned';

/** The pinned facts are what the extraction makes of the vendors' files, where those are at hand: they are theirs and not part of this project. */
describe.each(Object.entries(extracts))('%s', (name, extract) => {
	const present = existsSync(specifications);
	if (!present) console.info(`Not compared with the vendor's specification of ${name}: there is none at ../shared/specs`);

	it('is pinned in order, so that a new specification reads as a diff', () => {
		expect(print(pinned(name))).toBe(readFileSync(pinnedFile(name), 'utf8'));
	});

	(present ? it : it.skip)('is pinned as its specification says', () => {
		expect(readFileSync(pinnedFile(name), 'utf8')).toBe(print(extract(specifications)));
	});
});
