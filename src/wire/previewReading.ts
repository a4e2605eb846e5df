import type { Finder } from '../apis/define';
import type { Failure } from '../failure';
import { isFilled, type Row } from '../record';
import { addressOf, namedIn, type Asked, type Wish } from './ask';
import { isMany, type Conversation, type Request } from './conversation';
import { conversations } from './conversations';
import type { Dialect } from './dialect';
import { readByIds, sameText } from './finding';
import { notThere } from './rows';

/** What a preview asks may not leave anything other than it was: whatever is no reading ends it, before it is sent. */
export function* onlyReading<T>(dialect: Dialect, talk: Conversation<T>): Conversation<T> {
	let step = talk.next();
	while (!step.done) {
		const asked: Request | readonly Request[] = step.value;
		for (const { method, path } of isMany(asked) ? asked : [asked]) {
			const isQuery = method === 'POST' && dialect.queries?.includes(path);
			if (method !== 'GET' && !isQuery) throw new Error(`A preview was about to send ${method} ${path}. Nothing was sent`);
		}
		step = talk.next(yield asked);
	}
	return step.value;
}

/** A record as the vendor has it; nothing where no address shows it by itself. */
export type Seen = { readonly record?: Row } | { readonly failure: Failure };

/** The record of each wish, by its id. */
export function* existing(dialect: Dialect, asked: Asked, wishes: readonly Wish[]): Conversation<Map<Wish, Seen>> {
	const get = asked.resource.operations.get;
	if (asked.resource.byId) return yield* together(dialect, asked, wishes);
	if (get?.does === 'get' && !get.of && addressOf({ ...asked, operation: get }).includes('{id}'))
		return yield* oneByOne(dialect, { ...asked, operation: get }, wishes);
	return isListed(asked) ? yield* together(dialect, asked, wishes) : new Map(wishes.map((wish) => [wish, {}]));
}

/** What comes in a list that needs nothing to be asked for can be found in it. */
const isListed = ({ resource: { operations, outside } }: Asked): boolean => !outside && Boolean(operations.getMany && !operations.getMany.inputs);

const WHOLE_LIST: Finder = { path: '', atOnce: 1 };

const idOf = ({ resource }: Asked, { id, record }: Wish): string => String(id ?? record?.[resource.id]);

/** Several in one request; where that is refused, each by itself, so that one id that is none fails no other. */
function* together(dialect: Dialect, asked: Asked, wishes: readonly Wish[]): Conversation<Map<Wish, Seen>> {
	const { resource } = asked;
	const found = yield* readByIds(
		dialect,
		asked,
		wishes.map((wish) => idOf(asked, wish)),
		resource.byId ?? WHOLE_LIST,
	);
	if ('failure' in found && wishes.length > 1) {
		const apart = new Map<Wish, Seen>();
		for (const wish of wishes) for (const [one, seen] of yield* together(dialect, asked, [wish])) apart.set(one, seen);
		return apart;
	}
	return new Map(
		wishes.map((wish): [Wish, Seen] => {
			if ('failure' in found) return [wish, found];
			const record = found.find((row) => sameText(row[resource.id], idOf(asked, wish)));
			return [wish, record ? { record } : { failure: notThere(dialect, resource, idOf(asked, wish)) }];
		}),
	);
}

/** At the record's own address, which may name what it belongs to. */
function* oneByOne(dialect: Dialect, asked: Asked, wishes: readonly Wish[]): Conversation<Map<Wish, Seen>> {
	const names = namedIn(addressOf(asked));
	const inputsOf = ({ inputs, record }: Wish): Row => Object.fromEntries(names.map((name) => [name, inputs?.[name] ?? record?.[name]]));
	const named = wishes.filter((wish) => names.every((name) => isFilled(inputsOf(wish)[name])));
	const outcomes = yield* conversations.get(
		dialect,
		asked,
		named.map((wish) => ({ from: wish.from, id: idOf(asked, wish), inputs: inputsOf(wish) })),
	);
	return new Map(
		wishes.map((wish): [Wish, Seen] => {
			const outcome = outcomes[named.indexOf(wish)];
			return [wish, outcome?.failure ? { failure: outcome.failure } : outcome?.record ? { record: outcome.record } : {}];
		}),
	);
}
