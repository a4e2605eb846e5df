/** A record as a vendor or a workflow holds it. */
export type Row = Record<string, unknown>;

/** Zero and false are filled; nothing, blank text and empty lists are not. */
export const isFilled = (value: unknown): boolean => {
	if (value === undefined || value === null) return false;
	if (typeof value === 'string') return value.trim() !== '';
	return !Array.isArray(value) || value.length > 0;
};

/** A text or number as a text without outer blanks; anything else is none, whatever it would turn into. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '');

/** The moment that a date, a number of milliseconds or a text names; nothing where it names none. */
export const timeOf = (value: unknown): Date | undefined => {
	const time = value instanceof Date || typeof value === 'number' ? new Date(value) : new Date(textOf(value));
	return Number.isNaN(time.getTime()) ? undefined : time;
};

export const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The key under which our own notes travel beside a record; no vendor ever sees it. */
export const SYNC = '_sync';

/** A record as a vendor may see it. */
export const withoutSync = ({ [SYNC]: _sync, ...record }: Row): Row => record;

export const rowsIn = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isRow) : []);

export const chunks = <T>(all: readonly T[], size: number): T[][] =>
	Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

/** Those of one key together, in the order in which the keys first come. */
export const grouped = <T>(all: readonly T[], keyOf: (one: T) => string): T[][] => {
	const groups = new Map<string, T[]>();
	for (const one of all) {
		const key = keyOf(one);
		const group = groups.get(key);
		if (group) group.push(one);
		else groups.set(key, [one]);
	}
	return [...groups.values()];
};
