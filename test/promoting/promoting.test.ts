import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { carry } from '../../src/promoting/carry';
import { approved, planOf, type Entry } from '../../src/promoting/plan';
import { portable } from '../../src/promoting/portable';
import { unknownOf } from '../../src/promoting/probe';
import { rollBack } from '../../src/promoting/rollBack';
import { promotionRow } from '../../src/promoting/row';
import type { Row } from '../../src/record';
import { type FakeN8n, ready, template } from './twoN8ns';

const BILLS = '05-books-bills-to-xero.json';
const around = { from: 'https://dev', to: 'https://prod', actor: 'Mere', now: '2026-11-26T08:00:00.000Z' };

let [dev, prod]: FakeN8n[] = [];
const flowsOf = (n8n: FakeN8n, takesPinned = false) => n8n.instance.workflows.map((workflow) => portable(workflow, n8n.instance, takesPinned));
const plan = (unknown: ReadonlySet<string> | undefined = new Set()): Entry[] => planOf(flowsOf(dev!), prod!.instance, unknown);
const only = (entries: readonly Entry[]): Entry => {
	expect(entries).toHaveLength(1);
	return entries[0]!;
};
const promoteAll = async () => {
	const entries = approved(
		plan(),
		plan().map(({ approval }) => approval),
	).entries;
	const outcomes = await carry(entries, prod!.instance, prod!);
	return { entries, outcomes, rows: outcomes.map((outcome, index) => promotionRow(outcome, entries[index]!, around)) };
};
const nodeIn = (workflow: Row, name: string): Row => (workflow['nodes'] as Row[]).find((node) => node['name'] === name)!;
const table = (name: string, mode: string, value: string, more: Row = {}): Row => ({
	id: name,
	name,
	type: 'n8n-nodes-base.dataTable',
	typeVersion: 1.1,
	position: [0, 0],
	parameters: { resource: 'row', operation: 'get', dataTableId: { __rl: true, mode, value, cachedResultName: 'x' }, ...more },
});
const flow = (name: string, nodes: Row[], settings: Row = {}): Row => ({ name, nodes, connections: {}, settings: { executionOrder: 'v1', ...settings } });

beforeEach(() => ([dev, prod] = [ready('d'), ready('p')]));

