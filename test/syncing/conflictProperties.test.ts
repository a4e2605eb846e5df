import { xero } from '../../src/apis/xero';
import { find } from '../../src/mapping/path';
import type { Rules } from '../../src/mapping/rule';
import type { Row } from '../../src/record';
import { policies, type Policy, type Side } from '../../src/syncing/conflict';
import { BLANK, printOf, type Part } from '../../src/syncing/fingerprint';
import { canonical, comparedBy, type Compared } from '../../src/syncing/sameness';
import { settle, type Settled } from '../../src/syncing/settle';
import { chance, type Chance } from '../mapping/random';
import { trials } from '../support/trials';

/** Ten thousand records that differ by chance, with every policy: nothing is lost in silence, and what is done stays done. */

const resource = xero.contact;
const rules: Rules = {
	Name: { from: 'a' },
	EmailAddress: { from: 'b' },
	TaxNumber: { from: 'c' },
	AccountNumber: { from: 'd' },
	'PaymentTerms.Sales.Day': { from: 'e' },
	'PaymentTerms.Sales.Type': { from: 'f' },
	Phones: { rows: { one: { each: 'g', rules: { PhoneType: { always: 'DEFAULT' }, PhoneNumber: { from: 'h' } } } } },
};
const compared = comparedBy(rules, resource.fields);
const names = Object.keys(policies) as Policy[];
const swapped = (part: Part): Part => Object.fromEntries(Object.entries(part).map(([name, { source, target }]) => [name, { source: target, target: source }]));
const at = (record: Row, path: string): unknown => find({ record, row: record, place: '' }, path).value;
const print = (record: Row, one: Compared): string => printOf(canonical(at(record, one.path), one));

const recordBy = (random: Chance): Row => {
	const some = <T>(values: readonly T[]): T | undefined => (random.is(0.25) ? undefined : random.of(values));
	const day = some([10, 20, '20.0']);
	const type = some(['DAYSAFTERBILLDATE', 'OFFOLLOWINGMONTH']);
	const number = some(['1', '2']);
	return JSON.parse(
		JSON.stringify({
			Name: some(['A', 'B', ' A ']),
			EmailAddress: some(['a@b.example', 'c@d.example']),
			TaxNumber: some(['1', '1.0']),
			AccountNumber: some(['', '07', '7']),
			...(day !== undefined || type !== undefined ? { PaymentTerms: { Sales: { Day: day, Type: type } } } : {}),
			...(number === undefined ? {} : { Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: number }] }),
		}),
	) as Row;
};

interface Triple {
	readonly source: Row;
	readonly target: Row;
	readonly base?: Part;
	readonly newer?: Side;
	readonly policyOf: (path: string) => Policy;
}

const tripleBy = (random: Chance): Triple => {
	const [before, other] = [recordBy(random), recordBy(random)];
	const copy = (record: Row): Row => structuredClone(random.is(0.5) ? before : record);
	const part = Object.fromEntries(
		compared.filter(() => random.is(0.9)).map((one) => [one.path, { source: print(before, one), target: print(random.is(0.95) ? before : other, one) }]),
	);
	const byField = new Map(compared.map(({ path }) => [path, random.of(names)]));
	const newer = random.of(['source', 'target', undefined] as const);
	return {
		source: copy(recordBy(random)),
		target: { ...copy(recordBy(random)), ContactID: 'x' },
		...(random.is(0.8) ? { base: part } : {}),
		...(newer ? { newer } : {}),
		policyOf: (path) => byField.get(path)!,
	};
};

/** Xero takes what is sent of a field, and leaves what is not. */
const sent = (target: Row, { record }: Settled): Row => ({ ...target, ...record });

const triples = (() => {
	const random = chance(11);
	return Array.from({ length: trials(10_000) }, () => tripleBy(random));
})();

