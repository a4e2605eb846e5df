import type { Deed } from '../apis/define';
import type { Failure } from '../failure';
import { chunks, grouped, isFilled, type Row } from '../record';
import { pathOf, permittedAs, spokenOf, type Asked, type Wish } from './ask';
import { askAll, type Answer, type Conversation, type Outcome, type Request } from './conversation';
import { type Dialect, failureOf, ok } from './dialect';
import { download, upload } from './files';
import { readMany } from './reading';
import { reportRows } from './reports';
import { withAllRows } from './rows';
import { upsert } from './upserting';
import { settled } from './settling';
import { asQuery } from './query';
import { besideOf, create, partOf, write } from './writing';

export type Talk = (dialect: Dialect, asked: Asked, wishes: readonly Wish[]) => Conversation<Outcome[]>;

const knownBy = ({ operation }: Asked, { inputs = {} }: Wish): string | undefined => {
	const known = operation.knownBy === undefined ? undefined : inputs[operation.knownBy];
	return isFilled(known) ? String(known) : undefined;
};

/**
 * Under the key that every run has for this part, so that two that are at it at once write it once. Xero keeps a refusal for six minutes as it keeps an answer
 * (https://developer.xero.com/documentation/guides/idempotent-requests/idempotency/), so what was refused is tried once more under a key of this run's own.
 */
function* createKnown(dialect: Dialect, asked: Asked, wishes: readonly Wish[], known: string): Conversation<Outcome[]> {
	const outcomes = yield* create(dialect, { ...asked, run: JSON.stringify(['once', asked.organisation, known]) }, wishes);
	const again = wishes.filter((_, index) => outcomes[index]?.failure?.status === 400);
	const tried = again.length ? yield* create(dialect, asked, again) : [];
	return outcomes.map((outcome) => tried.find(({ from }) => from === outcome.from) ?? outcome);
}

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
		const parts = wishes.map((wish) => ({ ...wish, record: partOf(asked.operation, wish) }));
		for (const some of grouped(parts, (wish) => JSON.stringify([pathOf(asked, wish), knownBy(asked, wish)]))) {
			const spoken = { ...asked, resource: spokenOf({ ...asked, resource: permittedAs(asked, some[0]) }) };
			const known = knownBy(asked, some[0]!);
			outcomes.push(...(yield* known === undefined ? create(dialect, spoken, some) : createKnown(dialect, spoken, some, known)));
		}
		return outcomes;
	},
	*get(dialect, asked, wishes) {
		const spoken = spokenOf(asked);
		const answers = yield* askAll(
			wishes.map((wish) => reading(asked, wish)),
			dialect.atMost ?? dialect.atOnce,
		);
		return wishes.map(({ from }, index): Outcome => {
			const answer = answers[index]!;
			const [record] = ok(answer) ? dialect.records(spoken, answer) : [];
			if (record) return { from, record, did: 'read' };
			return { from, failure: ok(answer) && answer.status !== 204 ? nothing(dialect, asked) : failureOf(dialect, answer, spoken) };
		});
	},
	*delete(dialect, asked, wishes) {
		const named = wishes.map((wish) => ({ ...wish, record: { [asked.resource.id]: wish.id } }));
		if ((asked.operation.batch ?? 1) > 1) return yield* eachBatch(asked, named, (batch) => write(dialect, asked, batch, 'deleted'));
		return yield* each(deleteOne)(dialect, asked, wishes);
	},
	*report(dialect, asked, wishes) {
		const outcomes: Outcome[] = [];
		for (const wish of wishes) {
			const answer = yield reading(asked, wish);
			const [record] = ok(answer) ? dialect.records(asked.resource, answer) : [];
			const records: Row[] = record && asked.asRows ? reportRows(record) : record ? [record] : [];
			if (record) outcomes.push(...records.map((row): Outcome => ({ from: wish.from, record: row, did: 'read' })));
			else outcomes.push({ from: wish.from, failure: failureOf(dialect, answer, asked.resource) });
		}
		return outcomes;
	},
	*getMany(dialect, asked, wishes) {
		const outcomes: Outcome[] = [];
		for (const wish of wishes) {
			const rows = yield* readMany(dialect, { ...asked, resource: permittedAs(asked, wish) }, wish);
			outcomes.push(...(wish.filters?.withDetails === true ? yield* detailed(dialect, asked, rows) : rows));
		}
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
	const record = { deleted: true, ...id, ...wish.inputs };
	if (ok(answer)) return { from: wish.from, did: 'deleted', record };
	const outcome: Outcome = { from: wish.from, did: 'deleted', failure: failureOf(dialect, answer, resource) };
	if (!answer.unsure) return outcome;
	const [open] = yield* settled(dialect, asked, [wish], [outcome]);
	return open!.did === 'deleted' && !open!.failure ? { ...open!, record } : open!;
}

const reading = (asked: Asked, wish: Wish): Request => {
	const query = { ...spokenOf(asked).parameters, ...asQuery(besideOf(asked.operation, wish)) };
	return { method: 'GET', path: pathOf(asked, wish), ...(Object.keys(query).length ? { query } : {}), repeatable: true };
};

/** The whole records of a list's rows, each read by itself; what is gone meanwhile stays as the list showed it. */
function* detailed(dialect: Dialect, asked: Asked, outcomes: readonly Outcome[]): Conversation<Outcome[]> {
	const get = { ...asked, operation: asked.resource.operations.get! };
	const rows = outcomes.filter(({ record }) => isFilled(record?.[asked.resource.id]));
	const whole = yield* conversations.get(
		dialect,
		get,
		rows.map(({ from, record }) => ({ from, id: String(record![asked.resource.id]) })),
	);
	return outcomes.map((outcome) => {
		const read = whole[rows.indexOf(outcome)];
		return read && read.failure?.cause !== 'not-found' ? read : outcome;
	});
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
