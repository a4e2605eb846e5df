import type { Fields, Finder, Resource } from '../apis/define';
import type { Failure } from '../failure';
import { chunks, isFilled, isRow, type Row } from '../record';
import type { Asked, Wish } from './ask';
import type { Answer, Conversation } from './conversation';
import { type Dialect, failureOf, ok } from './dialect';

const GONE = ['DELETED', 'VOIDED', 'void'];

type Found = Row[] | { failure: Failure };

/** The vendor's records that carry the natural keys of these, in as few requests as the vendor's list allows. */
export function* lookUp(dialect: Dialect, asked: Asked, records: readonly Row[]): Conversation<Found> {
	const { field, find } = asked.resource.key!;
	return yield* findBy(
		dialect,
		asked.resource,
		field,
		find!,
		records.map((record) => String(record[field])),
	);
}

/** The vendor's records with these ids, together where its list takes ids and one by one where not. What does not exist is not among them. */
export function* readByIds(dialect: Dialect, { resource }: Asked, ids: readonly string[], finder: Finder = finderById(resource)): Conversation<Found> {
	return yield* findBy(dialect, resource, resource.id, finder, ids);
}

const finderById = ({ byId }: Resource): Finder => byId ?? { path: '/{key}', atOnce: 1 };

function* findBy(dialect: Dialect, resource: Resource, field: string, finder: Finder, keys: readonly string[]): Conversation<Found> {
	const found: Row[] = [];
	for (const some of chunks([...new Set(keys)], finder.atOnce)) {
		if (isWholeList(resource, finder)) {
			const listed = yield* lookThrough(dialect, resource, field, some[0]!);
			if ('failure' in listed) return listed;
			found.push(...listed);
			continue;
		}
		const answer: Answer = yield { method: 'GET', ...addressOf(dialect, resource, field, finder, some), repeatable: true };
		if (ok(answer)) found.push(...dialect.records(resource, answer));
		// At an address of its own, a record that does not exist is simply not found.
		else if (!('path' in finder && answer.status === 404)) return { failure: failureOf(dialect, answer, resource) };
	}
	return found;
}

/** A list that cannot be asked for one record. */
const isWholeList = ({ paged }: Resource, finder: Finder): boolean => 'path' in finder && finder.path === '' && paged === true;

/** Its pages until the record comes: what is on a later page must not be taken for missing, and be made a second time. */
function* lookThrough(dialect: Dialect, resource: Resource, field: string, key: string): Conversation<Found> {
	const matching: Row[] = [];
	for (let number = 1; ; number++) {
		const page = { number, size: dialect.pageSize };
		const answer: Answer = yield { method: 'GET', path: resource.path, ...dialect.list(resource, {}, page), repeatable: true };
		if (!ok(answer)) return { failure: failureOf(dialect, answer, resource) };
		matching.push(...dialect.records(resource, answer).filter((row) => sameText(row[field], key)));
		const isFound = !resource.key?.within?.length && matching.some((row) => !isGone(row));
		if (isFound || !dialect.more(resource, answer, page)) return matching;
	}
}

function addressOf(dialect: Dialect, resource: Resource, field: string, finder: Finder, keys: readonly string[]) {
	if ('path' in finder)
		return { path: resource.path + finder.path.replace('{key}', encodeURIComponent(keys[0]!)), ...(resource.parameters ? { query: resource.parameters } : {}) };
	const page = { number: 1, size: dialect.pageSize };
	return { path: resource.path, ...dialect.list(resource, dialect.find({ field, parameter: finder.parameter }, keys), page) };
}

/** Deleted or voided, in the words of either vendor. */
export const isGone = (record: Row): boolean => GONE.includes(String(record.Status ?? record.status));

/** The one of these that this record describes. What was deleted or voided has made its number free, except for a record that says just that. */
export const matchOf = (resource: Resource, known: readonly Row[], record: Row): Row | undefined => {
	const same = known.filter((row) => sameRecord(resource, row, record));
	return same.find((row) => !isGone(row)) ?? (isGone(record) ? same[0] : undefined);
};

/**
 * Of these, the one that a write whose answer was lost has left: the same key, not `told` of already, and nothing else in it than was sent.
 * Others with the key may have been there before.
 */
export function leftBy(
	resource: Resource,
	known: readonly Row[],
	record: Row,
	told: readonly unknown[],
): { readonly ours?: Row; readonly others: readonly Row[] } {
	const same = known.filter((row) => sameRecord(resource, row, record) && !isGone(row) && !told.includes(row[resource.id]));
	const ours = same.find((row) => agrees(resource.fields, row, record));
	return { ...(ours ? { ours } : {}), others: same };
}

