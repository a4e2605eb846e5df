import type { Row } from '../../src/record';
import { taxTables } from './taxes';

/** The rows of a user's mapping table, as these trials need them. */

const toXero = (kind: string, source_app: string, source_value: string, target_value: string): Row => ({
	kind,
	source_app,
	source_value,
	target_app: 'xero',
	target_value,
});

export const tables: readonly Row[] = [
	...taxTables,
	...['Sales', 'Shipping', 'Adjustment', 'Discount', 'Rounding'].map((name) => toXero('account', 'zohoBooks', name, '200')),
	...['Shipping', 'Adjustment', 'Discount', 'Rounding'].map((name) => toXero('account', 'zohoBooks', `Purchase ${name}`, '429')),
	...['zohoBooks', 'zohoExpense'].map((app) => toXero('paymentAccount', app, 'Card', '090')),
	toXero('account', 'zohoExpense', 'Travel', '493'),
	toXero('contact', 'zohoBooks', 'No vendor', 'books:460000000038051000'),
	...['Services', 'Deal', 'Adjustment', 'Discount'].map((name) => toXero('account', 'zohoCrm', name, '200')),
	toXero('tax', 'zohoCrm', 'Deal', 'OUTPUT2'),
];

const toBooks = (kind: string, source_value: string, target_value: string): Row => ({
	kind,
	source_app: 'xero',
	source_value,
	target_app: 'zohoBooks',
	target_value,
});

export const CURRENCIES: Readonly<Record<string, string>> = { NZD: '460000000000001001', USD: '460000000000001002', EUR: '460000000000001003' };

/** The other way. */
export const tablesBack: readonly Row[] = [
	...taxTables,
	toBooks('account', '200', '460000000000003001'),
	toBooks('account', '453', '460000000000003008'),
	toBooks('paymentAccount', '090', '460000000000003011'),
	...Object.entries(CURRENCIES).map(([code, id]) => toBooks('currency', code, id)),
];
