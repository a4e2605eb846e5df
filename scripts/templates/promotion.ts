import { audited, auditLinks, auditSteps } from './audit';
import { chain, fork, workflowOf, type Position, type Step } from './flow';
import { columns, idOfTable, where } from './rows';
import { either, monitor, note, respond, set, table, webhook } from './steps';

const PROMOTIONS = 'xerozoho_promotions';
const PATH = 'xero-zoho-promotion';
const [OPENED, DECIDED, COMPARED, PROMOTED, BACK, WRONG] = [
	'When someone opens the page',
	'When someone decides',
	'Compare with the second n8n',
	'Promote what was approved',
	'Go back',
	'Say what went wrong',
] as const;
const form = `$('${DECIDED}').first().json.body`;

const promoter = (name: string, position: Position, credential: string, operation: string, parameters: Readonly<Record<string, unknown>> = {}): Step => ({
	name,
	type: 'n8n-nodes-xero-zoho.workflowPromoter',
	typeVersion: 1,
	position,
	parameters: { operation, ...parameters },
	credentials: { n8nInstanceApi: credential },
	failsAt: 1,
});

const rows = (name: string, position: Position, parameters: object): Step => ({
	...table(name, position, { resource: 'row', dataTableId: idOfTable(PROMOTIONS), ...parameters }),
	executeOnce: true,
	alwaysOutputData: true,
});

const KEPT = [
	...['workflow_name', 'from_n8n', 'to_n8n', 'target_id', 'target_version', 'did', 'status', 'version_hash', 'changes', 'previous'],
	...['was_published', 'promoted_at', 'promoted_by'],
];

const WENT_BACK = `$('${BACK}').isExecuted`;
/** Of the one decision that was made. */
const outcomes = `($('${PROMOTED}').isExecuted ? $('${PROMOTED}').all() : ${WENT_BACK} ? $('${BACK}').all() : []).map((item) => item.json).filter((one) => one.says)`;
const wrong = `($('${WRONG}').isExecuted ? $('${WRONG}').all().map((item) => item.json.says) : [])`;

