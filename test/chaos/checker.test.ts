import { check, type Evidence } from './checker';
import { runWorld } from './run';
import { trials } from '../support/trials';

type Row = Record<string, unknown>;

const invoice = (more: Row = {}): Row => ({
	...{ invoice_number: 'INV-1', status: 'sent', total: 115, tax_total: 15, currency_code: 'NZD', reference_number: 'change 2', ...more },
});
const written = (more: Row = {}): Row => ({
	...{ InvoiceID: 'x1', InvoiceNumber: 'INV-1', Status: 'AUTHORISED', Total: 115, TotalTax: 15, CurrencyCode: 'NZD', Reference: 'change 2', ...more },
});

const judged = (more: Partial<Evidence> = {}) => {
	const verdict = check({
		...{ journal: new Set(['1']), source: new Map([['1', invoice()]]), target: { Invoices: [written()], Contacts: [] } },
		...{ waiting: [], audit: [{ sourceId: '1', targetId: 'x1' }], ...more },
	});
	return Object.fromEntries(Object.entries(verdict).map(([kind, found]) => [kind, found.length]));
};
const target = (Invoices: Row[], Contacts: Row[] = []): Partial<Evidence> => ({ target: { Invoices, Contacts } });
const void_ = { source: new Map([['1', invoice({ status: 'void' })]]) };

describe('the checker', () => {
	it.each<[string, Partial<Evidence>, Row]>([
		['finds what is written', {}, { written: 1, waiting: 0, lost: 0, duplicate: 0, wrong: 0 }],
		['finds what waits', { ...target([]), waiting: ['1'] }, { written: 0, waiting: 1, lost: 0 }],
		['counts an older state that waits as waiting', { ...target([written({ Reference: 'change 1' })]), waiting: ['1'] }, { waiting: 1, lost: 0 }],
		['finds what is nowhere', target([]), { written: 0, lost: 1 }],
		['finds an older state that nobody knows of', target([written({ Reference: 'change 1' })]), { written: 0, lost: 1 }],
		['finds a cent', target([written({ Total: 115.01 })]), { written: 0, lost: 1 }],
		['finds another tax of one total', target([written({ TotalTax: 14.99 })]), { lost: 1 }],
		['finds another currency', target([written({ CurrencyCode: 'USD' })]), { lost: 1 }],
		['finds a void invoice that is still there', void_, { lost: 1 }],
		['takes a voided one for that', { ...void_, ...target([written({ Status: 'VOIDED' })]) }, { written: 1, lost: 0 }],
		[
			'takes one that was void before it came to Xero for done',
			{ ...void_, ...target([]), audit: [{ sourceId: '1', targetId: '' }] },
			{ written: 1, lost: 0, wrong: 0 },
		],
		['finds a void one that nobody decided about', { ...void_, ...target([]), audit: [] }, { lost: 1 }],
		['finds two of one number', target([written(), written({ InvoiceID: 'x2' })]), { duplicate: 1 }],
		[
			'finds two contacts of one number',
			target(
				[written()],
				[
					{ ContactNumber: 'books:1', Name: 'A' },
					{ ContactNumber: 'books:1', Name: 'B' },
				],
			),
			{ duplicate: 1 },
		],
		['finds two contacts of one name', target([written()], [{ Name: 'A' }, { Name: 'a' }]), { duplicate: 1 }],
		['misses an audit row', { audit: [] }, { written: 1, wrong: 1 }],
		['finds a letter about nothing', { waiting: ['2'] }, { written: 1, wrong: 1 }],
	])('%s', (_, evidence, found) => {
		expect(judged(evidence)).toMatchObject(found);
	});
});

it('a world loses and doubles nothing, and goes the same way again', () => {
	const [one, other] = [runWorld({ seed: 11, events: trials(40) }), runWorld({ seed: 11, events: trials(40) })];
	expect(one.verdict).toMatchObject({ lost: [], duplicate: [], wrong: [] });
	expect(one.verdict.written.length).toBeGreaterThan(trials(15));
	expect(one.executions).toBeGreaterThan(trials(30));
	expect([other.verdict, other.executions]).toEqual([one.verdict, one.executions]);
	expect([...other.tally.faults]).toEqual([...one.tally.faults]);
});
