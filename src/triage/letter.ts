import { createHash } from 'node:crypto';
import type { Source } from '../failure';
import { isFilled, isRow, SYNC, type Row } from '../record';
import type { RowOf } from '../syncing/tables';
import { adviceFor, remedyFor } from './advice';
import { recognise } from './recognise';
import { hide, toJson, withoutSecrets } from './secrets';
import { sourceOf } from './source';

export type Letter = RowOf<'xerozoho_dead_letters'>;

/** Where and when it happened; time comes in from outside. */
export interface Circumstances {
	/** ISO, UTC. */
	readonly now: string;
	readonly workflowId: string;
	readonly workflowName: string;
	readonly executionId: string;
	readonly node: string;
	/** Where the record was bound for, if the record does not say. */
	readonly target: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** How long to wait after the first, second, … failure. After the last, a person decides. */
export const ladder: readonly number[] = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR];

/** The dead-letter row of an error item. `payload` is what a replay sends again; without it, the record that failed. */
export const letterOf = (json: Row, payload: unknown, around: Circumstances, itemError?: unknown): Letter => {
	const failure = recognise(json, itemError);
	const again = isFilled(payload) ? payload : (failure.input ?? json);
	const trail = { ...trailIn(again), ...trailIn(failure.input) };
	const source = sourceOf(trail, again, failure.input);
	const attempts = earlier(trail['attempts']) + 1;
	const words = [failure.message, ...failure.details.map(({ says }) => says)].join('\n');
	const remedy = remedyFor(failure.cause, words);
	const next = remedy.heals ? nextTry(around.now, failure.retryAt, attempts) : '';
	const worn = remedy.heals && next === '';
	const first = isTime(trail['firstFailedAt']) ? new Date(String(trail['firstFailedAt'])).toISOString() : around.now;
	return {
		entity_key: keyOf(source, again),
		status: 'waiting',
		cause: failure.cause,
		message: hide(failure.message),
		advice: hide(adviceFor(remedy, failure.fixes, isTime(failure.retryAt) ? next : undefined, worn)),
		severity: worn ? 'error' : remedy.severity,
		attempts,
		next_try_at: next,
		first_failed_at: first,
		last_failed_at: around.now,
		workflow_id: failure.elsewhere?.workflowId ?? around.workflowId,
		workflow_name: failure.elsewhere?.workflowName ?? around.workflowName,
		execution_id: failure.elsewhere?.executionId ?? around.executionId,
		node: failure.elsewhere?.node ?? around.node,
		source_app: source.app ?? '',
		source_entity: source.entity ?? '',
		source_id: source.id ?? '',
		source_number: source.number ?? '',
		target: typeof trail['target'] === 'string' ? trail['target'] : around.target,
		request_id: failure.requestId ?? '',
		details: toJson(failure.details),
		payload: toJson(forReplay(again, { ...trail, attempts, firstFailedAt: first })),
	};
};

const trailIn = (record: unknown): Row => (isRow(record) && isRow(record[SYNC]) ? record[SYNC] : {});

const earlier = (attempts: unknown): number => (typeof attempts === 'number' && Number.isSafeInteger(attempts) && attempts > 0 ? attempts : 0);

const isTime = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value));

function nextTry(now: string, retryAt: string | undefined, attempts: number): string {
	if (isTime(retryAt) && Date.parse(retryAt!) > Date.parse(now)) return new Date(Date.parse(retryAt!)).toISOString();
	const wait = ladder[attempts - 1];
	return wait === undefined ? '' : new Date(Date.parse(now) + wait).toISOString();
}

/** Findings of the failed run would refuse the next one, so only history and origin go along. */
function forReplay(record: unknown, { issues: _issues, places: _places, ...trail }: Row): unknown {
	return isRow(record) ? { ...record, [SYNC]: trail } : record;
}

/** The same record has the same key in every run; a record of unknown origin is known by its content. */
function keyOf({ app, entity, id }: Partial<Source>, record: unknown): string {
	if (isFilled(app) && isFilled(entity) && isFilled(id)) return `${app}:${entity}:${id}`;
	return `unknown:${createHash('sha256')
		.update(JSON.stringify(sorted(withoutSecrets(withoutTrail(record))) ?? null))
		.digest('hex')
		.slice(0, 24)}`;
}

function withoutTrail(record: unknown): unknown {
	return isRow(record) ? Object.fromEntries(Object.entries(record).filter(([name]) => name !== SYNC)) : record;
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	return isRow(value)
		? Object.fromEntries(
				Object.keys(value)
					.sort()
					.map((key) => [key, sorted(value[key])]),
			)
		: value;
}