describe('a template goes from one n8n to the next', () => {
	it('is new, then the same, and then differs in just what was changed', async () => {
		const id = await dev!.put(template(BILLS));
		expect(only(plan())).toMatchObject({ would: 'create', reasons: [] });
		const { outcomes } = await promoteAll();
		expect(outcomes).toMatchObject([{ done: true, did: 'created' }]);
		const there = prod!.named(outcomes[0]!.name);
		expect(there['active']).toBe(true);
		for (const { credentials = {} } of there['nodes'] as { credentials?: Row }[])
			for (const held of Object.values(credentials) as Row[]) expect(String(held['id'])).toMatch(/^p/);
		expect(only(plan())).toMatchObject({ would: 'nothing', changes: [] });

		const draft = JSON.parse(JSON.stringify(dev!.one(id))) as Row;
		(nodeIn(draft, 'Failure Triage')['parameters'] as Row)['target'] = 'xero:creditNote';
		const { versionId } = await dev!.save(id, draft);
		// What is not published is not there yet.
		expect(only(plan())).toMatchObject({ would: 'nothing' });
		await dev!.publish(id, String(versionId));
		expect(only(plan())).toMatchObject({ would: 'update', changes: ['"Failure Triage": target from "xero:bill" to "xero:creditNote".'] });
		const before = prod!.named(outcomes[0]!.name)['nodes'];
		const second = await promoteAll();
		expect(second.outcomes).toMatchObject([{ done: true, did: 'updated', wasPublished: true }]);
		expect(prod!.workflows).toHaveLength(1);

		const row = { id: 7, ...second.rows[0]! };
		expect(await rollBack({ ...row, to_n8n: 'https://other' }, prod!.instance, 'https://prod', prod!)).toMatchObject({ done: false });
		expect(await rollBack(row, prod!.instance, 'https://prod', prod!)).toEqual({
			done: true,
			says: '"05 Zoho Books bills to Xero" is as it was before, and published.',
		});
		expect(prod!.named(outcomes[0]!.name)['nodes']).toEqual(before);
		expect(only(plan()).changes).toHaveLength(1);
		// Somebody else's work is not overwritten.
		expect(await rollBack(row, prod!.instance, 'https://prod', prod!)).toMatchObject({
			done: false,
			says: expect.stringContaining('changed in the target since') as string,
		});
	});

	it('keeps what only the target knows: ids, addresses of webhooks and organisations', async () => {
		await dev!.put(template(BILLS));
		await promoteAll();
		const there = prod!.workflows[0]!;
		for (const node of there['nodes'] as Row[]) {
			node['id'] = `own ${String(node['name'])}`;
			if (node['webhookId']) node['webhookId'] = 'own webhook';
			if (node['type'] === 'n8n-nodes-xero-zoho.xeroAccounting')
				(node['parameters'] as Row)['organisation'] = { __rl: true, mode: 'list', value: 'real company' };
		}
		await prod!.publish(String(there['id']), String(there['versionId']));
		expect(only(plan())).toMatchObject({ would: 'nothing' });
		(nodeIn(dev!.workflows[0]!, 'Failure Triage')['parameters'] as Row)['target'] = 'x';
		await dev!.publish(String(dev!.workflows[0]!['id']), String(dev!.workflows[0]!['versionId']));
		await promoteAll();
		for (const { id, name, type, webhookId, parameters } of prod!.workflows[0]!['nodes'] as Row[]) {
			expect(id).toBe(`own ${String(name)}`);
			expect([undefined, 'own webhook']).toContain(webhookId);
			if (type === 'n8n-nodes-xero-zoho.xeroAccounting') expect((parameters as Row)['organisation']).toMatchObject({ value: 'real company' });
		}
	});

	it('takes settings back that n8n would keep for ever', async () => {
		const settings = { saveManualExecutions: false, saveDataSuccessExecution: 'none', timezone: 'Pacific/Auckland', executionTimeout: 60 };
		await dev!.put(flow('One', []), false);
		await prod!.put(flow('One', [], settings), false);
		expect(only(plan())).toMatchObject({
			would: 'update',
			changes: Object.keys(settings).map(() => expect.stringMatching(/^Setting \w+: is no longer /) as string),
		});
		const { rows } = await promoteAll();
		expect(only(plan())).toMatchObject({ would: 'nothing' });
		await rollBack(rows[0]!, prod!.instance, 'https://prod', prod!);
		expect(prod!.named('One')['settings']).toMatchObject(settings);
	});

	it('takes sub-workflows, error workflows and tables by their names, in whichever order', async () => {
		const intake = await dev!.put(flow('Intake', []));
		const sub = await dev!.put(flow('Sub', [table('Rows', 'list', String(dev!.tables[0]!['id']))], { errorWorkflow: intake }));
		const caller = {
			id: 'c',
			name: 'Call',
			type: 'n8n-nodes-base.executeWorkflow',
			typeVersion: 1.2,
			position: [0, 0],
			parameters: { workflowId: { __rl: true, mode: 'list', value: sub } },
		};
		dev!.workflows.unshift({ ...flow('Main', [caller], { errorWorkflow: intake, callerIds: `${sub},${intake}` }), id: 'd99', versionId: 'd98', active: false });
		expect(plan().map(({ name, would }) => `${would} ${name}`)).toEqual(['create Intake', 'create Sub', 'create Main']);
		await promoteAll();
		const idOf = (name: string): unknown => prod!.named(name)['id'];
		expect(prod!.named('Main')).toMatchObject({
			active: false,
			settings: { errorWorkflow: idOf('Intake'), callerIds: `${String(idOf('Sub'))},${String(idOf('Intake'))}` },
		});
		expect(nodeIn(prod!.named('Main'), 'Call')['parameters']).toMatchObject({ workflowId: { value: idOf('Sub') } });
		expect(nodeIn(prod!.named('Sub'), 'Rows')['parameters']).toMatchObject({ dataTableId: { mode: 'id', value: prod!.tables[0]!['id'] } });
		expect(plan().map(({ would }) => would)).toEqual(['nothing', 'nothing', 'nothing']);
	});
});

