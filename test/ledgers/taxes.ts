import type { Row } from '../../src/record';

/** Taxes that both sides know: a plain one of every size, one of two parts, and one whose second part is charged on the first. */
export interface Tax {
	/** In the sandbox's Zoho. */
	readonly id: string;
	readonly name: string;
	/** Thousandths of a percent. */
	readonly rate: number;
	/** In the sandbox's Xero, where a rate that a user made is called by its turn: one is there before these. */
	readonly type: string;
	readonly parts: readonly { readonly Name: string; readonly Rate: number; readonly IsCompound?: boolean }[];
}

const tax = (index: number, name: string, percent: number, parts: Tax['parts'] = [{ Name: name, Rate: percent }]): Tax => ({
	id: `4600000000000028${String(index).padStart(2, '0')}`,
	name,
	rate: Math.round(percent * 1000),
	type: `TAX${String(index + 2).padStart(3, '0')}`,
	parts,
});

export const TAXES: readonly Tax[] = [
	tax(0, 'Nothing', 0),
	tax(1, 'Five', 5),
	tax(2, 'Eighth', 12.5),
	tax(3, 'Fifteen', 15),
	tax(4, 'Twenty', 20),
	tax(5, 'Local', 8.25),
	tax(6, 'Group', 17.5, [
		{ Name: 'Eighth', Rate: 12.5 },
		{ Name: 'Five', Rate: 5 },
	]),
	tax(7, 'Compound', 14.975, [
		{ Name: 'Federal', Rate: 5 },
		{ Name: 'Province', Rate: 9.5, IsCompound: true },
	]),
];

export const percent = ({ rate }: Tax): number => rate / 1000;

/** As an organisation in Xero makes them. */
export const inXero: readonly Row[] = TAXES.map(({ name, parts }) => ({ Name: name, ReportTaxType: 'OUTPUT', TaxComponents: parts }));

/** As an organisation in Zoho has them; what a tax of parts comes to is what counts. */
export const inZoho: readonly Row[] = TAXES.map((one) => ({ tax_id: one.id, tax_name: one.name, tax_percentage: percent(one) }));

/** The rows of the mapping tables, both ways. */
export const taxTables: readonly Row[] = TAXES.flatMap(({ id, name, type }) => [
	...['tax', 'purchaseTax'].flatMap((kind) => [
		{ kind, source_app: 'zohoBooks', source_value: id, target_app: 'xero', target_value: type },
		{ kind, source_app: 'zohoExpense', source_value: id, target_app: 'xero', target_value: type },
		{ kind, source_app: 'zohoCrm', source_value: name, target_app: 'xero', target_value: type },
	]),
	{ kind: 'tax', source_app: 'xero', source_value: type, target_app: 'zohoBooks', target_value: id },
]);
