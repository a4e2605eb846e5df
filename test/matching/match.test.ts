import { decide } from '../../src/matching/decide';
import { countryFrom, fieldKindsFrom, thresholdsFrom } from '../../src/matching/form';
import { groupUp } from '../../src/matching/groups';
import { matchCandidates, matchDuplicates, type Settings, type Sorted } from '../../src/matching/match';
import { thresholds, type Pair } from '../../src/matching/pairs';
import type { Row } from '../../src/record';

const settings: Settings = { understanding: { fields: new Map(), country: 'NZ' }, thresholds, oneToOne: false, suggestMerge: true };

interface Match {
	readonly decision: string;
	readonly reason?: string;
	readonly score?: number;
	readonly group?: number;
	readonly survives?: boolean;
	readonly candidate?: { readonly item: number };
	readonly candidates?: readonly { readonly item: number }[];
	readonly evidence?: readonly { readonly field: string; readonly result: string; readonly weight: number }[];
	readonly merge?: Row;
}
const told = ({ json }: Sorted): Match => (json['_sync'] as Row)['match'] as Match;
const matched = (record: Row, candidate: Row, others: readonly Row[] = [], changed: Partial<Settings> = {}): Match =>
	told(matchCandidates([record], [candidate, ...others], { ...settings, ...changed }).sorted[0]!);

const xero: Row = {
	ContactID: 'a1b2',
	Name: 'Kauri Timber Limited',
	EmailAddress: 'office@kauritimber.co.nz',
	TaxNumber: '98-765-432',
	Phones: [
		{ PhoneType: 'FAX', PhoneNumber: '9999999' },
		{ PhoneType: 'DEFAULT', PhoneCountryCode: '64', PhoneAreaCode: '9', PhoneNumber: '555 1234' },
	],
	Addresses: [{ AddressType: 'STREET', AddressLine1: '12 Harbour Street', City: 'Auckland', PostalCode: '1010' }],
};
const books: Row = {
	contact_id: '460',
	contact_name: 'KAURI TIMBER LTD',
	phone: '09 555 1234',
	tax_id: '98765432',
	billing_address: { address: '12 Harbour St', city: 'Auckland', zip: '1010' },
};
const crmAccount: Row = {
	id: '57',
	Account_Name: 'Timber Kauri',
	Website: 'www.kauritimber.co.nz',
	Billing_City: 'Auckland',
	Owner: { name: 'Jo Seller', id: '9', email: 'jo@us.example' },
};
const stranger: Row = { Name: 'Rimu Bakery', EmailAddress: 'hello@rimubakery.nz', ContactID: 'c3' };

describe('records of the applications', () => {
	it('Books and Xero agree without an e-mail address, and it is said on what', () => {
		const match = matched(books, xero, [stranger]);
		expect(match).toMatchObject({ decision: 'matched', candidate: { item: 0 } });
		const results = Object.fromEntries(match.evidence!.map(({ field, result }) => [field, result]));
		expect(results).toMatchObject({ name: 'agreed', phone: 'agreed', street: 'agreed', postcode: 'agreed', city: 'agreed', email: 'missing' });
		// The tax rate of a Books contact is no tax number.
		expect(results['taxNumber']).toBe('missing');
		expect(match.score).toBeGreaterThan(0.99);
	});

	it('a CRM account is known by its name and its website', () => {
		expect(matched(crmAccount, xero, [stranger])).toMatchObject({ decision: 'matched', candidate: { item: 0 } });
	});

	it('an id that the Record Mapper wrote settles it', () => {
		const renamed = { ContactID: 'd4', ContactNumber: 'books:460', Name: 'Northland Sawmills' };
		expect(matched(books, renamed, [xero])).toMatchObject({ decision: 'matched', candidate: { item: 0 }, score: 1 });
	});

	it('an id that names another record speaks against a match', () => {
		const evidence = matched(books, { ...xero, ContactNumber: 'books:461' }).evidence ?? [];
		expect(evidence.find(({ field }) => field === 'externalId')).toMatchObject({ result: 'disagreed', weight: -8 });
	});

	it('a CRM contact is known in a Xero contact that bears its name', () => {
		const person: Row = { id: '8', First_Name: 'Wiremu', Last_Name: 'Thornbury', Email: 'wiremu@gmail.com', Account_Name: { name: 'Kauri Timber', id: '57' } };
		expect(matched(person, { ContactID: 'e5', Name: 'Thornbury Wiremu', EmailAddress: 'wiremu@gmail.com' }, [xero])).toMatchObject({
			decision: 'matched',
			candidate: { item: 0 },
		});
		// Its company is not the person.
		expect(matched({ ...person, Email: '', Phone: '095551234' }, xero)).toMatchObject({ decision: 'review', reason: 'company-only' });
	});

	it('what is somebody else is new', () => {
		expect(matched(stranger, xero)).toEqual({ decision: 'new' });
	});
});

