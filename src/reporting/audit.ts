import { createHash } from 'node:crypto';
import { isFilled, isRow, rowsIn, SYNC, textOf, type Row } from '../record';
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
	erased: 'Erased',
	mappingChanged: 'Mapping Changed',
	migrated: 'Migrated',
	previewed: 'Previewed',
	promoted: 'Promoted',
	replayed: 'Replayed',
	rolledBack: 'Rolled Back',
	signedOff: 'Signed Off',
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
	/** What came of it, such as `written`, `waiting` or `refused`; what the record's trail says where it is empty. */
	readonly outcome: string;
	/** What a person reads; what the record's trail says where it is empty. */
	readonly message: string;
	/** The record as it was written, with its trail. */
	readonly after: unknown;
	/** The record as it was before, where that is known. */
	readonly before: unknown;
	/** Where the record's own hash is another one than that of its content. */
	readonly afterHash?: string;
	/** Requests that it took; 0 where nobody counted. */
	readonly calls: number;
	/** Such as `xero:invoice`, or a table of ours; what the record's trail says where it is empty. */
	readonly target: string;
	readonly targetId: string;
	readonly targetNumber: string;
	readonly workflowId: string;
	readonly workflowName: string;
	readonly executionId: string;
	readonly node: string;
}

/** The row of a deed, not yet chained to the others. Personal data and secrets go into no row but as a hash that nobody can read them from. */
export const auditRowOf = (deed: Deed): AuditRow => {
	const trail = trailOf(deed.after);
	const preview: Row | undefined = isRow(trail['preview']) ? trail['preview'] : undefined;
	const source: Row = isRow(trail['source']) ? trail['source'] : {};
	// A dead letter says in its columns whose record it is.
	const letter: Row = isRow(deed.after) ? deed.after : {};
	const masked = masker(deed.after);
	const of = (name: string): string => textOf(source[name]) || textOf(letter[`source_${name}`]);
	return {
		happened_at: deed.at,
		action: deed.action || (preview ? 'previewed' : textOf(trail['did']) || 'updated'),
		actor: deed.actor,
		outcome: deed.outcome || (preview ? foreseen(preview) : NOTHING_WRITTEN.includes(textOf(trail['did'])) ? 'unchanged' : 'written'),
		source_app: of('app'),
		source_entity: of('entity'),
		source_id: of('id'),
		source_number: PEOPLE.test(`${of('app')}:${of('entity')}`) ? asName(of('number')) : masked(of('number')),
		target: deed.target || targetOf(deed.after),
		target_id: deed.targetId || textOf(preview?.['id']),
		target_number: PEOPLE.test(deed.target || targetOf(deed.after)) && !/\d/.test(deed.targetNumber) ? asName(deed.targetNumber) : masked(deed.targetNumber),
		message: hide(masked(deed.message || textOf(preview?.['says']) || textOf(trail['says']))),
		calls: deed.calls,
		workflow_id: deed.workflowId,
		workflow_name: deed.workflowName,
		execution_id: deed.executionId,
		node: deed.node,
		before_hash: textOf(trail['beforeHash']) || contentHash(deed.before),
		after_hash: deed.afterHash ?? contentHash(deed.after),
		previous_hash: '',
		joins: '',
		hash: '',
	};
};

/** Records that are known by a name where others have a number. */
const PEOPLE = /:(contact|customer|employee|lead|merchant|user|vendor)$|^zohoCrm:account$/;
const asName = (name: string): string => masker({})({ Full_Name: name }).Full_Name;

/** Where a record is bound for, such as `xero:invoice`; a dead letter says it in a column. */
export const targetOf = (record: unknown): string => textOf(trailOf(record)['target']) || (isRow(record) ? textOf(record['target']) : '');

const trailOf = (record: unknown): Row => (isRow(record) && isRow(record[SYNC]) ? record[SYNC] : {});

const NOTHING_WRITTEN = ['already there', 'read', 'skipped'];

const foreseen = ({ would, changes }: Row): string => {
	if (would === 'fail') return 'refused';
	return would === 'skip' || (would === 'update' && rowsIn(changes).length === 0) ? 'unchanged' : 'foreseen';
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
