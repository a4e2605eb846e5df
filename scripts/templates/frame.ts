import type { Workflow } from '../n8n/client';
import { audited, auditLinks, auditSteps, type Told } from './audit';
import { at, chain, into, workflowOf, type Link, type Position, type Step } from './flow';
import { aboutReviews, columns, idOfTable, keepReview, REVIEWS, where, type Question } from './rows';
import { byHand, called, entry, note, set, table, triage } from './steps';

/** What every template has: where records come in, the rows of the mapping table, the audit, dead letters and their replay, and notes on it all. */

export const TRIAGE = 'Failure Triage';
export const ROWS = 'Mapping rows';
const THROUGH = 'Close its dead letters';

/** What the audit trail is told of the record that was written, beside what it says itself: expressions, without their braces. */
export interface Written {
	/** What a person reads of the main record; empty for whatever else was written on the way. */
	readonly message: string;
	/** What the item is, where it does not say so itself. */
	readonly target?: string;
	/** Who decided it. */
	readonly actor?: string;
}

const IS_LETTER = '$json.entity_key';

/** A letter that is sent again is told of too; of what was only foreseen, its preview says what there is to say. */
export const told = ({ message, target, actor }: Written): Told => ({
	deed: `={{ ${IS_LETTER} ? "replayed" : "" }}`,
	message: `={{ ${IS_LETTER} ? "Sent again" : $json._sync?.preview || $json._sync?.says ? "" : ${message} }}`,
	options: {
		outcome: `={{ ${IS_LETTER} ? "waiting" : "" }}`,
		...(target === undefined ? {} : { target: `={{ ${target} }}` }),
		...(actor === undefined ? {} : { actor: `={{ ${actor} }}` }),
	},
});

/** A record that is deliberately not written, as the audit trail is told of it: an expression for the target's record, and why. */
export const skipped = (name: string, position: Position, target: string, record: string, says: string): Step =>
	set(name, position, `={{ ({ ...${record}, _sync: { source: $json._sync?.source, target: "${target}", did: "skipped", says: "${says}" } }) }}`);

/** From the steps that write the main records: to the trail, and to the letters that are through. */
export const through = (...names: readonly string[]): Link[] => [...audited(...names), ...names.map((from) => ({ from, to: THROUGH }))];

const LETTERS = 'xerozoho_dead_letters';
/** Where records that are sent again come out of their letters. */
export const IN_LETTER = 'Record in the letter';
export const TAKEN = 'Take them up';
const notOver = [where('status', 'neq', 'done'), where('status', 'neq', 'dismissed')];

/** What a letter came to, in words: what was there meanwhile, by hand or by a later event, is told from what had to be made. */
const CAME_TO =
	'={{ ({ created: "Done: it was created in the target.", deleted: "Done: it was deleted in the target.", updated: "Already done: it was found in the target by its key and brought up to date. No second one was made.", "created or updated": "Done: the target itself finds it by its key, so there is one.", "already there": "Already done: it was found in the target by its key and left as it is. No second one was made." })[$json._sync?.did ?? $json.action] ?? "Done." }}';

/** @param isReplay an expression that is true in a run that sends letters again */
export const closeLetters = (position: Position, isReplay = `$('${IN_LETTER}').isExecuted`): Step =>
	table(THROUGH, position, {
		resource: 'row',
		operation: 'update',
		dataTableId: idOfTable(LETTERS),
		matchType: 'allConditions',
		filters: {
			// What was only foreseen is not through, and no letter has an empty key.
			conditions: [
				where('entity_key', 'eq', '={{ $json._sync.preview ? "" : ["app", "entity", "id"].map((name) => $json._sync.source[name]).join(":") }}'),
				...notOver,
				// What failed after this was written may be about a newer state; and what is being sent again is over when that run says so, which may overwrite this.
				where('last_failed_at', 'lte', '={{ $json._sync.at ?? $now.toUTC().toISO() }}'),
				where('status', 'neq', `={{ ${isReplay} ? "done" : "retrying" }}`),
			],
		},
		columns: columns(LETTERS, { status: 'done', advice: CAME_TO }),
		options: {},
	});

export const ASKED = 'Close the letter that is asked about';

/** A letter whose record a person has to look at has come to its end: what is decided there is no failure any more. */
export const closeAsked = (position: Position): Step =>
	table(ASKED, position, {
		resource: 'row',
		operation: 'update',
		dataTableId: idOfTable(LETTERS),
		matchType: 'allConditions',
		filters: { conditions: [where('entity_key', 'eq', '={{ $json.entity_key }}'), ...notOver] },
		columns: columns(LETTERS, { status: 'done', next_try_at: '', advice: 'Nothing failed any more. A person is asked about it now: see xerozoho_reviews.' }),
		options: {},
	});