describe('what a person decides', () => {
	const family = { surname: 'Thornbury', street: '5 Rata Road', city: 'Napier', postcode: '4110', phone: '06 844 1212' };
	it.each([
		['families', { ...family, first_name: 'Ann' }, { ...family, first_name: 'Peter' }],
		[
			'colleagues',
			{ first_name: 'Ann', surname: 'Lee', website: 'kauri.nz', phone: '06 844 1212', company: 'Kauri' },
			{ first_name: 'Ann', surname: 'Thornbury', website: 'kauri.nz', phone: '06 844 1212', company: 'Kauri' },
		],
		[
			'customers of one accountant',
			{ name: 'Rimu Bakery', email: 'a@ledgers.nz', phone: '06 844 1212' },
			{ name: 'Kauri Timber', email: 'a@ledgers.nz', phone: '06 844 1212' },
		],
	])('%s are never matched', (_, one, other) => {
		expect(matched(one, other)).toMatchObject({ decision: 'review', reason: 'names-differ' });
	});

	it('numbered trusts are different ones', () => {
		expect(matched({ name: 'Thornbury Family Trust No 1' }, { name: 'Thornbury Family Trust No 2' }).decision).not.toBe('matched');
	});

	it('two that fit equally go to review with both', () => {
		const match = matched(books, xero, [{ ...xero, ContactID: 'zz' }]);
		expect(match).toMatchObject({ decision: 'review', reason: 'ambiguous' });
		expect(match.candidates!.map(({ item }) => item).sort()).toEqual([0, 1]);
	});
});

describe('bad input', () => {
	it('has an issue with its place, and comes out', () => {
		const [first, second] = matchCandidates([{ email: 'none of it', name: { deep: true }, phone: ['x', {}] }, {}], [xero], settings).sorted;
		expect(first!.to).toBe('review');
		expect(((first!.json['_sync'] as Row)['issues'] as Row[]).map(({ at }) => at)).toEqual(['name', 'phone[1]', 'email', 'phone[0]', '']);
		expect(second).toMatchObject({
			to: 'review',
			json: { _sync: { match: { reason: 'nothing-to-compare', candidates: [] }, issues: [{ rule: 'nothing-to-compare', at: '' }] } },
		});
	});

	it('keeps what came with the record', () => {
		const trail = { source: { app: 'zohoBooks', entity: 'contact', id: '460' }, issues: [{ at: 'x', says: 'y', rule: 'z', severity: 'warning' }] };
		const [sorted] = matchCandidates([{ ...books, _sync: trail }], [xero], settings).sorted;
		expect(sorted!.json).toMatchObject({ contact_name: 'KAURI TIMBER LTD', _sync: { ...trail, match: { decision: 'matched' } } });
	});

	it('a candidate with nothing to compare is named', () => {
		expect(matchCandidates([books], [xero, {}, { notes: 'x' }], settings).empty).toEqual([1, 2]);
	});
});

describe('fields of the form', () => {
	it('say what a field holds, and what is not to be compared', () => {
		const understanding = {
			fields: fieldKindsFrom([
				{ field: 'custom.who', kind: 'name' },
				{ field: 'name', kind: 'ignore' },
			]) as ReadonlyMap<string, never>,
		};
		const record = { name: 'Internal 7', custom: { who: 'Kauri Timber' } };
		expect(matched(record, xero, [], { understanding })).toMatchObject({ decision: 'matched' });
		expect(matched(record, xero)).toEqual({ decision: 'new' });
	});

	it('that mean nothing are said', () => {
		expect(fieldKindsFrom([{ field: '__proto__.x', kind: 'name' }])).toContain('"__proto__.x" in row 1');
		expect(fieldKindsFrom([{ field: 'x', kind: 'toString' }])).toContain('"toString" in row 1');
		expect(fieldKindsFrom('junk')).toEqual(new Map());
		expect(thresholdsFrom({ matchThreshold: 0.5, reviewThreshold: 0.6 })).toContain('must not be above');
		expect(thresholdsFrom({ matchThreshold: 'x' })).toContain('between 0 and 1');
		expect(thresholdsFrom(undefined)).toEqual(thresholds);
		expect([countryFrom('Austria'), countryFrom(''), countryFrom('Narnia')]).toEqual(['AT', undefined, false]);
	});
});

