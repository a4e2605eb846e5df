import type { Row } from '../../sandbox/vendor';
import { caller, rows, type Caller } from './zohoCaller';

let desk: Caller;
beforeEach(() => void (desk = caller()));

const ids = { sales: '460000000000003001', supplies: '460000000000003008', bank: '460000000000003011', payable: '460000000000003013' };
const one = (method: string, path: string, key: string, body?: unknown): Row => desk.call(method, path, { body }).body[key] as Row;
const account = (body: Row) => desk.call('POST', '/chartofaccounts', { body });
const journal = (more: Row = {}, amount = 100, other = amount) =>
	desk.call('POST', '/journals', {
		body: {
			journal_date: '2026-11-20',
			reference_number: 'J-1',
			line_items: [
				{ account_id: ids.supplies, debit_or_credit: 'debit', amount },
				{ account_id: ids.bank, debit_or_credit: 'credit', amount: other },
			],
			...more,
		},
	});

describe('the chart of accounts', () => {
	it('takes accounts of one name and one code each', () => {
		const made = account({ account_name: 'Fuel', account_type: 'expense', account_code: '530' });
		expect(made).toMatchObject({ status: 201, body: { chart_of_account: { account_name: 'Fuel', account_type: 'expense', is_active: true } } });
		expect(account({ account_name: 'fuel', account_type: 'expense' }).status).toBe(400);
		expect(account({ account_name: 'Petrol', account_type: 'expense', account_code: '530' }).status).toBe(400);
		expect(account({ account_name: 'Petrol' }).status).toBe(400);
		expect(account({ account_name: 'Petrol', account_type: 'fuel' }).status).toBe(400);
	});

	it('lists what is active, and what changed since', () => {
		const { account_id: id } = one('POST', '/chartofaccounts', 'chart_of_account', { account_name: 'Fuel', account_type: 'expense' });
		const names = (query: Record<string, string>) => rows(desk.call('GET', '/chartofaccounts', { query }).body.chartofaccounts).map((row) => row.account_name);
		expect(names({ last_modified_time: '2026-11-25T00:00:00+1300' })).toEqual(['Fuel']);
		expect(names({ account_name: 'Fuel' })).toEqual(['Fuel']);
		desk.call('POST', `/chartofaccounts/${String(id)}/inactive`);
		expect(names({})).not.toContain('Fuel');
		expect(names({ filter_by: 'AccountType.Inactive' })).toEqual(['Fuel']);
	});

	it('keeps accounts that are used, and those of the system', () => {
		expect(journal().status).toBe(201);
		expect(desk.call('DELETE', `/chartofaccounts/${ids.supplies}`).status).toBe(400);
		expect(desk.call('PUT', `/chartofaccounts/${ids.supplies}`, { body: { account_type: 'income' } }).status).toBe(400);
		expect(desk.call('POST', `/chartofaccounts/${ids.payable}/inactive`).status).toBe(400);
		const { account_id: id } = one('POST', '/chartofaccounts', 'chart_of_account', { account_name: 'Fuel', account_type: 'expense' });
		expect(desk.call('DELETE', `/chartofaccounts/${String(id)}`).body.message).toBe('The account has been deleted.');
	});

	it('shows what was booked', () => {
		journal();
		const { body } = desk.call('GET', '/chartofaccounts/accounttransactions', { query: { account_id: ids.bank } });
		expect(body.transactions).toMatchObject([{ transaction_type: 'journal', credit_amount: 100, debit_amount: '', debit_or_credit: 'credit' }]);
		expect(one('GET', `/chartofaccounts/${ids.bank}`, 'chart_of_account')).toMatchObject({ closing_balance: -100, is_involved_in_transaction: true });
		expect(desk.call('GET', '/chartofaccounts/accounttransactions').status).toBe(400);
	});
});

