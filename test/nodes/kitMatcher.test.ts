import { RecordMatcher } from '../../nodes/RecordMatcher/RecordMatcher.node';
import { matchCandidates, matchDuplicates } from '../../src/matching/match';
import { thresholds } from '../../src/matching/pairs';
import type { Row } from '../../src/record';
import { runNode, type Outcome } from '../engine/engine';
import { companies, people, world } from '../matching/generated';
import { chance } from '../mapping/random';
import { junk, junkRow, spoiled } from './junk';
import { jsons } from './kitRecords';
import { trials } from '../support/trials';

const node = new RecordMatcher();
const kauri: Row = { ContactID: 'a1', Name: 'Kauri Timber Limited', EmailAddress: 'office@kauritimber.nz', TaxNumber: '98-765-432' };
const rimu: Row = { ContactID: 'b2', Name: 'Rimu Bakery', EmailAddress: 'hello@rimubakery.nz' };
const books: Row = { contact_id: '460', contact_name: 'KAURI TIMBER LTD', tax_reg_no: '98765432' };
const itemsOf = ({ outputs }: Outcome): number[] => outputs.flat().map(({ pairedItem }) => (pairedItem as { item: number }).item);

describe('Record Matcher', () => {
	it('sends what it recognises, what it is unsure of and what is new three ways, paired', async () => {
		const ran = await runNode({
			node,
			parameters: {},
			items: [
				[books, { name: 'Totara Motors' }, { notes: 'x' }],
				[rimu, kauri],
			],
		});
		expect(ran.error).toBeUndefined();
		expect(ran.outputs[0]).toMatchObject([
			{ json: { contact_id: '460', _sync: { match: { decision: 'matched', candidate: { item: 1, record: kauri } } } }, pairedItem: { item: 0 } },
		]);
		expect(ran.outputs[1]).toMatchObject([{ json: { notes: 'x', _sync: { match: { reason: 'nothing-to-compare' } } }, pairedItem: { item: 2 } }]);
		expect(ran.outputs[2]).toMatchObject([{ json: { name: 'Totara Motors', _sync: { match: { decision: 'new' } } }, pairedItem: { item: 1 } }]);
	});

	it.each([
		['where nothing is connected to the second input', { find: 'connected' }, [[kauri, rimu, { ...kauri, ContactID: 'c3' }]], [2, 0, 1]],
		['where it is asked to', { find: 'duplicates' }, [[kauri, rimu, { ...kauri, ContactID: 'c3' }], [kauri]], [2, 0, 1]],
	])('looks for duplicates %s', async (_, parameters, items, counts) => {
		const { outputs, error } = await runNode({ node, parameters, items });
		expect(error).toBeUndefined();
		expect(outputs.map((all) => all.length)).toEqual(counts);
	});

	it('takes no candidates for candidates where it is told to', async () => {
		const { outputs } = await runNode({ node, parameters: { find: 'candidates' }, items: [[kauri, { ...kauri, ContactID: 'c3' }], []] });
		expect(outputs.map((all) => all.length)).toEqual([0, 0, 2]);
	});

	it('matches one to one, and names candidates that hold nothing', async () => {
		const parameters = { find: 'candidates', oneToOne: true };
		const { outputs, hints } = await runNode({
			node,
			parameters,
			items: [
				[{ ...books, email: 'office@kauritimber.nz' }, books],
				[kauri, {}],
			],
		});
		expect(outputs.map((all) => all.length)).toEqual([1, 1, 0]);
		expect(jsons(outputs[1])).toMatchObject([{ _sync: { match: { reason: 'taken' } } }]);
		expect(hints).toMatchObject([{ message: 'Candidates that hold nothing to compare: item 1' }]);
	});

	it('takes the meaning of fields, the thresholds and the wish for no merge from the form', async () => {
		const fields = {
			field: [
				{ field: 'cf.who', kind: 'name' },
				{ field: 'label', kind: 'ignore' },
			],
		};
		const options = { matchThreshold: 0.5, reviewThreshold: 0.2, suggestMerge: false };
		const { outputs } = await runNode({ node, parameters: { fields, options, country: 'NZ' }, items: [[{ cf: { who: 'Kauri Timber' } }], [kauri, rimu]] });
		const [json] = jsons(outputs[0]) as Row[];
		expect(json).toMatchObject({ _sync: { match: { candidate: { item: 0 } } } });
		expect((json?.['_sync'] as Row)['match']).not.toHaveProperty('merge');
	});

	it.each([
		['thresholds', { options: { matchThreshold: 0.1, reviewThreshold: 0.9 } }, 'must not be above'],
		['a country', { country: 'Narnia' }, 'two letters'],
		['fields', { fields: { field: [{ field: '__proto__', kind: 'name' }] } }, 'no path'],
	])('refuses %s that mean nothing', async (_, parameters, says) => {
		const { error } = await runNode({ node, parameters, items: [[books], [kauri]] });
		expect(error?.message).toContain(says);
		const { outputs, error: none } = await runNode({ node, parameters, items: [[books, rimu], [kauri]], onError: 'continueErrorOutput' });
		expect(none).toBeUndefined();
		expect(outputs.map((all) => all.length)).toEqual([0, 0, 0, 2]);
		expect(jsons(outputs[3])).toMatchObject([{ error: { cause: 'unknown', input: books } }, { error: { input: rimu } }]);
	});

	it('shows the thresholds that are shipped', () => {
		const options = node.description.properties.find(({ name }) => name === 'options')?.options ?? [];
		const defaults = Object.fromEntries(options.map((option) => [option.name, (option as { default?: unknown }).default]));
		expect(defaults).toMatchObject({ matchThreshold: thresholds.match, reviewThreshold: thresholds.review });
	});
});

