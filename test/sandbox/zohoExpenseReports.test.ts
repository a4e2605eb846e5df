import type { Row } from '../../sandbox/vendor';
import { rows } from './zohoCaller';
import { AUD, BANK, CARD, expense, expenseCaller, form, LUCY, MEALS, MERE, OFFICE, TAMA, ZERO, type ExpenseCaller } from './zohoExpenseCaller';

let desk: ExpenseCaller;
beforeEach(() => void (desk = expenseCaller()));

const PERIOD = { start_date: '2026-11-01', end_date: '2026-11-25' };
const spend = (more: Row = {}): string => String(desk.made('/expenses', expense(more)).expense_id);
const claim = (...ids: string[]): string =>
	String(desk.made('/expensereports', { report_name: 'November', ...PERIOD, expenses: ids.map((expense_id) => ({ expense_id })) }).report_id);
const at = (id: string): string => `/expensereports/${id}`;
const read = (id: string): Row => desk.read(at(id));
const act = (id: string, verb: string, body: Row = {}) => desk.call('POST', `${at(id)}/${verb}`, { body });
const must = (id: string, verb: string, body: Row = {}): Row => {
	expect(act(id, verb, body)).toMatchObject({ status: 200, body: { code: 0 } });
	return read(id);
};
const statuses = (id: string): unknown[] => rows(read(id).expenses).map(({ status }) => status);
const submitted = (...ids: string[]): string => {
	const id = claim(...(ids.length ? ids : [spend()]));
	must(id, 'submit', { approver_id: MERE });
	return id;
};
const approved = (...ids: string[]): string => {
	const id = submitted(...ids);
	must(id, 'approve');
	return id;
};

/** Whoever is signed in from now on. */
const signInAs = (more: Row): string =>
	String(
		desk.zoho.seed({ 'expense/users': [{ name: 'New Person', email: 'new@kowhai.example', user_role: 'approver', is_current_user: true, ...more }] })[
			'expense/users'
		]![0]!.user_id,
	);

describe('a report', () => {
	it('is a numbered draft in the base currency, and tells what is to be paid back', () => {
		const abroad = { currency_id: AUD, exchange_rate: 1.0834, line_items: [{ category_id: MEALS, amount: 312.4, tax_id: ZERO }] };
		const id = claim(spend(), spend(abroad), spend({ paid_through_account_id: CARD, line_items: [{ category_id: OFFICE, amount: 20 }] }));
		expect(read(id)).toMatchObject({
			report_number: 'ER-00001',
			status: 'draft',
			currency_code: 'NZD',
			total: 411.35,
			bcy_total: 411.35,
			reimbursable_total: 391.35,
			bcy_reimbursable_total: 391.35,
			non_reimbursable_total: 20,
			submitted_date: '',
			approver_id: '',
			expenses: [
				{ total: 52.9, status: 'draft', report_name: 'November', order: 1 },
				{ total: 312.4, bcy_total: 338.45, order: 2 },
				{ total: 20, is_reimbursable: false, order: 3 },
			],
		});
		expect(read(claim(spend())).report_number).toBe('ER-00002');
	});

	it('can be in another currency, with the base beside', () => {
		const [made] = desk.zoho.seed({ 'expense/expense_reports': [{ report_name: 'Abroad', ...PERIOD, currency_id: AUD, expenses: [spend()] }] })[
			'expense/expense_reports'
		]!;
		// 52.90 / 1.08
		expect(made).toMatchObject({ currency_code: 'AUD', total: 48.98, bcy_total: 52.9, reimbursable_total: 48.98, bcy_reimbursable_total: 52.9 });
	});

	it.each([
		['no name', { report_name: undefined }],
		['no days', { start_date: undefined }],
		['an end before its start', { end_date: '2026-10-31' }],
		['an expense that is not there', { expenses: [{ expense_id: '1' }] }],
		['a customer that is not there', { customer_id: '1' }],
	])('is refused with %s, and no number is lost', (_, more) => {
		expect(desk.call('POST', '/expensereports', { body: { report_name: 'X', ...PERIOD, ...more } }).status).toBe(400);
		expect(read(claim(spend())).report_number).toBe('ER-00001');
	});

	it('names its expenses by plain ids or by objects, and takes none of another report', () => {
		const own = spend();
		const id = String(desk.made('/expensereports', { report_name: 'Plain', ...PERIOD, expenses: [own] }).report_id);
		expect(rows(read(id).expenses)).toMatchObject([{ expense_id: own }]);
		const free = spend();
		expect(desk.call('POST', '/expensereports', { body: { report_name: 'Thief', ...PERIOD, expenses: [free, own] } }).status).toBe(400);
		expect(desk.read(`/expenses/${free}`).status).toBe('unreported');
	});

	it('gains and loses expenses while it is a draft', () => {
		const [first, second, third] = [spend(), spend(), spend()];
		const id = claim(first);
		must(id, 'expenses', { expenses: [{ expense_id: second }, { expense_id: third }] });
		expect(rows(read(id).expenses).map(({ expense_id: one }) => one)).toEqual([first, second, third]);
		expect(desk.call('DELETE', `${at(id)}/expenses/${second}`).body.code).toBe(0);
		expect(desk.call('DELETE', `${at(id)}/expenses`, { query: { expense_ids: third } }).body.code).toBe(0);
		expect(rows(read(id).expenses).map(({ expense_id: one }) => one)).toEqual([first]);
		expect(desk.read(`/expenses/${second}`).status).toBe('unreported');
		expect(desk.call('DELETE', `${at(id)}/expenses/${second}`).status).toBe(404);
		desk.call('PUT', at(id), { body: { expenses: [{ expense_id: second }] } });
		expect(rows(read(id).expenses).map(({ expense_id: one }) => one)).toEqual([second]);
	});
});

