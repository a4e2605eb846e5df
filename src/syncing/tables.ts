/** The tables that workflows keep in n8n's Data Tables. No name is part of another one, because n8n finds tables by a part of their name. */

export type Column = 'string' | 'number' | 'boolean' | 'date';
export type Columns = Readonly<Record<string, Column>>;

export interface Table {
	readonly purpose: string;
	readonly columns: Columns;
}

/** Whose record it is about. */
const source = { source_app: 'string', source_entity: 'string', source_id: 'string', source_number: 'string' } as const;

/** Where in n8n it happened. */
const place = { workflow_id: 'string', workflow_name: 'string', execution_id: 'string', node: 'string' } as const;

export const tables = {
	xerozoho_mappings: {
		purpose: 'What an account, a tax or a payment account of one application is in the other; the second input of the Record Mapper',
		columns: { kind: 'string', source_app: 'string', source_value: 'string', target_app: 'string', target_value: 'string', note: 'string' },
	},
	xerozoho_dead_letters: {
		purpose: 'Records that did not arrive, with the reason and the time of the next try',
		columns: {
			entity_key: 'string',
			// of letters that one deed of a person heals together, such as credential-invalid:xero; else empty
			group_key: 'string',
			// waiting, retrying, parked (until another of its group succeeds), done or dismissed
			status: 'string',
			cause: 'string',
			message: 'string',
			advice: 'string',
			// warning: heals by itself; error: a person must look at this record; critical: nothing gets through
			severity: 'string',
			attempts: 'number',
			// ISO time in UTC, comparable as text; empty where a person must act
			next_try_at: 'string',
			first_failed_at: 'date',
			last_failed_at: 'date',
			...place,
			...source,
			// such as xero:invoice
			target: 'string',
			request_id: 'string',
			// JSON: the vendor's own words with their places
			details: 'string',
			// JSON: every try so far, with its time and reason
			history: 'string',
			// JSON: the execution, node and item that it failed in
			original: 'string',
			// JSON: the record to send again; empty where personal data is not kept
			payload: 'string',
			// JSON: the record as a person may see it, where personal data is not kept
			masked_payload: 'string',
		},
	},
	xerozoho_audit: {
		purpose: 'One row for everything that was written, and for what was deliberately not written',
		columns: {
			happened_at: 'date',
			// created, updated, deleted, skipped, previewed, replayed, edited, dismissed, mappingChanged, migrated, erased or trimmed
			// created, updated, deleted, skipped, previewed, replayed, edited, dismissed, mappingChanged, erased, trimmed, promoted or rolledBack
			// created, updated, deleted, skipped, previewed, replayed, edited, dismissed, mappingChanged, erased, signedOff or trimmed
			action: 'string',
			// who decided; empty where a workflow did
			actor: 'string',
			// written, foreseen, waiting, refused, unchanged
			outcome: 'string',
			...source,
			target: 'string',
			target_id: 'string',
			target_number: 'string',
			message: 'string',
			// requests that it took
			calls: 'number',
			...place,
			// hashes of the record before and after, without secrets and personal data
			before_hash: 'string',
			after_hash: 'string',
			// hash of the row before this one, of those that were written together
			previous_hash: 'string',
			// in the last of them: hashes of the last rows of earlier ones that nothing named yet, or `start`
			joins: 'string',
			// its own over all other columns
			hash: 'string',
		},
	},
	xerozoho_volumes: {
		purpose: 'How much each workflow did in each hour; made from the audit trail, so that pages need not read all of it',
		columns: {
			// hour, workflow, and the row that counting began with
			volume_key: 'string',
			hour: 'date',
			workflow_id: 'string',
			workflow_name: 'string',
			written: 'number',
			previewed: 'number',
			skipped: 'number',
			// what people decided
			decided: 'number',
			calls: 'number',
			last_at: 'date',
			// the id of the audit row that was counted last
			last_row: 'number',
		},
	},
	xerozoho_requests: {
		purpose: 'The requests of runs whose log is kept as rows: which, how they were answered and how long it took',
		columns: {
			requested_at: 'date',
			vendor: 'string',
			organisation: 'string',
			method: 'string',
			path: 'string',
			// what was searched for is hidden
			query: 'string',
			// 0 where no answer came
			status: 'number',
			milliseconds: 'number',
			// what the vendor's support asks for
			request_id: 'string',
			// JSON; empty unless the node's settings log bodies
			sent: 'string',
			answered: 'string',
			...place,
		},
	},
	xerozoho_alerts: {
		purpose: 'What people were told of, so that they are told once, reminded, and told when it is over',
		columns: {
			alert_key: 'string',
			// open or solved
			status: 'string',
			severity: 'string',
			title: 'string',
			count: 'number',
			first_at: 'date',
			last_at: 'date',
			// ISO time; empty while nobody was told
			told_at: 'string',
		},
	},
	xerozoho_reconciliations: {
		purpose: 'One row for each comparison of both ledgers, and one for each difference that was found, until it is gone',
		columns: {
			// of a comparison when it was made, of a difference what it is about
			reconciliation_key: 'string',
			// run or difference
			about: 'string',
			// of a run equal, different or incomplete; of a difference open or solved
			status: 'string',
			reconciled_at: 'date',
			first_at: 'date',
			// the compared period of a run, and the day of a difference; ISO days
			date_from: 'string',
			date_to: 'string',
			entity: 'string',
			document: 'string',
			party: 'string',
			currency: 'string',
			// Zoho Books less Xero, decimal text; empty where no amount differs
			amount: 'string',
			cause: 'string',
			message: 'string',
			advice: 'string',
			// of the dead letter that tells of it, such as zohoBooks:invoice:460
			entity_key: 'string',
			left_id: 'string',
			right_id: 'string',
			// of a run: records of both sides that were compared, and those that do not agree
			compared: 'number',
			differing: 'number',
			// JSON: the totals of a run; field, left and right of a difference
			details: 'string',
		},
	},
	xerozoho_closings: {
		purpose: 'One row for each period that is to be closed: what was checked, and who signed it off',
		columns: {
			// such as 2026-10
			period: 'string',
			// open, ready or signed
			status: 'string',
			checked_at: 'date',
			passed: 'number',
			failed: 'number',
			message: 'string',
			// JSON: the checks with what they found
			checks: 'string',
			// of the checks and the period; what was signed
			checks_hash: 'string',
			signed_by: 'string',
			// ISO time; empty while it is open
			signed_at: 'string',
			// ISO time of the last message about it; empty while nobody was told
			told_at: 'string',
			note: 'string',
		},
	},
	xerozoho_cursors: {
		purpose: 'How far a source has been read',
		columns: { cursor: 'string', position: 'string', seen: 'string', moved_at: 'date' },
	},
	xerozoho_links: {
		purpose: 'Which record of the target is which of the source, and how both looked when they last agreed; for syncs in both directions',
		columns: {
			// of the record that the link began with, such as zohoBooks:contact:460
			entity_key: 'string',
			// such as xero:contact
			target: 'string',
			target_id: 'string',
			// JSON of hashes: the Record Mapper's _sync.fingerprint, and its "Last Synced" in the next run
			fingerprint: 'string',
			synced_at: 'date',
		},
	},
	xerozoho_reviews: {
		purpose: 'Decisions that wait for a person',
		columns: {
			entity_key: 'string',
			// open, approved or rejected; what was approved becomes posting, and then posted or failed
			status: 'string',
			question: 'string',
			reason: 'string',
			...source,
			target: 'string',
			// JSON: what would be written
			proposal: 'string',
			asked_at: 'date',
			// empty while open
			decided_at: 'string',
			decided_by: 'string',
		},
	},
	xerozoho_migrations: {
		purpose: 'How far a historical migration is: one row for each kind of record, and one for its summary',
		columns: {
			// migration and entity
			step_key: 'string',
			// ISO time of the estimate that it began with
			migration: 'string',
			// such as invoice; summary for the last step
			entity: 'string',
			position: 'number',
			// estimated, previewing, running, paused or done
			status: 'string',
			// days that documents are of; empty where nothing narrows
			since: 'string',
			until: 'string',
			// how many there were when they were counted, and on a page
			records: 'number',
			page_size: 'number',
			// calls that were estimated, and that were made
			planned_source_calls: 'number',
			planned_target_calls: 'number',
			source_calls: 'number',
			target_calls: 'number',
			// pages that are done, and JSON of the ids on the last of them
			page: 'number',
			seen: 'string',
			// records: read, written into the target, waiting as dead letters, asked about, left out; and gone before they were read
			read: 'number',
			written: 'number',
			waiting: 'number',
			asked: 'number',
			left_out: 'number',
			gone: 'number',
			// pages that were begun and not finished, and so were done again
			repeats: 'number',
			// times that this page could not be done, why, and until when it waits: ISO time, comparable as text
			attempts: 'number',
			reason: 'string',
			waits_until: 'string',
			// ISO time and execution that works on the page; empty where none does
			lease: 'string',
			// ISO times; empty until then
			began_at: 'string',
			ended_at: 'string',
			// JSON: totals by currency on both sides
			totals: 'string',
			// JSON: documents whose totals differ
			differences: 'string',
			// JSON: what a preview of the first page showed
			preview: 'string',
			// JSON of the whole estimate, with the first step; the signed summary, with the last
			details: 'string',
		},
	},
	xerozoho_promotions: {
		purpose: 'Versions of workflows that were taken from one n8n to the next, with what they took the place of, for the way back',
		columns: {
			workflow_name: 'string',
			// addresses of both
			from_n8n: 'string',
			to_n8n: 'string',
			// n8n's own ids, in the n8n that it was taken to
			target_id: 'string',
			target_version: 'string',
			// created, updated or published
			did: 'string',
			// done or rolledBack
			status: 'string',
			version_hash: 'string',
			// what changed, in words
			changes: 'string',
			// JSON: the workflow as it ran before, whole; empty where there was none
			previous: 'string',
			// yes or no
			was_published: 'string',
			promoted_at: 'date',
			promoted_by: 'string',
		},
	},
} as const satisfies Readonly<Record<string, Table>>;

export type TableName = keyof typeof tables;

/** What a column holds when it is written: dates are ISO texts. */
type Held<C extends Column> = C extends 'number' ? number : C extends 'boolean' ? boolean : string;

export type RowOf<Name extends TableName> = { -readonly [Key in keyof (typeof tables)[Name]['columns']]: Held<(typeof tables)[Name]['columns'][Key] & Column> };