it.each<[what: string, prepare: () => unknown, says: string | RegExp]>([
	[
		'a credential that is missing',
		() => (prod!.credentials = []),
		'"Bills" needs the credential "Xero account" (xeroAccountingOAuth2Api), which the target does not have. Create it there under this name.',
	],
	['a credential of another kind', () => (prod!.credentials = [{ id: '1', name: 'Xero account', type: 'other' }]), /which the target does not have/],
	[
		'a credential that is there twice',
		() => prod!.credentials.push({ ...prod!.credentials[0]!, id: '2' }),
		'"Bills" needs the credential "Xero account" (xeroAccountingOAuth2Api), and the target has 2 of this name. Rename all but one there.',
	],
	[
		'a table that is missing',
		() => (prod!.tables = prod!.tables.slice(1)),
		'"Rows" needs the Data Table "xerozoho_mappings", which the target does not have. Run template 00 there.',
	],
	[
		'a column that is missing',
		() => (prod!.tables[0]!['columns'] = [{ name: 'kind' }]),
		'"Rows" needs the Data Table "xerozoho_mappings" with the column note. Add it there.',
	],
	[
		'a table that n8n could take for it',
		() => prod!.tables.push({ id: '9', name: 'old_xerozoho_mappings' }),
		/n8n could take "old_xerozoho_mappings" for it there/,
	],
	[
		'a version of ours that does not exist',
		() => (nodeIn(dev!.workflows[0]!, 'Bills')['typeVersion'] = 2),
		'"Bills": xeroAccounting has no version 2, only 1. Update n8n-nodes-xero-zoho in both n8ns.',
	],
	[
		'a secret in a header',
		() => (nodeIn(dev!.workflows[0]!, 'Ask')['parameters'] = { headerParameters: { parameters: [{ name: 'X-API-Key', value: 'abc' }] } }),
		'"Ask" holds a secret in headerParameters.parameters[1].value. Put it into a credential: secrets are not taken along.',
	],
	[
		'a secret in a text',
		() => (nodeIn(dev!.workflows[0]!, 'Ask')['parameters'] = { jsonBody: '={"a":"Bearer abcdefghi"}' }),
		/"Ask" holds a secret in jsonBody/,
	],
	['a table that its own n8n lacks', () => (dev!.tables = []), /"Listed" names the Data Table d6, which the n8n that it comes from does not have/],
	['a sub-workflow that stays behind', () => (dev!.workflows[0]!['settings'] = { errorWorkflow: 'gone' }), /The settings name the error workflow gone/],
	[
		'a name that is there twice',
		() => prod!.put(flow('Flow', [])).then(async () => await prod!.put(flow('Flow', []))),
		'Several workflows of the target have the name "Flow". Rename all but one.',
	],
])('refuses %s', async (_what, prepare, says) => {
	await dev!.put(
		flow('Flow', [
			{
				id: '1',
				name: 'Bills',
				type: 'n8n-nodes-xero-zoho.xeroAccounting',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
				credentials: { xeroAccountingOAuth2Api: { id: 'd1', name: 'old name' } },
			},
			{
				...table('Rows', 'name', 'xerozoho_mappings'),
				parameters: { dataTableId: { __rl: true, mode: 'name', value: 'xerozoho_mappings' }, columns: { value: { kind: 'a', note: 'b' } } },
			},
			table('Listed', 'list', 'd6'),
			{ id: '4', name: 'Ask', type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, position: [0, 0], parameters: { token: '={{ $json.token }}' } },
		]),
		false,
	);
	expect(only(plan())).toMatchObject({ would: 'create', reasons: [] });
	await prepare();
	const entry = only(plan());
	expect([entry.would, entry.reasons]).toEqual(['refuse', [typeof says === 'string' ? says : (expect.stringMatching(says) as string)]]);
	expect(approved([entry], entry.approval)).toEqual({ entries: [], gone: 1 });
});

it('refuses what the target does not know, and what calls that', async () => {
	const sub = await dev!.put(flow('Sub', [{ id: 'n', name: 'New', type: 'n8n-nodes-base.set', typeVersion: 9, position: [0, 0], parameters: {} }]));
	await dev!.put(
		flow('Main', [
			{ id: 'c', name: 'Call', type: 'n8n-nodes-base.executeWorkflow', typeVersion: 1.2, position: [0, 0], parameters: { workflowId: { value: sub } } },
		]),
	);
	const refused = plan(new Set(['n8n-nodes-base.set version 9']));
	expect(refused.map(({ would, reasons }) => [would, reasons])).toEqual([
		['refuse', ['"New": the target does not know n8n-nodes-base.set in version 9. Install or update its package there, or update that n8n.']],
		['refuse', ['It names the workflow "Sub", which is refused.']],
	]);
});