/** 28: workflows are taken from one n8n to the next. */
export const promotion = workflowOf(
	'28 Promote workflows to the next n8n',
	[
		webhook(OPENED, [-220, 0], 'GET', PATH),
		webhook(DECIDED, [-220, 400], 'POST', PATH),
		// What could not be kept is not to be promoted.
		rows('Can promotions be kept?', [0, 200], { operation: 'get', filters: {}, returnAll: false, limit: 1 }),
		either('Is it a way back?', [220, 200], `={{ $('${DECIDED}').isExecuted && ${form}.act === "rollBack" }}`),
		set('What to take over', [440, 0], '{\n  "names": "",\n  "pinned_data": false\n}'),
		promoter('Read the first n8n', [660, 0], 'From n8n', 'read', { names: '={{ $json.names }}', pinned: '={{ $json.pinned_data }}' }),
		promoter(COMPARED, [880, 0], 'To n8n', 'compare'),
		either('Was something decided?', [1100, 0], `={{ $('${DECIDED}').isExecuted }}`),
		promoter(PROMOTED, [1320, -100], 'To n8n', 'promote', { form: `={{ ${form} }}` }),
		rows('That promotion', [660, 400], {
			operation: 'get',
			matchType: 'allConditions',
			filters: { conditions: [where('id', 'eq', `={{ Number(${form}.row) || 0 }}`), where('version_hash', 'eq', `={{ ${form}.version ?? "" }}`)] },
			returnAll: true,
		}),
		promoter(BACK, [880, 400], 'To n8n', 'rollBack'),
		either('Is it done?', [1540, 100], '={{ $json.done }}'),
		either('What is to be kept?', [1760, 0], '={{ $json.row !== undefined }}'),
		table('Keep the version', [1980, -100], {
			resource: 'row',
			operation: 'insert',
			dataTableId: idOfTable(PROMOTIONS),
			columns: columns(PROMOTIONS, Object.fromEntries(KEPT.map((name) => [name, `={{ $json.row.${name} }}`]))),
			options: {},
		}),
		table('Keep that it went back', [1980, 120], {
			resource: 'row',
			operation: 'update',
			dataTableId: idOfTable(PROMOTIONS),
			matchType: 'allConditions',
			filters: { conditions: [where('id', 'eq', '={{ $json.id }}')] },
			columns: columns(PROMOTIONS, { status: 'rolledBack' }),
			options: {},
		}),
		...auditSteps([2200, -320], {
			deed: `={{ ${WENT_BACK} ? "rolledBack" : "promoted" }}`,
			message: "={{ $('Is it done?').item.json.says }}",
			options: {
				actor: `={{ ${form}.actor ?? '' }}`,
				outcome: "={{ $('Is it done?').item.json.done ? '' : 'refused' }}",
				target: PROMOTIONS,
			},
		}),
		set(WRONG, [1100, 640], '={{ ({ says: $json.error?.message ?? $json.error ?? "It failed without a reason." }) }}'),
		rows('Earlier promotions', [1540, 640], { operation: 'get', filters: {}, returnAll: true }),
		monitor('Page', [1760, 640], 'showPromotions', {
			plan: `={{ $('${DECIDED}').isExecuted || !$('${COMPARED}').isExecuted ? null : $('${COMPARED}').all().map((item) => item.json).filter((entry) => entry.approval).map(({ flow, present, ...entry }) => entry) }}`,
			news: `={{ { done: ${outcomes}.filter((one) => one.done).map((one) => one.says), refused: [...${outcomes}.filter((one) => !one.done).map((one) => one.says), ...${wrong}] } }}`,
		}),
		respond('Show the page', [1980, 640]),
		note(
			'About',
			[-820, -480],
			[540, 900],
			'about',
			`## Promote workflows to the next n8n

From development to QA, and from QA to production: a page shows what differs between two n8ns, node by node and parameter by parameter. You choose, and what you chose is taken over and published. What was there before is kept, and comes back by a click.

**Set up** (in either of the two n8ns, or in a third one)
1. Run *00 Set up* once.
2. In each of the two n8ns make an API key (*Settings* > *n8n API*), as its owner or an admin.
3. Create two credentials of the kind *N8n Instance API*, **From n8n** and **To n8n**, and the credential **Page login**.
4. Write into *What to take over* the names of the workflows, with commas between them; empty means all.
5. Publish this workflow and open its address: the production URL of *When someone opens the page*.

**By name**: credentials, Data Tables, sub-workflows and error workflows are found in the second n8n by their names, so give them the same names there. Secrets never travel: each n8n has its own. The organisation that a node works with stays as it is in the second n8n.

**Refused**, with the reason: a node or version that the second n8n does not know, a credential or table that it lacks or has twice, a secret in a parameter.

**Writes** workflows in the second n8n; a row for each version in *xerozoho_promotions*, with the version before; and an audit row. If one of those you chose is refused, none of them is taken over.

Executions of this workflow are not saved, because they hold whole workflows.`,
		),
		note(
			'About the comparison',
			[400, -180],
			[840, 360],
			'start',
			'### 1. What differs?\nBoth are only read. Make one more copy of this workflow for the step from QA to production, with other credentials and another path.',
		),
		note(
			'About the promotion',
			[1280, -480],
			[1560, 760],
			'work',
			'### 2. What was approved, and no more\nWhat has changed since the page was shown is refused. Then the version before is kept, and told to the audit trail.',
		),
		note('About the way back', [400, 240], [840, 330], 'toDo', '### Back again\nOnly if nobody changed it in the second n8n since.'),
		note('About the page', [1060, 590], [1120, 290], 'start', '### The page'),
	],
	[
		...chain(OPENED, 'Can promotions be kept?', 'Is it a way back?'),
		...chain(DECIDED, 'Can promotions be kept?'),
		...chain('What to take over', 'Read the first n8n', COMPARED, 'Was something decided?'),
		...fork('Is it a way back?', ['That promotion'], ['What to take over']),
		...fork('Was something decided?', [PROMOTED], ['Earlier promotions']),
		...fork(PROMOTED, ['Is it done?', 'Earlier promotions']),
		...chain('That promotion', BACK),
		...fork(BACK, ['Is it done?', 'Earlier promotions']),
		...fork('Is it done?', ['What is to be kept?'], ['Newest audit rows', 'Audit row']),
		...fork('What is to be kept?', ['Keep the version'], ['Keep that it went back']),
		...audited('Keep the version', 'Keep that it went back'),
		...auditLinks,
		...chain(WRONG, 'Earlier promotions', 'Page', 'Show the page'),
	],
	{ triage: WRONG },
	{ saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none', saveManualExecutions: false },
);