/** Whether nothing that both tell of amounts, days, choices and whom it is about differs. */
const agrees = (fields: Fields, known: Row, sent: Row): boolean =>
	Object.entries(sent).every(([name, value]) => {
		const [field, theirs] = [fields[name], known[name]];
		if (!field || field.readOnly || !isFilled(value) || !isFilled(theirs)) return true;
		switch (field.kind) {
			case 'decimal':
			case 'integer':
				return Number.isNaN(Number(value)) || Number(value) === Number(theirs);
			case 'date':
				return String(theirs).slice(0, 10) === String(value).slice(0, 10);
			case 'link':
				return isRow(value) && isRow(theirs) ? !isOther(value, theirs) : isRow(value) || isRow(theirs) || sameText(value, theirs);
			case 'text':
			case 'email':
				return sameText(value, theirs);
			default:
				return true;
		}
	});

/** Whether two that name what they point to by the same keys name different ones. */
const isOther = (one: Row, other: Row): boolean => {
	const shared = Object.keys(one).filter((name) => isFilled(one[name]) && isFilled(other[name]));
	return shared.length > 0 && !shared.some((name) => sameText(one[name], other[name]));
};

/** One that had this key until it was deleted or voided. */
export const goneOf = (resource: Resource, known: readonly Row[], record: Row): Row | undefined =>
	known.find((row) => isGone(row) && sameRecord(resource, row, record));

/** Whether a record with our key is certainly another owner's. Where one side does not name its owner in a way the other does, nobody can tell. */
export const isStranger = (resource: Resource, match: Row, record: Row): boolean => {
	const owner = resource.key?.owner;
	const [theirs, ours] = owner === undefined ? [] : [match[owner], record[owner]];
	return isRow(theirs) && isRow(ours) && isOther(ours, theirs);
};

/** Whether a record with our key is certainly of the same owner, where records of its kind have one: whoever must be named to create it. */
export const isOurs = (resource: Resource, match: Row, record: Row): boolean =>
	ownersOf(resource).every((name) => isFilled(match[name]) && sameValue(match[name], record[name]));

const ownersOf = ({ key, fields, operations: { create } }: Resource): readonly string[] =>
	key?.owner !== undefined ? [key.owner] : (create?.requires ?? []).filter((name) => fields[name]?.kind === 'link');

/**
 * Records that name their owner by its key, with the owner's id beside it where the vendor's records do not tell the key:
 * without it, nobody could say whether two bills with one number are the same supplier's.
 */
export function* withOwnerIds(dialect: Dialect, asked: Asked, wishes: readonly Wish[], known: readonly Row[]): Conversation<Wish[] | { failure: Failure }> {
	const { key, fields } = asked.resource;
	const name = key?.owner ?? key?.within?.find((each) => fields[each]?.kind === 'link');
	const field = name === undefined ? undefined : fields[name];
	const owner = field?.kind === 'link' ? asked.resources?.[field.resource] : undefined;
	if (name === undefined || !owner?.key?.find) return [...wishes];
	const ownerKey = owner.key.field;
	const lacksId = ({ record = {} }: Wish): boolean => {
		const ours = record[name];
		if (!isRow(ours) || isFilled(ours[owner.id]) || !isFilled(ours[ownerKey])) return false;
		return known.some((row) => sameText(row[key!.field], record[key!.field]) && isRow(row[name]) && !isFilled(row[name][ownerKey]));
	};
	const lacking = wishes.filter(lacksId);
	if (!lacking.length) return [...wishes];
	const owners = yield* lookUp(
		dialect,
		{ ...asked, resource: owner },
		lacking.map(({ record }) => record![name] as Row),
	);
	if ('failure' in owners) return owners;
	return wishes.map((wish) => {
		const ours = lacking.includes(wish) ? (wish.record![name] as Row) : undefined;
		const match = ours && owners.find((row) => sameText(row[ownerKey], ours[ownerKey]));
		return match ? { ...wish, record: { ...wish.record, [name]: { [owner.id]: match[owner.id], ...ours } } } : wish;
	});
}

/** Whether a vendor's record is the one that this record describes: same key, and same company where the key alone is not unique. */
const sameRecord = (resource: Resource, known: Row, record: Row): boolean => {
	const { field, within = [] } = resource.key!;
	return sameText(known[field], record[field]) && within.every((name) => sameValue(known[name], record[name]));
};

export const sameText = (one: unknown, other: unknown): boolean => String(one).trim().toLowerCase() === String(other).trim().toLowerCase();

const sameValue = (one: unknown, other: unknown): boolean => {
	if (!isRow(one) || !isRow(other)) return !isRow(one) && !isRow(other) && sameText(one, other);
	return Object.keys(other).some((name) => isFilled(other[name]) && sameText(one[name], other[name]));
};