describe('records of junk and of spoiled sense', () => {
	const random = chance(71);
	const w = world(random);
	const sane = [
		...companies(w, trials(3000)).candidates.rows,
		...people(
			w,
			trials(1500),
			() => 2,
			() => 2,
		).rows,
	];
	const records = Array.from({ length: trials(10_000) }, () => (random.is(0.4) ? junkRow(random) : spoiledPlaces(random.of(sane))));

	/** Junk under the names that say who someone is. */
	function spoiledPlaces(record: Row): Row {
		const copy = spoiled(random, record);
		for (const name of ['Name', 'email', 'Phones', 'Addresses', 'surname', 'contact_persons', 'date_of_birth']) if (random.is(0.15)) copy[name] = junk(random);
		return copy;
	}

	it('all come out once, from the node', async () => {
		const candidates = Array.from({ length: 1000 }, () => (random.is(0.3) ? junkRow(random) : spoiledPlaces(random.of(sane))));
		const before = JSON.stringify(records);
		const { outputs, error, ...ran } = await runNode({ node, parameters: { find: 'candidates', oneToOne: true }, items: [records, candidates] });
		expect(error).toBeUndefined();
		expect(itemsOf({ outputs, ...ran }).sort((a, b) => a - b)).toEqual(records.map((_, at) => at));
		expect(outputs.map((all) => all.length > 0)).toEqual([true, true, true]);
		expect(JSON.stringify(records)).toBe(before);
		expect(({} as Row)['polluted']).toBeUndefined();
		const [matched, review, fresh] = outputs.map((all) => all.length);
		console.info(`${records.length} fuzzed records: ${matched} matched, ${review} to review, ${fresh} new`);
	}, 120_000);

	it('all come out once, among themselves', () => {
		const { sorted } = matchDuplicates(records, { understanding: { fields: new Map() }, thresholds, oneToOne: false, suggestMerge: true });
		expect(sorted).toHaveLength(records.length);
		for (const { json } of sorted) JSON.stringify(json);
	}, 120_000);

	it('and what no JSON can be does no harm either', () => {
		const odd = [
			{ name: Symbol('x') },
			{ name: () => 1 },
			{ email: NaN },
			{ phone: 12n },
			Object.create(null) as Row,
			{ Addresses: [null, undefined, []] },
		] as Row[];
		expect(matchCandidates(odd, odd, { understanding: { fields: new Map() }, thresholds, oneToOne: false, suggestMerge: true }).sorted).toHaveLength(
			odd.length,
		);
	});
});
