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
			// created, updated, deleted, skipped, previewed, replayed, edited, dismissed, mappingChanged, erased or trimmed
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
} as const satisfies Readonly<Record<string, Table>>;

export type TableName = keyof typeof tables;

/** What a column holds when it is written: dates are ISO texts. */
type Held<C extends Column> = C extends 'number' ? number : C extends 'boolean' ? boolean : string;

export type RowOf<Name extends TableName> = { -readonly [Key in keyof (typeof tables)[Name]['columns']]: Held<(typeof tables)[Name]['columns'][Key] & Column> };
