import { createHash } from 'node:crypto';
import { isFilled, isRow, SYNC, textOf, type Row } from '../record';
import type { RowOf } from '../syncing/tables';
import { masker } from '../triage/masked';
import { hide, withoutSecrets } from '../triage/secrets';

/** A row of the audit trail as it stands in its table. */
export type AuditRow = RowOf<'xerozoho_audit'>;

/** What was done, in the words of the table. */
export const actions = {
	created: 'Created',
	deleted: 'Deleted',
	dismissed: 'Dismissed',
	edited: 'Edited',
	mappingChanged: 'Mapping Changed',
	previewed: 'Previewed',
	replayed: 'Replayed',
	skipped: 'Skipped',
	trimmed: 'Trimmed',
	updated: 'Updated',
} as const;

/** What is told of one deed. */
export interface Deed {
	/** ISO, UTC. */
	readonly at: string;
	/** One of `actions`; what the record's trail says was done where it is empty. */
	readonly action: string;
	/** Who decided it; empty where a workflow did. */
	readonly actor: string;
	/** What came of it, such as `written`, `waiting` or `refused`. */
	readonly outcome: string;
	readonly message: string;
	/** The record as it was written, with its trail. */
	readonly after: unknown;
	/** The record as it was before, where that is known. */
	readonly before: unknown;
	/** Requests that it took; 0 where nobody counted. */
	readonly calls: number;
	readonly targetId: string;
	readonly targetNumber: string;
	readonly workflowId: string;
	readonly workflowName: string;
	readonly executionId: string;
	readonly node: string;
}

/** The row of a deed, not yet chained to the others. Personal data and secrets go into no row but as a hash that nobody can read them from. */
export const auditRowOf = (deed: Deed): AuditRow => {
	const trail = isRow(deed.after) && isRow(deed.after[SYNC]) ? deed.after[SYNC] : {};
	const source: Row = isRow(trail['source']) ? trail['source'] : {};
	// A dead letter says in its columns whose record it is.
	const letter: Row = isRow(deed.after) ? deed.after : {};
	const of = (name: string): string => textOf(source[name]) || textOf(letter[`source_${name}`]);
	return {
		happened_at: deed.at,
		action: deed.action || textOf(trail['did']) || 'updated',
		actor: deed.actor,
		outcome: deed.outcome,
		source_app: of('app'),
		source_entity: of('entity'),
		source_id: of('id'),
		source_number: of('number'),
		target: textOf(trail['target']) || textOf(letter['target']),
		target_id: deed.targetId,
		target_number: deed.targetNumber,
		message: hide(masker(deed.after)(deed.message)),
		calls: deed.calls,
		workflow_id: deed.workflowId,
		workflow_name: deed.workflowName,
		execution_id: deed.executionId,
		node: deed.node,
		before_hash: contentHash(deed.before),
		after_hash: contentHash(deed.after),
		previous_hash: '',
		hash: '',
	};
};

/** Equal records have equal hashes, in whatever order their fields stand; what travels beside a record is not part of it. */
export const contentHash = (record: unknown): string => {
	if (!isFilled(record)) return '';
	const plain = isRow(record) ? Object.fromEntries(Object.entries(record).filter(([name]) => name !== SYNC)) : record;
	const safe = withoutSecrets(plain);
	return digest(masker(safe)(safe));
};

export const digest = (value: unknown): string =>
	createHash('sha256')
		.update(JSON.stringify(ordered(value)) ?? '')
		.digest('hex');

function ordered(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(ordered);
	if (!isRow(value)) return value;
	return Object.fromEntries(
		Object.keys(value)
			.sort()
			.map((name) => [name, ordered(value[name])]),
	);
}
