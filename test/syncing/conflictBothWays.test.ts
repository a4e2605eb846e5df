import { builtIn } from '../../src/mapping/builtIn';
import type { Mapping } from '../../src/mapping/rule';
import { translate } from '../../src/mapping/translate';
import { backOf } from '../../src/mapping/wayBack';
import { writableBy } from '../../src/mapping/writable';
import type { Issue } from '../../src/failure';
import type { Row } from '../../src/record';
import { reasons, type Policy } from '../../src/syncing/conflict';
import type { Change, Conflict } from '../../src/syncing/telling';
import { chance, type Chance } from '../mapping/random';

/** A contact in Zoho Books and the same one in Xero, kept in step by the two built-in mappings and one fingerprint, as a row of xerozoho_links keeps it. */

const there = builtIn.zohoBooksContactToXeroContact;
const back = builtIn.xeroContactToZohoBooksContact;
const both = { there, back } as const;
type Way = keyof typeof both;

interface Told {
	readonly fingerprint: string;
	readonly changes: readonly Change[];
	readonly conflicts: readonly Conflict[];
	readonly issues: readonly Issue[];
	readonly unchanged: boolean;
	readonly echo: boolean;
}

class World {
	books: Row = {
		contact_id: '460',
		contact_name: 'Harbour Cafe',
		contact_type: 'customer',
		payment_terms: 15,
		tax_reg_no: '123-456',
		contact_persons: [{ first_name: 'Aroha', last_name: 'Ngata', email: 'aroha@harbour.example', is_primary_contact: true, contact_person_id: '1' }],
		billing_address: { address: '1 Quay St', city: 'Auckland', zip: '1010', country: 'New Zealand', address_id: '9' },
	};
	xero: Row | undefined;
	fingerprint = '';
	private clock = Date.UTC(2026, 10, 1);

	constructor(readonly policy: Readonly<Record<Way, Policy>>) {}

	edit(side: 'books' | 'xero', change: Row): void {
		this.clock += 60_000;
		const time = new Date(this.clock).toISOString();
		if (side === 'books') this.books = { ...this.books, ...change, last_modified_time: time };
		else this.xero = { ...this.xero, ...change, UpdatedDateUTC: time };
	}

	/** What the Record Mapper makes of the side that a change comes from. */
	look(way: Way, fields: readonly Row[] = []): { record: Row; told: Told } {
		const [source, target] = way === 'there' ? [this.books, this.xero] : [this.xero!, this.books];
		const mapping: Mapping = both[way];
		const [item] = translate({
			mapping,
			writable: writableBy(mapping),
			item: source,
			record: source,
			rows: [],
			json: '',
			tables: [],
			guard: () => [],
			twoWay: { target, lastSynced: this.fingerprint, policy: this.policy[way], fields, back: both[way === 'there' ? 'back' : 'there'] },
		});
		const { _sync, ...record } = item!;
		return { record, told: _sync as Told };
	}

	/** And what becomes of it when the workflow writes it and keeps the fingerprint. */
	sync(way: Way, fields: readonly Row[] = []): Told {
		const { record, told } = this.look(way, fields);
		if (!told.unchanged) this.edit(way === 'there' ? 'xero' : 'books', way === 'there' ? { ContactID: 'x', ...record } : record);
		this.fingerprint = told.fingerprint;
		return told;
	}
}

const worldIn = (policy: Policy, policyBack = policy): World => {
	const world = new World({ there: policy, back: policyBack });
	world.sync('there');
	return world;
};
const places = (told: Told): string[] => told.changes.map(({ at }) => at);

it('the mapping that leads back is known', () => {
	const all = Object.values(builtIn);
	expect(backOf(there, all)).toBe(back);
	expect(backOf(back, all)).toBe(there);
	expect(backOf(builtIn.zohoBooksInvoiceToXeroInvoice, all)).toBe(builtIn.xeroInvoiceToZohoBooksInvoice);
	// The persons of a contact lead to contacts of CRM too, but are not the contact.
	expect(backOf(builtIn.zohoCrmContactToXeroContact, all)).toBe(builtIn.xeroContactToZohoCrmContact);
	expect(backOf(builtIn.zohoBooksSettingsToMappingRows, all)).toBeUndefined();
});

