import { decimalOf } from '../decimals';
import type { Issue } from '../failure';
import { Decimal } from '../libraries/decimal';
import { rowsIn, type Row } from '../record';
import type { Known } from '../checking/reference';
import { rowToAdd, type Tables } from './tables';
import { flat } from './vias';

/**
 * Taxes that have no row in the mapping tables, by their percentage among the rates that are active in the target organisation. Only the one that nobody
 * could take for another is used, and that is said.
 */

export type TaxKind = 'tax' | 'purchaseTax';
export const isTax = (kind: string): kind is TaxKind => kind === 'tax' || kind === 'purchaseTax';

/** A rate of one organisation. */
interface Rate {
	/** What lines carry: the tax type in Xero, the id in Zoho. */
	readonly id: string;
	readonly name: string;
	readonly percent: Decimal;
}

/** What is known of the tax that is looked for. */
interface Wanted {
	/** What the mapping tables were asked for. */
	readonly keys: readonly unknown[];
	/** The percentage that the source says. */
	readonly stated: unknown;
	/** The line's account in the target. */
	readonly account: unknown;
}

export interface ByRate {
	readonly value?: string;
	readonly issue: Omit<Issue, 'at'>;
}

/** Xero keeps four decimals of a rate. */
const DECIMALS = 4;
const MOST_NAMED = 12;
const rounded = (percent: Decimal): Decimal => percent.round(DECIMALS, Decimal.roundHalfUp);

/** A tax by its rate, or why none is taken; nothing where no rates of the target are known. */
export const taxByRate = (tables: Tables, kind: TaxKind, { keys, stated, account }: Wanted): ByRate | undefined => {
	const rates = activeIn(tables, kind);
	if (rates.length === 0) return undefined;
	const percent = percentOf(tables, keys, stated);
	const fitting = percent ? rates.filter((rate) => rate.percent.eq(percent)) : [];
	const called = quoted(keys);
	const missing = `no ${kind} is mapped for ${called}`;
	const row = (target?: readonly Rate[]) => rowToAdd(tables, kind, keys, target?.map(({ id }) => `"${id}"`).join(' or '));
	if (!percent || fitting.length === 0) {
		const why = percent ? `, no active rate is ${shown(percent)}` : ', and its percentage is not known';
		return { issue: { rule: 'mapping-row-missing', severity: 'error', says: `${missing}${why}; there are ${named(rates, true)}`, fix: row() } };
	}
	// Zero rated, exempt and no tax go to different boxes of a return.
	if (percent.eq(0)) {
		const says = `${missing}, which is 0%: zero rated, exempt and untaxed are different things, so the rate alone does not tell; there is ${named(fitting)}`;
		return { issue: { rule: 'tax-ambiguous', severity: 'error', says, fix: row(fitting) } };
	}
	const own = fitting.length === 1 ? undefined : fitting.find(({ id }) => id === taxOfAccount(tables.target, account));
	const [only] = own ? [own] : fitting.length === 1 ? fitting : [];
	if (!only) return { issue: { rule: 'tax-ambiguous', severity: 'error', says: `${missing}, and ${shown(percent)} is ${named(fitting)}`, fix: row(fitting) } };
	const because = own ? `of the rates of ${shown(percent)}, the account ${flat(account)} has` : `the only active rate of ${shown(percent)} is`;
	const says = `${called} has no row of its own for ${kind}; ${because} ${named([only])}, which is taken`;
	return { value: only.id, issue: { rule: 'tax-by-rate', severity: 'warning', says, fix: row([only]) } };
};

/** The percentage of each line's tax by the target's own rates; what is not known of them stays as the source said it. */
export const ratesInTarget = ({ to, target }: Tables, lines: readonly Row[], rates: readonly unknown[]): readonly unknown[] => {
	const known = new Map(ratesOf(to, target).map(({ id, percent }) => [id, percent.toFixed()]));
	return lines.map((line, index) => known.get(flat(line[to === 'xero' ? 'TaxType' : 'tax_id'] ?? '')) ?? rates[index]);
};

const quoted = (values: readonly unknown[]): string => values.map((value) => `"${flat(value)}"`).join(' or ');
const shown = (percent: Decimal): string => `${percent.toFixed()}%`;

function named(rates: readonly Rate[], withPercent = false): string {
	const words = rates.slice(0, MOST_NAMED).map(({ id, name, percent }) => `"${name}" (${id}${withPercent ? `, ${shown(percent)}` : ''})`);
	const more = rates.length > MOST_NAMED ? [`${rates.length - MOST_NAMED} more`] : [];
	return [...words, ...more].join(withPercent ? ', ' : ' or ');
}

/** What Xero's lines say of their percentage is reckoned from amounts in cents, so its own rates know better; the lines of others say it themselves. */
function percentOf({ from, source }: Tables, keys: readonly unknown[], stated: unknown): Decimal | undefined {
	const names = keys.map((key) => flat(key).toLowerCase());
	const live = ratesOf(from, source).find(({ id, name }) => names.includes(id.toLowerCase()) || names.includes(name.toLowerCase()))?.percent;
	const said = decimalOf(stated);
	return from === 'xero' ? (live ?? (said && rounded(said))) : ((said && rounded(said)) ?? live);
}

const activeIn = ({ to, target }: Tables, kind: TaxKind): Rate[] =>
	ratesOf(to, target, (row) => (to === 'xero' ? isActiveInXero(row, kind) : isActiveInZoho(row)));

const isActiveInXero = ({ Status, CanApplyToRevenue, CanApplyToExpenses }: Row, kind: TaxKind): boolean =>
	(Status === undefined || Status === 'ACTIVE') && (kind === 'tax' ? CanApplyToRevenue : CanApplyToExpenses) !== false;

/** A compound tax is reckoned on top of others, so it never stands alone on a line; a group that holds one has a percentage of its own. */
const isActiveInZoho = ({ status, is_inactive, tax_type: type }: Row): boolean =>
	(status === undefined || /^(active)?$/i.test(flat(status))) && is_inactive !== true && type !== 'compound_tax';

function ratesOf(app: string, known: Known | undefined, counts: (row: Row) => boolean = () => true): Rate[] {
	return (known?.taxes ?? []).filter(counts).flatMap((row) => {
		const [id, name, percent] =
			app === 'xero' ? [row['TaxType'], row['Name'], percentInXero(row)] : [row['tax_id'], row['tax_name'], decimalOf(row['tax_percentage'])];
		return percent ? [{ id: flat(id), name: flat(name), percent: rounded(percent) }] : [];
	});
}

const percentInXero = (row: Row): Decimal | undefined =>
	decimalOf(row['EffectiveRate']) ?? ofComponents(rowsIn(row['TaxComponents'])) ?? decimalOf(row['DisplayTaxRate']);

/** A compound component is reckoned on the amount with the others. */
function ofComponents(components: readonly Row[]): Decimal | undefined {
	if (components.length === 0) return undefined;
	const sumOf = (compound: boolean) =>
		components.filter(({ IsCompound }) => (IsCompound === true) === compound).reduce((all, { Rate: rate }) => all.plus(decimalOf(rate) ?? 0), new Decimal(0));
	const simple = sumOf(false);
	return simple.plus(sumOf(true).times(simple.plus(100)).div(100));
}

/** Lines without a tax of their own would have it. */
const taxOfAccount = (target: Known | undefined, account: unknown): unknown =>
	target?.accounts.find(({ Code, AccountID }) => account !== undefined && (Code === account || AccountID === account))?.['TaxType'];