describe('journals', () => {
	it('are published, numbered and balanced', () => {
		const made = journal();
		expect(made).toMatchObject({ status: 201, body: { journal: { status: 'published', entry_number: '1', total: 100, exchange_rate: 1 } } });
		expect(journal({}, 100, 99).status).toBe(400);
		expect(journal({ line_items: [{ account_id: ids.bank, debit_or_credit: 'debit', amount: 1 }] }).status).toBe(400);
		expect(journal().body.journal).toMatchObject({ entry_number: '2' });
	});

	it('are drafts until they are published', () => {
		const { journal_id: id } = journal({ status: 'draft' }).body.journal as Row;
		expect(one('GET', `/bankaccounts/${ids.bank}`, 'bankaccount')).toMatchObject({ balance: 0 });
		expect(desk.call('POST', `/journals/${String(id)}/approve`).status).toBe(400);
		expect(desk.call('POST', `/journals/${String(id)}/status/publish`).status).toBe(200);
		expect(one('GET', `/journals/${String(id)}`, 'journal')).toMatchObject({ status: 'published' });
		expect(one('GET', `/bankaccounts/${ids.bank}`, 'bankaccount')).toMatchObject({ balance: -100 });
	});

	it('keep the lines whose ids are sent', () => {
		const made = journal().body.journal as { journal_id: string; line_items: Row[] };
		const [first] = made.line_items;
		const changed = one('PUT', `/journals/${made.journal_id}`, 'journal', {
			line_items: [
				{ line_id: first!.line_id, amount: 40 },
				{ account_id: ids.sales, debit_or_credit: 'credit', amount: 40 },
			],
		}) as { line_items: Row[] };
		expect(changed.line_items[0]).toMatchObject({ line_id: first!.line_id, account_id: ids.supplies, amount: 40 });
		expect(changed.line_items[1]!.line_id).not.toBe(made.line_items[1]!.line_id);
		expect(desk.call('PUT', `/journals/${made.journal_id}`, { body: { line_items: [{ line_id: first!.line_id, amount: 1 }] } }).status).toBe(400);
	});

	it('are reversed at once, or on a day that is said', () => {
		const { journal_id: id } = journal().body.journal as Row;
		const reverse = (query: Record<string, string>) => desk.call('POST', `/journals/${String(id)}/reverse`, { query }).status;
		expect(reverse({ reversal_date: '2026-11-30' })).toBe(400);
		expect(reverse({ reversal_date: '2026-11-30', is_reversal_scheduled: 'true' })).toBe(200);
		expect(rows(desk.call('GET', '/journals').body.journals)).toHaveLength(1);
		expect(reverse({ reversal_date: '2026-11-30', is_reversal_scheduled: 'false' })).toBe(200);
		expect(rows(desk.call('GET', '/journals').body.journals)).toMatchObject([{ journal_date: '2026-11-30', total: 100, entry_number: '2' }, {}]);
		expect(one('GET', `/bankaccounts/${ids.bank}`, 'bankaccount')).toMatchObject({ balance: 0 });
	});

	it('are reckoned in both currencies and found by reference, day and account', () => {
		journal({ currency_id: '460000000000001002', exchange_rate: 1.5 });
		const list = (query: Record<string, string>) => rows(desk.call('GET', '/journals', { query }).body.journals);
		expect(list({ reference_number: 'J-1' })).toMatchObject([{ total: 100, bcy_total: 150 }]);
		expect(list({ account_id: ids.sales })).toEqual([]);
		expect(list({ date_start: '2026-11-20', date_end: '2026-11-20', status: 'published' })).toHaveLength(1);
		expect(list({ date_start: '2026-11-21' })).toEqual([]);
		expect(list({ filter_by: 'JournalDate.ThisMonth' })).toHaveLength(1);
		expect(list({ filter_by: 'JournalDate.Today' })).toEqual([]);
	});
});

describe('currencies', () => {
	it('have the rate of the day', () => {
		const path = '/settings/currencies/460000000000001002/exchangerates';
		desk.call('POST', path, { body: { effective_date: '2026-11-24', rate: 1.7 } });
		const later = desk.call('POST', path, { body: { effective_date: '2026-11-26', rate: 1.9 } }).body.exchange_rate as Row;
		expect(one('GET', '/settings/currencies/460000000000001002', 'currency')).toMatchObject({ exchange_rate: 1.7, effective_date: '2026-11-24' });
		desk.call('PUT', `${path}/${String(later.exchange_rate_id)}`, { body: { effective_date: '2026-11-25' } });
		expect(one('GET', '/settings/currencies/460000000000001002', 'currency')).toMatchObject({ exchange_rate: 1.9 });
		expect(desk.call('DELETE', `${path}/${String(later.exchange_rate_id)}`).status).toBe(200);
		expect(rows(desk.call('GET', path).body.exchange_rates)).toHaveLength(1);
		expect(desk.call('POST', '/settings/currencies/460000000000001001/exchangerates', { body: { effective_date: '2026-11-24', rate: 2 } }).status).toBe(400);
	});

	it('stay while they are used', () => {
		expect(desk.call('DELETE', '/settings/currencies/460000000000001002').status).toBe(400);
		const { currency_id: id } = one('POST', '/settings/currencies', 'currency', { currency_code: 'CHF', currency_format: '1,234.56' });
		expect(desk.call('POST', '/settings/currencies', { body: { currency_code: 'CHF', currency_format: '1,234.56' } }).status).toBe(400);
		expect(desk.call('DELETE', `/settings/currencies/${String(id)}`).status).toBe(200);
	});
});

describe('taxes', () => {
	const [gst, reduced] = ['460000000000002001', '460000000000002003'];

	it('can be grouped, and a group is carried as a tax', () => {
		const group = one('POST', '/settings/taxgroups', 'tax_group', { tax_group_name: 'Both', taxes: `${gst},${reduced}` });
		expect(group).toMatchObject({ tax_group_percentage: 20, taxes: [{ tax_name: 'GST' }, { tax_name: 'Reduced' }] });
		const id = String(group.tax_group_id);
		expect(rows(desk.call('GET', '/settings/taxes').body.taxes).find((row) => row.tax_id === id)).toMatchObject({ tax_type: 'tax_group', tax_percentage: 20 });
		expect(desk.call('GET', `/settings/taxgroups/${gst}`).status).toBe(404);
		expect(desk.call('DELETE', `/settings/taxes/${reduced}`).status).toBe(400);
		const { body } = desk.call('POST', '/invoices', {
			body: { customer_id: '460000000038001000', line_items: [{ name: 'A', rate: 100, tax_id: id }] },
		});
		expect(body.invoice).toMatchObject({ tax_total: 20, total: 120 });
		expect(desk.call('DELETE', `/settings/taxgroups/${id}`).status).toBe(400);
	});

	it('are created, changed and refused when in use', () => {
		const { tax_id: id } = one('POST', '/settings/taxes', 'tax', { tax_name: 'Levy', tax_percentage: 2.5 });
		expect(one('PUT', `/settings/taxes/${String(id)}`, 'tax', { tax_percentage: 3 })).toMatchObject({ tax_name: 'Levy', tax_percentage: 3 });
		expect(desk.call('POST', '/settings/taxes', { body: { tax_name: 'Levy', tax_percentage: 1 } }).status).toBe(400);
		expect(desk.call('DELETE', `/settings/taxes/${gst}`).status).toBe(400);
		expect(desk.call('DELETE', `/settings/taxes/${String(id)}`).status).toBe(200);
	});
});