describe('a report goes', () => {
	it('from draft to submitted with at least one expense and an approver', () => {
		expect(act(claim(), 'submit', { approver_id: LUCY }).status).toBe(400);
		// Mere has nobody above her.
		const id = claim(spend());
		expect(act(id, 'submit').status).toBe(400);
		expect(act(id, 'submit', { approver_id: '1' }).status).toBe(400);
		expect(must(id, 'submit', { approver_id: LUCY })).toMatchObject({
			status: 'submitted',
			approver_id: LUCY,
			approver_name: 'Lucy Chen',
			submitted_by_name: 'Mere Tane',
			submitter_email: 'mere@kowhai.example',
			submitted_date: '2026-11-25',
		});
		expect(statuses(id)).toEqual(['submitted']);
		expect(act(id, 'submit', { approver_id: LUCY }).status).toBe(400);
	});

	it('to the approver of whoever submits it where none is named', () => {
		signInAs({ default_approver_id: LUCY });
		const id = claim(spend());
		expect(must(id, 'submit')).toMatchObject({ approver_name: 'Lucy Chen', submitted_by_name: 'New Person' });
	});

	it('on to approved, and its expenses with it', () => {
		const id = approved();
		expect(read(id)).toMatchObject({ status: 'approved', approved_date: '2026-11-25' });
		expect(statuses(id)).toEqual(['approved']);
		expect(act(id, 'approve').status).toBe(400);
		expect(act(id, 'recall').status).toBe(400);
	});

	it('through a second approver beyond what the first may approve', () => {
		const id = claim(spend({ line_items: [{ category_id: MEALS, amount: 1000.01 }] }));
		must(id, 'submit', { approver_id: LUCY });
		expect(must(id, 'approve')).toMatchObject({ status: 'submitted', approver_id: MERE });
		expect(must(id, 'approve')).toMatchObject({ status: 'approved', approver_id: MERE });
		const within = claim(spend({ line_items: [{ category_id: MEALS, amount: 1000 }] }));
		must(within, 'submit', { approver_id: LUCY });
		expect(must(within, 'approve').status).toBe('approved');
	});

	it('back to whoever submitted it, with a comment, and can be submitted again', () => {
		const id = submitted();
		expect(must(id, 'reject', { comments: 'No receipt' }).status).toBe('rejected');
		expect(statuses(id)).toEqual(['rejected']);
		desk.call('PUT', at(id), { body: { report_name: 'With receipts' } });
		expect(must(id, 'submit', { approver_id: LUCY })).toMatchObject({ status: 'submitted', report_name: 'With receipts' });
	});

	it('back to a draft of its submitter where it is recalled', () => {
		const id = submitted();
		expect(must(id, 'recall').status).toBe('recalled');
		expect(statuses(id)).toEqual(['draft']);
		expect(must(id, 'submit', { approver_id: LUCY }).status).toBe('submitted');
		expect(must(id, 'takeback').status).toBe('recalled');
	});

	it('past those whose turn it is not', () => {
		const id = claim(spend());
		must(id, 'submit', { approver_id: LUCY });
		const stranger = signInAs({});
		expect(act(id, 'approve').status).toBe(400);
		expect(act(id, 'reject').status).toBe(400);
		must(id, 'forward', { approver_id: stranger });
		expect(must(id, 'approve').status).toBe('approved');
	});

	it('nowhere while it is under way: neither it nor its expenses change', () => {
		const own = spend();
		const id = submitted(own);
		expect(desk.call('PUT', at(id), { body: { report_name: 'Else' } }).status).toBe(400);
		expect(desk.call('PUT', `/expenses/${own}`, { body: { payment_mode: 'Cash' } }).status).toBe(400);
		expect(desk.call('DELETE', `/expenses/${own}`).status).toBe(400);
		expect(act(id, 'expenses', { expenses: [{ expense_id: spend() }] }).status).toBe(400);
		expect(desk.call('DELETE', `${at(id)}/expenses/${own}`).status).toBe(400);
		expect(desk.call('POST', '/expenses', { body: expense({ report_id: id }) }).status).toBe(400);
	});

	it('away only as a draft or rejected; its expenses stay, unreported', () => {
		const own = spend();
		const id = submitted(own);
		expect(desk.call('DELETE', at(id)).status).toBe(400);
		must(id, 'recall');
		expect(desk.call('DELETE', at(id)).status).toBe(400);
		must(id, 'submit', { approver_id: MERE });
		must(id, 'reject');
		expect(desk.call('DELETE', at(id)).body.code).toBe(0);
		expect(desk.call('GET', at(id))).toMatchObject({ status: 404, body: { code: 1002 } });
		expect(desk.read(`/expenses/${own}`)).toMatchObject({ status: 'unreported', report_id: '', report_name: '' });
	});
});

