import { adviseCoding } from '../../../src/advising/coding/advise';
import type { OpenDocument } from '../../../src/advising/coding/documents';
import type { Line } from '../../../src/advising/coding/line';
import { learn } from '../../../src/advising/coding/memory';
import type { Advice } from '../../../src/advising/suggestion';

const invoice: OpenDocument = {
	id: 'i1',
	number: 'INV-0042',
	party: 'Bowman Ltd',
	amountDue: '120.50',
	currency: 'GBP',
	date: '2026-02-01',
	kind: 'sales',
	codes: { contact: 'c1' },
};
/** A customer whose payments were often put to sales. */
const memory = learn(
	Array.from({ length: 300 }, (_, at) => ({
		party: 'Bowman Ltd',
		kind: 'received' as const,
		date: new Date(Date.UTC(2025, 0, 1) + at * 86_400_000).toISOString().slice(0, 10),
		codes: { account: '200', contact: 'c1' },
	})),
);
const line: Line = { party: 'Bowman Ltd', text: 'Payment inv 0042', amount: '120.5', currency: 'GBP', date: '2026-02-20', kind: 'received' };

const advise = (more: Partial<Line>, documents: readonly OpenDocument[] = [invoice]): Record<string, Advice> =>
	Object.fromEntries(adviseCoding({ ...line, ...more }, { memory, documents, wanted: ['account', 'contact'] }).map((one) => [one.field, one]));

it('finds the invoice that a line names, and does not code it as a sale', () => {
	const { document, account, contact } = advise({});
	expect(document!.sure).toMatchObject({ value: 'i1', source: 'document' });
	expect(document!.sure!.evidence[0]).toContain('Invoice INV-0042');
	expect(account).toEqual({ field: 'account', suggestions: [], why: 'The line pays invoice INV-0042: allocate it to that instead of coding it.' });
	expect(contact!.sure).toMatchObject({ value: 'c1', source: 'document' });
});

it('suggests by amount and party, and is not sure of it', () => {
	const { document, account } = advise({ text: 'Thank you' });
	expect(document!.suggestions[0]).toMatchObject({ value: 'i1' });
	expect(document!.sure).toBeUndefined();
	expect(account!.suggestions).toEqual([]);
});

it('warns of an invoice that only has the same amount', () => {
	const { document, account } = advise({ text: 'Thank you' }, [{ ...invoice, party: 'Taylor & Sons' }]);
	expect(document!.sure).toBeUndefined();
	expect(account!.suggestions[0]!.value).toBe('200');
	expect(account!.sure).toBeUndefined();
	expect(account!.why).toContain('look at that first');
});

it('is not sure of one of several', () => {
	const { document } = advise({ text: '' }, [invoice, { ...invoice, id: 'i2', number: 'INV-0043' }]);
	expect(document!.suggestions.map(({ value }) => value)).toEqual(['i1', 'i2']);
	expect(document!.sure).toBeUndefined();
});

it.each<[string, Partial<Line>]>([
	['of another amount', { amount: '120.51' }],
	['the wrong way round', { kind: 'spent' }],
	['of another currency', { currency: 'EUR' }],
	['that is older than the invoice', { date: '2026-01-31' }],
	['of a document', { kind: 'sales' }],
	['without an amount', { amount: undefined }],
])('does not match a line %s', (_title, more) => {
	expect(advise(more)['document']).toBeUndefined();
});

it('tells by the sign which way money goes, where the line does not say', () => {
	const bill = { ...invoice, id: 'b1', kind: 'purchases' as const };
	expect(advise({ kind: undefined, amount: '-120.50' }, [invoice, bill])['document']!.sure?.value).toBe('b1');
});
