import { createHash } from 'node:crypto';
import type { Source } from '../failure';
import { isFilled, isRow, rowsIn, SYNC, type Row } from '../record';
import { ladder } from '../syncing/ladder';
import type { RowOf } from '../syncing/tables';
import { adviceFor, remedyFor } from './advice';
import { groupOf } from './group';
import { masker } from './masked';
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
	/** Position of the item in what the node got. */
	readonly item?: number;
	/** No personal data is kept: the record is shown masked, and is to be fetched again for a replay. */
	readonly masks?: boolean;
}

/**
 * The dead-letter row of an error item. `payload` is what a replay sends again; without it, the record that failed.
 * Earlier tries and their reasons travel in the record's trail, so each letter tells all of them.
 */
export const letterOf = (json: Row, payload: unknown, around: Circumstances, itemError?: unknown): Letter => {
	const failure = recognise(json, itemError);
	const again = isFilled(payload) ? payload : (failure.input ?? json);
	const trail = { ...trailIn(again), ...trailIn(failure.input) };
	const source = sourceOf(trail, again, failure.input);
	const attempts = earlier(trail['attempts']) + 1;
	const words = [failure.message, ...failure.details.map(({ says }) => says)].join('\n');
	const remedy = remedyFor(failure.cause, words);
	const next = remedy.heals && !around.masks ? nextTry(around.now, failure.retryAt, attempts) : '';
	const worn = remedy.heals && next === '';
	const first = isTime(trail['firstFailedAt']) ? new Date(String(trail['firstFailedAt'])).toISOString() : around.now;
	const target = typeof trail['target'] === 'string' ? trail['target'] : around.target;
	const { workflowId, workflowName, executionId, node } = { ...around, ...withoutGaps(failure.elsewhere) };
	const shown = masker(around.masks ? again : undefined);
	const advice = adviceFor(remedy, failure.fixes, isTime(failure.retryAt) ? next : undefined, worn && !around.masks);
	const history = [...rowsIn(trail['history']).slice(1 - MOST_TRIES), { at: around.now, cause: failure.cause, message: shown(failure.message), executionId }];
	return {
		entity_key: keyOf(source, again),
		group_key: groupOf(remedy, failure.cause, target, node),
		status: 'waiting',
		cause: failure.cause,
		message: hide(shown(failure.message)),
		advice: hide(shown(around.masks ? `${advice} ${NOT_KEPT}` : advice)),
		severity: worn ? 'error' : remedy.severity,
		attempts,
		next_try_at: next,
		first_failed_at: first,
		last_failed_at: around.now,
		workflow_id: workflowId,
		workflow_name: workflowName,
		execution_id: executionId,
		node,
		source_app: source.app ?? '',
		source_entity: source.entity ?? '',
		source_id: source.id ?? '',
		source_number: source.number ?? '',
		target,
		request_id: failure.requestId ?? '',
		details: toJson(shown(failure.details)),
		history: toJson(history),
		original: toJson({ workflowId, executionId, node, ...(around.item === undefined ? {} : { item: around.item }) }),
		payload: around.masks ? '' : toJson(forReplay(again, { ...trail, attempts, firstFailedAt: first, history })),
		masked_payload: around.masks ? toJson(shown(again)) : '',
	};
};

/** How many tries a letter tells of: those of the whole ladder, and some by hand. */
const MOST_TRIES = 12;

const NOT_KEPT = 'The record itself is not kept here: send it again from its source, or retry the execution in n8n.';

const withoutGaps = <T extends object>(value: T | undefined): Partial<T> =>
	Object.fromEntries(Object.entries(value ?? {}).filter(([, entry]) => entry !== undefined)) as Partial<T>;

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
