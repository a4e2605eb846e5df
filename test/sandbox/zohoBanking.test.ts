import type { Row } from '../../sandbox/vendor';
import { caller, rows, type Caller } from './zohoCaller';

let desk: Caller;
beforeEach(() => void (desk = caller()));

const BANK = '460000000000003011';
const FEES = '460000000000003007';
const SALES = '460000000000003001';
const CAFE = '460000000038001000';

const lines = (query: Record<string, string> = {}): Row[] =>
	rows(desk.call('GET', '/banktransactions', { query: { account_id: BANK, ...query } }).body.banktransactions);
const line = (payee: string): Row => lines().find((row) => row.payee === payee)!;
const act = (id: unknown, path: string, body: Row = {}) => desk.call('POST', `/banktransactions/uncategorized/${String(id)}/${path}`, { body });
const undo = (id: unknown, verb: string) => desk.call('POST', `/banktransactions/${String(id)}/${verb}`);
const status = (id: unknown): unknown => (desk.call('GET', `/banktransactions/${String(id)}`).body.banktransaction as Row).status;
const payment = (amount: number): Row =>
	desk.call('POST', '/customerpayments', { body: { customer_id: CAFE, payment_mode: 'cash', amount, date: '2026-03-02', account_id: BANK } }).body
		.payment as Row;

describe('bank accounts', () => {
	it('are accounts of the chart, under the same id', () => {
		const made = desk.call('POST', '/bankaccounts', { body: { account_name: 'Savings', account_type: 'bank' } }).body.bankaccount as Row;
		expect(made).toMatchObject({ balance: 0, is_active: true, currency_code: 'NZD' });
		expect(desk.call('GET', `/chartofaccounts/${String(made.account_id)}`).body.chart_of_account).toMatchObject({ account_name: 'Savings' });
		const names = rows(desk.call('GET', '/bankaccounts').body.bankaccounts).map((row) => row.account_name);
		expect(names).toEqual(['Business Account', 'Company Card', 'Petty Cash', 'Savings', 'Undeposited Funds']);
		expect(desk.call('GET', `/bankaccounts/${SALES}`).status).toBe(404);
		desk.call('POST', `/bankaccounts/${String(made.account_id)}/inactive`);
		expect(rows(desk.call('GET', '/bankaccounts', { query: { filter_by: 'Status.Inactive' } }).body.bankaccounts)).toHaveLength(1);
	});

	it('take statements, whose lines wait', () => {
		const body = {
			account_id: BANK,
			transactions: [
				{ date: '2026-04-01', debit_or_credit: 'credit', amount: 10, transaction_id: 'B1', payee: 'A' },
				{ date: '2026-04-02', debit_or_credit: 'debit', amount: 4, transaction_id: 'B2' },
			],
		};
		expect(desk.call('POST', '/bankstatements', { body })).toMatchObject({ status: 201, body: { code: 0 } });
		expect(desk.call('POST', '/bankstatements', { body: { ...body, transactions: [{ amount: 1 }] } }).status).toBe(400);
		expect(desk.call('POST', '/bankstatements', { body: { ...body, account_id: SALES } }).status).toBe(400);
		expect(lines({ filter_by: 'Status.Uncategorized' })).toHaveLength(5);
		expect(desk.call('GET', `/bankaccounts/${BANK}`).body.bankaccount).toMatchObject({ uncategorized_transactions: 5, balance: 0, bank_balance: -158.76 });
		const [statement] = rows(desk.call('GET', `/bankaccounts/${BANK}/statement/lastimported`).body.statement);
		expect(statement).toMatchObject({ from_date: '2026-04-01', to_date: '2026-04-02' });
		// The bank's numbers tell what was there before.
		desk.call('POST', '/bankstatements', { body });
		expect(lines()).toHaveLength(5);
		expect(desk.call('DELETE', `/bankaccounts/${BANK}/statement/${String(statement!.statement_id)}`).status).toBe(404);
	});

	it('let a statement go while nothing was made of it', () => {
		const [statement] = rows(desk.call('GET', `/bankaccounts/${BANK}/statement/lastimported`).body.statement);
		const remove = () => desk.call('DELETE', `/bankaccounts/${BANK}/statement/${String(statement!.statement_id)}`);
		const fee = line('BANK FEE');
		act(fee.transaction_id, 'categorize', { transaction_type: 'owner_drawings', to_account_id: FEES });
		expect(remove().status).toBe(400);
		undo(fee.transaction_id, 'uncategorize');
		expect(remove().status).toBe(200);
		expect(lines()).toEqual([]);
	});
});

