import type { Deed } from '../apis/define';
import { chunks } from '../record';
import type { Asked, Wish } from './ask';
import { pathOf } from './ask';
import type { Conversation, Outcome } from './conversation';
import { type Dialect, failureOf, ok } from './dialect';
import { readMany } from './reading';
import { upsert } from './upserting';
import { create, write } from './writing';

/** How each kind of operation goes: wishes of consecutive items in, one or more outcomes for each out. */
export const conversations: Readonly<Record<Deed, (dialect: Dialect, asked: Asked, wishes: readonly Wish[]) => Conversation<Outcome[]>>> = {
	create,
	upsert,
	*update(dialect, asked, wishes) {
		return yield* eachBatch(asked, wishes, (batch) => write(dialect, asked, batch, 'updated'));
	},
	*act(dialect, asked, wishes) {
		const named = wishes.map((wish) => ({ ...wish, record: { [asked.resource.id]: wish.id } }));
		return yield* eachBatch(asked, named, (batch) => write(dialect, asked, batch, 'updated'));
	},
	*get(dialect, asked, wishes) {
		return yield* eachBatch({ ...asked, operation: { ...asked.operation, batch: 1 } }, wishes, function* ([wish]) {
			const { from, id } = wish!;
			const answer = yield { method: 'GET', path: pathOf(asked, id), query: asked.resource.parameters, repeatable: true };
			const [record] = ok(answer) ? dialect.records(asked.resource, answer) : [];
			return [record ? { from, record, did: 'read' } : { from, failure: failureOf(dialect, answer, asked.resource) }];
		});
	},
	*delete(dialect, asked, wishes) {
		return yield* eachBatch({ ...asked, operation: { ...asked.operation, batch: 1 } }, wishes, function* ([wish]) {
			const { from, id } = wish!;
			const answer = yield { method: asked.operation.method, path: pathOf(asked, id), repeatable: true };
			const result = ok(answer) ? { record: { deleted: true, [asked.resource.id]: id } } : { failure: failureOf(dialect, answer, asked.resource) };
			return [{ from, did: 'deleted', ...result }];
		});
	},
	*getMany(dialect, asked, wishes) {
		const outcomes: Outcome[] = [];
		for (const wish of wishes) outcomes.push(...(yield* readMany(dialect, asked, wish)));
		return outcomes;
	},
};

function* eachBatch(asked: Asked, wishes: readonly Wish[], talk: (batch: readonly Wish[]) => Conversation<Outcome[]>): Conversation<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const batch of chunks(wishes, asked.operation.batch ?? 1)) outcomes.push(...(yield* talk(batch)));
	return outcomes;
}
