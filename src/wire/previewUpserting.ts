import { isFilled, type Row } from '../record';
import type { Asked, Wish } from './ask';
import type { Conversation, Outcome } from './conversation';
import type { Dialect } from './dialect';
import { isGone } from './finding';
import { matchesItself, planByFields, planByKey, updating, type Plan } from './planning';
import { changesBetween } from './previewChanges';
import { existing } from './previewReading';
import { afterFailure, alreadyThere, called, idIn, recordOf, verdict, wouldChange, wouldFail } from './previewVerdicts';
import { namesRows } from './rows';
import { isToldByField, parted, waves } from './upserting';
import { bodyOf, requestByField } from './writing';

/** A plan with the whole record that it is about, where a list shows only part of one. */
interface Sighted {
	readonly plan: Plan;
	readonly there?: Row;
}

/** What an upsert would do: it looks for what is there as the write itself would, and also where the vendor would look by itself. */
export function* previewUpsert(dialect: Dialect, asked: Asked, wishes: readonly Wish[]): Conversation<Outcome[]> {
	return yield* inWaves(dialect, asked, wishes, (sighted) => {
		const { plan, there } = sighted;
		const { wish } = plan;
		const record = recordOf(asked, wish);
		if (plan.will === 'create') return verdict(wish, record, { would: 'create', says: creating(asked, record, plan.gone) });
		if (plan.will === 'fail') return afterFailure(wish, record, plan.failure, idIn(asked, plan.match));
		return plan.will === 'leave' ? left(asked, wish, record, there ?? plan.match) : changed(dialect, asked, sighted, record);
	});
}

/** What a create would do where its key is looked for: some vendors refuse a second record, some make it, and some change the one that is there. */
export function* previewCreate(dialect: Dialect, asked: Asked, wishes: readonly Wish[]): Conversation<Outcome[]> {
	const taken = asked.resource.key?.taken;
	return yield* inWaves(dialect, asked, wishes, (sighted) => {
		const { plan } = sighted;
		const { wish } = plan;
		const record = recordOf(asked, wish);
		const says = creating(asked, record, plan.will === 'create' ? plan.gone : undefined);
		const match = plan.will === 'create' ? undefined : plan.match;
		if (plan.will === 'fail' && !match) return { from: wish.from, failure: plan.failure };
		if (!match) return verdict(wish, record, { would: 'create', says });
		if (taken === 'changed') return changed(dialect, asked, sighted, record);
		if (taken === undefined) return wouldFail(wish, record, alreadyThere(dialect, asked, match), idIn(asked, match));
		const id = idIn(asked, match);
		return verdict(wish, record, {
			would: 'create',
			says: `${says}, though there is one already${id === undefined ? '' : ` (${id})`}: it would be a second one`,
		});
	});
}

/** Whether a void record keeps its number, vendors say only as they write. */
const creating = (asked: Asked, record: Row, gone: Row | undefined): string =>
	`Would create ${called(asked, record)}${gone ? `; one that is ${stateOf(gone)} has the same ${fieldOf(asked)}` : ''}`;

const stateOf = (record: Row): string => String(record.Status ?? record.status).toLowerCase();
const fieldOf = ({ resource: { key, fields } }: Asked): string => (fields[key?.field ?? '']?.label ?? 'key').toLowerCase();

function changed(dialect: Dialect, asked: Asked, { plan, there }: Sighted, record: Row): Outcome {
	const match = plan.will === 'create' ? {} : (plan.match ?? {});
	const id = idIn(asked, match);
	const what = `Would update ${called(asked, match, record)}${id === undefined ? ', which an earlier item would create' : ''}`;
	const changes = changesBetween(dialect, asked.resource.fields, sentFor(dialect, asked, { plan, there }), there ?? match);
	return wouldChange(plan.wish, record, 'update', id, what, changes);
}

function left(asked: Asked, wish: Wish, record: Row, match: Row): Outcome {
	const id = idIn(asked, match);
	const why = isGone(match) ? `it is ${stateOf(match)} there` : 'it is there already';
	const says = `Would leave ${called(asked, match, record)} as it is: ${why}`;
	return verdict(wish, record, { would: 'skip', ...(id === undefined ? {} : { id }), says });
}

