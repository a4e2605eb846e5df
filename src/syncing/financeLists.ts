import type { Resource, Resources } from '../apis/define';
import type { FinanceChange, Followed, FollowedKinds } from '../apis/zohoFinance/events';

/** A list that is read for changes. */
export interface FinanceList {
	/** Stays when others join: invoice, or invoice/overdue. */
	readonly name: string;
	readonly entity: string;
	readonly followed: Followed;
	/** As it is read: narrowed where it can be. */
	readonly resource: Resource;
	/** How far before its cursor a reading begins at least, in milliseconds. */
	readonly overlap?: number;
}

export interface ReadingWishes {
	readonly chosen: ReadonlyMap<string, readonly FinanceChange[]>;
	/** Days back to which lists are compared that cannot be asked for what changed; all of them where none are said. */
	readonly days: number;
	/** Milliseconds. */
	readonly now: number;
	/** How far a list was read when the workflow was loaded, in milliseconds, by its name. */
	readonly readTo: (name: string) => number | undefined;
}

const DAY = 24 * 3_600_000;
const HOUR = 3_600_000;

/** A document is overdue when its day is over where its organization is, which may be more than a day after that day began by our clock. */
const OVERDUE_OVERLAP = 3 * DAY;

/** Whether changes of it can be found by reading: its list says when a record was changed. */
export const isListed = (resource: Resource | undefined): boolean => Boolean(resource?.operations.getMany && resource.modified && resource.since);

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The lists that tell of what is chosen: one for each kind of record, and one more where a document becomes overdue without being changed. */
export function listsOf(kinds: FollowedKinds, resources: Resources, { chosen, days, now, readTo }: ReadingWishes): FinanceList[] {
	return [...chosen].flatMap(([entity, changes]): FinanceList[] => {
		const [followed, resource] = [kinds[entity]!, resources[entity]];
		if (!resource || !isListed(resource)) return [];
		const overdue: FinanceList[] = changes.includes('overdue') ? overdueOf(entity, followed, resource, now, readTo) : [];
		const isRead = changes.some((change) => change !== 'deleted');
		return [...(isRead ? [{ name: entity, entity, followed, ...compared(resource, days, now) }] : []), ...overdue];
	});
}

/** A list that is compared as a whole costs the same however far back it is looked at, so a row that was stepped over is found the next time. */
function compared(resource: Resource, days: number, now: number): Pick<FinanceList, 'resource' | 'overlap'> {
	if (!(resource.since && 'compare' in resource.since)) return { resource };
	const isDated = days > 0 && 'date_start' in (resource.operations.getMany!.filters ?? {});
	const parameters = { ...resource.parameters, ...(isDated ? { date_start: dayOf(now - days * DAY) } : {}) };
	return { resource: { ...resource, parameters }, overlap: HOUR };
}

/**
 * Documents that are overdue, by the day that made them so: becoming overdue does not move a document's time of change, so no list of changes shows it. The list
 * is narrowed to days that have not been looked at, give or take the overlap; what is given an older day by an edit is told by that edit.
 */
function overdueOf(entity: string, followed: Followed, resource: Resource, now: number, readTo: ReadingWishes['readTo']): FinanceList[] {
	const { overdue } = followed;
	if (!overdue) return [];
	const name = `${entity}/overdue`;
	const from = Math.min(readTo(name) ?? now, now) - OVERDUE_OVERLAP;
	const parameters = { ...resource.parameters, ...overdue.filters, [overdue.from]: dayOf(from) };
	return [{ name, entity, followed, overlap: OVERDUE_OVERLAP, resource: { ...resource, parameters, modified: overdue.day, since: { compare: overdue.day } } }];
}
