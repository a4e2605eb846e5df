import { createZoho } from '../../sandbox/zoho';
import { zohoExpense } from '../../src/apis/zohoExpense';
import type { Resource } from '../../src/apis/define';
import { financeInside } from '../support/financeInside';
import { expenseOperator } from '../support/operatingExpense';

/** What becomes of records of Expense that are written twice, or read in a way of their own. That every operation succeeds is in test/contract/zohoExpense.test.ts. */

let now = Date.parse('2026-11-25T12:00:00+13:00');
const zoho = createZoho({ now: () => now });
const line = financeInside('zohoExpense', zoho);
const operator = expenseOperator(line, zoho);

beforeAll(async () => {
	zoho.levers!.demoExpenses!({});
	await operator.prepare();
});
/** So that no minute's limit is reached. */
beforeEach(() => void (now += 60_000));

it('updates where it is sent a second time', async () => {
	for (const [name, resource] of Object.entries<Resource>(zohoExpense).filter(([, { operations }]) => operations.upsert)) {
		const wish = await operator.wishFor(name, 'upsert');
		const [first] = await operator.perform(name, 'upsert', wish);
		const [second] = await operator.perform(name, 'upsert', wish);
		expect([name, first?.did, second?.did]).toEqual([name, 'created', 'updated']);
		expect(second?.record?.[resource.id]).toBe(first?.record?.[resource.id]);
	}
});

it('keeps the expenses of a report that gains one by an update', async () => {
	const { id } = await operator.wishFor('expenseReport', 'getApprovalHistory').then(async ({ id: submitted }) => {
		await operator.perform('expenseReport', 'recall', { from: 0, id: submitted });
		return { id: submitted };
	});
	const [made] = (await operator.operate('expense', 'create')).outcomes;
	await operator.perform('expenseReport', 'update', { from: 0, id, record: { expenses: [{ expense_id: made?.record?.expense_id }] } });
	const [report] = await operator.perform('expenseReport', 'get', { from: 0, id });
	expect(report?.record?.expenses).toMatchObject([{ status: 'draft' }, { expense_id: made?.record?.expense_id }]);
});

it('reads the receipts and lines of a report with the report', async () => {
	const [visit] = await operator.perform('expenseReport', 'getMany', { from: 0, filters: { search_text: 'Sydney', withDetails: true } });
	expect(visit?.record).toMatchObject({
		total: 608.8,
		expenses: [{ documents: [{ file_name: 'harbour-taxis.pdf' }], line_items: [{ gl_code: '493' }] }, {}, {}, { mileage_type: 'manual' }],
	});
});

it('lists the expenses of all months, not of this one alone', async () => {
	const old = {
		currency_id: '460000000000001001',
		date: '2025-01-31',
		reference_number: 'OLD',
		line_items: [{ category_id: '460000000000032003', amount: '1' }],
	};
	await operator.perform('expense', 'create', { from: 0, record: old });
	const listed = await operator.perform('expense', 'getMany', { from: 0 });
	expect(listed.map(({ record }) => record?.reference_number)).toContain('OLD');
	const months = await operator.perform('expense', 'getMany', { from: 0, filters: { filter_by: 'ExpenseDate.ThisMonth' } });
	expect(months.map(({ record }) => record?.reference_number)).not.toContain('OLD');
});
