import { dayOf } from '../../reconciling/values';

const LONGEST = 255;

/** Ids are texts, but a workflow may have made numbers of them; anything else is no text. */
export const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, LONGEST).trim() : '');

const MILLISECONDS = 86_400_000;

/** Days since 1970. */
export const dayNumber = (value: unknown): number | undefined => {
	const day = typeof value === 'string' ? dayOf(value) : undefined;
	return day === undefined ? undefined : Date.parse(day) / MILLISECONDS;
};

export const isoOf = (day: number): string => new Date(day * MILLISECONDS).toISOString().slice(0, 10);
