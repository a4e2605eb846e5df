import type { Row } from '../../sandbox/vendor';
import { caller, refusals, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});

const Schedule = { Period: 1, Unit: 'MONTHLY', DueDate: 10, DueDateType: 'OFFOLLOWINGMONTH', StartDate: '2026-04-15' };
const template = (own: Row = {}): Row => ({
	Type: 'ACCREC',
	Contact: { Name: 'Ridgeway University' },
	Schedule,
	LineItems: [{ Description: 'Retainer', Quantity: 1, UnitAmount: 100, AccountCode: '200' }],
	LineAmountTypes: 'Exclusive',
	CurrencyCode: 'NZD',
	Status: 'AUTHORISED',
	...own,
});
const put = (own: Row = {}) => xero.api('PUT', '/RepeatingInvoices', template(own));
const made = (own: Row = {}): Row => xero.one(put(own), 'RepeatingInvoices');

it('is priced, and says when the next invoice is due', () => {
	const { RepeatingInvoiceID, ...shown } = made({ Reference: '[Month]' });
	expect(shown).toMatchObject({
		ID: RepeatingInvoiceID,
		Reference: '[Month]',
		SubTotal: 100,
		TotalTax: 15,
		Total: 115,
		ApprovedForSending: false,
		Schedule: { Period: 1, StartDate: '/Date(1776211200000+0000)/', NextScheduledDate: '/Date(1776211200000+0000)/' },
		Contact: { Name: 'Ridgeway University' },
	});
	expect(shown.UpdatedDateUTC).toBeUndefined();
	expect(xero.api('GET', '/RepeatingInvoices?where=Status%3D%3D%22AUTHORISED%22').body.RepeatingInvoices).toMatchObject([{ LineItems: [{}] }]);
});

it.each<[string, Row]>([
	['for bills', { Type: 'ACCPAY' }],
	['without a schedule', { Schedule: undefined }],
	['without a currency', { CurrencyCode: undefined }],
	['without a status', { Status: undefined }],
	['with a schedule that does not say how often', { Schedule: { ...Schedule, Period: undefined } }],
	['submitted', { Status: 'SUBMITTED' }],
	['approved without an account', { LineItems: [{ Description: 'x', UnitAmount: 1 }] }],
])('is not made %s', (_, own) => {
	const said = put(own);
	expect([said.status, refusals(said)]).toEqual([400, [expect.any(String)]]);
});

it('is never edited, and deleted once', () => {
	const { RepeatingInvoiceID } = made();
	const post = (own: Row) => xero.api('POST', '/RepeatingInvoices', { RepeatingInvoiceID, ...own });
	expect(post({ Reference: 'other' }).status).toBe(400);
	expect(xero.api('POST', `/RepeatingInvoices/${RepeatingInvoiceID}`, template({ Status: 'DELETED' })).status).toBe(200);
	expect(xero.one(xero.api('GET', `/RepeatingInvoices/${RepeatingInvoiceID}`), 'RepeatingInvoices').Status).toBe('DELETED');
	expect(post({ Status: 'DELETED' }).status).toBe(400);
});