describe('our own write', () => {
	it('of a new record comes back as an echo, also in a process that knows nothing but the row', () => {
		const world = worldIn('ask');
		expect(world.xero).toMatchObject({ ContactNumber: 'books:460', Name: 'Harbour Cafe', TaxNumber: '123-456' });
		expect(world.look('back')).toMatchObject({ told: { unchanged: true, echo: true, changes: [], issues: [] } });
		expect(world.look('there')).toMatchObject({ told: { unchanged: true, echo: true, conflicts: [] } });
	});
	it('of a change is a single field with what identifies the record, and comes back as an echo', () => {
		const world = worldIn('ask');
		world.edit('books', { tax_reg_no: '999' });
		const { record, told } = world.look('there');
		expect(record).toEqual({ ContactID: 'x', ContactNumber: 'books:460', Name: 'Harbour Cafe', TaxNumber: '999' });
		expect(told).toMatchObject({ unchanged: false, echo: false, changes: [{ at: 'TaxNumber', from: '123-456', to: '999' }], conflicts: [], issues: [] });
		world.sync('there');
		expect(world.sync('back')).toMatchObject({ echo: true });
		world.edit('xero', { TaxNumber: '1000' });
		expect(places(world.sync('back'))).toEqual(['tax_reg_no']);
		expect(world.books['tax_reg_no']).toBe('1000');
		expect(world.sync('there')).toMatchObject({ echo: true, issues: [] });
	});
	it('does not make a conflict of the next change where the echo never came', () => {
		const world = worldIn('ask');
		for (const number of ['2', '3', '4']) {
			world.edit('books', { tax_reg_no: number });
			expect(places(world.sync('there'))).toEqual(['TaxNumber']);
		}
		world.edit('xero', { TaxNumber: '5' });
		expect(world.sync('back')).toMatchObject({ conflicts: [], issues: [] });
		expect(world.books['tax_reg_no']).toBe('5');
	});
	it('that the target keeps shorter does not come back short', () => {
		const world = new World({ there: 'newest', back: 'newest' });
		world.edit('books', { contact_name: 'Harbour   Cafe' });
		world.sync('there');
		expect(world.xero).toMatchObject({ Name: 'Harbour Cafe' });
		expect(world.sync('back')).toMatchObject({ unchanged: true, echo: true });
		world.edit('xero', { TaxNumber: '7' });
		expect(places(world.sync('back'))).toEqual(['tax_reg_no']);
		expect(world.books['contact_name']).toBe('Harbour   Cafe');
		world.edit('xero', { Name: 'Harbour Cafe Ltd' });
		expect(places(world.sync('back'))).toEqual(['contact_name']);
	});
	it('of an address leaves the rest of it as it is', () => {
		const world = worldIn('ask');
		const [address] = world.xero!['Addresses'] as Row[];
		world.edit('xero', { Addresses: [{ ...address, City: 'Wellington' }] });
		const { record } = world.look('back');
		expect(record).toEqual({
			contact_id: '460',
			contact_name: 'Harbour Cafe',
			billing_address: { address: '1 Quay St', city: 'Wellington', zip: '1010', country: 'New Zealand' },
		});
	});
});

it('a name that is emptied on one side is left there and here, and told of once', () => {
	const world = worldIn('ask');
	const [person] = world.books['contact_persons'] as Row[];
	world.edit('books', { contact_persons: [{ ...person, first_name: 'Ana', last_name: '' }] });
	expect(world.sync('there')).toMatchObject({
		changes: [{ at: 'FirstName' }],
		conflicts: [{ at: 'LastName', decision: 'target' }],
		issues: [{ severity: 'warning' }],
	});
	expect(world.sync('back')).toMatchObject({ unchanged: true });
	expect(world.sync('there')).toMatchObject({ unchanged: true, issues: [] });
	expect([(world.books['contact_persons'] as Row[])[0]!['last_name'], world.xero!['LastName']]).toEqual(['', 'Ngata']);
});

