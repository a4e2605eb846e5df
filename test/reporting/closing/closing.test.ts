import type { Row } from '../../../src/record';
import { lastDayOf, type ClosingInput } from '../../../src/reporting/closing/check';
import { checksOf } from '../../../src/reporting/closing/checks';
import { closingOf, signedOf } from '../../../src/reporting/closing/closing';
import { closingPage } from '../../../src/reporting/closing/closingPage';
import { reconciliationPage } from '../../../src/reporting/ledgers/reconciliationPage';

/** What is open before a month is closed, and who signed that it is. */

const NOW = Date.parse('2026-11-04T07:00:00.000Z');
const organisation = { OrganisationID: 'o', BaseCurrency: 'NZD', PeriodLockDate: '2026-09-30' };
const run = {
	about: 'run',
	status: 'equal',
	date_from: '2026-09-01',
	date_to: '2026-12-31',
	reconciled_at: '2026-11-03T03:00:00.000Z',
	reconciliation_key: 'r',
};
const clean: ClosingInput = {
	...{ period: '2026-10', now: NOW, overdueDays: 30, silentDays: 7, booksLockedTo: '2026-09-30', records: [organisation], unread: [] },
	...{ letters: [], reviews: [], reconciliations: [run], mappings: [], verified: { sound: true, rows: 4, findings: [] } },
	volumes: [{ workflow_id: 'w1', workflow_name: '01', last_at: '2026-11-03T00:00:00.000Z' }],
};
const open = (input: Partial<ClosingInput>): string[] =>
	checksOf({ ...clean, ...input })
		.filter(({ state }) => state !== 'pass')
		.map(({ name, state }) => `${name} ${state}`);

const draft = (more: Row): Row => ({ invoice_id: '1', invoice_number: 'INV-1', date: '2026-10-31', status: 'draft', currency_code: 'NZD', total: 1, ...more });
const inXero = (more: Row): Row => ({ InvoiceID: 'x', InvoiceNumber: 'X-1', Date: '2026-10-05', Status: 'AUTHORISED', CurrencyCode: 'NZD', ...more });
const letter = { status: 'waiting', source_number: 'INV-1', target: 'xero:invoice', payload: JSON.stringify({ date: '2026-09-30' }) };

it.each([
	['nothing', {}, []],
	['a letter', { letters: [{ ...letter, payload: '' }] }, ['Dead letters fail']],
	['a letter of a locked day', { letters: [letter] }, ['Dead letters fail', 'Locked period fail']],
	['a letter that is done', { letters: [{ ...letter, status: 'done' }] }, []],
	['a review', { reviews: [{ status: 'open', question: 'Write it?' }] }, ['Reviews fail']],
	['no comparison', { reconciliations: [] }, ['Reconciliation fail']],
	['a comparison of the time before', { reconciliations: [{ ...run, reconciled_at: '2026-10-30T03:00:00.000Z' }] }, ['Reconciliation fail']],
	['an incomplete comparison', { reconciliations: [{ ...run, status: 'incomplete' }] }, ['Reconciliation fail']],
	['a difference', { reconciliations: [run, { about: 'difference', status: 'open', date_from: '2026-10-03' }] }, ['Differences fail']],
	['a difference of the next month', { reconciliations: [run, { about: 'difference', status: 'open', date_from: '2026-11-03' }] }, []],
	['a draft', { records: [organisation, draft({})] }, ['Drafts fail']],
	['a draft of the next month', { records: [organisation, draft({ date: '2026-11-01' })] }, []],
	['a submitted invoice of Xero', { records: [organisation, inXero({ Status: 'SUBMITTED' })] }, ['Drafts fail']],
	['an invoice unpaid for 31 days', { records: [organisation, draft({ status: 'overdue', due_date: '2026-10-04' })] }, ['Unpaid invoices fail']],
	['an invoice unpaid for 30 days', { records: [organisation, draft({ status: 'overdue', due_date: '2026-10-05' })] }, []],
	['other lock dates', { booksLockedTo: '2026-08-31' }, ['Lock dates fail']],
	['a lock date that nobody typed', { booksLockedTo: '' }, ['Lock dates ask']],
	['no organisation', { records: [] }, ['Lock dates ask']],
	['a rate that is missing', { records: [organisation, inXero({ CurrencyCode: 'USD' })] }, ['Exchange rates fail']],
	['a rate', { records: [organisation, inXero({ CurrencyCode: 'USD', CurrencyRate: 0.6 })] }, []],
	['a list without rates', { records: [organisation, draft({ status: 'sent', currency_code: 'USD' })] }, []],
	['a mapping row', { mappings: [{ kind: 'tax', source_value: 'GST', target_value: '' }] }, ['Mapping table fail']],
	['a silent workflow', { volumes: [{ workflow_id: 'w1', workflow_name: '01', last_at: '2026-10-20T00:00:00.000Z' }] }, ['Workflows fail']],
	['a bank line', { records: [organisation, { transaction_id: 't', status: 'uncategorized', date: '2026-10-09', amount: 5 }] }, ['Bank lines fail']],
	['a broken trail', { verified: { sound: false, findings: [{ at: 'x', kind: 'changed', says: 'y' }] } }, ['Audit trail fail']],
	['a trail that was not checked', { verified: undefined }, ['Audit trail ask']],
	['what could not be read', { unread: [{ name: 'Bills of Xero', message: 'Xero did not answer' }] }, ['Bills of Xero ask']],
])('is open because of %s', (_, input, expected) => expect(open(input as Partial<ClosingInput>)).toEqual(expected));

