import type { Resource } from '../apis/define';
import { applications } from '../apis/targets';
import type { Row } from '../record';
import { printOf, UNKNOWN, type Agreed, type Fingerprint, type Part } from '../syncing/fingerprint';
import { canonical, comparedBy, type Compared } from '../syncing/sameness';
import type { Settled } from '../syncing/settle';
import { map } from './map';
import * as parts from './parts';
import { find, steps, write } from './path';
import type { Mapping } from './rule';
import type { Given } from './twoWay';
import { writableBy } from './writable';

/** What a mapping makes: a vendor's resource, or what stands for one. */
export const resourceOf = ({ to }: Mapping): Resource | undefined =>
	applications[to.app]?.resources[to.resource] ?? (Object.hasOwn(parts, to.resource) ? parts[to.resource as keyof typeof parts] : undefined);

/** The name of a direction in a fingerprint: where it leads, such as `xero:contact`. */
export const partOf = ({ to }: Mapping): string => `${to.app}:${to.resource}`;

/** The one mapping that leads the other way: of those that make one record of one. */
export function backOf(mapping: Mapping, all: readonly Mapping[]): Mapping | undefined {
	const { from, to } = mapping;
	const found = all.filter(
		(other) =>
			other.each === undefined &&
			other.from.app === to.app &&
			other.from.entity === to.resource &&
			other.to.app === from.app &&
			other.to.resource === from.entity,
	);
	return found.length === 1 ? found[0] : undefined;
}

/**
 * What this run makes of the other direction's part of the fingerprint. Otherwise everything that was brought over would look there like a change of both sides:
 * our own write on the one, and what we wrote it from on the other. The way back is run on the record as it will be, so that a name that the target cuts short
 * does not come back short.
 */
export function wayBack({ input, rowsBack, twoWay: { back }, mapped }: Given, target: Row, settled: Settled, last: Fingerprint = {}): Fingerprint {
	if (!back || back.each !== undefined) return {};
	const name = partOf(back);
	const compared = comparedBy(back.rules, writableBy(back).fields).filter(({ path }) => path !== resourceOf(back)?.id);
	const before = Object.hasOwn(last, name) ? last[name]! : {};
	const returned = (record: Row): Row => map(back, back.rules, record, {}, rowsBack)[0]?.record ?? {};
	const after = afterwards(target, settled);
	const bySource = (paths: readonly string[]): Row | undefined => (paths.length === 0 ? undefined : returned(taking(after, mapped.record, paths)));
	const [stands, waiting, considered] = [returned(after), bySource(settled.waiting), bySource(settled.considered)];
	const differs = (one: Compared, other: Row | undefined): boolean => other !== undefined && printAt(stands, one) !== printAt(other, one);
	const part = compared.flatMap((one): [string, Agreed][] => {
		const known = Object.hasOwn(before, one.path) ? before[one.path] : undefined;
		if (differs(one, waiting)) return known ? [[one.path, known]] : [];
		const here = printAt(input, one);
		return [[one.path, { source: differs(one, considered) ? (known?.source ?? UNKNOWN) : printAt(stands, one), target: here }]];
	});
	return { [name]: Object.fromEntries(part) as Part };
}

const printAt = (record: Row, one: Compared): string => printOf(canonical(find({ record, row: record, place: '' }, one.path).value, one));

/** The target's record once everything is written. */
function afterwards(target: Row, { record, changes }: Settled): Row {
	const roots = new Set(changes.map(({ at }) => steps(at)[0]!));
	return { ...target, ...Object.fromEntries(Object.entries(record).filter(([name]) => roots.has(name) || target[name] === undefined)) };
}

/** The same record, if the source's values were in these fields: what then comes back differently depends on them. */
function taking(after: Row, source: Row, paths: readonly string[]): Row {
	const record = structuredClone(after);
	for (const path of paths) write(record, path, find({ record: source, row: source, place: '' }, path).value);
	return record;
}
