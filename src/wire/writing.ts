import type { Operation, Resource } from '../apis/define';
import type { Failure } from '../failure';
import { chunks, isFilled, type Row } from '../record';
import { besidePath, pathOf, spokenOf, type Asked, type Wish } from './ask';
import type { Answer, Conversation, Did, Outcome, Request } from './conversation';
import { type Dialect, failureOf, isUnknown, ok, type Result } from './dialect';
import { encode, encodeRecord } from './encode';
import { idempotencyKey } from './idempotency';
import { matchingFields } from './planning';
import { asQuery } from './query';
import { readBack, settled, unsettled, type Creating } from './settling';

/** Writes one batch; where the vendor refuses it as a whole, its halves are written apart, so that one record never fails its neighbours. */
export function* write(dialect: Dialect, asked: Asked, wishes: readonly Wish[], did: Did, wasUnsure = false): Conversation<Outcome[]> {
	const request = requestFor(dialect, asked, wishes);
	const answer = yield request;
	const isUnsure = wasUnsure || answer.unsure === true;
	if (wishes.length > 1 && isRefused(dialect, answer, wishes)) {
		const outcomes: Outcome[] = [];
		for (const half of chunks(wishes, Math.ceil(wishes.length / 2))) outcomes.push(...(yield* write(dialect, asked, half, did, isUnsure)));
		return outcomes;
	}
	const outcomes = read(dialect, asked, wishes, answer, did);
	// What does harm when it is done twice, such as an e-mail, must not be tried again on a guess.
	if (isUnknown(answer) && !request.repeatable) return outcomes.map(({ from, failure }) => ({ from, failure: unsettled(dialect, failure!) }));
	return isUnsure ? yield* settled(dialect, asked, wishes, outcomes) : outcomes;
}

/** A refusal of all, which says nothing of each. */
const isRefused = (dialect: Dialect, answer: Answer, wishes: readonly Wish[]): boolean =>
	(answer.status === 400 || answer.status === 404) && !dialect.tellsEach?.(answer, wishes.length);

/**
 * Creates in batches. Where it stays unknown whether the vendor acted, the records are read back by their natural key
 * and never sent blindly again; what has no key is reported as unknown.
 */
export function* create(dialect: Dialect, asked: Asked, wishes: readonly Wish[], creating: Creating = {}): Conversation<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const batch of chunks(wishes, asked.operation.batch ?? 1)) {
		const told = [...(creating.told ?? []), ...outcomes.flatMap(({ record }) => (record ? [record[asked.resource.id]] : []))];
		const known = { ...creating, told };
		const answer = yield requestFor(dialect, asked, batch);
		if (isUnknown(answer) || isLeftOpen(answer)) outcomes.push(...(yield* readBack(dialect, asked, batch, answer, known)));
		else if (batch.length > 1 && isRefused(dialect, answer, batch)) outcomes.push(...(yield* createApart(dialect, asked, batch, known)));
		else {
			const results = read(dialect, asked, batch, answer, 'created');
			// With a key, a refusal is the answer to the first try too.
			outcomes.push(...(answer.unsure && asked.operation.repeatable ? yield* settled(dialect, asked, batch, results) : results));
		}
	}
	return outcomes;
}

/** After a try without an answer, a limit or a refused sign-in says nothing of that try. */
export const isLeftOpen = (answer: Answer): boolean => answer.unsure === true && !ok(answer) && answer.status !== 400;

function* createApart(dialect: Dialect, asked: Asked, batch: readonly Wish[], creating: Creating): Conversation<Outcome[]> {
	const half = Math.ceil(batch.length / 2);
	return yield* create(dialect, { ...asked, operation: { ...asked.operation, batch: half } }, batch, creating);
}

/** The request that writes these; `key` stands in the place of the run's own. */
export function requestFor(dialect: Dialect, asked: Asked, wishes: readonly Wish[], key?: Record<string, string>): Request {
	const { resource, operation } = asked;
	const spoken = spokenOf(asked);
	const records = wishes.map((wish) => bodyOf(asked, wish));
	const [first] = wishes;
	const path = pathOf(asked, { inputs: first?.inputs, id: first?.id ?? idOf(resource.id, first?.record) });
	const beside = besideOf(operation, first);
	const query = asQuery(beside);
	const written = hasBody(asked) ? dialect.write(spoken, operation, records, beside) : Object.keys(query).length ? { query } : {};
	const headers = key ?? (addsSomething(operation) ? idempotencyKey(dialect, asked, path, records) : undefined);
	return {
		method: operation.method,
		path,
		...written,
		...(headers ? { headers, within: KEY_KEPT } : {}),
		repeatable: headers !== undefined || (isRepeatable(operation) && wishes.every((wish) => isMatched(asked, wish))),
	};
}

/** Xero keeps a key for six minutes, and a try may wait for its turn and its answer for two. */
const KEY_KEPT = 4 * 60_000;

