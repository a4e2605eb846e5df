import type { MappingName } from '../../src/mapping/builtIn';
import { builtIn } from '../../src/mapping/builtIn';
import type { Row } from '../../src/record';
import type { Chance } from '../mapping/random';
import { tables } from './tables';
import type { Trial } from './trial';
import type { Xero } from './xero';

/** Where Xero keeps what a mapping makes, and what the node says of its kind. */
const places: Readonly<Record<string, readonly [path: string, fixed: Row]>> = {
	invoice: ['Invoices', { Type: 'ACCREC' }],
	bill: ['Invoices', { Type: 'ACCPAY' }],
	creditNote: ['CreditNotes', {}],
	purchaseOrder: ['PurchaseOrders', {}],
	quote: ['Quotes', {}],
	bankTransaction: ['BankTransactions', {}],
	contact: ['Contacts', {}],
	item: ['Items', {}],
	payment: ['Payments', {}],
};

export const posting =
	(xero: Xero, name: MappingName): Trial['post'] =>
	(records) => {
		const [path, fixed] = places[builtIn[name].to.resource]!;
		return xero.post(
			path,
			records.map((record) => ({ ...fixed, ...record })),
		);
	};

/** Total and tax in Xero, or what differs from what was said. */
export const unequal = (written: Row | undefined, total: unknown, tax?: unknown): string | undefined =>
	written?.['Total'] === total && (tax === undefined || written?.['TotalTax'] === tax)
		? undefined
		: `Xero comes to ${String(written?.['Total'])} with tax of ${String(written?.['TotalTax'])}, the source to ${String(total)} with ${String(tax)}`;

/** A document with a total and a tax. */
export const documentTrial = (xero: Xero, name: MappingName, made: (random: Chance, number: number) => Row, more: Partial<Trial> = {}): Trial => ({
	name,
	made,
	tables,
	begin: xero.begin,
	post: posting(xero, name),
	differs: (source, [written]) => unequal(written, source['total'], source['tax_total']),
	...more,
});
