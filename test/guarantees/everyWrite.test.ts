import type { Resources } from '../../src/apis/define';
import { alters } from '../../src/apis/parts';
import { xero } from '../../src/apis/xero';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { zohoCrm } from '../../src/apis/zohoCrm';
import { zohoExpense } from '../../src/apis/zohoExpense';
import { zohoInventory } from '../../src/apis/zohoInventory';
import type { Guarantee } from '../../src/wire/guarantees';
import { faults, type Fault } from './faults';
import { sides, type Side } from './lines';
import { trialOf, type Struck, type Trial } from './trial';

/**
 * Every operation of every table that leaves something other than it was, with a value in every field, while answers are lost: afterwards it has happened
 * once or not at all, and what is said of it is true.
 */

const tables: Readonly<Record<string, Resources>> = { xero, zohoCrm, zohoBooks, zohoInventory, zohoExpense };

const ONCE_FOR_ALL = faults.filter(({ times }) => times === 1);
const FOREVER = faults.find(({ times }) => times === Infinity)!;
const BEFORE = 'the request is dropped before commit';

const LOOK = /Look (?:it |them )?up before sending|look for it before sending it again|look at the record before sending it again/i;
const SEND_AGAIN = /was looked for afterwards and is not there, so it can be sent again/;

/** What holds of all of them: never twice, and nothing untrue is said. */
async function holdsFor({ guarantee }: Trial, struck: Struck): Promise<void> {
	const { outcome, left, carriedOut, lost } = struck;
	expect(lost).toBeGreaterThan(0);
	expect(['none', 'once', 'same']).toContainEqual(left);
	if (guarantee === 'unknown' || guarantee === 'readBack') expect(carriedOut).toBeLessThanOrEqual(1);
	if (!outcome.failure) return expect(left).not.toBe('none');
	if (outcome.failure.cause === 'unknown') return expect(outcome.failure.message).toMatch(LOOK);
	// What is not said to be unknown may be sent again, by whoever reads it: that comes to one as well.
	const again = await struck.again();
	expect(again.left).toBe(left === 'same' ? 'same' : 'once');
}

const succeeds = ({ outcome, left }: Struck): void => expect([outcome.failure, left === 'same' || left === 'once']).toEqual([undefined, true]);
const isUnknown = ({ outcome }: Struck): void => expect(outcome.failure).toMatchObject({ cause: 'unknown' });
const isNotThere = ({ outcome, left }: Struck): void => expect([outcome.failure?.message, left]).toEqual([expect.stringMatching(SEND_AGAIN), 'none']);
const saysTryAgain = ({ outcome }: Struck): void => expect(['network', 'temporarily-unavailable']).toContain(outcome.failure?.cause);

/** What each class promises beyond that. */
const promises: Readonly<Record<Guarantee, (trial: Trial, fault: Fault, struck: Struck) => void>> = {
	remembered: ({ isLookedFor }, fault, struck) => (fault !== FOREVER || isLookedFor ? succeeds(struck) : isUnknown(struck)),
	matched: ({ isPlanned }, fault, struck) => {
		if (isPlanned) return fault.name === BEFORE ? isUnknown(struck) : succeeds(struck);
		return fault === FOREVER ? saysTryAgain(struck) : succeeds(struck);
	},
	lookedUp: (_, fault, struck) => (fault.name === BEFORE && struck.outcome.failure ? isNotThere(struck) : succeeds(struck)),
	readBack: ({ isCertain, isLookedFor }, fault, struck) => {
		if (!isLookedFor || (fault.name === BEFORE && !isCertain)) return isUnknown(struck);
		return fault.name === BEFORE ? isNotThere(struck) : succeeds(struck);
	},
	// A repetition may be refused because the first try did it, and then nobody knows which of the two was.
	harmless: (_, fault, struck) => {
		if (fault.name === BEFORE) succeeds(struck);
		else if (fault !== FOREVER) expect([undefined, 'unknown']).toContain(struck.outcome.failure?.cause);
	},
	unknown: (_, __, struck) => isUnknown(struck),
};

describe.each(Object.keys(sides))('%s', (app) => {
	let side: Side;
	let base: unknown;
	const counted: Record<string, number> = {};
	let trials = 0;
	let written = 0;

	beforeAll(async () => {
		side = await sides[app]!();
		base = side.vendor.snapshot();
	});
	afterAll(() => {
		const classes = Object.entries(counted).map(([guarantee, count]) => `${count} ${guarantee}`);
		console.info(`${app}: ${written} operations that write in ${trials} trials with lost answers: ${classes.join(', ')}; none twice`);
	});

	it.each(operationsOf(app))('%s.%s happens once or not at all, whatever is lost', async (name, verb) => {
		side.vendor.restore(base);
		// So that no minute's limit is reached.
		side.clock.advance(120);
		const trial = await trialOf(side, name, verb);
		counted[trial.guarantee] = (counted[trial.guarantee] ?? 0) + 1;
		written += 1;
		for (const fault of [...ONCE_FOR_ALL, FOREVER]) {
			side.clock.advance(60);
			const struck = await trial.strike(fault);
			trials += 1;
			// An empty answer cannot break off, and so is whole.
			const isWhole = fault.name === 'a body that is cut off' && !struck.outcome.failure && struck.carriedOut === 1;
			try {
				if (!isWhole) promises[trial.guarantee](trial, fault, struck);
				await holdsFor(trial, struck);
			} catch (error) {
				throw new Error(
					`${fault.name} (${trial.guarantee}): ${JSON.stringify({ ...struck, outcome: { did: struck.outcome.did, ...struck.outcome.failure } })}\n${String(error)}`,
				);
			}
		}
	});
});

function operationsOf(app: string): Array<[string, string]> {
	return Object.entries(tables[app]!).flatMap(([name, { operations }]) =>
		Object.entries(operations)
			.filter(([, operation]) => alters(operation))
			.map(([verb]): [string, string] => [name, verb]),
	);
}
