import { isFilled, isRow, SYNC, type Row } from '../record';
import type { Fact } from './kinds';
import { fold } from './text';

/** One of the records that are one party. */
export interface Party {
	/** `record` or `candidate`, and the position of its item there. */
	readonly side: 'record' | 'candidate';
	readonly item: number;
	readonly row: Row;
	readonly facts: readonly Fact[];
}

type Whose = Pick<Party, 'side' | 'item'>;

/** What a person could do with records that are one party; nothing of it has been done. */
export interface Suggestion {
	readonly survivor: Whose;
	readonly because: string;
	/** What the survivor lacks and another record has; `field` is as the other record names it. */
	readonly fields: readonly { readonly field: string; readonly from: Whose; readonly value: unknown }[];
	/** What both hold differently: the survivor's stays unless someone decides otherwise. */
	readonly conflicts: readonly { readonly field: string; readonly kept: unknown; readonly other: unknown; readonly from: Whose }[];
}

/** Which of several records of one party should survive, what it would take from the others, and where they differ. */
export const suggestMerge = (parties: readonly [Party, ...Party[]]): Suggestion => {
	const ranked = [...parties].sort(byWorth);
	const [survivor, ...others] = ranked as [Party, ...Party[]];
	const parts = others.map((other) => (hasFieldsOf(survivor.row, other.row) ? byField(survivor, other) : byKind(survivor, other)));
	const taken = new Set<string>();
	const fields = parts.flatMap(({ fields: found }) => found).filter(({ field }) => !taken.has(field) && taken.add(field));
	return { survivor: whose(survivor), because: reason(survivor, others[0]), fields, conflicts: parts.flatMap(({ conflicts }) => conflicts) };
};

const whose = ({ side, item }: Party): Whose => ({ side, item });

const archived = /^(?:archived|inactive|deleted|gdprrequest|closed|void)$/i;
const statusNames = ['ContactStatus', 'status', 'Status'];
const isActive = ({ row }: Party): boolean => !statusNames.some((name) => typeof row[name] === 'string' && archived.test(row[name]));
const richness = ({ facts }: Party): number => new Set(facts.map(({ kind }) => kind)).size;
const madeNames = ['created_time', 'Created_Time', 'created_at', 'createdAt', 'CreatedDateUTC'];

function madeAt({ row }: Party): number {
	const made = madeNames.map((name) => row[name]).find((value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)));
	return made === undefined ? Infinity : Date.parse(made as string);
}

/** Active before archived, then the fuller, then the older; else a candidate, since it is in use over there, and what comes first. */
function byWorth(one: Party, other: Party): number {
	const older = madeAt(one) === madeAt(other) ? 0 : madeAt(one) - madeAt(other);
	const there = Number(other.side === 'candidate') - Number(one.side === 'candidate');
	return Number(isActive(other)) - Number(isActive(one)) || richness(other) - richness(one) || older || there || one.item - other.item;
}

function reason(survivor: Party, other: Party | undefined): string {
	if (!other) return 'It is the only one.';
	if (isActive(survivor) !== isActive(other)) return 'It is active, the other one is not.';
	if (richness(survivor) !== richness(other)) return 'It says more about who it is.';
	if (madeAt(survivor) !== madeAt(other)) return 'It is the older one.';
	return survivor.side === other.side ? 'It comes first.' : 'It is already there.';
}

/** Whether two records name their fields alike: most names of the smaller one are in the other. */
function hasFieldsOf(one: Row, other: Row): boolean {
	const [names, otherNames] = [Object.keys(one), new Set(Object.keys(other))];
	const shared = names.filter((name) => otherNames.has(name)).length;
	return shared * 2 > Math.min(names.length, otherNames.size);
}

/** Each record keeps what says which one it is, when it was touched and how it stands. */
const keptApart = /^id$|_id$|ID$|Id$|created|modified|updated|status|balance|outstanding|^\$|^_/i;

type Part = Pick<Suggestion, 'fields' | 'conflicts'>;

function byField(survivor: Party, other: Party): Part {
	const names = Object.keys(other.row).filter((name) => name !== SYNC && !keptApart.test(name) && isFilled(other.row[name]));
	const value = (row: Row, name: string) => (Object.hasOwn(row, name) ? row[name] : undefined);
	return {
		fields: names.filter((name) => !isFilled(value(survivor.row, name))).map((field) => ({ field, from: whose(other), value: other.row[field] })),
		conflicts: names
			.filter((name) => isFilled(value(survivor.row, name)) && comparable(survivor.row[name]) !== comparable(other.row[name]))
			.map((field) => ({ field, kept: survivor.row[field], other: other.row[field], from: whose(other) })),
	};
}

/** Records of two applications name their fields differently, so they are laid side by side by what the fields say. */
function byKind(survivor: Party, other: Party): Part {
	const kept = (kind: Fact['kind']) => survivor.facts.filter((fact) => fact.kind === kind);
	const others = other.facts.filter(({ kind }, at, all) => kind !== 'externalId' && all.findIndex((fact) => fact.kind === kind) === at);
	return {
		fields: others.filter(({ kind }) => kept(kind).length === 0).map(({ at, value }) => ({ field: at, from: whose(other), value })),
		conflicts: others
			.filter(({ kind, value }) => kept(kind).length > 0 && !kept(kind).some((fact) => comparable(fact.value) === comparable(value)))
			.map(({ kind, at, value }) => ({ field: at, kept: kept(kind)[0]!.value, other: value, from: whose(other) })),
	};
}

/** Case, blanks and accents make no conflict. */
const comparable = (value: unknown): string =>
	typeof value === 'string' ? fold(value).replace(/\s+/g, ' ').trim() : isRow(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
