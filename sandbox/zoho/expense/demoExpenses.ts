import { DateTime } from 'luxon';
import type { Row } from '../../vendor';
import { accountId, currencyId, taxId } from '../foundation';
import { customerId } from '../seedIds';
import { categoryId, merchantId, employeeReimbursements, userId } from './foundation';

/** Reports to show and to try things with: what becomes a bill, what becomes bank transactions, and both. */

/** Enters rows of a collection and returns them as they are read. */
export type Enter = (collection: string, rows: readonly Row[]) => Row[];

const owed = employeeReimbursements.account_id;
const line = (category: string, amount: number, tax?: string, more: Row = {}): Row => ({
	category_id: categoryId(category),
	amount,
	...(tax === undefined ? {} : { tax_id: taxId(tax) }),
	...more,
});
const own = (lines: readonly Row[], more: Row): Row => ({
	currency_id: currencyId('NZD'),
	paid_through_account_id: owed,
	is_reimbursable: true,
	is_inclusive_tax: true,
	line_items: lines,
	...more,
});
const carded = (lines: readonly Row[], more: Row): Row => ({
	...own(lines, { paid_through_account_id: accountId('Company Card'), is_reimbursable: false, payment_mode: 'Corporate Card' }),
	...more,
});
const receipt = (file_name: string, ...lines: readonly string[]): Row => ({ receipts: [{ file_name, lines }] });

interface Demo {
	readonly report: Row;
	readonly expenses: readonly Row[];
}

const TAMA = userId(3);
const LUCY = userId(2);

const demos: readonly Demo[] = [
	{
		report: {
			report_name: 'Sydney customer visit',
			description: 'Two days with Bluewater Marine',
			user_id: TAMA,
			customer_id: customerId(10),
			status: 'approved',
		},
		expenses: [
			own([line('Ground Transport', 46, 'GST', { description: 'Taxi to the airport' })], {
				merchant_id: merchantId(1),
				reference_number: 'EXP-1001',
				...receipt('harbour-taxis.pdf', 'Harbour Taxis', 'NZD 46.00 incl. GST'),
			}),
			own([line('Lodging', 312.4, 'Zero Rate', { description: 'One night' })], {
				currency_id: currencyId('AUD'),
				exchange_rate: 1.0834,
				merchant_id: merchantId(2),
				reference_number: 'EXP-1002',
				...receipt('sydney-quay-hotel.pdf', 'Sydney Quay Hotel', 'AUD 312.40'),
			}),
			// One bill, two purposes.
			own(
				[
					line('Meals and Entertainment', 64.5, 'GST', { description: 'Dinner with the customer' }),
					line('Office Supplies', 38.25, 'GST', { description: 'Gift' }),
				],
				{ merchant_id: merchantId(3), reference_number: 'EXP-1003' },
			),
			own([line('Mileage', 0, undefined, { description: 'Auckland to Hamilton' })], { mileage_type: 'manual', distance: 128, reference_number: 'EXP-1004' }),
		],
	},
	{
		report: { report_name: 'Company card November', user_id: LUCY, status: 'approved' },
		expenses: [
			carded([line('Software Subscriptions', 49, 'Zero Rate', { description: 'Design tool' })], {
				currency_id: currencyId('USD'),
				exchange_rate: 1.6489,
				merchant_id: merchantId(5),
				reference_number: 'EXP-2001',
				...receipt('cloudware.pdf', 'Cloudware Inc.', 'USD 49.00'),
			}),
			carded([line('Office Supplies', 88.7, 'GST', { description: 'Toner' })], { merchant_id: merchantId(4), reference_number: 'EXP-2002' }),
			carded([line('Mileage', 96.35, 'GST', { description: 'Fuel' })], { merchant_id: merchantId(6), reference_number: 'EXP-2003' }),
		],
	},
	{
		report: { report_name: 'Trade fair', user_id: TAMA, status: 'approved' },
		expenses: [
			own([line('Meals and Entertainment', 27.8, 'GST')], { merchant_id: merchantId(3), reference_number: 'EXP-3001' }),
			// Tax on top of the price.
			carded([line('Airfare', 189.9, 'GST', { description: 'Return to Wellington' })], { is_inclusive_tax: false, reference_number: 'EXP-3002' }),
		],
	},
	{
		report: { report_name: 'December, not finished', user_id: TAMA, status: 'draft' },
		expenses: [own([line('Telephone', 35, 'GST')], { reference_number: 'EXP-4001' })],
	},
];

/** Enters the four reports with their ten expenses, all within the two weeks before `today`; returns the reports. */
export const demoExpenses = (enter: Enter, today: string): Row[] => {
	const day = (before: number): string => DateTime.fromISO(today, { zone: 'utc' }).minus({ days: before }).toFormat('yyyy-MM-dd');
	return demos.flatMap(({ report, expenses }, index) => {
		const entered = enter(
			'expense/expenses',
			expenses.map((one, at) => ({ user_id: report.user_id, date: day(12 - index * 2 - at), ...structuredClone(one) })),
		);
		return enter('expense/expense_reports', [
			{ ...report, start_date: day(12 - index * 2), end_date: day(1), expenses: entered.map(({ expense_id }) => ({ expense_id })) },
		]);
	});
};
