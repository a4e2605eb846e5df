import { decide, laterOf, type Decision, type Facts } from '../../src/syncing/conflict';
import { alike, BLANK, UNKNOWN } from '../../src/syncing/fingerprint';

/** One field: o is what both sides agreed on, a and b are later changes. */
const given = (policy: Facts['policy'], source: string, target: string, base?: string, newer?: Facts['newer']): Facts => ({
	policy,
	source,
	target,
	...(base === undefined ? {} : { base: alike(base) }),
	...(newer ? { newer } : {}),
});

describe('a field with a known last sync', () => {
	it.each<[string, Facts, Partial<Decision>]>([
		['both the same', given('ask', 'a', 'a', 'o'), { does: 'agree', agreed: alike('a') }],
		['changed in the source only', given('ask', 'a', 'o', 'o'), { does: 'write', why: 'changed', agreed: alike('a') }],
		['changed in the source only', given('newest', 'a', 'o', 'o', 'target'), { does: 'write', why: 'changed' }],
		['changed in the target only', given('ask', 'o', 'b', 'o'), { does: 'leave', why: 'targetChanged', agreed: alike('o') }],
		['changed in the target only', given('newest', 'o', 'b', 'o', 'source'), { does: 'leave', why: 'targetChanged' }],
		['changed in both', given('ask', 'a', 'b', 'o'), { does: 'ask', why: 'bothChanged', agreed: alike('o') }],
		['changed in both', given('newest', 'a', 'b', 'o', 'source'), { does: 'write', why: 'sourceNewer', loses: 'target' }],
		['changed in both', given('newest', 'a', 'b', 'o', 'target'), { does: 'leave', why: 'targetNewer', loses: 'source', agreed: { source: 'a', target: 'o' } }],
		['changed in both, no times', given('newest', 'a', 'b', 'o'), { does: 'ask', why: 'noTimes' }],
		['changed in both', given('sourceOfTruth', 'a', 'b', 'o'), { does: 'write', why: 'sourceOwns', loses: 'target' }],
		['changed in the target only', given('sourceOfTruth', 'o', 'b', 'o'), { does: 'write', why: 'sourceOwns', loses: 'target' }],
		['changed in the source only', given('targetOfTruth', 'a', 'o', 'o'), { does: 'leave', why: 'targetOwns', loses: 'source' }],
		['changed in both', given('fillOnly', 'a', 'b', 'o'), { does: 'leave', why: 'filled', loses: 'source' }],
		['emptied in the source', given('sourceOfTruth', BLANK, 'o', 'o'), { does: 'leave', why: 'sourceCleared', loses: 'source' }],
		['emptied in the target', given('newest', 'o', BLANK, 'o'), { does: 'leave', why: 'targetCleared' }],
		['emptied in the target', given('fillOnly', 'o', BLANK, 'o'), { does: 'write', why: 'empty' }],
		['emptied in the target, changed in the source', given('ask', 'a', BLANK, 'o'), { does: 'ask', why: 'bothChanged' }],
		['empty in the target of old', given('ask', 'a', BLANK, BLANK), { does: 'write', why: 'changed' }],
		['empty in the target of old', given('targetOfTruth', 'a', BLANK, BLANK), { does: 'leave', why: 'targetOwns' }],
	])('%s: %j', (_, facts, expected) => expect(decide(facts)).toMatchObject(expected));

	it('is told of once when it lost, and stays decided', () => {
		const facts = given('newest', 'a', 'b', 'o', 'target');
		const { agreed } = decide(facts);
		expect(decide({ ...facts, base: agreed!, newer: 'source' })).toEqual({ does: 'leave', why: 'targetChanged', agreed });
		expect(decide({ ...facts, source: 'b', target: 'a', base: { source: agreed!.target, target: agreed!.source } })).toMatchObject({
			does: 'write',
			why: 'changed',
		});
	});
});

describe('a field of which nothing is known', () => {
	it.each<[string, Facts, Partial<Decision>]>([
		['empty in the target', given('ask', 'a', BLANK), { does: 'write', why: 'empty' }],
		['empty in the target', given('targetOfTruth', 'a', BLANK), { does: 'leave', why: 'targetOwns' }],
		['empty in the source', given('sourceOfTruth', BLANK, 'b'), { does: 'leave', why: 'sourceBlank' }],
		['different', given('ask', 'a', 'b'), { does: 'ask', why: 'neverSynced' }],
		['different', given('newest', 'a', 'b', undefined, 'source'), { does: 'write', why: 'sourceNewer' }],
		['different', given('newest', 'a', 'b', undefined, 'target'), { does: 'leave', why: 'targetNewer', agreed: { source: 'a', target: UNKNOWN } }],
		['different', given('sourceOfTruth', 'a', 'b'), { does: 'write', why: 'sourceOwns' }],
		['different', given('fillOnly', 'a', 'b'), { does: 'leave', why: 'filled' }],
	])('%s: %j', (_, facts, expected) => expect(decide(facts)).toMatchObject(expected));
});

it('the later side is only known from two different times', () => {
	expect([laterOf(2, 1), laterOf(1, 2), laterOf(1, 1), laterOf(undefined, 1), laterOf(1, undefined)]).toEqual([
		'source',
		'target',
		undefined,
		undefined,
		undefined,
	]);
});
