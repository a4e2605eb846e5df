import type Big from 'big.js';
import type { Row } from '../../vendor';
import { same, type Kind } from '../desk';
import { decimal, number, rounded, sum } from '../money';

/** Tax rates; those that users make are TAX001, TAX002 and so on (https://developer.xero.com/documentation/api/accounting/taxrates). */

const NEEDS_REPORT_TYPE = new Set(['AU', 'NZ', 'UK']);
const APPLIES = { CanApplyToAssets: true, CanApplyToEquity: true, CanApplyToExpenses: true, CanApplyToLiabilities: true, CanApplyToRevenue: true };

export const taxRate: Kind = {
	listedBy: 'Name',
	match: (desk, { Name }) => desk.books.find('TaxRates', (row) => same(row.Name, Name)),

	write(desk, sent, known) {
		// Invented texts throughout.
		if (known && !/^TAX\d+$/.test(String(known.TaxType))) return { row: known, problems: ['System tax rates cannot be changed.'] };
		const components = ((sent.TaxComponents ?? known?.TaxComponents ?? []) as Row[]).map((one) => ({
			IsCompound: false,
			IsNonRecoverable: false,
			...one,
			Rate: Number(one.Rate),
		}));
		const effective = number(effectiveRate(components));
		const row: Row = {
			...APPLIES,
			Status: 'ACTIVE',
			...known,
			...sent,
			TaxType: known?.TaxType ?? nextType(desk.books.rows('TaxRates')),
			TaxComponents: components,
			EffectiveRate: effective,
			DisplayTaxRate: effective,
		};
		const isTaken = desk.books.find('TaxRates', (other) => other.TaxType !== row.TaxType && same(other.Name, row.Name) && other.Status !== 'DELETED');
		const problems = [
			...(row.Name ? [] : ['Name is required.']),
			...(isTaken ? ['Please enter a unique Name.'] : []),
			...(components.length ? [] : ['TaxComponents is required.']),
			...(components.some(({ Rate }) => !(Rate >= 0 && Rate <= 100)) ? ['Rate must be between 0 and 100.'] : []),
			...(NEEDS_REPORT_TYPE.has(String(desk.organisation.Version)) && !row.ReportTaxType ? ['ReportTaxType is required.'] : []),
			...(['ACTIVE', 'ARCHIVED', 'DELETED'].includes(String(row.Status)) ? [] : ['Status is not valid.']),
		];
		return { row, problems };
	},
};

/** Compound components are charged on the others too. */
function effectiveRate(components: readonly Row[]): Big {
	const rates = (compound: boolean): Big => sum(components.filter(({ IsCompound }) => !!IsCompound === compound).map(({ Rate }) => decimal(Rate)));
	const plain = rates(false);
	return rounded(plain.plus(rates(true).times(plain.plus(100)).div(100)), 4);
}

function nextType(rows: readonly Row[]): string {
	const highest = rows.reduce((most, { TaxType }) => Math.max(most, Number(/^TAX(\d+)$/.exec(String(TaxType))?.[1] ?? 0)), 0);
	return `TAX${String(highest + 1).padStart(3, '0')}`;
}
