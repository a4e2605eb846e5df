import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Answer, Asked, Row } from '../../vendor';
import { recordIn } from '../incoming';
import type { Kind } from '../kind';
import { all, drop, keep, need, newId, text, today, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { blankOf } from '../shapes/blank';
import { currency as currencyShape } from '../shapes/settings';
import { big } from '../totals';
import { DOCUMENTS, isNamed } from './bookings';
import { plain } from './plain';

/** Currencies, and how their rates have moved (https://www.zoho.com/books/api/v3/currency/). */

const SHELF = 'currencies';
const RATES = 'exchangerates';
const blank = blankOf(currencyShape);

/** A currency's rate is the one that holds today: the last that is not in the future. */
const current = (ledger: Ledger, currency: Row): Row => {
	const day = today(ledger);
	const held = all(ledger, RATES)
		.filter((one) => one.currency_id === currency.currency_id && text(one.effective_date) <= day)
		.sort((a, b) => (text(a.effective_date) < text(b.effective_date) ? 1 : -1))[0];
	return held === undefined ? currency : { ...currency, exchange_rate: held.rate, effective_date: held.effective_date };
};

/** Documents take the currency's rate from its record, so that follows the rates. */
const follow = (ledger: Ledger, currency: Row): void => {
	keep(ledger, SHELF, text(currency.currency_id), current(ledger, currency));
};

const rateSent = (sent: Row, known: Row = {}): Row => {
	const row = { effective_date: sent.effective_date ?? known.effective_date, rate: sent.rate ?? known.rate };
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text(row.effective_date))) throw refusal.invalid('effective_date');
	if (!Number.isFinite(Number(row.rate)) || big(row.rate).lte(0)) throw refusal.invalid('rate');
	return { ...row, rate: Number(row.rate) };
};

const said = (message: string, more: Row = {}, status = 200): Answer => ({ status, body: { code: 0, message, ...more } });

const collection = (ledger: Ledger, currency: Row, asked: Asked): Answer => {
	const own = all(ledger, RATES).filter((one) => one.currency_id === currency.currency_id);
	if (asked.method === 'GET') {
		const from = asked.query.get('from_date') ?? '';
		return said('success', { exchange_rates: own.filter(({ effective_date: day }) => text(day) >= from) });
	}
	if (asked.method !== 'POST') throw refusal.wrongMethod();
	const row = { ...rateSent(recordIn(asked)), exchange_rate_id: newId(ledger), currency_id: currency.currency_id, currency_code: currency.currency_code };
	if (own.some(({ effective_date: day }) => day === (row as Row).effective_date)) throw refusal.taken('Exchange rate of', text((row as Row).effective_date));
	keep(ledger, RATES, row.exchange_rate_id, row);
	follow(ledger, currency);
	// The specification shows a bare number here; which of the two is answered is not known [unsure].
	return said('The exchange rate has been added.', { exchange_rate: row }, 201);
};

const single = (ledger: Ledger, currency: Row, id: string, asked: Asked): Answer => {
	const known = need(ledger, RATES, id, 'Exchange rate');
	if (known.currency_id !== currency.currency_id) throw refusal.missing('Exchange rate');
	if (asked.method === 'GET') return said('success', { exchange_rate: known });
	if (asked.method === 'DELETE') {
		drop(ledger, RATES, id);
		follow(ledger, currency);
		return said('The exchange rate has been deleted.');
	}
	if (asked.method !== 'PUT') throw refusal.wrongMethod();
	const row = keep(ledger, RATES, id, { ...known, ...rateSent(recordIn(asked), known) });
	follow(ledger, currency);
	return said('The exchange rate has been updated.', { exchange_rate: row });
};

const below: Kind['below'] = (ledger, asked, rest): Answer | undefined => {
	if (rest[1] !== 'exchangerates' || rest.length > 3) return undefined;
	const currency = need(ledger, SHELF, rest[0], 'Currency');
	if (currency.is_base_currency === true) throw refusal.rule("The organization's own currency has no exchange rates.");
	return rest[2] === undefined ? collection(ledger, currency, asked) : single(ledger, currency, rest[2], asked);
};

const kind = plain({
	shelf: SHELF,
	path: '/settings/currencies',
	one: 'currency',
	many: 'currencies',
	id: 'currency_id',
	noun: 'Currency',
	scope: 'settings',
	fields: zohoBooks.currency.fields,
	requires: ['currency_code', 'currency_format'],
	unique: 'currency_code',
	initially: () => ({ price_precision: 2, is_base_currency: false, exchange_rate: 1 }),
	settle: (ledger, row, known) => {
		if (known !== undefined && known.currency_code !== row.currency_code) throw refusal.rule('The code of a currency cannot be changed.');
		return { effective_date: today(ledger), ...row, currency_name: known?.currency_name ?? row.currency_code, currency_name_formatted: row.currency_code };
	},
	list: {
		report: 'Currencies',
		filterBy: { 'Currencies.All': () => true, 'Currencies.ExcludeBaseCurrency': (row) => row.is_base_currency !== true },
		sort: { column: 'currency_code', order: 'A' },
	},
	remove: (ledger, known) => {
		if (known.is_base_currency === true) throw refusal.rule("The organization's own currency cannot be deleted.");
		if (isNamed(ledger, known.currency_id, ['contacts', 'chartofaccounts', ...DOCUMENTS])) throw refusal.rule('The currency is in use and cannot be deleted.');
	},
	below,
});

const shown = (row: Row): Row => Object.fromEntries(Object.entries(blank()).map(([name, empty]) => [name, row[name] ?? empty]));

export const currencies: Kind = { ...kind, shown: (_, row) => shown(row), row: (_, row) => shown(row) };
