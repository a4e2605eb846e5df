import { createZoho } from '../../sandbox/zoho';
import type { Resource } from '../../src/apis/define';
import { allLinks } from '../../src/apis/parts';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { missingIn } from '../../src/wire/missing';
import { accountOperator, accountResources } from '../support/operatingAccounts';

/** Every operation of Books' banking, accounting, time and settings, with a value in every field that can have one, through the conversations that the node holds. */

let now = Date.parse('2026-11-25T12:00:00+13:00');
const zoho = createZoho({ now: () => now });
const operator = accountOperator(zoho);
const resources: Readonly<Record<string, Resource>> = zohoBooks;

beforeAll(async () => await operator.prepare());
/** So that no minute's limit is reached. */
beforeEach(() => void (now += 60_000));

const every = accountResources.flatMap((name) => Object.keys(resources[name]!.operations).map((verb) => [name, verb] as const));

it.each(every)('%s.%s succeeds', async (name, verb) => {
	const resource = resources[name]!;
	const operation = resource.operations[verb]!;
	const { wish, outcomes } = await operator.operate(name, verb);
	expect(missingIn(operator.line.dialect, { resource, operation, run: '' }, wish)).toBeUndefined();
	expect(outcomes.flatMap(({ failure }) => (failure ? [failure.message] : []))).toEqual([]);
	const isRecord = ['create', 'update', 'upsert', 'get'].includes(operation.does) && !operation.of && `${name}.${verb}` !== 'user.create';
	if (isRecord) expect(outcomes[0]?.record?.[resource.id]).toMatch(/^\d+$/);
});

it('reads a record of a custom module flat', async () => {
	const { outcomes } = await operator.operate('customModule', 'get');
	expect(outcomes[0]?.record).toMatchObject({ module_record_id: expect.stringMatching(/^\d+$/), record_name: expect.any(String) });
});

it('updates where it is sent a second time', async () => {
	for (const name of accountResources.filter((one) => resources[one]!.operations.upsert)) {
		const wish = await operator.wishFor(name, 'upsert');
		const [first] = await operator.perform(name, 'upsert', wish);
		const [second] = await operator.perform(name, 'upsert', wish);
		expect([name, first?.did, second?.did]).toEqual([name, 'created', 'updated']);
		expect(second?.record?.[resources[name]!.id]).toBe(first?.record?.[resources[name]!.id]);
	}
});

it('links to nothing that Books does not have', () => {
	const mine = Object.fromEntries(accountResources.map((name) => [name, resources[name]!]));
	expect([...new Set(allLinks(mine).map(({ resource }) => resource))].filter((name) => !(name in resources))).toEqual([]);
});
