import type { Row } from '../../vendor';
import type { App } from '../finance';
import type { Kind } from '../kind';
import { all, organization, rowsIn, text, type Ledger } from '../ledger';

/** Rules that say which webhook is called when (https://www.zoho.com/books/api/v3/workflows/, and the help pages on automation). */

export const WEBHOOKS = 'webhooks';
export const WORKFLOWS = 'workflows';
/** Rules that somebody set up in the screens of an app, where there is no call for it. */
export const BY_HAND = 'handmaderules';

export type Change = 'add' | 'edit' | 'delete';

/** A rule that is in force. */
export interface Rule {
	readonly kind: Kind;
	/** Changes, and statuses that a record comes into. */
	readonly on: readonly string[];
	/** Of an edit, the fields that must have changed, and how many of them. */
	readonly fields: readonly string[];
	readonly comparator: string;
	readonly webhooks: readonly Row[];
	readonly id: string;
}

const letters = (word: unknown): string =>
	text(word)
		.toLowerCase()
		.replace(/[^a-z]/g, '');
const singular = (word: string): string => word.replace(/s$/, '');

/** How the vocabulary of entities is written is not known, so a word is taken in any of the ways in which Zoho writes the kind's name [unsure]. */
export const kindOf = (kinds: readonly Kind[], entity: unknown): Kind | undefined => {
	const wanted = singular(letters(entity));
	if (wanted === '') return undefined;
	return kinds.find((kind) => [kind.one, kind.many, kind.singular, kind.noun, kind.shelf].some((name) => singular(letters(name)) === wanted));
};

/** Rules are for the plans from Professional up. */
export const allowsRules = (ledger: Ledger): boolean => !['FREE', 'STANDARD'].includes(text(organization(ledger).plan_name));

/** The words of the screens for what happens, and the shorter ones of the calls [unsure]. */
const CHANGES: Readonly<Record<string, readonly Change[]>> = {
	add: ['add'],
	created: ['add'],
	edit: ['edit'],
	edited: ['edit'],
	updated: ['edit'],
	addedit: ['add', 'edit'],
	createdoredited: ['add', 'edit'],
	delete: ['delete'],
	deleted: ['delete'],
};

export const isRuleType = (type: unknown): boolean => ['add', 'edit', 'add_edit', 'delete'].includes(text(type));

/** What a word means: changes, or else a status. */
export const meant = (word: unknown): readonly string[] => CHANGES[letters(word)] ?? [text(word).toLowerCase().replace(/\s+/g, '_')];

const workflowRules = (ledger: Ledger, books: App): Rule[] =>
	(allowsRules(ledger) ? all(ledger, WORKFLOWS) : [])
		.filter((row) => row.is_active === true)
		.flatMap((row) => {
			const kind = kindOf(books.kinds, row.entity);
			const webhooks = rowsIn(row.instant_actions).flatMap(({ action_id: id }) => all(ledger, WEBHOOKS).filter((one) => one.webhook_id === id));
			const fields = Array.isArray(row.field_update) ? row.field_update.map(String) : [];
			if (kind === undefined || webhooks.length === 0) return [];
			return [{ kind, on: meant(row.rule_type), fields, comparator: text(row.field_update_comparator), webhooks, id: text(row.workflow_id) }];
		});

const handMade = (ledger: Ledger, apps: readonly App[]): Rule[] =>
	all(ledger, BY_HAND).flatMap((row) => {
		const kind = kindOf(apps.find(({ api }) => api.startsWith(`/${text(row.app)}/`))?.kinds ?? [], row.entity);
		const on = (Array.isArray(row.events) ? row.events : []).flatMap(meant);
		return kind === undefined ? [] : [{ kind, on, fields: [], comparator: '', webhooks: [row], id: text(row.webhook_id) }];
	});

/** What is in force now. */
export const rulesIn = (ledger: Ledger, apps: readonly App[]): Rule[] => {
	const books = apps.find(({ service }) => service === 'ZohoBooks');
	return [...(books === undefined ? [] : workflowRules(ledger, books)), ...handMade(ledger, apps)];
};
