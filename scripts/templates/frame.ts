import type { Workflow } from '../n8n/client';
import { at, chain, into, workflowOf, type Link, type Position, type Step } from './flow';
import { aboutReviews, columns, idOfTable, keepReview, REVIEWS, where, type Question } from './rows';
import { byHand, called, entry, note, set, table, triage } from './steps';

/** What every template has: where records come in, the rows of the mapping table, the audit, dead letters and their replay, and notes on it all. */

const TRIAGE = 'Failure Triage';
const ROWS = 'Mapping rows';
export const AUDIT = 'Write audit row';
export const SKIPPED = 'Write that it stays';

/** What an audit row says of the record that was written: expressions. */
export interface Written {
	readonly action?: string;
	readonly target?: string;
	readonly id: string;
	readonly number: string;
	readonly message: string;
}

const source = Object.fromEntries(['app', 'entity', 'id', 'number'].map((name) => [`source_${name}`, `={{ $json._sync.source.${name} }}`]));
const AUDITED = 'xerozoho_audit';

/** A row for what was written, or deliberately not written. */
export const auditRow = (name: string, position: Position, { action, target, id, number, message }: Written): Step =>
	table(name, position, {
		resource: 'row',
		operation: 'insert',
		dataTableId: idOfTable(AUDITED),
		columns: columns(AUDITED, {
			happened_at: '={{ $now.toISO() }}',
			action: action ?? '={{ $json._sync.did }}',
			...source,
			target: target ?? '={{ $json._sync.target }}',
			target_id: id,
			target_number: number,
			message,
			workflow_id: '={{ $workflow.id }}',
			workflow_name: '={{ $workflow.name }}',
			execution_id: '={{ $execution.id }}',
			node: '={{ $prevNode.name }}',
		}),
		options: {},
	});

const LETTERS = 'xerozoho_dead_letters';
const notOver = [where('status', 'neq', 'done'), where('status', 'neq', 'dismissed')];

const closeLetters = (position: Position): Step =>
	table('Close its dead letters', position, {
		resource: 'row',
		operation: 'update',
		dataTableId: idOfTable(LETTERS),
		matchType: 'allConditions',
		filters: {
			conditions: [where('entity_key', 'eq', '={{ $json.source_app + ":" + $json.source_entity + ":" + $json.source_id }}'), ...notOver],
		},
		columns: columns(LETTERS, { status: 'done' }),
		options: {},
	});

const keepLetter = (position: Position): Step =>
	table('Keep as dead letter', position, {
		resource: 'row',
		operation: 'upsert',
		dataTableId: idOfTable(LETTERS),
		matchType: 'allConditions',
		filters: { conditions: [where('entity_key', 'eq', '={{ $json.entity_key }}'), ...notOver] },
		columns: { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] },
		options: {},
	});

const waitingLetters: Step = {
	...table('Waiting dead letters', [-20, 400], {
		resource: 'row',
		operation: 'get',
		dataTableId: idOfTable(LETTERS),
		matchType: 'allConditions',
		filters: { conditions: [where('status', 'eq', 'waiting'), where('workflow_id', 'eq', '={{ $workflow.id }}'), where('payload', 'neq', '')] },
		returnAll: true,
		orderBy: true,
		orderByColumn: 'first_failed_at',
		orderByDirection: 'ASC',
	}),
	executeOnce: true,
};

const mappingRows = (position: Position): Step => ({
	...table(ROWS, position, { resource: 'row', operation: 'get', dataTableId: idOfTable('xerozoho_mappings'), filters: {}, returnAll: true }),
	executeOnce: true,
	alwaysOutputData: true,
});

const ENTRY: Position = [380, 0];

/** What one template has of its own. */
export interface Template {
	readonly name: string;
	/** The node that all records pass first, whichever way they came. */
	readonly entry: string;
	/** Where its records are bound for, where a failed one does not say. */
	readonly target: string;
	readonly trigger: Step;
	readonly steps: readonly Step[];
	readonly links: readonly Link[];
	/** Mappers that ask the mapping table. */
	readonly mappers: readonly string[];
	/** The columns of the mapping rows, the audit and the triage, and how far down the triage stands. */
	readonly places: { readonly rows: Position; readonly audit: Position; readonly triage: Position };
	readonly written: Written;
	/** What a person is asked, where it is not about what is out of the ordinary. */
	readonly asks?: Question;
	/** What a dead letter sends again, where records come by other ways than the entry too. */
	readonly payload?: string;
	readonly notes: { readonly about: string; readonly start: string; readonly replay: string };
}

/** The whole workflow. */
export function templateOf({
	name,
	entry: entryName,
	target,
	trigger,
	steps,
	links,
	mappers,
	places,
	written,
	asks,
	payload,
	notes,
}: Template): Workflow & { meta: object } {
	const { rows, audit, triage: failing } = places;
	const reviewing: Position = [failing[0], failing[1] + 400];
	const beside = ([x, y]: Position): Position => [x + 220, y];
	const all: Step[] = [
		trigger,
		entry(entryName, ENTRY),
		byHand('Replay waiting dead letters', [-220, 300]),
		called('When another workflow calls', [-220, 500]),
		waitingLetters,
		set('Record in the letter', [160, 400], '={{ $json.payload }}'),
		mappingRows(rows),
		...steps,
		auditRow(AUDIT, audit, written),
		closeLetters(beside(audit)),
		triage(TRIAGE, failing, { payload: payload ?? `={{ $('${entryName}').item.json }}`, failedNode: '={{ $prevNode.name }}', target }),
		keepLetter([failing[0] + 260, failing[1]]),
		keepReview(reviewing, asks),
		note('About', [-740, -260], [440, 960], 'about', notes.about),
		note('About the start', [-260, -260], [560, 440], 'start', notes.start),
		note('About the replay', [-260, 200], [560, 500], 'toDo', notes.replay),
		note('About the mapping rows', [rows[0] - 80, rows[1] - 160], [260, 300], 'toDo', '### Your mapping table\nAdd a row when a tax or account is new.'),
		note(
			'About the audit',
			[audit[0] - 40, audit[1] - 140],
			[440, 320],
			'start',
			'### Keep a record\nOne row for everything that was written; older letters about it are closed.',
		),
		note(
			'About failures',
			[failing[0] - 40, failing[1] - 160],
			[480, 340],
			'failure',
			'### What did not work\nOne row a record in *xerozoho_dead_letters*: what happened, what to do, when to try again.',
		),
		aboutReviews(reviewing),
	];
	return workflowOf(
		name,
		all,
		[
			...chain(trigger.name, entryName, ROWS),
			...chain('Replay waiting dead letters', 'Waiting dead letters', 'Record in the letter', entryName),
			...chain('When another workflow calls', 'Record in the letter'),
			...mappers.map((mapper) => into(ROWS, mapper, 1)),
			...links,
			...chain(AUDIT, 'Close its dead letters'),
			...chain(TRIAGE, 'Keep as dead letter'),
		],
		{ triage: TRIAGE, reviews: REVIEWS },
	);
}

/** A note behind the nodes of some columns. */
export const noteOver = (
	name: string,
	[first, last]: readonly [number, number],
	[top, height]: readonly [number, number],
	colour: Parameters<typeof note>[3],
	content: string,
): Step => note(name, [at(first)[0] - 40, top], [(last - first) * 220 + 180, height], colour, content);
