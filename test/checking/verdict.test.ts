import { checkable } from '../../src/checking/checkable';
import { referenceFrom } from '../../src/checking/reference';
import { verdictOn } from '../../src/checking/verdict';
import { fold, sourceOf } from '../../src/mapping/places';
import type { Row } from '../../src/record';

const payment: Row = { Reference: 'books:1', Invoice: { InvoiceNumber: 'INV-1' }, Account: { Code: '090' }, Date: '2026-11-02', Amount: 10 };
const verdict = (change: Row) => verdictOn(checkable['payment']!, { ...payment, ...change }, sourceOf);

it('a sound record goes on as it is', () => expect(verdict({})).toEqual({ valid: payment }));

it('warnings travel along', () => {
	const warning = { rule: 'mapping-default-used', severity: 'warning', at: 'x', says: 'y', fix: undefined };
	expect(verdict({ _sync: { issues: [warning], attempts: 1 } })).toEqual({ valid: { ...payment, _sync: { issues: [warning], attempts: 1 } } });
});

it('a refusal is a failure with the input, places on the source side, and ways out', () => {
	const item = { ...payment, Amount: -1, Date: '', _sync: { places: { Amount: 'invoices[1].amount_applied', Date: 'date' }, source: { app: 'zohoBooks' } } };
	expect(verdictOn(checkable['payment']!, item, sourceOf)).toEqual({
		refused: {
			cause: 'validation',
			status: 0,
			input: item,
			message: 'Payment books:1 was not sent: date is missing. Fill "Date" in the source, or override the field in the Record Mapper. And 1 more.',
			details: [
				{ at: 'date', says: 'is missing' },
				{ at: 'invoices[1].amount_applied', says: 'is -1; a payment is above zero' },
			],
			fixes: ['Fill "Date" in the source, or override the field in the Record Mapper.', 'Correct the amount in the source; money going back is a refund.'],
		},
	});
});

it('errors of the mapper refuse, with the row to add in the message, and are not said twice', () => {
	const issue = {
		rule: 'mapping-row-missing',
		severity: 'error',
		at: 'account_id',
		says: 'no paymentAccount is mapped for "8"',
		fix: 'Add this row to the mapping table: kind "paymentAccount".',
	};
	const result = verdict({ Account: undefined, _sync: { places: { 'Account.Code': 'account_id', Account: 'account_id' }, issues: [issue] } });
	expect(result).toMatchObject({
		refused: { message: expect.stringContaining('Add this row to the mapping table') as string, details: [{ at: 'account_id' }] },
	});
});

it('what reference data and the batch say stands at the place of the source too, and a question sends the record to review as it is', () => {
	const item = { ...payment, Date: '1999-01-01', _sync: { places: { Amount: 'invoices[1].amount_applied', Date: 'date' } } };
	const reference = referenceFrom([{ InvoiceID: 'i', InvoiceNumber: 'INV-1', Status: 'AUTHORISED', AmountDue: 9, AmountPaid: 1 }]);
	const found = [{ rule: 'duplicate-in-batch', severity: 'warning', at: 'Reference', says: 'x' }] as const;
	const result = verdictOn(checkable['payment']!, item, sourceOf, { reference, today: '2026-11-25', found });
	expect(result).toMatchObject({
		review: true,
		valid: {
			...payment,
			Date: '1999-01-01',
			_sync: {
				issues: [
					{ rule: 'date-far', severity: 'review', at: 'date' },
					{ rule: 'above-open', severity: 'review', at: 'invoices[1].amount_applied' },
					{ rule: 'duplicate-in-batch', severity: 'warning', at: 'Reference' },
				],
			},
		},
	});
});

it('a question of the mapper counts', () => {
	const issue = { rule: 'x', severity: 'review', at: 'y', says: 'z' };
	expect(verdict({ _sync: { issues: [issue] } })).toMatchObject({ review: true, valid: { _sync: { issues: [issue] } } });
});

it.each([[{ issues: 'odd', places: 5 }], [{ issues: [null, 5, { says: 5 }] }], ['odd'], [[]]])('a damaged trail %j does no harm', (_sync) => {
	const result = verdict({ _sync } as Row);
	expect('valid' in result || 'refused' in result).toBe(true);
});

describe('places', () => {
	const places = fold({ 'L[0].T': 'items[0].tax', 'L[1].T': 'items[1].tax', 'L[2].T': 'fee', D: 'date', 'L[0]': 'items[0]', 'L[1]': 'items[1]' });
	it('are folded where rows keep their number', () => expect(places).toEqual({ 'L[2].T': 'fee', D: 'date', 'L[].T': 'items[].tax', 'L[]': 'items[]' }));
	it.each([
		['L[0].T', 'items[0].tax'],
		['L[1].T', 'items[1].tax'],
		['L[2].T', 'fee'],
		['L[1].Unknown', 'items[1]'],
		['D', 'date'],
		['Nothing', undefined],
		['D.x', 'date'],
	])('%s comes from %s', (target, source) => {
		expect(sourceOf(places, target)).toBe(source);
	});
	it('that moved are told one by one', () =>
		expect(fold({ 'L[0].T': 'items[1].tax', 'L[1].T': 'items[2].tax' })).toEqual({ 'L[0].T': 'items[1].tax', 'L[1].T': 'items[2].tax' }));
});