describe('a reimbursement', () => {
	it('names an account, and pays all that is reimbursable', () => {
		const id = approved(spend(), spend({ is_reimbursable: false }));
		expect(act(id, 'reimburse').status).toBe(400);
		expect(act(id, 'reimburse', { account_id: '1' }).status).toBe(400);
		expect(act(id, 'reimburse', { account_id: BANK, amount: 52.91 }).status).toBe(400);
		expect(must(id, 'reimburse', { account_id: BANK, date: '2026-11-30', reference_number: 'PAY-7' })).toMatchObject({
			status: 'reimbursed',
			reimbursed_date: '2026-11-30',
			reimbursements: [{ amount: 52.9, reference_number: 'PAY-7' }],
		});
		expect(statuses(id)).toEqual(['reimbursed', 'reimbursed']);
		expect(act(id, 'reimburse', { account_id: BANK }).status).toBe(400);
	});

	it('is of approved reports only, and of those that owe something', () => {
		expect(act(submitted(), 'reimburse', { account_id: BANK }).status).toBe(400);
		expect(act(approved(spend({ is_reimbursable: false })), 'reimburse', { account_id: BANK }).status).toBe(400);
	});

	it('in part leaves the report approved', () => {
		const id = approved();
		expect(must(id, 'reimburse', { account_id: BANK, amount: 50, reimbursed_date: '2026-11-20' }).status).toBe('approved');
		expect(must(id, 'reimburse', { account_id: BANK })).toMatchObject({ status: 'reimbursed', reimbursements: [{ amount: 50 }, { amount: 2.9 }] });
	});

	it('is cancelled, which leaves the report approved', () => {
		const id = approved();
		expect(act(id, 'cancelreimbursement').status).toBe(400);
		must(id, 'reimburse', { account_id: BANK });
		expect(must(id, 'cancelreimbursement')).toMatchObject({ status: 'approved', reimbursed_date: '', reimbursements: [] });
		expect(must(id, 'reimburse', { account_id: BANK }).status).toBe('reimbursed');
	});
});

