import type { Deed } from '../apis/define';
import type { Failure } from '../failure';
import { chunks, grouped, isFilled, type Row } from '../record';
import { besidePath, pathOf, permittedAs, spokenOf, type Asked, type Wish } from './ask';
import type { Answer, Conversation, Outcome } from './conversation';
import { type Dialect, failureOf, ok } from './dialect';
import { download, upload } from './files';
import { readMany } from './reading';
import { reportRows } from './reports';
import { withAllRows } from './rows';
import { upsert } from './upserting';
import { asQuery } from './query';
import { besideOf, create, write } from './writing';

type Talk = (dialect: Dialect, asked: Asked, wishes: readonly Wish[]) => Conversation<Outcome[]>;

/** How each kind of operation goes: wishes of consecutive items in, one or more outcomes for each out. */
export const conversations: Readonly<Record<Deed, Talk>> = {
	create,
	upsert,
	download: each(download),
	upload: each(upload),
	*update(dialect, asked, wishes) {
		return yield* eachBatch(asked, wishes, function* (batch) {
			const { ready, failed } = yield* withAllRows(dialect, asked, batch);
			return ready.length ? [...failed, ...(yield* write(dialect, asked, ready, 'updated'))] : failed;
		});
	},
	*act(dialect, asked, wishes) {
		// Where the address does not say which record is meant, the body does.
		const isAddressed = asked.operation.path.includes('{id}');
		const named = wishes.map((wish) => ({ ...wish, record: isAddressed ? {} : { [asked.resource.id]: wish.id } }));
		return yield* eachBatch(asked, named, (batch) => write(dialect, asked, batch, 'updated'));
	},
	*writePart(dialect, asked, wishes) {
		const outcomes: Outcome[] = [];
		// What belongs to one record can travel together.
		const parts = wishes.map((wish) => ({ ...wish, record: besidePath(asked.operation, wish.inputs) }));
		for (const some of grouped(parts, (wish) => pathOf(asked, wish))) {
			const spoken = spokenOf({ ...asked, resource: permittedAs(asked, some[0]) });
			outcomes.push(...(yield* create(dialect, { ...asked, resource: spoken }, some)));
		}
		return outcomes;
	},
	get: each(function* (dialect, asked, wish) {
		const spoken = spokenOf(asked);
		const answer = yield* asking(asked, wish);
		const [record] = ok(answer) ? dialect.records(spoken, answer) : [];
		if (record) return { from: wish.from, record, did: 'read' };
		return { from: wish.from, failure: ok(answer) && answer.status !== 204 ? nothing(dialect, asked) : failureOf(dialect, answer, spoken) };
	}),
	*delete(dialect, asked, wishes) {
		const named = wishes.map((wish) => ({ ...wish, record: { [asked.resource.id]: wish.id } }));
		if ((asked.operation.batch ?? 1) > 1) return yield* eachBatch(asked, named, (batch) => write(dialect, asked, batch, 'deleted'));
		return yield* each(deleteOne)(dialect, asked, wishes);
	},
	*report(dialect, asked, wishes) {
		const outcomes: Outcome[] = [];
		for (const wish of wishes) {
			const answer = yield* asking(asked, wish);
			const [record] = ok(answer) ? dialect.records(asked.resource, answer) : [];
			const records: Row[] = record && asked.asRows ? reportRows(record) : record ? [record] : [];
			if (record) outcomes.push(...records.map((row): Outcome => ({ from: wish.from, record: row, did: 'read' })));
			else outcomes.push({ from: wish.from, failure: failureOf(dialect, answer, asked.resource) });
		}
		return outcomes;
	},
	*getMany(dialect, asked, wishes) {
		const outcomes: Outcome[] = [];
		for (const wish of wishes) outcomes.push(...(yield* readMany(dialect, { ...asked, resource: permittedAs(asked, wish) }, wish)));
		return outcomes;
	},
};

/** The vendor answered, and there is none: rules that do not hold in the organisation's country, for example. */
const nothing = ({ vendor }: Dialect, { operation }: Asked): Failure => ({
	cause: 'not-found',
	status: 200,
	message: `${vendor} has nothing to show here (${operation.label})`,
	details: [],
});

function* deleteOne(dialect: Dialect, asked: Asked, wish: Wish): Conversation<Outcome> {
	const { resource, operation } = asked;
	const outside = resource.outside ? { outside: true as const } : {};
	const answer: Answer = yield { method: operation.method, path: pathOf(asked, wish), ...outside, repeatable: true };
	const id = isFilled(wish.id) ? { [resource.id]: wish.id } : {};
	const result = ok(answer) ? { record: { deleted: true, ...id, ...wish.inputs } } : { failure: failureOf(dialect, answer, resource) };
	return { from: wish.from, did: 'deleted', ...result };
}

function* asking(asked: Asked, wish: Wish): Conversation<Answer> {
	const query = { ...spokenOf(asked).parameters, ...asQuery(besideOf(asked.operation, wish)) };
	return yield { method: 'GET', path: pathOf(asked, wish), ...(Object.keys(query).length ? { query } : {}), repeatable: true };
}

/** One request for each wish. */
function each(talk: (dialect: Dialect, asked: Asked, wish: Wish) => Conversation<Outcome>): Talk {
	return function* (dialect, asked, wishes) {
		const outcomes: Outcome[] = [];
		for (const wish of wishes) outcomes.push(yield* talk(dialect, asked, wish));
		return outcomes;
	};
}

function* eachBatch(asked: Asked, wishes: readonly Wish[], talk: (batch: readonly Wish[]) => Conversation<Outcome[]>): Conversation<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const batch of chunks(wishes, asked.operation.batch ?? 1)) outcomes.push(...(yield* talk(batch)));
	return outcomes;
}
