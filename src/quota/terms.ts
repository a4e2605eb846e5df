import type { Row } from '../record';
import type { Dialect } from '../wire/dialect';

/** What one process may use of an organisation's allowance. */
export interface Terms {
	readonly perMinute: number;
	readonly atOnce: number;
	/** The part of the day and of the minute that belongs to live events, from 0 to 1. */
	readonly kept: number;
}

const KEPT = 20;

/** The vendor's limits as the credential divides them: between workers evenly, and each has one call at least. */
export const termsOf = ({ perMinute }: Pick<Dialect, 'perMinute'>, width: number, { workers, keptForLive }: Row): Terms => {
	const share = Math.max(1, Math.floor(Number(workers)) || 1);
	const kept = Number(keptForLive ?? KEPT);
	return {
		perMinute: Math.max(1, Math.floor(perMinute / share)),
		atOnce: Math.max(1, Math.floor(width / share)),
		kept: Math.min(90, Math.max(0, Number.isFinite(kept) ? kept : KEPT)) / 100,
	};
};