export const keepLetter = (position: Position): Step =>
	table('Keep as dead letter', position, {
		resource: 'row',
		operation: 'upsert',
		dataTableId: idOfTable(LETTERS),
		matchType: 'allConditions',
		filters: { conditions: [where('entity_key', 'eq', '={{ $json.entity_key }}'), ...notOver] },
		columns: { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] },
		options: {},
	});

/** A try that has not ended by then has died with its run. */
const IS_FREE = '$json.status === "waiting" || Date.parse($json.updatedAt) < Date.now() - 3600000';

const waitingLetters: Step = {
	...table('Waiting dead letters', [-60, 300], {
		resource: 'row',
		operation: 'get',
		dataTableId: idOfTable(LETTERS),
		matchType: 'allConditions',
		filters: { conditions: [...notOver, where('status', 'neq', 'parked'), where('workflow_id', 'eq', '={{ $workflow.id }}'), where('payload', 'neq', '')] },
		returnAll: true,
		orderBy: true,
		orderByColumn: 'first_failed_at',
		orderByDirection: 'ASC',
	}),
	executeOnce: true,
};

/** Letters are taken up before their records are sent again, so that nobody else closes them meanwhile, and whatever dies with n8n is found. */
const takeUp: Step = table(TAKEN, [100, 300], {
	resource: 'row',
	operation: 'update',
	dataTableId: idOfTable(LETTERS),
	matchType: 'allConditions',
	filters: { conditions: [where('id', 'eq', '={{ $json.id }}'), where('status', 'eq', `={{ ${IS_FREE} ? $json.status : "free" }}`)] },
	columns: columns(LETTERS, { status: 'retrying' }),
	options: {},
});

/** From the start by hand, or from another workflow, to the records of letters; all of it moved by so much. */
export const replaySteps = ([right, down]: Position = [0, 0]): Step[] => {
	const moved = ({ position: [x, y], ...step }: Step): Step => ({ ...step, position: [x + right, y + down] });
	return [
		byHand('Replay waiting dead letters', [-220, 300]),
		called('When another workflow calls', [-220, 500]),
		waitingLetters,
		takeUp,
		set(IN_LETTER, [200, 460], '={{ $json.payload }}'),
	].map(moved);
};

export const replayLinks = (entryName: string): Link[] => [
	...chain('Replay waiting dead letters', 'Waiting dead letters', TAKEN, IN_LETTER, entryName),
	...chain('When another workflow calls', IN_LETTER),
	...audited(TAKEN),
];

export const mappingRows = (position: Position): Step => ({
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
	/** Where the mapping rows stand, the audit, the closing of letters and the triage. */
	readonly places: { readonly rows: Position; readonly audit: Position; readonly through: Position; readonly triage: Position };
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
	const { rows, audit, through: closing, triage: failing } = places;
	const reviewing: Position = [failing[0], failing[1] + 400];
	const all: Step[] = [
		trigger,
		entry(entryName, ENTRY),
		...replaySteps(),
		mappingRows(rows),
		...steps,
		...auditSteps(audit, told(written)),
		closeLetters(closing),
		triage(TRIAGE, failing, { payload: payload ?? `={{ $('${entryName}').item.json }}`, failedNode: '={{ $prevNode.name }}', target }),
		keepLetter([failing[0] + 260, failing[1]]),
		keepReview(reviewing, asks),
		closeAsked([reviewing[0] + 260, reviewing[1]]),
		note('About', [-740, -260], [440, 960], 'about', notes.about),
		note('About the start', [-260, -260], [560, 440], 'start', notes.start),
		note('About the replay', [-260, 200], [600, 500], 'toDo', notes.replay),
		note('About the mapping rows', [rows[0] - 80, rows[1] - 160], [260, 300], 'toDo', '### Your mapping table\nAdd a row when a tax or account is new.'),
		note(
			'About the audit',
			[audit[0] - 40, audit[1] - 160],
			[660, 300],
			'start',
			'### Keep a record\nOne row for everything that was written, foreseen, sent again or left alone, chained to those before it so that tampering shows.',
		),
		note('About what is through', [closing[0] - 40, closing[1] - 160], [220, 320], 'start', '### Through\nIts older letters are closed.'),
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
			...replayLinks(entryName),
			...mappers.map((mapper) => into(ROWS, mapper, 1)),
			...links,
			...auditLinks,
			...chain(TRIAGE, 'Keep as dead letter'),
			...chain(REVIEWS, ASKED),
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
