import type { Issue } from '../../failure';
import { earlierOf, review, type Case } from './subject';

/** So many documents in other currencies make a new one a surprise; a contact says its currency once. */
const ENOUGH = 5;

/** What seldom changes with a party, and what those change who want its money. */
export const changes = (one: Case): Issue[] => [...currencyChange(one), ...bankChange(one)];

function currencyChange(one: Case): Issue[] {
	const { document, earlier, places, who } = one;
	const { currency, kind } = document;
	const before = earlier.flatMap((other) => other.currency ?? []);
	if (currency === undefined || before.length < (kind === 'contact' ? 1 : ENOUGH) || before.includes(currency)) return [];
	const others = [...new Set(before)].slice(0, 3).join(', ');
	const all = kind === 'contact' ? `${who} has had ${others}` : `the ${earlierOf(one, before.length)} are in ${others}`;
	const fix = 'Look whether the currency was meant: the same figures in another currency are another amount.';
	return [review('currency-changed', places.currency, `is ${currency}; ${all}`, fix)];
}

function bankChange({ document, history, party, who }: Case): Issue[] {
	const known = party === undefined ? undefined : history.banks.get(party);
	if (!known) return [];
	const usual = `${known.size === 1 ? 'one' : known.size} ending in ${[...known].slice(0, 3).map(ending).join(', ')}`;
	const fix = 'Ask the contact, on a way that you know already, whether the account has changed before anything is paid to it.';
	return document.banks
		.filter(({ values }) => !values.some((value) => known.has(value)))
		.map(({ at, values }) => review('bank-detail-changed', at, `is an account ending in ${ending(values[0]!)}; ${who} is known with ${usual}`, fix));
}

/** Numbers of bank accounts are shown in part only. */
const ending = (number: string): string => number.slice(-Math.min(4, Math.floor(number.length / 2)));