describe('nothing is half taken over', () => {
	const three = async () => {
		for (const name of ['One', 'Two', 'Three']) await dev!.put(flow(name, [], { timezone: 'Pacific/Auckland' }));
		await prod!.put(flow('One', [table('Was', 'name', 'xerozoho_links')]));
		await prod!.put(flow('Two', []), false);
		return JSON.stringify(prod!.workflows.map(({ versionId: _version, ...rest }) => rest));
	};
	const now = (): string => JSON.stringify(prod!.workflows.map(({ versionId: _version, ...rest }) => rest));

	it.each(['save One', 'save Two', 'create Three', 'publish One', 'publish Two', 'publish Three'])('when n8n refuses to %s', async (what) => {
		const before = await three();
		prod!.refuses = { [what]: 0 };
		expect(plan().map(({ would }) => would)).toEqual(['update', 'create', 'update']);
		const outcomes = await carry(plan(), prod!.instance, prod!);
		expect(outcomes.every(({ done }) => !done)).toBe(true);
		const [, name] = what.split(' ');
		expect(outcomes.find((outcome) => outcome.name === name)!.says).toContain(`"${name}" was refused: n8n would not ${what.split(' ')[0]}.`);
		for (const other of outcomes.filter((outcome) => outcome.name !== name)) expect(other.says).toContain(`was not taken over, because "${name}" was refused.`);
		expect(now()).toBe(before);
	});

	it('and what could not be put back is said', async () => {
		await three();
		prod!.refuses = { 'publish One': 0, 'save One': 1 };
		const [one] = await carry(plan(), prod!.instance, prod!);
		expect(one!.says).toMatch(/It could NOT be put back as it was: n8n would not save. Look at it in the target now \(workflow p\d+\)/);
	});
});

it('what an n8n does not know is found out by asking about some at a time', async () => {
	const kinds = Array.from({ length: 20 }, (_, index): Row => ({ type: `n8n-nodes-base.n${index}`, typeVersion: 1 }));
	const asked = async (missing: readonly number[], answers = true) => {
		let count = 0;
		const found = await unknownOf(kinds, async (some) => {
			count += 1;
			return answers && !some.some(({ type }) => missing.some((index) => type === `n8n-nodes-base.n${index}`) || String(type).includes('DoesNotExist'));
		});
		return [found && [...found], count];
	};
	expect(await asked([])).toEqual([[], 2]);
	expect(await asked([7])).toEqual([['n8n-nodes-base.n7 version 1'], expect.any(Number)]);
	expect((await asked([0, 7, 19]))[0]).toEqual(['n8n-nodes-base.n0 version 1', 'n8n-nodes-base.n7 version 1', 'n8n-nodes-base.n19 version 1']);
	// An n8n whose answers mean something else tells nothing, whether it finds all or none.
	expect((await asked([], false))[0]).toBeUndefined();
	expect(await unknownOf(kinds, async () => true)).toBeUndefined();
});

it('a workflow that was not there before is archived on the way back', async () => {
	await dev!.put(flow('New', []));
	const { rows } = await promoteAll();
	expect(rows[0]).toMatchObject({ workflow_name: 'New', did: 'created', previous: '', was_published: 'no', promoted_by: 'Mere' });
	expect(await rollBack(rows[0]!, prod!.instance, 'https://prod', prod!)).toMatchObject({ done: true });
	expect(prod!.workflows).toMatchObject([{ name: 'New', active: false, isArchived: true }]);
});

it('only what was shown is approved', async () => {
	const id = await dev!.put(flow('One', []), false);
	const shown = only(plan()).approval;
	await dev!.save(id, flow('One', [table('More', 'name', 'xerozoho_links')]));
	expect(approved(plan(), shown)).toEqual({ entries: [], gone: 1 });
	expect(approved(plan(), [])).toEqual({ entries: [], gone: 0 });
});

it('every template can be taken over as it is shipped', async () => {
	const files = readdirSync(join(__dirname, '..', '..', 'workflows-templates')).filter((file) => file.endsWith('.json'));
	for (const file of files) await dev!.put(template(file), false);
	const refused = plan().filter(({ would, reasons }) => would !== 'create' && !reasons.every((reason) => /needs the credential/.test(reason)));
	expect(refused.map(({ name, reasons }) => [name, reasons])).toEqual([]);
});
