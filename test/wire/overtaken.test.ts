import type { Row } from '../../src/record';
import type { Asked, Wish } from '../../src/wire/ask';
import type { Conversation, Outcome, Request } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import { census, differences } from '../guarantees/census';
import { sides, type Side } from '../guarantees/lines';
import { drive } from '../support/drive';

/** Another run makes a record after this one has looked for it and before it makes it: the vendor keeps the key unique and refuses the second. */

const made: ReadonlyArray<{ readonly app: string; readonly name: string; readonly owner?: string }> = [
	{ app: 'xero', name: 'invoice', owner: 'Contact' },
	{ app: 'xero', name: 'creditNote', owner: 'Contact' },
	{ app: 'xero', name: 'quote', owner: 'Contact' },
	{ app: 'xero', name: 'contact' },
	{ app: 'xero', name: 'item' },
	{ app: 'xero', name: 'account' },
	{ app: 'zohoBooks', name: 'invoice', owner: 'customer_id' },
	{ app: 'zohoBooks', name: 'creditNote', owner: 'customer_id' },
	{ app: 'zohoBooks', name: 'estimate', owner: 'customer_id' },
	{ app: 'zohoBooks', name: 'salesOrder', owner: 'customer_id' },
	{ app: 'zohoBooks', name: 'purchaseOrder', owner: 'vendor_id' },
	{ app: 'zohoBooks', name: 'contact' },
	{ app: 'zohoBooks', name: 'item' },
];

const open = new Map<string, Promise<Side>>();
const sideOf = async (app: string): Promise<Side> => {
	if (!open.has(app)) open.set(app, sides[app]!());
	return await open.get(app)!;
};

let runs = 0;
const upsert = ({ line }: Side, name: string, wishes: readonly Wish[]): Conversation<Outcome[]> => {
	const resource = line.resources[name]!;
	const asked: Asked = { resource, operation: resource.operations['upsert']!, resources: line.resources, run: `run ${(runs += 1)}`, lookUpFirst: true };
	return conversations.upsert(line.dialect, asked, wishes);
};

/** Goes through a conversation, in which something else comes first just before it writes. */
async function overtaken(side: Side, conversation: Conversation<Outcome[]>, first: () => Promise<unknown>): Promise<{ outcomes: Outcome[]; sent: Request[] }> {
	const sent: Request[] = [];
	const ask = async (request: Request) => {
		if (request.method !== 'GET' && !sent.some(({ method }) => method !== 'GET')) await first();
		sent.push(request);
		return await side.line.ask(request);
	};
	return { outcomes: await drive({ ...side.line, ask }, conversation), sent };
}

const looks = (sent: readonly Request[]): number => sent.filter(({ method }) => method === 'GET').length;
const plain = ({ from, record }: Wish): Wish => ({ from, record });

describe.each(made)('$app $name', ({ app, name, owner }) => {
	it('is made once, and both runs are done', async () => {
		const side = await sideOf(app);
		const wish = plain(await side.operator.wishFor(name, 'upsert'));
		const before = side.vendor.snapshot();
		await drive(side.line, upsert(side, name, [wish]));
		const once = census(side.vendor.snapshot());
		side.vendor.restore(before);
		const { outcomes } = await overtaken(side, upsert(side, name, [wish]), async () => await drive(side.line, upsert(side, name, [wish])));
		expect(outcomes).toEqual([expect.objectContaining({ from: 0, did: 'updated' })]);
		expect(differences(census(side.vendor.snapshot()), once)).toEqual([]);
	});

	if (owner === undefined) return;

	it("stays as it is where the one that was made is somebody else's", async () => {
		const side = await sideOf(app);
		const wish = plain(await side.operator.wishFor(name, 'upsert'));
		const { id } = side.line.resources['contact']!;
		const contact = plain(await side.operator.wishFor('contact', 'create'));
		const kind = owner === 'vendor_id' ? { contact_type: 'vendor' } : {};
		const [outcome] = await side.operator.perform('contact', 'create', { ...contact, record: { ...contact.record, ...kind } });
		const stranger = app === 'xero' ? { [id]: outcome!.record![id] } : outcome!.record![id];
		let left: unknown;
		const { outcomes, sent } = await overtaken(side, upsert(side, name, [wish]), async () => {
			const [theirs] = await drive(side.line, upsert(side, name, [{ from: 0, record: { ...wish.record, [owner]: stranger } as Row }]));
			expect(theirs!.failure).toBeUndefined();
			left = theirs!.record;
		});
		expect(['duplicate', 'conflict']).toContain(outcomes[0]!.failure?.cause);
		const key = side.line.resources[name]!.id;
		const [now] = await side.operator.perform(name, 'get', { from: 0, id: String((left as Row)[key]) });
		expect(now!.record![owner]).toEqual((left as Row)[owner]);
		expect(sent.filter(({ method }) => method !== 'GET')).toHaveLength(1);
	});
});

it('of many only what was refused is looked for again, once', async () => {
	const side = await sideOf('xero');
	const wishes: Wish[] = [];
	for (let from = 0; from < 4; from++) wishes.push({ ...plain(await side.operator.wishFor('invoice', 'upsert')), from });
	const { outcomes, sent } = await overtaken(
		side,
		upsert(side, 'invoice', wishes),
		async () => await drive(side.line, upsert(side, 'invoice', wishes.slice(1, 3))),
	);
	expect([...outcomes].sort((one, other) => one.from - other.from).map(({ did, failure }) => failure?.message ?? did)).toEqual([
		'created',
		'updated',
		'updated',
		'created',
	]);
	expect(looks(sent)).toBe(2);
});

it('a refusal for another reason stands, after one more look', async () => {
	const side = await sideOf('xero');
	const [one, other] = [await side.operator.wishFor('contact', 'upsert'), await side.operator.wishFor('contact', 'upsert')];
	await drive(side.line, upsert(side, 'contact', [plain(one)]));
	// The name is taken by a contact with another number.
	const { outcomes, sent } = await overtaken(
		side,
		upsert(side, 'contact', [{ from: 0, record: { ...other.record, Name: one.record!['Name'] } }]),
		async () => await Promise.resolve(),
	);
	expect(outcomes[0]!.failure).toMatchObject({ cause: 'duplicate' });
	expect([looks(sent), sent.length]).toEqual([2, 3]);
});
