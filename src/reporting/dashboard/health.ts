import { grouped, textOf, timeOf, type Row } from '../../record';
import type { Volume } from '../volumes';
import { hourOf } from '../volumes';

const HOUR = 3_600_000;
const OPEN = new Set(['waiting', 'retrying', 'parked']);

export const isOpen = (letter: Row): boolean => OPEN.has(textOf(letter['status']));

/** The last hours, the current one last; ISO. */
export const lastHours = (now: number, count: number): string[] =>
	Array.from({ length: count }, (_, index) => hourOf(new Date(now - (count - 1 - index) * HOUR)));

export type State = 'good' | 'warn' | 'bad';

/** How one workflow does. */
export interface Flow {
	readonly id: string;
	readonly name: string;
	readonly state: State;
	/** In words. */
	readonly why: string;
	/** By hour, the last one last. */
	readonly written: readonly number[];
	readonly total: number;
	/** Records that wait now. */
	readonly waiting: number;
	/** ISO; since when the oldest of them waits; empty where none does. */
	readonly waitsSince: string;
	/** Of what came in these hours, the share that arrived, 0 to 1; nothing where nothing came. */
	readonly success?: number;
	/** ISO; empty where it never wrote anything. */
	readonly lastAt: string;
}

/**
 * How each workflow does that wrote something, or that has letters.
 * @param hours as of `lastHours`
 */
export function flowsOf(volumes: readonly Volume[], letters: readonly Row[], hours: readonly string[]): Flow[] {
	const names = new Map([...letters, ...volumes].map((row) => [textOf(row['workflow_id']), textOf(row['workflow_name'])]));
	return [...names]
		.map(([id, name]) =>
			flowOf(
				{ id, name },
				volumes.filter((one) => one.workflow_id === id),
				letters.filter((one) => textOf(one['workflow_id']) === id),
				hours,
			),
		)
		.sort(worstFirst);
}

function flowOf({ id, name }: { id: string; name: string }, volumes: readonly Volume[], letters: readonly Row[], hours: readonly string[]): Flow {
	const byHour = new Map(
		grouped(volumes, ({ hour }) => hourOf(timeOf(hour) ?? new Date(0))).map((some) => [hourOf(timeOf(some[0]!.hour) ?? new Date(0)), sum(some)]),
	);
	const written = hours.map((hour) => byHour.get(hour) ?? 0);
	const total = written.reduce((all, one) => all + one, 0);
	const open = letters.filter(isOpen);
	const failed = open.filter((letter) => (timeOf(letter['first_failed_at'])?.toISOString() ?? '') >= hours[0]!).length;
	const lastAt =
		volumes
			.map(({ last_at: at }) => timeOf(at)?.toISOString() ?? '')
			.sort()
			.at(-1) ?? '';
	return {
		id,
		name: name || 'A workflow without a name',
		...standing(open),
		written,
		total,
		waiting: open.length,
		waitsSince:
			open
				.map((letter) => timeOf(letter['first_failed_at'])?.toISOString() ?? '')
				.filter(Boolean)
				.sort()[0] ?? '',
		lastAt,
		...(total + failed > 0 ? { success: total / (total + failed) } : {}),
	};
}

const sum = (some: readonly Volume[]): number => some.reduce((all, { written }) => all + (Number(written) || 0), 0);

function standing(open: readonly Row[]): { state: State; why: string } {
	const critical = open.find(({ severity }) => severity === 'critical');
	if (critical) return { state: 'bad', why: textOf(critical['message']) || 'nothing gets through' };
	const needs = open.filter(({ severity }) => severity === 'error').length;
	if (needs > 0) return { state: 'warn', why: `${needs} ${needs === 1 ? 'record needs' : 'records need'} a person` };
	if (open.length > 0) return { state: 'warn', why: `${open.length} ${open.length === 1 ? 'record is' : 'records are'} tried again` };
	return { state: 'good', why: 'everything arrived' };
}

const order: readonly State[] = ['bad', 'warn', 'good'];
const worstFirst = (one: Flow, other: Flow): number =>
	order.indexOf(one.state) - order.indexOf(other.state) || other.total - one.total || one.name.localeCompare(other.name, 'en');

/** How much of the mapping table is filled in, by kind of row. */
export interface Coverage {
	readonly kind: string;
	readonly filled: number;
	readonly all: number;
}

export const coverageOf = (mappings: readonly Row[]): Coverage[] =>
	grouped(mappings, ({ kind }) => textOf(kind)).map((rows) => ({
		kind: textOf(rows[0]!['kind']),
		filled: rows.filter((row) => textOf(row['target_value']) !== '').length,
		all: rows.length,
	}));
