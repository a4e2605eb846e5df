import type { Failure } from '../failure';
import { isRow, rowsIn, type Row } from '../record';
import type { Answer, Conversation, Request } from '../wire/conversation';
import { failureOf, isUnknown, ok, type Dialect } from '../wire/dialect';
import { codeOf } from '../wire/zohoFinanceCauses';
import type { RuleKind } from './financeTold';

/**
 * Webhooks and the workflow rules that set them off, made through the API (https://www.zoho.com/books/api/v3/webhooks/ and /workflows/): a webhook does nothing until a rule
 * names it. They bear names of ours, so that what an earlier time left behind is taken over and nothing is made twice.
 */

/** A rule that is wanted. */
export interface Rule {
	readonly entity: string;
	readonly kind: RuleKind;
	/** Of the webhook and of the rule; unique, and up to fifty characters. */
	readonly name: string;
	/** Where the webhook calls. */
	readonly url: string;
	/** What rules may call the kind of record, the likeliest first. */
	readonly words: readonly string[];
}

export interface MadeRule extends Pick<Rule, 'entity' | 'kind' | 'name' | 'url'> {
	readonly webhookId: string;
	readonly workflowId: string;
}

export interface Registered {
	readonly made: readonly MadeRule[];
	readonly missing: readonly { readonly rule: Rule; readonly failure: Failure }[];
}

interface Part {
	readonly path: string;
	readonly one: string;
	readonly many: string;
	readonly name: string;
	readonly id: string;
}

const webhook: Part = { path: '/settings/webhooks', one: 'webhook', many: 'webhooks', name: 'webhook_name', id: 'webhook_id' };
const workflow: Part = { path: '/settings/workflows', one: 'workflow', many: 'workflows', name: 'workflow_name', id: 'workflow_id' };

/** [unsure] how a deletion is called; the others are seen in the field. */
const ruleTypes: Readonly<Record<RuleKind, string>> = { created: 'add', edited: 'edit', deleted: 'delete' };

const isDone = (answer: Answer): boolean => ok(answer) && codeOf(answer) === 0;
const isGone = (answer: Answer): boolean => answer.status === 404 || codeOf(answer) === 1002;

/** What every further request would be answered too: no permission, no such feature, no calls left. */
const isGeneral = (answer: Answer): boolean => isUnknown(answer) || [401, 403, 404, 429].includes(answer.status);

/** Makes what is wanted, takes over what is there under our names, and removes what of ours is no longer wanted. */
export function* register(dialect: Dialect, rules: readonly Rule[], prefix: string, secret: string): Conversation<Registered> {
	const webhooks = yield* ours(dialect, webhook, prefix);
	const workflows = 'failure' in webhooks ? webhooks : yield* ours(dialect, workflow, prefix);
	if ('failure' in webhooks) return allMissing(rules, webhooks.failure);
	if ('failure' in workflows) return allMissing(rules, workflows.failure);
	const offered = stringsIn((yield { method: 'GET', path: `${webhook.path}/editpage`, repeatable: true }).body);
	const made: MadeRule[] = [];
	const missing: { rule: Rule; failure: Failure }[] = [];
	let general: Failure | undefined;
	for (const rule of rules) {
		if (general) {
			missing.push({ rule, failure: general });
			continue;
		}
		const written = yield* writeRule(rule, wordFor(rule.words, offered), secret, { webhooks, workflows });
		if ('made' in written) made.push(written.made);
		else {
			const failure = failureOf(dialect, written.refused);
			missing.push({ rule, failure });
			if (isGeneral(written.refused)) general = failure;
		}
	}
	const names = rules.map(({ name }) => name);
	const left = (rows: readonly Row[], { name }: Part): Row[] => rows.filter((row) => !names.includes(String(row[name])));
	// Rules first: a webhook that a rule names cannot go.
	for (const row of left(workflows, workflow)) yield removal(workflow, String(row[workflow.id]));
	for (const row of left(webhooks, webhook)) yield removal(webhook, String(row[webhook.id]));
	return { made, missing };
}

const allMissing = (rules: readonly Rule[], failure: Failure): Registered => ({ made: [], missing: rules.map((rule) => ({ rule, failure })) });

interface Known {
	readonly webhooks: readonly Row[];
	readonly workflows: readonly Row[];
}