it('says who has to act wherever something is open', () => {
	for (const check of checksOf({ ...clean, letters: [letter], booksLockedTo: '', mappings: [{}], records: [] }))
		if (check.state !== 'pass') expect([check.name, check.who === '', check.fix === '']).toEqual([check.name, false, false]);
});

it.each([
	['2026-02', '2026-02-28'],
	['2028-02', '2028-02-29'],
	['2026-12', '2026-12-31'],
])('%s ends on %s', (period, day) => expect(lastDayOf(period)).toBe(day));

describe('the row of a period', () => {
	it('is told of when it changes and when a reminder is due, and has the same hash as long as nothing changed', () => {
		const first = closingOf({ ...clean, letters: [letter] }, undefined, 1)!;
		expect(first).toMatchObject({ row: { status: 'open', failed: 2, passed: 11 }, message: { kind: 'reminder' } });
		const again = closingOf({ ...clean, letters: [letter], now: NOW + 1000 }, { ...first.row }, 1)!;
		expect(again.message).toBeUndefined();
		expect(again.row).toMatchObject({ checks_hash: first.row.checks_hash, told_at: first.row.told_at });
		expect(closingOf({ ...clean, letters: [letter], now: NOW + 86_400_000 }, { ...first.row }, 1)?.message).toBeDefined();
		expect(closingOf(clean, { ...first.row }, 1)).toMatchObject({ row: { status: 'ready' }, message: { kind: 'solved', title: '2026-10 can be signed off' } });
		expect(closingOf(clean, { ...first.row, status: 'signed' }, 1)).toBeUndefined();
	});

	const { row } = closingOf(clean, undefined, 1)!;
	const form = { period: '2026-10', hash: row.checks_hash, name: ' Kim ', note: '' };
	it.each([
		['as it is', form, {}, true, 'signed off by Kim'],
		['without a name', { ...form, name: ' ' }, {}, false, 'Say who signs'],
		['as it was', { ...form, hash: 'old' }, {}, false, 'checked anew'],
		['twice', form, { status: 'signed', signed_by: 'Ann' }, false, 'already, by Ann'],
		['with open checks', form, { status: 'open' }, false, 'Say why'],
		['with open checks and a reason', { ...form, note: 'They belong to November' }, { status: 'open' }, true, 'They belong to November'],
		['for a month that is not there', { ...form, period: '2026-13' }, {}, false, 'no such period'],
		['with nothing', {}, {}, false, 'no such period'],
	])('is signed %s', (_, sent, more, ok, says) => {
		const signed = signedOf(sent, [{ ...row, ...more }], '2026-11-05T00:00:00.000Z');
		expect(signed).toMatchObject({ ok, says: expect.stringContaining(says) as string });
		if (ok) expect(signed.row).toMatchObject({ status: 'signed', signed_by: 'Kim', signed_at: '2026-11-05T00:00:00.000Z', checks_hash: row.checks_hash });
	});
});

describe('the pages', () => {
	const evil = '<img src=x onerror=alert(1)>"\'&';
	it('escape whatever they are given', () => {
		const checks = JSON.stringify([{ name: evil, state: evil, says: evil, who: evil, fix: evil, items: [evil], page: 'desk' }]);
		const closed = { period: evil, status: evil, message: evil, checks, checks_hash: evil, signed_by: evil, note: evil, passed: evil, failed: evil };
		const totals = JSON.stringify({
			totals: [{ kind: evil, period: evil, currency: evil, leftSum: evil, difference: evil }],
			unread: [{ kind: evil, message: evil }],
			errors: [evil],
		});
		const difference = { about: 'difference', status: 'open', document: evil, entity: evil, cause: evil, message: evil, advice: evil, entity_key: evil };
		const html = [
			closingPage({
				rows: [closed, { ...closed, period: 'x', status: 'signed' }],
				period: evil,
				address: evil,
				pages: { desk: evil },
				news: { ok: false, says: evil },
			}),
			reconciliationPage({
				rows: [
					{ about: 'run', reconciled_at: evil, message: evil, status: evil, date_from: evil, details: totals },
					{ ...difference, details: JSON.stringify([{ field: evil, left: evil, right: evil }]) },
				],
				desk: evil,
				now: NOW,
			}),
		].join('');
		expect(html).not.toContain('<img');
		expect(html).not.toContain('<script');
	});

	it('say what there is not yet, and take rows of any shape', () => {
		expect(closingPage({ rows: [], period: '', address: '', pages: {} })).toContain('No period was checked yet');
		expect(reconciliationPage({ rows: [], desk: '', now: NOW })).toContain('Both sides were not compared yet');
		const odd = [{}, { about: 'run' }, { about: 'difference', status: 'open', details: 'x' }, { checks: '7' }] as Row[];
		expect(closingPage({ rows: odd, period: '', address: '', pages: {} })).not.toMatch(/undefined|NaN/);
		expect(reconciliationPage({ rows: odd, desk: '', now: NOW })).not.toMatch(/undefined|NaN/);
	});

	it('says when the nightly comparison no longer runs', () => {
		expect(reconciliationPage({ rows: [run], desk: '', now: NOW + 5 * 86_400_000 })).toContain('That is 6 days ago');
	});
});
