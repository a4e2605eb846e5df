import type { Dialect } from './dialect';

const MINUTE = 60_000;

/**
 * Milliseconds to wait so that no more than `perMinute` requests start within any minute.
 * `started` holds the times of earlier starts in milliseconds; times older than a minute no longer count.
 */
export const waitForPace = (started: readonly number[], perMinute: number, now: number): number => {
	const recent = withinMinute(started, now);
	const oldest = recent[recent.length - perMinute];
	return oldest === undefined ? 0 : oldest + MINUTE - now;
};

export const withinMinute = (started: readonly number[], now: number): number[] => started.filter((at) => now - at < MINUTE);

/** How many requests may be under way at once, as the answers to earlier ones have taught. */
export interface Width {
	readonly atOnce: number;
	/** Answers since then that came while there was no room for more. */
	readonly calm: number;
	readonly refusedAt?: number;
}

/** What an answer says about the width. */
interface Lesson {
	/** It was refused because too many were under way. */
	readonly refused: boolean;
	/** How many were under way with it, itself included. */
	readonly under: number;
	/** Nothing more had room beside it, so it proves that the width is borne. */
	readonly full: boolean;
	readonly now: number;
}

/** A vendor that has refused is not tried again at once: on a plan that allows no more, every trial would be a request for nothing. */
const WARY = 10 * MINUTE;

/**
 * The width after an answer: one more for each round that the vendor bore without complaint, up to what it ever allows, and back to what it always grants when it refuses.
 * Where it refuses even that, others use the organisation at the same time, and half of what was under way is left to them.
 */
export const widthAfter = (width: Width, { atOnce, atMost = atOnce }: Pick<Dialect, 'atOnce' | 'atMost'>, { refused, under, full, now }: Lesson): Width => {
	if (refused) return { atOnce: under > atOnce ? atOnce : Math.max(1, Math.floor(Math.min(under, width.atOnce) / 2)), calm: 0, refusedAt: now };
	const isWary = width.refusedAt !== undefined && now - width.refusedAt < WARY;
	if (!full || isWary || width.atOnce >= atMost) return width;
	const calm = width.calm + 1;
	return calm < width.atOnce ? { ...width, calm } : { ...width, atOnce: width.atOnce + 1, calm: 0 };
};
