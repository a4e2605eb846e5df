import { createZoho } from '../../sandbox/zoho';
import type { Resource } from '../../src/apis/define';
import { allLinks } from '../../src/apis/parts';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { booksOperator } from '../support/operatingBooks';
import { financeInside } from '../support/financeInside';

/** What becomes of records of Books that are written twice, or read in a way of their own. That every operation succeeds is in test/contract/zohoBooks.test.ts. */

let now = Date.parse('2026-11-25T12:00:00+13:00');
const zoho = createZoho({ now: () => now });
const operator = booksOperator(financeInside('zohoBooks', zoho), zoho);
const upserting = Object.entries<Resource>(zohoBooks).filter(([, { operations }]) => operations.upsert);

beforeAll(async () => await operator.prepare());
/** So that no minute's limit is reached. */
beforeEach(() => void (now += 60_000));

it.each(upserting)('%s is updated where it is sent a second time', async (name, { id }) => {
	const wish = await operator.wishFor(name, 'upsert');
	const [first] = await operator.perform(name, 'upsert', wish);
	const [second] = await operator.perform(name, 'upsert', wish);
	expect([first?.did, second?.failure, second?.did]).toEqual(['created', undefined, 'updated']);
	expect(second?.record?.[id]).toBe(first?.record?.[id]);
});

it('reads a record of a custom module flat', async () => {
	const { outcomes } = await operator.operate('customModule', 'get');
	expect(outcomes[0]?.record).toMatchObject({ module_record_id: expect.stringMatching(/^\d+$/), record_name: expect.any(String) });
});

it('links to nothing that Books does not have', () => {
	expect([...new Set(allLinks(zohoBooks).map(({ resource }) => resource))].filter((name) => !(name in zohoBooks))).toEqual([]);
});
