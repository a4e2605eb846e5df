import type { Deed, Operation, Resource } from '../apis/define';
import { isFilled, type Row } from '../record';
import type { Answer, Conversation, Outcome } from './conversation';
import { failureOf, ok, type Dialect } from './dialect';
import { filterFailure } from './missing';
import { noUsage, withAnswer } from './usage';

/** What is to be estimated: reading or writing so many records. */
export interface Plan {
	readonly resource: Resource;
	readonly does: Extract<Deed, 'getMany' | 'create' | 'upsert'>;
	/** How many; for a list, the vendor is asked where it is left out. */
	readonly records?: number;
	readonly filters?: Row;
	readonly lookUpFirst?: boolean;
	readonly oneByOne?: boolean;
}

/** What is called otherwise may be of the kind too: "Create if New" is an upsert. */
const operationOf = ({ resource: { operations }, does }: Plan): Operation | undefined =>
	operations[does] ?? Object.values(operations).find((operation) => operation.does === does && !operation.of);

/** Requests that an operation takes at most: look-ups of 40 keys and writes of 50 records, or pages of a list. */
export const callsFor = (plan: Plan, records: number, pageSize: number): number => {
	const { resource, does, lookUpFirst, oneByOne } = plan;
	if (does === 'getMany') {
		if (!resource.paged) return 1;
		// Where a list does not say how many pages it has, only a short one ends it.
		return resource.paged === true ? Math.max(1, Math.ceil(records / pageSize)) : Math.floor(records / resource.paged.size) + 1;
	}
	const { batch = 1, keepsExisting } = operationOf(plan) ?? {};
	const writes = Math.ceil(records / batch);
	if (does === 'create' || (resource.key?.matchedByVendor && !lookUpFirst)) return writes;
	const { atOnce } = resource.key?.find ?? { atOnce: 1 };
	if (oneByOne && resource.key?.shared) return Math.ceil(records / atOnce) + records;
	// What is new and what exists are written apart, so a half full request may come twice: once in all, or in each batch that is looked up one by one.
	const apart = batch === 1 || keepsExisting || records < 2 ? 0 : atOnce === 1 ? writes : 1;
	return Math.ceil(records / atOnce) + writes + apart;
};

/** Seconds that so many calls take at least when no more than `perMinute` of them start in a minute; the first minute's go at once. */
export const secondsFor = (calls: number, perMinute: number): number => Math.max(0, Math.ceil(calls / perMinute) - 1) * 60;

/**
 * How many calls and how long something would take, and whether the day's allowance covers it. One call finds out how many records there are
 * and what is left: a page with one record, or the organisation, which costs no bytes of the plan.
 */
export function* estimate(dialect: Dialect, plan: Plan, from: number): Conversation<Outcome> {
	const operation = operationOf(plan);
	if (!operation) {
		const message = `${plan.resource.plural} cannot be ${plan.does === 'getMany' ? 'listed' : 'written'} this way. Choose another operation`;
		return { from, failure: { cause: 'validation', status: 0, message, details: [] } };
	}
	const refused = filterFailure(dialect, plan.filters ?? {}, operation.filters ?? {});
	if (refused) return { from, failure: refused };
	const asksForCount = plan.does === 'getMany' && plan.records === undefined && plan.resource.paged === true;
	const answer: Answer = asksForCount
		? yield {
				method: 'GET',
				path: plan.resource.path,
				...dialect.list(plan.resource, plan.filters ?? {}, { number: 1, size: 1 }, plan.resource.operations.getMany?.filters),
				repeatable: true,
			}
		: yield { method: 'GET', path: '/Organisation', repeatable: true };
	// "Nothing changed" is an answer too.
	const isEmpty = answer.status === 304;
	if (!ok(answer) && !isEmpty) return { from, failure: failureOf(dialect, answer, plan.resource) };
	const records = plan.records ?? (isEmpty ? 0 : asksForCount ? dialect.count?.(answer) : undefined);
	// A list that comes whole takes one call, however long it is.
	const calls = records === undefined && plan.resource.paged ? undefined : callsFor(plan, records ?? 0, dialect.pageSize);
	const { leftToday, leftThisMinute } = withAnswer(noUsage, dialect, answer);
	return {
		from,
		did: 'read',
		record: {
			resource: plan.resource.label,
			operation: operation.label,
			...(isFilled(records) ? { records } : {}),
			...(calls === undefined ? {} : { calls, seconds: secondsFor(calls, dialect.perMinute) }),
			leftToday,
			leftThisMinute,
			...(calls === undefined || leftToday === undefined ? {} : { fitsToday: calls <= leftToday }),
		},
	};
}
