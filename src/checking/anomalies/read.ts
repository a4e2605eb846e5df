import { organisationNames } from '../../matching/names';
import { isRow, SYNC, type Row } from '../../record';
import { amountsOf } from './amounts';
import type { Document } from './document';
import type { Known } from './kinds';
import type { Rates } from './rates';
import { dayNumber, textOf } from './text';
import { xeroFields } from './xeroFields';
import { zohoFields } from './zohoFields';

/** What else the history tells that a single document does not. */
export interface Glossary {
	readonly rates: Rates;
	/** Codes of the currencies by Zoho's ids. */
	readonly currencies: ReadonlyMap<string, string>;
	/** The id of the record that a document was made from, by the document's id: of the audit table. */
	readonly origins: ReadonlyMap<string, string>;
}

/** One reader for the documents of either vendor and for those that are still to be written. Whatever cannot be read is left open. */
export const readDocument = (row: Row, known: Known, { rates, currencies, origins }: Glossary): Document => {
	const { app, kind } = known;
	const { party, name, date, currency, reference, link, status, pays, accounts, taxes, banks } =
		app === 'xero' ? xeroFields(row, known) : zohoFields(row, known, currencies);
	const id = textOf(row[known.id]);
	const ownId = OWN.exec(reference)?.[1];
	const source = sourceId(row);
	const { gross, net } = kind === 'contact' ? {} : amountsOf(row, known, rates);
	return {
		app,
		kind,
		id,
		// What a node has read names itself as its source.
		origin: (source !== id && source) || linked(link) || ownId || origins.get(id) || '',
		party,
		nameKey: nameKeyOf(name),
		name,
		day: dayNumber(date),
		gross,
		net,
		currency,
		number: known.number === '' ? '' : textOf(row[known.number]),
		reference: ownId === undefined ? reference : '',
		pays,
		accounts,
		taxes,
		banks,
		ended: ENDED.has(status),
	};
};

/** How our own mappings mark what they wrote: `books:<id>`, and for payments `books:<id>:<id of what is paid>`. */
const OWN = /^(?:books|xero|crm|expense):([^:]+)/;
const linked = (link: string): string => (link === '' ? '' : (/(\d{6,})(?=\D*$)/.exec(link)?.[1] ?? ''));
const ENDED = new Set(['VOID', 'VOIDED', 'DELETED']);

function sourceId(row: Row): string {
	const trail = row[SYNC];
	return isRow(trail) && isRow(trail['source']) ? textOf(trail['source']['id']) : '';
}

const names = new Map<string, string>();
const MOST_NAMES = 50_000;

/** The same for names that differ by legal form, case, accents and order of words. */
function nameKeyOf(name: string): string {
	const known = names.get(name);
	if (known !== undefined) return known;
	const key = organisationNames(name)[0]?.key ?? '';
	if (names.size >= MOST_NAMES) names.clear();
	names.set(name, key);
	return key;
}
