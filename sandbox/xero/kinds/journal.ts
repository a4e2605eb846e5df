import type { Row } from '../../vendor';
import { badPrecondition, notFound } from '../answers';
import type { Change } from '../books';
import type { Desk, Kind } from '../desk';
import { fieldsOf } from '../endpoints';
import { guidOf } from '../ids';
import { number } from '../money';
import { booked, type Posting } from '../reports/ledger';
import { written } from '../shape';
import { sinceFrom } from '../since';

/**
 * The general ledger's journals (https://developer.xero.com/documentation/api/accounting/journals). None is ever changed: a record that books something
 * else than before gets a journal that takes back the old one, and a new one (unsure: in which order, and with which day).
 */

const AT_ONCE = 100;

export const journal: Kind = {
	write: (_desk, sent, known) => ({ row: { ...known, ...sent }, problems: [] }),

	answer(desk, { method, query, headers }, [id, ...more]) {
		if (method !== 'GET' || more.length) return undefined;
		const rows = desk.books.rows('Journals');
		if (id !== undefined) {
			const row = desk.books.get('Journals', id) ?? rows.find(({ JournalNumber }) => String(JournalNumber) === id);
			return row ? { content: { Journals: [shown(row)] } } : notFound;
		}
		const since = sinceFrom(headers);
		if (Number.isNaN(since)) return badPrecondition;
		// The offset is a number that is passed, not a count: journals after it come.
		const offset = Number(query.get('offset') ?? 0) || 0;
		const isCash = query.get('paymentsOnly')?.toLowerCase() === 'true';
		const fitting = rows.filter(
			({ JournalNumber, CreatedDateUTC, SourceType }) =>
				Number(JournalNumber) > offset &&
				(since === undefined || Date.parse(String(CreatedDateUTC)) >= since) &&
				// Unsure what cash basis leaves out; here the documents themselves.
				!(isCash && DOCUMENTS.has(String(SourceType))),
		);
		return { content: { Journals: fitting.slice(0, AT_ONCE).map(shown) } };
	},
};

const DOCUMENTS = new Set(['ACCREC', 'ACCPAY', 'ACCRECCREDIT', 'ACCPAYCREDIT']);

const shown = (row: Row): Row => written(fieldsOf('Journals'), row);

/** Posts what a request's changes book. */
export function post(desk: Desk, changes: readonly Change[]): void {
	for (const { collection, id } of changes) postOne(desk, collection, id);
}

function postOne(desk: Desk, collection: string, id: string): void {
	const row = desk.books.get(collection, id);
	const source = `${collection} ${id}`;
	const [booking] = row ? booked(desk, collection, row) : [];
	const live = desk.books.having('Journals', '_source', source).find(({ _isOver }) => !_isOver);
	const lines = booking?.postings.map(lineOf) ?? [];
	const mark = JSON.stringify([booking?.date, lines]);
	if (live ? live._mark === mark : !booking) return;
	if (live) {
		desk.books.put('Journals', live.JournalID, { ...live, _isOver: true });
		const { _mark: _before, ...rest } = live;
		add(desk, source, { ...rest, _isOver: true, JournalLines: (live.JournalLines as Row[]).map(reversed) });
	}
	if (booking) {
		const { date, reference, id: SourceID, type } = booking;
		add(desk, source, { JournalDate: date, ...(reference ? { Reference: reference } : {}), SourceID, SourceType: type, JournalLines: lines, _mark: mark });
	}
}

function add(desk: Desk, _source: string, row: Row): void {
	const JournalNumber = desk.books.size('Journals') + 1;
	const JournalID = guidOf(`journal ${desk.organisation.OrganisationID} ${JournalNumber}`);
	const lines = (row.JournalLines as Row[]).map((line, index) => ({ JournalLineID: guidOf(`${JournalID} ${index}`), ...line }));
	desk.books.put('Journals', JournalID, { ...row, _source, JournalID, JournalNumber, CreatedDateUTC: desk.now, JournalLines: lines });
}

const lineOf = ({ account, net, tax, taxType, description, tracking = [] }: Posting): Row => ({
	AccountID: account.AccountID,
	AccountCode: account.Code,
	AccountType: account.Type,
	AccountName: account.Name,
	...(description ? { Description: description } : {}),
	NetAmount: number(net),
	GrossAmount: number(net.plus(tax)),
	TaxAmount: number(tax),
	...(taxType ? { TaxType: taxType } : {}),
	TrackingCategories: [...tracking],
});

function reversed({ JournalLineID: _id, ...line }: Row): Row {
	const turned = (name: string): number => -Number(line[name]) || 0;
	return { ...line, NetAmount: turned('NetAmount'), GrossAmount: turned('GrossAmount'), TaxAmount: turned('TaxAmount') };
}
