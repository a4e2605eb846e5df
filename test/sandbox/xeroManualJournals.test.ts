import type { Row } from '../../sandbox/vendor';
import { caller, refusals, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});

const lines = (first: Row = {}, second: Row = {}): Row[] => [
	{ LineAmount: 100, AccountCode: '433', ...first },
	{ LineAmount: -100, AccountCode: '620', ...second },
];
const journal = (own: Row = {}): Row => ({ Narration: 'Prepaid insurance', JournalLines: lines(), ...own });
const put = (own: Row = {}, query = '') => xero.api('PUT', `/ManualJournals${query}`, journal(own));
const post = (body: Row) => xero.api('POST', '/ManualJournals', body);
const made = (own: Row = {}): Row => xero.one(put(own), 'ManualJournals');
const get = (id: unknown): Row => xero.one(xero.api('GET', `/ManualJournals/${id}`), 'ManualJournals');

it('is a draft without tax unless it says otherwise', () => {
	expect(made()).toMatchObject({
		Status: 'DRAFT',
		LineAmountTypes: 'NoTax',
		ShowOnCashBasisReports: true,
		Date: '/Date(1773100800000+0000)/',
		JournalLines: [
			{ LineAmount: 100, TaxType: 'NONE', TaxAmount: 0, AccountCode: '433', Tracking: [], IsBlank: false },
			{ LineAmount: -100, AccountCode: '620' },
		],
	});
});

it('is taxed by its accounts, and balances with the tax', () => {
	const JournalLines = lines({}, { AccountCode: '429' });
	expect(made({ LineAmountTypes: 'Exclusive', JournalLines }).JournalLines).toMatchObject([{ TaxAmount: 15, TaxType: 'INPUT2' }, { TaxAmount: -15 }]);
	expect(refusals(put({ LineAmountTypes: 'Exclusive' }))).toEqual(['The total debits (115.00) must equal total credits (-100.00)']);
	expect(made({ LineAmountTypes: 'Inclusive' }).JournalLines).toMatchObject([{ LineAmount: 100, TaxAmount: 13.04 }, { TaxAmount: 0 }]);
});

it.each<[string, Row, string[]]>([
	['what does not balance', { JournalLines: lines({}, { LineAmount: -10 }) }, ['The total debits (100.00) must equal total credits (-10.00)']],
	['accounts receivable', { JournalLines: lines({ AccountCode: '610' }) }, ["Account code '610' is not a valid code for this document."]],
	['accounts payable', { JournalLines: lines({ AccountCode: '800' }) }, ["Account code '800' is not a valid code for this document."]],
	['retained earnings', { JournalLines: lines({ AccountCode: '960' }) }, ["Account code '960' is not a valid code for this document."]],
	['a bank account', { JournalLines: lines({ AccountCode: '090' }) }, ["Account code '090' is not a valid code for this document."]],
	['inventory', { JournalLines: lines({ AccountCode: '630' }) }, ["Account code '630' is not a valid code for this document."]],
	[
		'an archived account',
		{ JournalLines: lines({ AccountCode: '999' }) },
		["Account code '999' has been archived, or has been deleted. Each line item must reference a valid account."],
	],
])('refuses %s', (_, own, texts) => {
	const said = put(own);
	expect([said.status, refusals(said)]).toEqual([400, texts]);
});

// Only that it is refused: the words are the sandbox's own.
it.each<[string, Row]>([
	['no narration', { Narration: undefined, Date: '2026-03-09' }],
	['one line', { JournalLines: [{ LineAmount: 0, AccountCode: '433' }] }],
	['a status it cannot begin with', { Status: 'VOIDED' }],
	['an unknown tracking option', { JournalLines: lines({ Tracking: [{ Name: 'Region', Option: 'Moon' }] }) }],
	['an unknown account where it is posted', { Status: 'POSTED', JournalLines: lines({ AccountCode: '476' }) }],
])('refuses %s', (_, own) => {
	expect(refusals(put(own))).toEqual([expect.any(String)]);
});

it('warns of an account that does not exist, and leaves it out', () => {
	const said = xero.one(put({ JournalLines: lines({ AccountCode: '476' }) }, '?summarizeErrors=false'), 'ManualJournals');
	expect(said).toMatchObject({
		StatusAttributeString: 'WARNING',
		Warnings: [{ Message: "Account code '476' has been removed as it does not match a recognised account." }],
	});
	expect((said.JournalLines as Row[])[0]?.AccountCode).toBeUndefined();
});

it.each([
	['DRAFT', 'POSTED', 200],
	['DRAFT', 'DELETED', 200],
	['DRAFT', 'VOIDED', 400],
	['POSTED', 'VOIDED', 200],
	['POSTED', 'DRAFT', 400],
	['POSTED', 'DELETED', 400],
])('goes from %s to %s: %i', (from, to, status) => {
	const { ManualJournalID } = made({ Status: from });
	expect(post({ ManualJournalID, Status: to }).status).toBe(status);
	expect(get(ManualJournalID).Status).toBe(status === 200 ? to : from);
});

it('is edited, and final once it is voided', () => {
	const { ManualJournalID } = made();
	post({ ManualJournalID, Narration: 'Other words', JournalLines: lines({ LineAmount: 50 }, { LineAmount: -50 }) });
	expect(get(ManualJournalID)).toMatchObject({ Narration: 'Other words', JournalLines: [{ LineAmount: 50 }, { LineAmount: -50 }] });
	post({ ManualJournalID, Status: 'POSTED' });
	post({ ManualJournalID, Status: 'VOIDED' });
	expect(post({ ManualJournalID, Narration: 'x' }).status).toBe(400);
	expect(get(ManualJournalID).Narration).toBe('Other words');
});

it('cannot lie in a locked period', () => {
	xero.xero.seed({ Organisations: [{ PeriodLockDate: '2026-02-28' }] });
	expect(refusals(put({ Date: '2026-02-01' }))[0]).toMatch(/period lock date/);
	expect(put({ Date: '2026-03-01' }).status).toBe(200);
});

it('shows its lines where a page is asked for', () => {
	made({ Status: 'POSTED' });
	const list = (query: string) => xero.api('GET', `/ManualJournals${query}`).body;
	expect((list('').ManualJournals as Row[])[0]?.JournalLines).toBeUndefined();
	expect(list('?page=1&where=Status%3D%3D%22POSTED%22')).toMatchObject({ pagination: { itemCount: 1 }, ManualJournals: [{ JournalLines: [{}, {}] }] });
});
