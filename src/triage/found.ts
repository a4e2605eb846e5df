import type { Source } from '../failure';
import { toJson } from './secrets';
import type { Letter } from './letter';

/** The workflow that brings such records, as the audit trail knows it; n8n's id. */
export interface Flow {
	readonly id: string;
	readonly name: string;
}

/** What somebody found that no run failed on: a record that did not arrive, or that arrived otherwise. */
export interface Found {
	/** ISO, UTC. */
	readonly now: string;
	readonly source: Pick<Source, 'app' | 'entity' | 'id' | 'number'>;
	/** Such as `xero:invoice`. */
	readonly target: string;
	readonly cause: 'drift' | 'missed';
	readonly message: string;
	readonly advice: string;
	/** What a replay goes into; where nobody knows, the finder itself. */
	readonly flow: Flow;
	readonly executionId: string;
	readonly node: string;
	/** ISO time of the first try; empty where a person decides. */
	readonly nextTry: string;
	readonly details: readonly object[];
}

export const entityKey = ({ app, entity, id }: Pick<Source, 'app' | 'entity' | 'id'>): string => `${app}:${entity}:${id}`;

/** A dead letter of it. Its record is not there yet: whoever keeps the letter reads it whole. */
export const foundLetter = ({ now, source, target, cause, message, advice, flow, executionId, node, nextTry, details }: Found): Letter => ({
	entity_key: entityKey(source),
	group_key: '',
	status: 'waiting',
	cause,
	message,
	advice,
	severity: nextTry === '' ? 'error' : 'warning',
	attempts: 1,
	next_try_at: nextTry,
	first_failed_at: now,
	last_failed_at: now,
	workflow_id: flow.id,
	workflow_name: flow.name,
	execution_id: executionId,
	node,
	source_app: source.app,
	source_entity: source.entity,
	source_id: source.id,
	source_number: source.number ?? '',
	target,
	request_id: '',
	details: toJson(details),
	history: toJson([{ at: now, cause, message, executionId }]),
	original: toJson({ workflowId: flow.id, executionId, node }),
	payload: '',
	masked_payload: '',
});

const OPEN: readonly unknown[] = ['waiting', 'retrying', 'parked'];

/** The records that wait on the desk already, by their keys. */
export const openKeys = (letters: ReadonlyArray<Readonly<Record<string, unknown>>>): Set<string> =>
	new Set(letters.filter(({ status }) => OPEN.includes(status)).map(({ entity_key: key }) => String(key)));
