import { causes } from '../../src/failure';
import { tables } from '../../src/syncing/tables';
import { ladder } from '../../src/syncing/ladder';
import { around, failure, input, letter } from './letters';

it('has the columns of its table, each of its kind', () => {
	const { columns } = tables.xerozoho_dead_letters;
	const row = letter(failure());
	expect(Object.keys(row).sort()).toEqual(Object.keys(columns).sort());
	for (const [name, kind] of Object.entries(columns)) {
		const value = row[name as keyof typeof row];
		expect(typeof value).toBe(kind === 'number' ? 'number' : 'string');
		if (kind === 'date') expect(new Date(value as string).toISOString()).toBe(value);
	}
});

it('says who, where and when', () => {
	expect(letter(failure({ requestId: 'abc' }))).toMatchObject({
		entity_key: 'zohoBooks:invoice:982',
		status: 'waiting',
		cause: 'validation',
		message: 'It was refused.',
		severity: 'error',
		attempts: 1,
		next_try_at: '',
		first_failed_at: around.now,
		last_failed_at: around.now,
		workflow_id: 'w1',
		workflow_name: 'Books to Xero',
		execution_id: '77',
		node: 'Xero Accounting',
		source_app: 'zohoBooks',
		source_entity: 'invoice',
		source_id: '982',
		source_number: 'INV-7',
		target: 'xero:invoice',
		request_id: 'abc',
		details: '[]',
	});
});

describe('the next try', () => {
	const network = (attempts: number) =>
		letter(failure({ cause: 'network', input: { ...input, _sync: { ...input._sync, attempts, firstFailedAt: '2026-11-24T00:00:00Z' } } }));
	it('climbs the ladder and then asks for a person', () => {
		const waits = Array.from({ length: 8 }, (_, attempts) => network(attempts)).map(
			(row) => row.next_try_at && Date.parse(row.next_try_at) - Date.parse(around.now),
		);
		expect(waits).toEqual([...ladder, '']);
		expect(ladder.map((wait) => wait / 1000)).toEqual([5, 300, 1800, 7200, 18000, 36000, 36000]);
		expect(network(7)).toMatchObject({
			attempts: 8,
			severity: 'error',
			advice: expect.stringContaining('as often as makes sense') as string,
			first_failed_at: '2026-11-24T00:00:00.000Z',
		});
	});
	it('waits for a quota as long as the vendor says, and says so', () => {
		const row = letter(failure({ cause: 'quota-exhausted', retryAt: '2026-11-26T00:00:00+00:00' }));
		expect(row).toMatchObject({
			next_try_at: '2026-11-26T00:00:00.000Z',
			severity: 'warning',
			advice: expect.stringContaining('Next try: 2026-11-26T00:00:00.000Z') as string,
		});
	});
	it('does not go back in time, and does not trust odd times', () => {
		expect(letter(failure({ cause: 'rate-limited', retryAt: '2020-01-01T00:00:00Z' })).next_try_at).toBe('2026-11-25T10:00:05.000Z');
		expect(letter(failure({ cause: 'rate-limited', retryAt: 'soon' })).next_try_at).toBe('2026-11-25T10:00:05.000Z');
	});
	it.each(causes)('is decided for %s, with an advice', (cause) => {
		const row = letter(failure({ cause }));
		const person = ['validation', 'duplicate', 'business-rule', 'credential-invalid', 'scope-missing', 'not-connected'].includes(cause);
		expect(row.next_try_at === '').toBe(person);
		expect(row.advice.length).toBeGreaterThan(20);
	});
	it.each([-1, 1.5, '3', null, NaN, 1e300])('takes %p as no attempts', (attempts) => {
		expect(letter(failure({ input: { _sync: { attempts } } })).attempts).toBe(1);
	});
});

describe('the advice', () => {
	it.each([
		[
			'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes',
			'archived in Xero',
		],
		["Account code '999' is not a valid code for this document.", 'Correct the account in the mapping table'],
		["The TaxType code 'INPUT2' cannot be used with account code '200'.", 'does not fit this account'],
		['Invoice # must be unique.', 'has this number'],
		['The document date cannot be before the period lock date, currently set at 31 Oct 2026', 'The period is closed'],
		['Payment amount exceeds the amount outstanding on this document', 'larger than what is open'],
		['Organisation is not subscribed to currency EUR', 'Add the currency in Xero'],
		['The status VOIDED cannot be applied to the invoice because it has payments or credit notes allocated to it.', 'paid or credited'],
		['You have reached the limit of invoices you can approve', 'plan'],
		['Sorry, you cannot perform this operation as the record is locked.', 'Unlock it there'],
		['the record is in blueprint', 'Move the record on in the blueprint'],
		['The lead has already been converted', 'its contact, account or deal'],
		['required field not found', 'Fill it in the source'],
		['Transactions before 31 Oct 2026 have been locked', 'Transaction Locking'],
		['The customer you selected is inactive', 'Mark it as active'],
		['The account "Old Sales" is inactive', 'change the row of the mapping table'],
		['Stock on hand of Chair is less than the quantity', 'Adjust the stock'],
		['Customer credit limit has been exceeded', 'over the credit limit'],
		['License limit exceeded', 'limit of its plan'],
		['The feature may not be part of this plan or edition', 'does not have this'],
	])('for "%s" says what to do', (says, advice) => {
		expect(letter(failure({ details: [{ at: 'x', says }] }))).toMatchObject({ advice: expect.stringContaining(advice) as string, next_try_at: '' });
	});
	it('lets a payment wait for its invoice', () => {
		expect(letter(failure({ cause: 'business-rule', message: 'Payments can only be made against Authorised documents' })).next_try_at).not.toBe('');
	});
	it('names the row to add', () => {
		expect(letter(failure({ fixes: ['Add this row to the mapping table: kind "tax".'] })).advice).toBe(
			'Add this row to the mapping table: kind "tax". Then replay.',
		);
	});
	it.each([
		['credential-invalid', 'connect it again'],
		['scope-missing', 'access'],
		['not-connected', 'no longer connected'],
	])('for %s is critical', (cause, words) => {
		expect(letter(failure({ cause }))).toMatchObject({ severity: 'critical', advice: expect.stringContaining(words) as string });
	});
});
