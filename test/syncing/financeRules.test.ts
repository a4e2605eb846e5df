import type { Row } from '../../src/record';
import { areThere, register, unregister, wordFor, type MadeRule, type Registered, type Rule } from '../../src/syncing/financeRules';
import type { Request } from '../../src/wire/conversation';
import { zohoBooksDialect } from '../../src/wire/zohoFinance';
import { hold } from '../wire/scripted';
import { RuleKeeper } from '../support/ruleKeeper';

const rule = (entity: string, kind: Rule['kind'], words = [entity.toLowerCase()]): Rule => ({
	entity,
	kind,
	name: `n8n abc ${entity} ${kind}`,
	url: `https://n8n.test/hook?event=${entity}.${kind}`,
	words,
});
const rules = [rule('invoice', 'created'), rule('vendorPayment', 'edited', ['vendorpayment']), rule('bill', 'deleted')];

let books: RuleKeeper;
beforeEach(() => (books = new RuleKeeper()));

const made = (wanted: readonly Rule[] = rules, secret = 'a'.repeat(48)): { requests: Request[]; result: Registered } =>
	hold(register(zohoBooksDialect, wanted, 'n8n abc', secret), books.answer);

describe('rules', () => {
	it('are made with a webhook each, in the words that Zoho offers', () => {
		const { result, requests } = made();
		expect(result.missing).toEqual([]);
		expect(result.made.map(({ entity, kind }) => `${entity}.${kind}`)).toEqual(['invoice.created', 'vendorPayment.edited', 'bill.deleted']);
		expect([...books.webhooks.values()].map(({ entity, url, method, secret }) => [entity, url, method, secret])).toEqual([
			['invoice', 'https://n8n.test/hook?event=invoice.created', 'POST', 'a'.repeat(48)],
			['vendor_payment', 'https://n8n.test/hook?event=vendorPayment.edited', 'POST', 'a'.repeat(48)],
			['bill', 'https://n8n.test/hook?event=bill.deleted', 'POST', 'a'.repeat(48)],
		]);
		expect([...books.workflows.values()].map(({ rule_type, instant_actions }) => [rule_type, instant_actions])).toEqual(
			['add', 'edit', 'delete'].map((type, index) => [type, [{ action_type: 'webhook', action_id: result.made[index]!.webhookId }]]),
		);
		// What creates is not sent again on a guess.
		expect(requests.filter(({ method }) => method === 'POST').every(({ repeatable }) => !repeatable)).toBe(true);
	});

	it('that an earlier time left behind are taken over, and what is no longer wanted goes; what others made stays', () => {
		books.webhooks.set('1', { webhook_id: '1', webhook_name: 'Somebody else' });
		const first = made();
		const again = made([rules[0]!, rule('invoice', 'edited')], 'b'.repeat(48));
		expect(again.result.made[0]).toEqual(first.result.made[0]);
		expect([...books.webhooks.values()].map(({ webhook_name, secret }) => [webhook_name, secret])).toEqual([
			['Somebody else', undefined],
			['n8n abc invoice created', 'b'.repeat(48)],
			['n8n abc invoice edited', 'b'.repeat(48)],
		]);
		expect(books.workflows.size).toBe(2);
	});

	it('are removed, the rule before its webhook, and those that are gone already too', () => {
		const { result } = made();
		books.workflows.delete(result.made[0]!.workflowId);
		const { requests, result: failure } = hold(unregister(zohoBooksDialect, result.made), books.answer);
		expect([failure, books.webhooks.size, books.workflows.size]).toEqual([undefined, 0, 0]);
		expect(requests.slice(0, 2).map(({ path }) => path.split('/')[2])).toEqual(['workflows', 'webhooks']);
	});

	it('are there, or not', () => {
		const { result } = made();
		const there = (all: readonly MadeRule[]) => hold(areThere(zohoBooksDialect, all, 'n8n abc'), books.answer).result;
		expect(there(result.made)).toBe(true);
		books.webhooks.delete(result.made[1]!.webhookId);
		expect(there(result.made)).toBe(false);
		books.refuse = () => ({ status: 503, body: '' });
		expect(there(result.made)).toMatchObject({ failure: { cause: 'temporarily-unavailable' } });
	});

	it('of which one is refused leave nothing of it behind, and the others are made', () => {
		books.refuse = ({ method, path, body }) =>
			method === 'POST' && path.endsWith('workflows') && (body as Row).rule_type === 'delete'
				? { status: 400, body: { code: 4, message: 'Invalid value passed for rule_type' } }
				: undefined;
		const { result } = made();
		expect(result.made).toHaveLength(2);
		expect(result.missing).toEqual([{ rule: rules[2], failure: expect.objectContaining({ message: expect.stringContaining('rule_type') }) }]);
		expect(books.webhooks.size).toBe(2);
	});

	it.each([
		['the scope is missing', 401, 57],
		['the plan has none', 404, 5],
		['the user may not', 403, 1],
	])('are not asked for again and again where %s', (_, status, code) => {
		books.refuse = ({ method }) => (method === 'GET' ? undefined : { status, body: { code, message: 'No' } });
		const { result, requests } = made();
		expect([result.made.length, result.missing.length, requests.filter(({ method }) => method === 'POST').length]).toEqual([0, 3, 1]);
		books.refuse = () => ({ status, body: { code, message: 'No' } });
		expect(made().requests).toHaveLength(1);
	});
});

it('finds the word that is offered for ours', () => {
	expect([
		wordFor(['salesorder'], ['Sales Orders', 'sales_order']),
		wordFor(['chartofaccount', 'account'], ['Accounts']),
		wordFor(['invoice'], ['recurring_invoice', 'invoices', 'Invoice']),
		wordFor(['bill'], []),
	]).toEqual(['sales_order', 'Accounts', 'invoices', 'bill']);
});
