import { tables, type TableName } from '../../src/syncing/tables';
import type { Position, Step } from './flow';
import { note, table } from './steps';

/** Rows of the Data Tables, as templates read and write them. */

export const idOfTable = (value: TableName) => ({ __rl: true, mode: 'name', value });
export const where = (keyName: string, condition: 'eq' | 'neq' | 'gt' | 'gte' | 'lte' | 'ilike', keyValue: string) => ({ keyName, condition, keyValue });

export const columns = (name: TableName, value: Readonly<Record<string, string>>) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema: Object.keys(value).map((id) => ({
		id,
		displayName: id,
		required: false,
		defaultMatch: false,
		display: true,
		type: (tables[name].columns as Readonly<Record<string, string>>)[id] === 'date' ? 'dateTime' : 'string',
		canBeUsedToMatch: true,
	})),
	attemptToConvertTypes: false,
	convertFieldsToString: false,
});

export const REVIEWS = 'Keep for review';
export const REVIEWED = 'xerozoho_reviews';

const sourceOf = (name: string): string => `={{ $json._sync?.source?.${name} ?? "" }}`;
const KEY = '={{ ["app", "entity", "id"].map((name) => $json._sync?.source?.[name] ?? "").join(":") }}';

/** What the Record Validator found out of the ordinary, in words: part of an expression. */
export const reviewIssues =
	'($json._sync?.issues ?? []).filter((issue) => issue.severity === "review").map((issue) => [issue.at, issue.says].filter(Boolean).join(" ") + ".").join(" ")';

const PROPOSAL = '={{ JSON.stringify($json) }}';

/** What a person is asked about a record, and why: expressions. */
export interface Question {
	readonly question: string;
	readonly reason: string;
	/** What is asked of a record anew takes the place of what was asked before, even where it would be written otherwise. */
	readonly latestOnly?: true;
}

const ABOUT_ISSUES: Question = {
	question:
		'={{ "Write " + ($json._sync?.source?.number || $json._sync?.source?.id || "this record") + " to " + ($json._sync?.target ?? "the target") + " as it is?" }}',
	reason: `={{ ${reviewIssues} }}`,
};

/** One open question for each record that a person should look at: why, and what would be written. The same record is asked about once; a payment may become several records. */
export const keepReview = (position: Position, { question, reason, latestOnly }: Question = ABOUT_ISSUES): Step =>
	table(REVIEWS, position, {
		resource: 'row',
		operation: 'upsert',
		dataTableId: idOfTable(REVIEWED),
		matchType: 'allConditions',
		filters: { conditions: [where('entity_key', 'eq', KEY), where('status', 'eq', 'open'), ...(latestOnly ? [] : [where('proposal', 'eq', PROPOSAL)])] },
		columns: columns(REVIEWED, {
			entity_key: KEY,
			status: 'open',
			question,
			reason,
			source_app: sourceOf('app'),
			source_entity: sourceOf('entity'),
			source_id: sourceOf('id'),
			source_number: sourceOf('number'),
			target: '={{ $json._sync?.target ?? "" }}',
			proposal: PROPOSAL,
			asked_at: '={{ $now.toISO() }}',
			decided_at: '',
			decided_by: '',
		}),
		options: {},
	});

export const aboutReviews = ([x, y]: Position): Step =>
	note(
		'About the reviews',
		[x - 40, y - 160],
		[480, 340],
		'toDo',
		'### What a person should look at\nNothing is wrong for sure, but something is out of the ordinary. One open row a record in *xerozoho_reviews*: why, and what would be written.',
	);

/** Dead letters of some statuses, all where none is named. */
export const openLetters = (name: string, position: Position, statuses: readonly string[] = ['waiting', 'retrying', 'parked']): Step =>
	table(name, position, {
		resource: 'row',
		operation: 'get',
		dataTableId: idOfTable('xerozoho_dead_letters'),
		matchType: 'anyCondition',
		filters: statuses.length ? { conditions: statuses.map((status) => where('status', 'eq', status)) } : {},
		returnAll: true,
	});
