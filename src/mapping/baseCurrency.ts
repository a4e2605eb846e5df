import type { Known } from '../checking/reference';
import type { Issue } from '../failure';
import { isFilled, type Row } from '../record';
import type { Filled } from './apply';
import type { Writable } from './check';
import { findFirst } from './path';
import type { Mapping, Paths } from './rule';
import { lookUp, rowToAdd, type Tables } from './tables';
import { flat, type Via } from './vias';

/** Two organisations that keep their books in different currencies: the exchange rates of the one mean nothing in the other. */
export interface Bases {
	readonly source: string;
	readonly target: string;
}

/** The currency that an organisation keeps its books in; nothing where that is not known. */
const baseOf = (known: Known | undefined): string | undefined => {
	const { BaseCurrency, currency_code } = known?.organisation ?? {};
	const code = BaseCurrency ?? currency_code ?? known?.currencies.find(({ is_base_currency }) => is_base_currency === true)?.['currency_code'];
	return isFilled(code) ? flat(code).toUpperCase() : undefined;
};

/** The two currencies, where both are known and they differ. */
export const basesOf = (source: Known | undefined, target: Known | undefined): Bases | undefined => {
	const [one, other] = [baseOf(source), baseOf(target)];
	return one !== undefined && other !== undefined && one !== other ? { source: one, target: other } : undefined;
};

const RATE_FIELDS: readonly string[] = ['CurrencyRate', 'exchange_rate'];
export const isRateField = (target: string): boolean => RATE_FIELDS.includes(target);

/** Functions that carry over a rate between a currency and the source's own, which must be the target's own too. */
export const isRateOfBase = (via: Via | undefined): boolean => via === 'rate' || via === 'inverseRate';

/** The id of a currency in Zoho by its code, which is the same everywhere; nothing where its currencies are not known. */
export const currencyByCode = (tables: Tables, keys: readonly unknown[], at: string): { at: string; value?: unknown; issues?: Issue[] } | undefined => {
	const known = tables.to === 'xero' ? [] : (tables.target?.currencies ?? []);
	if (known.length === 0) return undefined;
	const codes = keys.map((key) => flat(key).toUpperCase());
	const found = known.find(({ currency_code: code }) => codes.includes(flat(code).toUpperCase()));
	if (found) return { at, value: found['currency_id'] };
	const says = `${codes.join(' or ')} is not among the currencies of the organization (${known.map(({ currency_code: code }) => flat(code)).join(', ')})`;
	const fix = `Add the currency there. ${rowToAdd(tables, 'currency', keys, 'the ID of the currency to take instead')}`;
	return { at, issues: [{ rule: 'mapping-row-missing', severity: 'error', at, says, fix }] };
};

/** Where a record says its currency, for mappings that do not tell. */
const CODES: Paths = [
	'currency_code',
	'CurrencyCode',
	'Currency',
	'Invoice.CurrencyCode',
	'$.currency_code',
	'$.CurrencyCode',
	'$.Currency',
	'$.Invoice.CurrencyCode',
];

/** A made record, and what it was made from. */
export interface Made {
	readonly filled: Filled;
	readonly record: Row;
	readonly row: Row;
	readonly mapping: Mapping;
	readonly tables: Tables;
	readonly writable: Writable;
}

/**
 * A record for an organisation with another base currency: it names its currency, because what goes without saying in the source would be taken for the
 * target's own, and it has a rate of the mapping tables or none, which is said.
 */
export const inOtherBase = ({ filled, record, row, mapping, tables, writable: { fields } }: Made): Filled => {
	const rateField = RATE_FIELDS.find((name) => Object.hasOwn(fields, name));
	if (!tables.bases || rateField === undefined) return filled;
	const said = findFirst({ record, row, place: '' }, mapping.totals?.currency ?? CODES).value;
	const code = isFilled(said) ? flat(said).toUpperCase() : tables.bases.source;
	// A code that no row was found for in Zoho is told of already.
	const named = isFilled(said) && tables.to !== 'xero' ? filled : withCurrency(filled, code, tables, fields);
	if (code === tables.bases.target || isFilled(named.record[rateField])) return named;
	return { ...named, issues: [...named.issues, noRate(tables, tables.bases, code, named.places[rateField] ?? '')] };
};

function withCurrency(filled: Filled, code: string, tables: Tables, fields: Writable['fields']): Filled {
	const field = ['CurrencyCode', 'currency_id'].find((name) => Object.hasOwn(fields, name) && !isFilled(filled.record[name]));
	if (field === undefined) return filled;
	const answer = lookUp(tables, 'currency', [code], false);
	const live = 'found' in answer ? { value: answer.found, issues: [] } : currencyByCode(tables, [code], '');
	const value = live?.value ?? (field === 'CurrencyCode' ? code : undefined);
	if (value !== undefined) return { ...filled, record: { ...filled.record, [field]: value } };
	const missing: Issue = {
		rule: 'mapping-row-missing',
		severity: 'error',
		at: '',
		says: `no currency is mapped for "${code}"`,
		fix: rowToAdd(tables, 'currency', [code]),
	};
	return { ...filled, issues: [...filled.issues, ...(live?.issues ?? [missing])] };
}

function noRate(tables: Tables, { source, target }: Bases, code: string, at: string): Issue {
	const instead = tables.to === 'xero' ? 'Xero takes its own rate of the day' : 'Zoho takes the rate that its currency settings have';
	const direction = tables.to === 'xero' ? `how many ${code} are one ${target}` : `how many ${target} are one ${code}`;
	return {
		rule: 'base-currency',
		severity: 'warning',
		at,
		says: `is no exchange rate for the target: the books are kept in ${source} in the source and in ${target} in the target, so ${instead} for ${code}`,
		fix: `To say the rate yourself: ${rowToAdd(tables, 'exchangeRate', [code], direction)}`,
	};
}