describe('bank lines', () => {
	it('become movements between accounts, and lines again', () => {
		const { transaction_id: id } = line('BANK FEE');
		expect(act(id, 'categorize', { transaction_type: 'owner_drawings', to_account_id: FEES, amount: 12 }).status).toBe(400);
		expect(act(id, 'categorize', { transaction_type: 'owner_drawings', to_account_id: FEES })).toMatchObject({ status: 201 });
		expect(desk.call('GET', `/banktransactions/${String(id)}`).body.banktransaction).toMatchObject({
			status: 'categorized',
			from_account_name: 'Business Account',
			to_account_name: 'Bank Fees',
			imported_transactions: [{ imported_transaction_id: id }],
		});
		expect(desk.call('GET', `/bankaccounts/${BANK}`).body.bankaccount).toMatchObject({ balance: -12.5 });
		expect(act(id, 'exclude').status).toBe(400);
		expect(undo(id, 'unmatch').status).toBe(400);
		expect(undo(id, 'uncategorize').status).toBe(201);
		expect(status(id)).toBe('uncategorized');
		expect(desk.call('GET', `/bankaccounts/${BANK}`).body.bankaccount).toMatchObject({ balance: 0 });
	});

	it('become payments of customers, which are gone when that is undone', () => {
		const { transaction_id: id } = line('HARBOUR CAFE');
		expect(act(id, 'categorize/customerpayments', { customer_id: CAFE })).toMatchObject({ status: 201 });
		const made = () => rows(desk.call('GET', '/customerpayments').body.customerpayments);
		expect(made()).toMatchObject([{ customer_id: CAFE, amount: 87.74, account_id: BANK, date: '2026-03-02', reference_number: 'INV 000001' }]);
		expect(status(id)).toBe('categorized');
		undo(id, 'uncategorize');
		expect(made()).toEqual([]);
	});

	it('become expenses', () => {
		const { transaction_id: id } = line('PAPER & INK');
		const supplies = '460000000000003008';
		expect(act(id, 'categorize/expenses', { account_id: supplies })).toMatchObject({ status: 201 });
		expect(rows(desk.call('GET', '/expenses').body.expenses).filter((row) => row.reference_number === 'PO 17')).toMatchObject([{ total: 240 }]);
		expect(act(id, 'categorize/feathers').status).toBe(400);
	});

	it('are matched with what is booked, amounts being equal', () => {
		const { transaction_id: id } = line('HARBOUR CAFE');
		const [whole, part] = [payment(87.74), payment(50)];
		const offered = rows(desk.call('GET', `/banktransactions/uncategorized/${String(id)}/match`).body.matching_transactions);
		expect(offered.map((row) => [row.transaction_id, row.is_best_match])).toEqual([
			[whole.payment_id, true],
			[part.payment_id, false],
		]);
		const match = (...payments: Row[]) =>
			act(id, 'match', {
				transactions_to_be_matched: payments.map((one) => ({ transaction_id: one.payment_id, transaction_type: 'customer_payment' })),
			});
		expect(match(part).status).toBe(400);
		expect(match({ payment_id: '1' }).status).toBe(400);
		expect(match(whole).status).toBe(201);
		expect(status(id)).toBe('matched');
		expect(lines({ status: 'matched' })).toHaveLength(1);
		expect(undo(id, 'unmatch').status).toBe(201);
		expect(status(id)).toBe('uncategorized');
	});

	it('are matched with transactions that were entered by hand', () => {
		const { transaction_id: id } = line('HARBOUR CAFE');
		const made = desk.call('POST', '/banktransactions', {
			body: { transaction_type: 'deposit', from_account_id: SALES, to_account_id: BANK, amount: 87.74, date: '2026-03-02' },
		}).body.banktransaction as Row;
		expect(made).toMatchObject({ status: 'manually_added', account_id: BANK, offset_account_name: 'Sales', debit_or_credit: 'debit' });
		act(id, 'match', { transactions_to_be_matched: [{ transaction_id: made.transaction_id }] });
		expect([status(id), status(made.transaction_id)]).toEqual(['matched', 'matched']);
		expect(desk.call('DELETE', `/banktransactions/${String(made.transaction_id)}`).status).toBe(400);
		undo(made.transaction_id, 'unmatch');
		expect([status(id), status(made.transaction_id)]).toEqual(['uncategorized', 'manually_added']);
		expect(desk.call('DELETE', `/banktransactions/${String(made.transaction_id)}`).status).toBe(200);
	});

	it('are excluded and restored', () => {
		const { transaction_id: id } = line('BANK FEE');
		expect(act(id, 'restore').status).toBe(400);
		expect(act(id, 'exclude').status).toBe(201);
		expect(lines({ filter_by: 'Status.Excluded' })).toHaveLength(1);
		expect(act(id, 'categorize', { transaction_type: 'owner_drawings', to_account_id: FEES }).status).toBe(400);
		expect(act(id, 'restore').status).toBe(201);
		expect(status(id)).toBe('uncategorized');
	});
});