const pair = (record: number, candidate: number, bits: number, doubt?: Pair['doubt']): Pair => ({
	record,
	candidate,
	bits,
	score: 1 / (1 + 2 ** -bits),
	evidence: [],
	...(doubt && { doubt }),
});

describe('one to one', () => {
	const is = (pairs: readonly Pair[], oneToOne: boolean) =>
		decide(3, pairs, thresholds, oneToOne).map((decision) =>
			decision.is === 'matched' ? decision.pair.candidate : decision.is === 'review' ? decision.reason : 'new',
		);

	it('gives a candidate to the record that fits best', () => {
		const pairs = [pair(0, 0, 20), pair(1, 0, 10), pair(1, 1, 9)];
		expect(is(pairs, false)).toEqual([0, 'ambiguous', 'new']);
		expect(is(pairs, true)).toEqual([0, 1, 'new']);
		expect(is([pair(0, 0, 20), pair(1, 0, 10)], true)).toEqual([0, 'taken', 'new']);
		expect(is([pair(0, 0, 20), pair(1, 0, 10)], false)).toEqual([0, 0, 'new']);
	});

	it('asks where two records fit one candidate alike', () => {
		expect(is([pair(0, 0, 20), pair(1, 0, 19)], true)).toEqual(['ambiguous', 'ambiguous', 'new']);
	});

	it('asks where a sure pair is in doubt or a pair is unsure', () => {
		expect(is([pair(0, 0, 20, 'names-differ'), pair(1, 1, 0)], false)).toEqual(['names-differ', 'unsure', 'new']);
	});
});

describe('duplicates', () => {
	it('are grouped, and one of them survives with what the others have', () => {
		const twin = { ...xero, ContactID: 'b2', Name: 'Kauri Timber', TaxNumber: '', Website: 'kauritimber.co.nz', ContactStatus: 'ARCHIVED', Phones: [] };
		const { sorted } = matchDuplicates([stranger, { ...xero, ContactStatus: 'ACTIVE' }, twin], settings);
		expect(sorted.map(({ to }) => to)).toEqual(['new', 'matched', 'matched']);
		expect(told(sorted[1]!)).toMatchObject({ group: 1, survives: true, items: [1, 2], candidates: [{ item: 2 }] });
		expect(told(sorted[2]!)).toMatchObject({
			group: 1,
			survives: false,
			candidates: [{ item: 1 }],
			merge: {
				survivor: { side: 'record', item: 1 },
				because: 'It is active, the other one is not.',
				fields: [{ field: 'Website', from: { item: 2 }, value: 'kauritimber.co.nz' }],
				conflicts: [{ field: 'Name', kept: 'Kauri Timber Limited', other: 'Kauri Timber' }],
			},
		});
	});

	it('a chain joins no strangers', () => {
		const contradict = (one: number, other: number) => one + other === 2 && one !== other;
		const members = groupUp(4, [pair(0, 1, 20), pair(1, 2, 15)], thresholds, contradict);
		expect(members.map(({ is }) => is)).toEqual(['matched', 'matched', 'review', 'new']);
		expect(members[2]).toMatchObject({ reason: 'contradicts-group' });
	});
});

it('a merge of two applications speaks of what fields say', () => {
	expect(matched(books, xero).merge).toEqual({
		survivor: { side: 'candidate', item: 0 },
		because: 'It says more about who it is.',
		fields: [],
		conflicts: [
			{ field: 'contact_name', kept: 'Kauri Timber Limited', other: 'KAURI TIMBER LTD', from: { side: 'record', item: 0 } },
			{ field: 'phone', kept: '+64 9 555 1234', other: '09 555 1234', from: { side: 'record', item: 0 } },
			{ field: 'billing_address.address', kept: '12 Harbour Street', other: '12 Harbour St', from: { side: 'record', item: 0 } },
		],
	});
});