describe('around a report', () => {
	it('stands the history of its approval', () => {
		const id = submitted();
		must(id, 'reject', { comments: 'Which customer?' });
		must(id, 'submit', { approver_id: LUCY, comments: 'Added' });
		must(id, 'approve');
		must(id, 'reimburse', { account_id: BANK });
		expect(desk.call('GET', `${at(id)}/approvalhistory`).body.approval_history).toMatchObject([
			{ action: 'submitted', approver_name: 'Mere Tane' },
			{ action: 'rejected', comments: 'Which customer?' },
			{ action: 'submitted', comments: 'Added' },
			{ action: 'approved', approver_id: LUCY, approver_name: 'Lucy Chen', action_date: '2026-11-25T12:00:00+1300' },
			{ action: 'reimbursed' },
		]);
	});

	it('stand attachments, comments, a PDF and its receipts', () => {
		const own = spend();
		const id = claim(own);
		desk.call('POST', `${at(id)}/attachment`, form({ field: 'attachment', name: 'agenda.pdf', content: 'agenda' }));
		expect(read(id).documents).toMatchObject([{ file_name: 'agenda.pdf' }]);
		expect(String(desk.call('GET', `${at(id)}/attachment`).body)).toBe('agenda');
		desk.call('POST', `${at(id)}/comments`, { body: { description: 'Please hurry' } });
		expect(desk.call('GET', `${at(id)}/comments`).body.comments).toMatchObject([{ description: 'Please hurry' }]);
		const printed = desk.call('GET', at(id), { query: { accept: 'pdf' } });
		expect(printed.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="ER-00001.pdf"' });
		expect(String(printed.body)).toContain('NZD 52.90');
		expect(desk.call('GET', `${at(id)}/receipt`).status).toBe(404);
		desk.call('POST', `/expenses/${own}/receipt`, form({ field: 'receipt', name: 'taxi.pdf', content: 'x' }));
		expect(String(desk.call('GET', `${at(id)}/receipt`).body)).toContain('taxi.pdf');
	});

	it('is a list by status, without what is archived, expenses or lines', () => {
		const [draft, done] = [claim(spend()), approved()];
		const numbers = (filter_by?: string): unknown[] =>
			desk.list('/expensereports', filter_by === undefined ? {} : { filter_by }).map(({ report_id: one }) => one);
		expect(numbers().sort()).toEqual([draft, done].sort());
		expect(numbers('Status.Approved')).toEqual([done]);
		expect(numbers('Status.Draft')).toEqual([draft]);
		expect(desk.list('/expensereports')[0]).not.toHaveProperty('expenses');
		must(done, 'archive');
		expect(numbers()).toEqual([draft]);
		must(done, 'unarchive');
		expect(numbers()).toHaveLength(2);
		expect(desk.call('GET', '/expensereports', { query: { filter_by: 'Status.Paid' } }).status).toBe(400);
	});

	it('moves the time of change of all that a step touches', () => {
		const own = spend();
		const id = claim(own);
		desk.later(60_000);
		must(id, 'submit', { approver_id: MERE });
		for (const one of [read(id), desk.read(`/expenses/${own}`)])
			expect(one).toMatchObject({ created_time: '2026-11-25T12:00:00+1300', last_modified_time: '2026-11-25T12:01:00+1300' });
	});
});

describe('the demonstration', () => {
	it('is four reports: reimbursable, by company card, both, and a draft', () => {
		desk.zoho.levers!.demoExpenses!({ today: '2026-11-25' });
		const byName = Object.fromEntries(desk.list('/expensereports').map((one) => [one.report_name, one]));
		expect(byName['Sydney customer visit']).toMatchObject({
			status: 'approved',
			total: 608.8,
			reimbursable_total: 608.8,
			submitted_by: TAMA,
			approver_name: 'Lucy Chen',
		});
		expect(byName['Company card November']).toMatchObject({ status: 'approved', total: 265.85, reimbursable_total: 0, non_reimbursable_total: 265.85 });
		expect(byName['Trade fair']).toMatchObject({ status: 'approved', total: 246.19, reimbursable_total: 27.8, non_reimbursable_total: 218.39 });
		expect(byName['December, not finished']).toMatchObject({ status: 'draft', total: 35 });
		const visit = rows(desk.read(at(String(byName['Sydney customer visit']!.report_id))).expenses);
		expect(visit).toMatchObject([
			{ currency_code: 'NZD', total: 46, tax_amount: 6, gl_code: '493', documents: [{ file_name: 'harbour-taxis.pdf' }] },
			{ currency_code: 'AUD', total: 312.4, bcy_total: 338.45, documents: [{ file_name: 'sydney-quay-hotel.pdf' }] },
			{ total: 102.75, line_items: [{ gl_code: '420' }, { gl_code: '453' }], documents: [] },
			{ mileage_type: 'manual', distance: 128, total: 121.6 },
		]);
		const receipt = desk.call('GET', `/expenses/${String(visit[0]!.expense_id)}/receipt`);
		expect(receipt.headers).toMatchObject({ 'content-type': 'application/pdf' });
		expect(String(receipt.body)).toMatch(/^%PDF/);
	});

	it('can be entered a second time', () => {
		for (const _ of [1, 2]) desk.zoho.levers!.demoExpenses!({});
		expect(desk.list('/expensereports')).toHaveLength(8);
	});
});