describe('a change on both sides', () => {
	const clash = (policy: Policy, policyBack = policy): World => {
		const world = worldIn(policy, policyBack);
		world.edit('books', { tax_reg_no: 'from books' });
		world.edit('xero', { TaxNumber: 'from xero' });
		return world;
	};
	it('is asked about in both directions, and everything else goes on', () => {
		const world = clash('ask');
		world.edit('books', { contact_name: 'Harbour Ltd' });
		const told = world.sync('there');
		expect(places(told)).toEqual(['Name']);
		expect(told.issues).toMatchObject([
			{ rule: 'conflict', severity: 'review', at: 'tax_reg_no', says: expect.stringMatching(/"from books".*"from xero"/) as string },
		]);
		expect(told.conflicts).toEqual([
			{ at: 'TaxNumber', source: 'from books', target: 'from xero', decision: 'ask', why: 'both sides were changed since the last sync' },
		]);
		expect(world.sync('back').issues).toMatchObject([{ rule: 'conflict', severity: 'review' }]);
		world.edit('xero', { TaxNumber: 'from books' });
		expect(world.sync('there')).toMatchObject({ unchanged: true, issues: [], conflicts: [] });
	});
	it('goes to the newer one in whichever direction comes first', () => {
		const one = clash('newest');
		expect(one.sync('there')).toMatchObject({ unchanged: true, conflicts: [{ decision: 'target' }], issues: [{ severity: 'warning' }] });
		one.edit('books', { contact_name: 'Harbour Ltd' });
		expect(places(one.sync('there'))).toEqual(['Name']);
		expect(places(one.sync('back'))).toEqual(['tax_reg_no']);
		const other = clash('newest');
		expect(other.sync('back')).toMatchObject({ changes: [{ at: 'tax_reg_no', to: 'from xero' }], conflicts: [{ decision: 'source' }] });
		expect(other.sync('there')).toMatchObject({ unchanged: true });
	});
	it.each<Way>(['there', 'back'])('goes to the source of truth, whichever way is first (%s)', (first) => {
		const world = clash('sourceOfTruth', 'targetOfTruth');
		world.sync(first);
		world.sync(first === 'there' ? 'back' : 'there');
		expect([world.books['tax_reg_no'], world.xero!['TaxNumber']]).toEqual(['from books', 'from books']);
	});
	it('is decided by the policy of the field, before the default', () => {
		const world = clash('ask');
		expect(world.look('there', [{ field: 'TaxNumber', policy: 'sourceOfTruth' }]).told.changes).toMatchObject([{ at: 'TaxNumber', to: 'from books' }]);
		expect(world.look('there', [{ field: 'TaxNumber', policy: 'odd' }]).told.issues).toMatchObject([{ rule: 'conflict-policy', severity: 'error' }, {}]);
		expect(world.look('there', [{ field: 'Phones[].PhoneNumber', policy: 'ask' }]).told.issues).toMatchObject([{ severity: 'warning' }, {}]);
	});
	it('is told without a fingerprint, and with one that cannot be read', () => {
		const world = clash('ask');
		world.fingerprint = '';
		expect(world.look('there').told.conflicts).toMatchObject([
			{ at: 'TaxNumber', decision: 'ask', why: expect.stringContaining('nothing is known') as string },
		]);
		world.fingerprint = '{"v":0}';
		expect(world.look('there').told.issues.map(({ rule }) => rule)).toEqual(['fingerprint-unreadable', 'conflict']);
	});
	it('cannot be compared with a record that is another, and is asked about when the target is gone', () => {
		const world = worldIn('ask');
		world.edit('xero', { ContactNumber: 'books:461' });
		expect(world.look('back').told.issues).toMatchObject([{ rule: 'target-record-other', severity: 'error' }]);
		world.xero = undefined;
		expect(world.look('there').told).toMatchObject({ unchanged: false, issues: [{ rule: 'target-gone', severity: 'review' }] });
	});
});