describe('bank transactions', () => {
	it('move money from or to a bank account', () => {
		const make = (body: Row) => desk.call('POST', '/banktransactions', { body });
		expect(make({ transaction_type: 'deposit', from_account_id: SALES, to_account_id: FEES, amount: 1, date: '2026-03-02' }).status).toBe(400);
		expect(make({ transaction_type: 'deposit', from_account_id: SALES, to_account_id: BANK, amount: 0, date: '2026-03-02' }).status).toBe(400);
		expect(make({ transaction_type: 'gift', from_account_id: SALES, to_account_id: BANK, amount: 1, date: '2026-03-02' }).status).toBe(400);
		make({ transaction_type: 'transfer_fund', from_account_id: BANK, to_account_id: '460000000000003012', amount: 30, date: '2026-03-09' });
		expect(lines({ date_start: '2026-03-08' })).toMatchObject([{ amount: 30 }]);
		expect(lines({ amount_start: '240', amount_end: '240' })).toMatchObject([{ payee: 'PAPER & INK' }]);
		expect(rows(desk.call('GET', '/banktransactions', { query: { account_id: '460000000000003012' } }).body.banktransactions)).toHaveLength(1);
	});
});

describe('bank rules', () => {
	it('are kept under a name of their own', () => {
		const body = {
			rule_name: 'Fees',
			rule_category: 'selected_accounts',
			account_ids: BANK,
			apply_to: 'withdrawals',
			criteria_type: 'and',
			criterion: [{ field: 'payee', comparator: 'contains', value: 'FEE' }],
			record_as: 'expense',
			account_id: FEES,
		};
		const { rule } = desk.call('POST', '/bankaccounts/rules', { body }).body as unknown as { rule: Row };
		expect(rule).toMatchObject({ account_name: 'Bank Fees', target_accounts_count: 1, criterion: [{ field: 'payee', value: 'FEE' }] });
		expect(desk.call('POST', '/bankaccounts/rules', { body }).status).toBe(400);
		expect(desk.call('POST', '/bankaccounts/rules', { body: { ...body, rule_name: 'Other', account_ids: SALES } }).status).toBe(400);
		expect(rows(desk.call('GET', '/bankaccounts/rules').body.rules)).toHaveLength(1);
		expect(desk.call('DELETE', `/bankaccounts/rules/${String(rule.rule_id)}`).status).toBe(200);
	});
});