/** What was deleted is not there to be deleted again. */
export const isRepeatable = ({ repeatable, does }: Operation): boolean => repeatable === true || does === 'delete';

/** What a vendor is to find by itself, it makes anew where the record has nothing to be found by. */
export const isMatched = (asked: Asked, wish: Wish): boolean =>
	asked.operation.does !== 'upsert' || matchingFields(asked, wish).some((name) => isFilled(wish.record?.[name]));

/** A record as the operation sends it. */
export function bodyOf(asked: Asked, { id, record = {}, inputs }: Wish): Row {
	const { resource, operation } = asked;
	// A change of status may name a field that only such a change can set.
	const body = { ...encodeRecord(spokenOf(asked), record), ...fixedBody(operation, inputs) };
	return operation.does === 'update' && id !== undefined && !operation.path.includes('{id}') ? { ...body, [resource.id]: id } : body;
}

/** What an operation always sends; a name in braces stands for that input. */
export const fixedBody = ({ body = {} }: Operation, inputs: Row = {}): Row =>
	Object.fromEntries(Object.entries(body).map(([name, value]) => [name, inputs[/^\{(\w+)\}$/.exec(String(value))?.[1] ?? ''] ?? value]));

/** A key keeps what adds something from being added twice; a repetition of any other write does no harm. */
export const addsSomething = ({ does, repeatable }: Operation): boolean => does === 'create' || (does === 'writePart' && !repeatable);

/** What belongs to a record, as it is written: not all that is asked for is part of what comes back, so it is read by its own fields first. */
export const partOf = (operation: Operation, { inputs }: Pick<Wish, 'inputs'>): Row => {
	const { [operation.knownBy ?? '']: _known, ...sent } = besidePath(operation, inputs);
	return encode(operation.inputs ?? {}, sent);
};

/** What the operation asks for beside records, as it travels. */
export const besideOf = (operation: Operation, wish: Wish | undefined): Row =>
	operation.does === 'writePart' ? {} : encode(operation.inputs ?? {}, besidePath(operation, wish?.inputs));

/** A state that has a path of its own, such as /status/sent, is changed by an empty request; what is asked for beside goes behind the address. */
const hasBody = ({ operation }: Asked): boolean => operation.does !== 'act' || operation.body !== undefined;

/** The request that creates or updates a record by a field of the account's own, or why there is none. */
export function requestByField(dialect: Dialect, asked: Asked, wish: Wish, field: string): { readonly request: Request } | { readonly failure: Failure } {
	const request = dialect.writeByField?.(asked.resource, encodeRecord(asked.resource, wish.record ?? {}), field);
	if (request) return { request };
	const message = `${asked.resource.label} has no value in ${field}, which is to tell whether it exists. Nothing was sent for it`;
	return { failure: { cause: 'validation', status: 0, message, details: [{ at: field, says: 'is missing' }] } };
}

/** Creates or updates one record by a field of the account's own that takes no duplicates: a single request, as often as one likes. */
export function* writeByField(dialect: Dialect, asked: Asked, wish: Wish, field: string): Conversation<Outcome> {
	const asking = requestByField(dialect, asked, wish, field);
	if ('failure' in asking) return { from: wish.from, failure: asking.failure };
	const answer = yield asking.request;
	const [outcome] = read(dialect, asked, [wish], answer, answer.status === 201 ? 'created' : 'updated');
	return outcome!;
}

const idOf = (name: string, record: Row | undefined): string | undefined => (isFilled(record?.[name]) ? String(record?.[name]) : undefined);

/** What an answer says of each. */
export function read(dialect: Dialect, asked: Asked, wishes: readonly Wish[], answer: Answer, did: Did): Outcome[] {
	if (!ok(answer) && !dialect.tellsEach?.(answer, wishes.length))
		return wishes.map(({ from }) => ({ from, failure: failureOf(dialect, answer, asked.resource) }));
	// An empty answer, as to an e-mail that was sent, says that it is done.
	if (answer.status === 204 || answer.body === '') return wishes.map(({ from, id }) => ({ from, did, record: { [asked.resource.id]: id, success: true } }));
	return dialect
		.results(
			spokenOf(asked),
			answer,
			// Which part was meant may stand in the path only.
			wishes.map(({ record = {}, inputs }) => (asked.operation.does === 'writePart' ? { ...inputs, ...record } : record)),
			asked.operation,
		)
		.map((result, index) => ({ from: wishes[index]!.from, did, ...named(asked.resource, wishes[index]!, result) }));
}

/** What is said of a change of state may not say of which record. */
const named = ({ id }: Resource, wish: Wish, result: Result): Result =>
	'record' in result && isFilled(wish.id) && !isFilled(result.record[id]) ? { ...result, record: { [id]: wish.id, ...result.record } } : result;
