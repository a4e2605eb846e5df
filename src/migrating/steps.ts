import type { RowOf } from '../syncing/tables';
import { textOf, type Row } from '../record';
import { entities, entityNames, isEntity, type EntityName } from './entities';

/** A row of the table of migrations. */
export type Step = RowOf<'xerozoho_migrations'>;

export const SUMMARY = 'summary';

const WORDS = [
	'step_key',
	'migration',
	'entity',
	'status',
	'since',
	'until',
	'seen',
	'reason',
	'waits_until',
	'lease',
	'began_at',
	'ended_at',
	'totals',
	'differences',
	'preview',
	'details',
] as const;
const NUMBERS = [
	'position',
	'records',
	'page_size',
	'planned_source_calls',
	'planned_target_calls',
	'source_calls',
	'target_calls',
	'page',
	'read',
	'written',
	'waiting',
	'asked',
	'left_out',
	'gone',
	'repeats',
	'attempts',
] as const;

/** A row as n8n's table gives it, with what it has beside our columns taken away. */
export const stepIn = (row: Row): Step =>
	Object.fromEntries([...WORDS.map((name) => [name, textOf(row[name])]), ...NUMBERS.map((name) => [name, Number(row[name]) || 0])]) as unknown as Step;

/** The steps of the latest migration, in the order in which they are done. */
export const latest = (rows: readonly Row[]): Step[] => {
	const steps = rows.map(stepIn).filter(({ step_key: key, migration }) => key && migration);
	const newest = steps.reduce((most, { migration }) => (migration > most ? migration : most), '');
	return steps.filter(({ migration }) => migration === newest).sort((one, other) => one.position - other.position);
};

export const labelOf = (entity: string): string => (isEntity(entity) ? entities[entity].label : 'Summary');

/** A step before anything was done. */
export const newStep = (migration: string, entity: EntityName | typeof SUMMARY, about: Partial<Step>): Step => ({
	...stepIn({}),
	step_key: `${migration} ${entity}`,
	migration,
	entity,
	position: entity === SUMMARY ? entityNames.length + 1 : entityNames.indexOf(entity) + 1,
	status: 'estimated',
	...about,
});

export const isUnderWay = ({ status }: Step): boolean => ['previewing', 'running'].includes(status);

export const jsonOf = <T>(text: string, otherwise: T): T => {
	try {
		return (text ? (JSON.parse(text) as T | null) : otherwise) ?? otherwise;
	} catch {
		return otherwise;
	}
};
