import type { Fields } from '../apis/define';
import { applications } from '../apis/targets';
import type { Problem } from '../failure';
import { check, type Writable } from '../mapping/check';
import { sourceResources, targetResources } from '../mapping/custom';
import type { Rules } from '../mapping/rule';
import { writableBy } from '../mapping/writable';
import type { Row } from '../record';
import { adviseFields } from './fields/advise';
import { described, type Described } from './fields/described';
import { rulesFrom } from './fields/rules';
import { fieldsOf, seenIn } from './fields/seen';
import type { Advice } from './suggestion';

/** A record as workflows name it, such as `xero:invoice`. */
export type RecordName = string;

/** Sources that no table describes are known by their samples alone. */
export const SAMPLES = 'samples';

const namesOf = (resources: (app: string) => Readonly<Record<string, { readonly label: string }>>): { readonly name: string; readonly value: RecordName }[] =>
	Object.entries(applications).flatMap(([app, { label }]) =>
		Object.entries(resources(app)).map(([resource, one]) => ({ name: `${label} ${one.label}`, value: `${app}:${resource}` })),
	);

/** What can be mapped from, and to. */
export const mappable = { sources: namesOf(sourceResources), targets: namesOf(targetResources) };

export interface Between {
	readonly source: RecordName;
	readonly target: RecordName;
	readonly targets: readonly Described[];
	readonly sources: readonly Described[];
	readonly advice: readonly Advice[];
	/** What the target takes. */
	readonly writable: Writable;
}

/** The fields of both records where an account has added some of its own; without them, those that every account has. */
export interface OwnFields {
	/** As a record comes out of the source. */
	readonly read?: Fields;
	/** As a record goes into the target. */
	readonly written?: Fields;
}

/**
 * Which field of the source may fill which of the target, or why that cannot be said.
 * @param samples records of the source
 * @param there records that the target has already: values that both sides know tell the most
 */
export function fieldsBetween(
	source: RecordName,
	target: RecordName,
	samples: readonly Row[],
	there: readonly Row[],
	own: OwnFields = {},
): Between | { readonly says: string } {
	const [app = '', name = ''] = target.split(':');
	const into = Object.hasOwn(applications, app) ? targetResources(app) : {};
	if (!Object.hasOwn(into, name)) return { says: `There is no record "${target}" to map to` };
	const sources = sourceFields(source, samples, own);
	if ('says' in sources) return sources;
	const known = writableBy({ to: { app, resource: name } });
	const writable = { ...known, fields: own.written ?? known.fields };
	const targets = described(app, { ...into[name]!, fields: writable.fields });
	return { source, target, targets, sources, writable, advice: adviseFields(targets, sources, { seen: seenIn(samples), seenInTarget: seenIn(there) }) };
}

function sourceFields(source: RecordName, samples: readonly Row[], own: OwnFields): Described[] | { readonly says: string } {
	if (source === SAMPLES) {
		const fields = fieldsOf(samples);
		if (Object.keys(fields).length === 0) return { says: 'The sample records have no fields' };
		return described(SAMPLES, { fields, label: 'Record', id: 'id', title: 'name' });
	}
	const [app = '', name = ''] = source.split(':');
	const from = Object.hasOwn(applications, app) ? sourceResources(app) : {};
	if (!Object.hasOwn(from, name)) return { says: `There is no record "${source}" to map from` };
	const { fields, ...about } = from[name]!;
	return described(app, { ...about, fields: fieldsOf(samples, own.read ?? fields) });
}

/** What stands before the source's ids in the target's keys, as the built-in mappings have it. */
const prefixes: Readonly<Record<string, string>> = { zohoBooks: 'books:', zohoInventory: 'books:', zohoExpense: 'expense:', zohoCrm: 'crm:', xero: 'xero:' };

const BUYS = /bill|expense|vendor|purchase/i;

/** The pairs that are likely enough as rules for the Record Mapper's overrides, each held against what the target takes. */
export function proposalOf({ source, target, targets, sources, advice, writable }: Between, least: number): { rules: Rules; leftOut: readonly Problem[] } {
	const prefix = prefixes[source.split(':')[0] ?? ''] ?? 'source:';
	const { rules, leftOut } = rulesFrom(advice, { targets, sources, prefix, buys: BUYS.test(target) }, least);
	const refused = Object.entries(rules).flatMap(([field, rule]) => {
		const [problem] = check({ [field]: rule }, writable);
		return problem ? [{ ...problem, field }] : [];
	});
	const bad = new Set(refused.map(({ field }) => field));
	return {
		rules: Object.fromEntries(Object.entries(rules).filter(([field]) => !bad.has(field))) as Rules,
		leftOut: [...leftOut, ...refused.map(({ at, says }) => ({ at, says }))],
	};
}