it('every difference is written, or left with a record of it, or asked about', () => {
	const seen = { written: 0, left: 0, asked: 0, warned: 0 };
	for (const triple of triples) {
		const settled = settle({ resource, compared, ...triple });
		const after = sent(triple.target, settled);
		const told = (path: string) => settled.conflicts.find(({ at }) => at === path);
		for (const one of compared) {
			const [source, target, then] = [print(triple.source, one), print(triple.target, one), print(after, one)];
			const base = triple.base?.[one.path];
			const place = () => `${JSON.stringify({ ...triple, path: one.path, policy: triple.policyOf(one.path), after, settled })}`;
			const isChanged = settled.changes.some(({ at }) => at === one.path);
			if (isChanged !== (then !== target)) throw new Error(`what is written is not what is told: ${place()}`);
			if (isChanged) {
				seen.written++;
				if (then !== source) throw new Error(`something else was written: ${place()}`);
				const mayLose = target !== BLANK && (base === undefined || base.target !== target);
				if (mayLose && told(one.path)?.decision !== 'source') throw new Error(`replaced in silence: ${place()}`);
			} else if (source === BLANK && (base === undefined || base.source === BLANK)) {
				// It never said anything, so nothing of it is lost.
				if (told(one.path) !== undefined && then !== source) throw new Error(`said of nothing: ${place()}`);
			} else if (then !== source) {
				const decision = told(one.path)?.decision;
				if (decision !== 'target' && decision !== 'ask') throw new Error(`left in silence: ${place()}`);
				const issues = settled.issues.filter(({ at }) => at === one.path).map(({ severity }) => severity);
				if (decision === 'ask') {
					seen.asked++;
					if (issues.join() !== 'review') throw new Error(`not asked: ${place()}`);
				} else {
					seen.left++;
					if (base !== undefined && base.source !== source && issues.join() !== 'warning') throw new Error(`a change of the source was lost: ${place()}`);
					seen.warned += issues.length;
				}
			}
		}
	}
	for (const count of Object.values(seen)) expect(count).toBeGreaterThan(trials(1000));
});

it('after it, the same run has nothing to write, and the way back nothing but what is still open', () => {
	let open = 0;
	for (const triple of triples) {
		const first = settle({ resource, compared, ...triple });
		const after = sent(triple.target, first);
		const again = settle({ resource, compared, ...triple, target: after, base: first.agreed });
		if (again.changes.length > 0) throw new Error(JSON.stringify({ ...triple, first, again }));
		if (again.issues.some(({ severity }) => severity === 'warning')) throw new Error(`warned twice: ${JSON.stringify({ ...triple, first, again })}`);
		const back = settle({ resource, compared, ...triple, source: after, target: triple.source, base: swapped(first.agreed) });
		const still = new Set(compared.filter((one) => print(after, one) !== print(triple.source, one)).map(({ path }) => path));
		open += still.size;
		if (back.changes.some(({ at }) => !still.has(at))) throw new Error(JSON.stringify({ ...triple, first, back }));
	}
	expect(open).toBeGreaterThan(trials(5000));
});

it('no two policies, in whatever directions and by turns, write a field to and fro', () => {
	let writes = 0;
	for (const [index, triple] of triples.slice(0, 1500).entries()) {
		const policyBack = (path: string): Policy => names[(index + path.length) % names.length]!;
		let [one, other, base] = [triple.source, triple.target, triple.base];
		const written: string[] = [];
		for (let turn = 0; turn < 6; turn++) {
			const isBack = turn % 2 === 1;
			const settled = settle({
				resource,
				compared,
				source: one,
				target: other,
				...(base ? { base } : {}),
				policyOf: isBack ? policyBack : triple.policyOf,
				...(triple.newer ? { newer: isBack ? (triple.newer === 'source' ? 'target' : 'source') : triple.newer } : {}),
			});
			written.push(...settled.changes.map(({ at }) => at));
			[one, other, base] = [sent(other, settled), one, swapped(settled.agreed)];
		}
		writes += written.length;
		if (new Set(written).size !== written.length) throw new Error(JSON.stringify({ ...triple, written }));
	}
	expect(writes).toBeGreaterThan(trials(1500));
});

it('a document that has come further is not moved back, and one that has ended takes nothing', () => {
	const random = chance(5);
	const order = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED'];
	const status = comparedBy({ Status: { from: 'a' }, Reference: { from: 'b' } }, xero.invoice.fields);
	const precedence = { field: 'Status', order: order.map((name) => [name]) };
	for (let index = 0; index < trials(2000); index++) {
		const [from, to] = [random.of(order), random.of(order)];
		const { changes } = settle({
			resource: xero.invoice,
			compared: status,
			source: { Status: to, Reference: 'new' },
			target: { Status: from, Reference: 'old' },
			policyOf: () => random.of(names),
			precedence,
		});
		const moved = changes.find(({ at }) => at === 'Status');
		if (moved && order.indexOf(to) <= order.indexOf(from)) throw new Error(`${from} became ${to}`);
		if (from === 'VOIDED' && changes.length > 0) throw new Error('a void document was changed');
	}
});