const edits: Readonly<Record<'books' | 'xero', ReadonlyArray<(random: Chance) => Row>>> = {
	books: [
		(random) => ({ tax_reg_no: random.of(['1', '2', '3']) }),
		(random) => ({ contact_name: random.of(['A', 'B  b', 'C']) }),
		(random) => ({
			billing_address: { address: random.of(['1 St', '2 St']), city: random.of(['X', 'Y']), zip: '1010', country: 'New Zealand', address_id: '9' },
		}),
		(random) => ({
			contact_persons: [{ first_name: random.of(['P', 'Q']), last_name: 'Ngata', email: random.of(['p@b.example', 'q@b.example']), is_primary_contact: true }],
		}),
		(random) => ({ payment_terms: random.of([10, 20]), notes: 'not mapped' }),
	],
	xero: [
		(random) => ({ TaxNumber: random.of(['1', '2', '4']) }),
		(random) => ({ Name: random.of(['A', 'B b', 'D']) }),
		(random) => ({
			Addresses: [{ AddressType: 'POBOX', AddressLine1: random.of(['1 St', '3 St']), City: random.of(['X', 'Z']), PostalCode: '1010', Country: 'New Zealand' }],
		}),
		(random) => ({ FirstName: random.of(['P', 'R']), EmailAddress: random.of(['p@b.example', 'r@b.example']) }),
		() => ({ AccountNumber: 'not mapped' }),
	],
};

/** What a run tells of beside names that one side cannot hold as they are. */
const conflictsIn = ({ conflicts }: Told): readonly Conflict[] => conflicts.filter(({ why }) => why !== reasons.settled);
const inStep = (world: World): boolean =>
	(['there', 'back'] as const).map((way) => world.look(way).told).every((told) => told.unchanged && conflictsIn(told).length === 0);

const pairs: ReadonlyArray<readonly [Policy, Policy]> = [
	['sourceOfTruth', 'targetOfTruth'],
	['targetOfTruth', 'sourceOfTruth'],
	['newest', 'newest'],
	['ask', 'ask'],
	['fillOnly', 'fillOnly'],
	['newest', 'ask'],
	['fillOnly', 'sourceOfTruth'],
];

describe.each(pairs)('%s there and %s back', (policy, policyBack) => {
	it('comes to rest after changes on either side, in whatever order the runs come', () => {
		const random = chance(3);
		for (let history = 0; history < 12; history++) {
			const world = worldIn(policy, policyBack);
			for (let step = random.int(1, 8); step > 0; step--) {
				const side = random.of(['books', 'xero'] as const);
				if (random.is(0.6)) world.edit(side, random.of(edits[side])(random));
				else world.sync(random.of(['there', 'back'] as const));
			}
			const turns = random.is(0.5) ? (['there', 'back'] as const) : (['back', 'there'] as const);
			for (const way of [...turns, ...turns]) world.sync(way);
			for (const way of turns) if (!world.sync(way).unchanged) throw new Error(`still writing: ${JSON.stringify(world)}`);
			if (policy === 'newest' && policyBack === 'newest' && !inStep(world)) throw new Error(`apart: ${JSON.stringify(world)}`);
		}
	});
});

it.each<[Policy, Policy]>([
	['newest', 'newest'],
	['ask', 'ask'],
])('with %s, changes that come one after the other all arrive', (policy, policyBack) => {
	const random = chance(4);
	for (let history = 0; history < 10; history++) {
		const world = worldIn(policy, policyBack);
		for (let step = 0; step < 8; step++) {
			const side = random.of(['books', 'xero'] as const);
			world.edit(side, random.of(edits[side])(random));
			const told = world.sync(side === 'books' ? 'there' : 'back');
			if (conflictsIn(told).length > 0) throw new Error(`a conflict of one change: ${JSON.stringify({ ...world, told })}`);
			if (random.is(0.5)) world.sync(side === 'books' ? 'back' : 'there');
		}
		expect(inStep(world)).toBe(true);
	}
});