/** What goes to the vendor for a plan: to one that matches by itself the record as it is, else with the ids of its rows where it is there. */
function sentFor(dialect: Dialect, asked: Asked, { plan, there }: Sighted): Row {
	const { wish } = plan;
	const { update } = asked.resource.operations;
	const isAsItIs = asked.operation.does === 'create' || (matchesItself(asked) && !(dialect.idsWith && namesRows(asked.resource, wish)));
	return plan.will !== 'update' || isAsItIs || !update
		? bodyOf(asked, wish)
		: bodyOf({ ...asked, operation: update }, updating(dialect, asked, wish, there ?? plan.match));
}

/** In the order in which they would be written: of two with one key, the second meets what the first would leave. */
function* inWaves(dialect: Dialect, asked: Asked, wishes: readonly Wish[], said: (sighted: Sighted) => Outcome): Conversation<Outcome[]> {
	const outcomes: Outcome[] = [];
	let ahead: Row[] = [];
	for (const wave of asked.resource.key ? waves(asked, wishes) : [[...wishes]]) {
		const [told, others] = parted(wave, isToldByField);
		outcomes.push(...told.map((wish) => unknowable(dialect, asked, wish)));
		const [keyed, unkeyed] = parted(others, (wish) => isLookedFor(dialect, asked, wish));
		outcomes.push(...unkeyed.map((wish) => said({ plan: { wish, will: 'create' } })));
		const plans = keyed.length ? yield* dialect.idsWith ? planByFields(dialect, asked, keyed, ahead) : planByKey(dialect, asked, keyed, ahead) : [];
		const sighted = yield* wholly(dialect, asked, plans, ahead);
		outcomes.push(...sighted.map(said));
		const met = plans.flatMap((plan) => (plan.will === 'update' ? [plan.match] : []));
		ahead = [...sighted.flatMap((one) => leaving(dialect, asked, one)), ...ahead.filter((row) => !met.includes(row))];
	}
	return outcomes;
}

/** What has no key, such as a document that the vendor is to number, is new. */
const isLookedFor = (dialect: Dialect, { resource: { key, id } }: Asked, { record, inputs }: Wish): boolean => {
	if (dialect.idsWith) return Boolean(key && (key.field !== id || isFilled(record?.[id]) || isFilled(inputs?.duplicate_check_fields)));
	return Boolean(key?.find && isFilled(record?.[key.field]));
};

/** Whether there is a record with a value of a field of the account's own, the vendor finds out as it writes. */
function unknowable(dialect: Dialect, asked: Asked, wish: Wish): Outcome {
	const field = String(wish.inputs?.uniqueField);
	const record = recordOf(asked, wish);
	const asking = requestByField(dialect, asked, wish, field);
	if ('failure' in asking) return wouldFail(wish, record, asking.failure);
	const says = `Would create or update ${called(asked, record)}: ${dialect.vendor} finds out by ${field} when it writes, and cannot be asked before`;
	return verdict(wish, record, { would: 'create or update', says });
}

/** What a list found is read whole where it shows only part; what lies ahead is known whole. */
function* wholly(dialect: Dialect, asked: Asked, plans: readonly Plan[], ahead: readonly Row[]): Conversation<Sighted[]> {
	const isShort = dialect.listsInShort && asked.operation.does === 'upsert';
	const short = isShort ? plans.flatMap((plan) => (plan.will === 'update' && !ahead.includes(plan.match) ? [plan] : [])) : [];
	const wishes = short.map(({ wish: { from, inputs }, match }): Wish => ({ from, inputs, id: idIn(asked, match) }));
	const seen = wishes.length ? yield* existing(dialect, asked, wishes) : new Map();
	return plans.map((plan): Sighted => {
		const found = seen.get(wishes[short.indexOf(plan as (typeof short)[number])]!) ?? {};
		return 'failure' in found ? { plan: { wish: plan.wish, will: 'fail', failure: found.failure } } : { plan, there: found.record };
	});
}

/** The record as a plan leaves it. */
function leaving(dialect: Dialect, asked: Asked, { plan, there }: Sighted): Row[] {
	if (plan.will === 'create') return [bodyOf(asked, plan.wish)];
	return plan.will === 'update' ? [{ ...(there ?? plan.match), ...sentFor(dialect, asked, { plan, there }) }] : [];
}