function* writeRule(rule: Rule, entity: string, secret: string, known: Known): Conversation<{ made: MadeRule } | { refused: Answer }> {
	const { name, url, kind } = rule;
	const body = { webhook_name: name, entity, method: 'POST', url, secret, description: 'Made by n8n and removed by it' };
	const hook: Answer = yield writing(webhook, known.webhooks, name, body);
	const webhookId = isDone(hook) ? idIn(webhook, hook, known.webhooks, name) : undefined;
	if (!webhookId) return { refused: hook };
	const actions = [{ action_type: 'webhook', action_id: webhookId }];
	const ruled: Answer = yield writing(workflow, known.workflows, name, { workflow_name: name, entity, rule_type: ruleTypes[kind], instant_actions: actions });
	const workflowId = isDone(ruled) ? idIn(workflow, ruled, known.workflows, name) : undefined;
	if (workflowId) return { made: { entity: rule.entity, kind, name, url, webhookId, workflowId } };
	yield removal(webhook, webhookId);
	return { refused: ruled };
}

/** Its name is unique, so what was made and not answered is found by it the next time; what is there is written anew. */
function writing({ path, name, id }: Part, known: readonly Row[], called: string, body: Row): Request {
	const there = known.find((row) => row[name] === called);
	return there ? { method: 'PUT', path: `${path}/${String(there[id])}`, body, repeatable: true } : { method: 'POST', path, body, repeatable: false };
}

function idIn({ one, name, id }: Part, { body }: Answer, known: readonly Row[], called: string): string | undefined {
	const written = isRow(body) && isRow(body[one]) ? body[one] : known.find((row) => row[name] === called);
	return written?.[id] === undefined ? undefined : String(written[id]);
}

const removal = ({ path }: Part, id: string): Request => ({ method: 'DELETE', path: `${path}/${id}`, repeatable: true });

/** All of a kind that bear a name of ours. */
function* ours(dialect: Dialect, { path, many, name }: Part, prefix: string): Conversation<Row[] | { failure: Failure }> {
	const found: Row[] = [];
	for (let page = 1; ; page++) {
		const answer: Answer = yield { method: 'GET', path, query: { page: String(page), per_page: String(dialect.pageSize) }, repeatable: true };
		if (!isDone(answer)) return { failure: failureOf(dialect, answer) };
		const body = isRow(answer.body) ? answer.body : {};
		const rows = rowsIn(body[many]);
		found.push(...rows.filter((row) => String(row[name]).startsWith(prefix)));
		if (!rows.length || !(isRow(body.page_context) && body.page_context.has_more_page === true)) return found;
	}
}

/** Whether all of them are still there, webhook and rule. */
export function* areThere(dialect: Dialect, made: readonly MadeRule[], prefix: string): Conversation<boolean | { failure: Failure }> {
	for (const [part, ids] of [
		[webhook, made.map(({ webhookId }) => webhookId)],
		[workflow, made.map(({ workflowId }) => workflowId)],
	] as const) {
		const rows = yield* ours(dialect, part, prefix);
		if ('failure' in rows) return rows;
		const there = rows.map((row) => String(row[part.id]));
		if (!ids.every((id) => there.includes(id))) return false;
	}
	return true;
}

/** Removes them; one that is gone already is removed. */
export function* unregister(dialect: Dialect, made: readonly Pick<MadeRule, 'webhookId' | 'workflowId'>[]): Conversation<Failure | undefined> {
	for (const { workflowId, webhookId } of made) {
		for (const request of [removal(workflow, workflowId), removal(webhook, webhookId)]) {
			const answer = yield request;
			if (!isDone(answer) && !isGone(answer)) return failureOf(dialect, answer);
		}
	}
	return undefined;
}

/** Everything that the page of the form offers, in whatever shape: which words rules have for records is not documented. */
function stringsIn(value: unknown): string[] {
	if (typeof value === 'string') return value.length <= 60 ? [value] : [];
	if (Array.isArray(value)) return value.flatMap(stringsIn);
	return isRow(value) ? Object.values(value).flatMap(stringsIn) : [];
}

const plain = (word: string): string =>
	word
		.toLowerCase()
		.replace(/[^a-z]/g, '')
		.replace(/s$/, '');

/** The offered word for one of ours, as it is offered; names for programs before names for people. */
export function wordFor(words: readonly string[], offered: readonly string[]): string {
	for (const word of words) {
		const same = offered.filter((one) => plain(one) === plain(word));
		const best = same.find((one) => one === word) ?? same.find((one) => /^[a-z_]+$/.test(one)) ?? same[0];
		if (best) return best;
	}
	return words[0]!;
}
