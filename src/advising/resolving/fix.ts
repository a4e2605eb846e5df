import type { Row } from '../../record';

/** Where a fix comes from: the table of messages, letters that were resolved before, or a model. */
export type FixSource = 'message' | 'letter' | 'model';

/** What would resolve a dead letter, as one concrete step. Nothing is written by whoever suggests it: a person approves. */
export type Fix = {
	/** What it comes to, in one sentence. */
	readonly says: string;
	readonly source: FixSource;
	/** In words, for the user: what it rests on. */
	readonly evidence: readonly string[];
} & (
	| { readonly kind: 'edit'; readonly edit: Edit }
	| { readonly kind: 'mapping'; readonly row: Row; readonly replaces?: Row }
	| { readonly kind: 'act'; readonly act: Act }
	| { readonly kind: 'dismiss'; readonly reason: string }
);

/** A change of the letter's payload, such as `{ path: 'line_items[0].account_id', from: '1', to: '2' }`. `from` is null where there is nothing yet. */
export interface Edit {
	readonly path: string;
	readonly from: unknown;
	readonly to: unknown;
}

/** Something that a person does in an application, and where. */
export interface Act {
	readonly application: string;
	/** Such as `Contacts > Archived > Restore`; empty where it has no place of its own. */
	readonly place: string;
	readonly what: string;
}

/** Two fixes that come to the same are one, whatever they rest on. */
export const sameness = (fix: Fix): string =>
	fix.kind === 'edit'
		? JSON.stringify(['edit', fix.edit.path, fix.edit.to])
		: fix.kind === 'mapping'
			? JSON.stringify(['mapping', ...['kind', 'source_value', 'target_value'].map((name) => fix.row[name])])
			: fix.kind === 'act'
				? JSON.stringify(['act', fix.act.what])
				: JSON.stringify(['dismiss', fix.reason]);
