import { isRow, SYNC } from '../record';

/** Who goes first where calls are scarce, first to last. */
export const priorities = ['live', 'replay', 'backfill'] as const;

export type Priority = (typeof priorities)[number];

export const isPriority = (value: unknown): value is Priority => priorities.some((priority) => priority === value);

/**
 * How urgent a record is: as the node says, else as the record says in its trail, else by what it is. A record that has failed before is a
 * replay, and anything else has just happened.
 */
export const priorityOf = (chosen: unknown, record: unknown): Priority => {
	if (isPriority(chosen)) return chosen;
	const trail = isRow(record) && isRow(record[SYNC]) ? record[SYNC] : {};
	if (isPriority(trail['priority'])) return trail['priority'];
	return Number(trail['attempts']) > 0 ? 'replay' : 'live';
};

/** Of what is kept for live events, the share that a priority leaves alone: replays may come to half of it. */
const KEEPS: Readonly<Record<Priority, number>> = { live: 0, replay: 0.5, backfill: 1 };

/** Calls of an allowance that a priority leaves to those before it; `kept` is the part of it that belongs to live events, from 0 to 1. */
export const floorOf = (priority: Priority, allowance: number, kept: number): number => Math.ceil(allowance * kept * KEEPS[priority]);
