import type { Row } from '../../vendor';
import type { Kind } from '../kind';
import { all, find, newId, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { become, dated, refuseEmpty } from '../books/plain';
import { allowsRules, isRuleType, kindOf, WEBHOOKS, WORKFLOWS } from './rules';

/** The workflow rules of Books: what has to happen to a record, and what is done then (https://www.zoho.com/books/api/v3/workflows/). */

const KNOWN = [
	'workflow_name',
	'rule_type',
	'entity',
	'description',
	'sub_entities',
	'field_update',
	'field_update_comparator',
	'date_field',
	'time',
	'day_difference',
	'day_difference_type',
	'instant_actions',
];
const COMPARATORS = ['and', 'or', 'any', 'except_or', 'except_and'];
const MOST = 200;
const MOST_PER_MODULE = 10;

const refuseTooMany = (ledger: Ledger, kinds: readonly Kind[], row: Row): void => {
	const others = all(ledger, WORKFLOWS);
	if (others.length >= MOST) throw refusal.rule(`Not more than ${MOST} workflow rules can be made.`);
	const module = kindOf(kinds, row.entity);
	if (others.filter((one) => kindOf(kinds, one.entity) === module).length >= MOST_PER_MODULE) {
		throw refusal.rule(`Not more than ${MOST_PER_MODULE} workflow rules can be made for one module.`);
	}
};

/** A rule calls one webhook. Actions of other kinds are kept and do nothing here. */
const refuseUnknownActions = (ledger: Ledger, row: Row): void => {
	const called = rowsIn(row.instant_actions).filter(({ action_type: type }) => type === 'webhook');
	if (called.length > 1) throw refusal.rule('A workflow rule can call one webhook.');
	for (const { action_id: id } of called) if (find(ledger, WEBHOOKS, id) === undefined) throw refusal.invalid('action_id');
};

const stored = (ledger: Ledger, kinds: readonly Kind[], sent: Row, known?: Row): Row => {
	// The number and the text of this refusal are not known [unsure].
	if (!allowsRules(ledger)) throw refusal.rule('Workflow rules are not part of the plan of your organization.', 107000);
	const given = Object.fromEntries(KNOWN.filter((name) => sent[name] !== undefined).map((name) => [name, sent[name]]));
	const row: Row = { is_active: true, ...known, ...given };
	refuseEmpty(row, ['workflow_name', 'rule_type', 'entity']);
	if (!isRuleType(row.rule_type)) throw refusal.invalid('rule_type');
	if (kindOf(kinds, row.entity) === undefined) throw refusal.invalid('entity');
	if (text(row.field_update_comparator) !== '' && !COMPARATORS.includes(text(row.field_update_comparator))) throw refusal.invalid('field_update_comparator');
	refuseUnknownActions(ledger, row);
	if (known === undefined) refuseTooMany(ledger, kinds, row);
	return { ...row, workflow_id: known?.workflow_id ?? newId(ledger), ...dated(ledger, known) };
};

const shown = (row: Row): Row => ({ description: '', instant_actions: [], field_update: [], ...row });

const activity = (isActive: boolean) => ({
	does: become({ is_active: isActive }),
	says: `The workflow rule has been marked as ${isActive ? 'active' : 'inactive'}.`,
});

export const workflows = (kinds: () => readonly Kind[]): Kind => ({
	shelf: WORKFLOWS,
	path: '/settings/workflows',
	one: 'workflow',
	many: 'workflows',
	id: 'workflow_id',
	scope: 'settings',
	noun: 'Workflow rule',
	words: { created: 'The workflow rule has been created.', updated: 'The workflow rule has been updated.', deleted: 'The workflow rule has been deleted.' },
	list: {
		report: 'Workflows',
		filterBy: { 'Status.All': () => true, 'Status.Active': (row) => row.is_active === true, 'Status.Inactive': (row) => row.is_active !== true },
		sortable: ['workflow_name', 'created_time'],
		sort: { column: 'created_time', order: 'D' },
		searched: ['workflow_name'],
		texts: ['workflow_name', 'entity', 'rule_type'],
		numbers: [],
		days: [],
	},
	shown: (_, row) => shown(row),
	row: (_, row) => shown(row),
	create: (ledger, sent) => stored(ledger, kinds(), sent),
	update: (ledger, known, sent) => stored(ledger, kinds(), sent, known),
	// How the two calls are named is not known [unsure].
	acts: { active: activity(true), activate: activity(true), inactive: activity(false), deactivate: activity(false) },
});
