import { createXero } from '../../sandbox/xero';
import { NZ } from '../../sandbox/xero/seed';
import { checkable } from '../../src/checking/checkable';
import { compareTotals } from '../../src/checking/totals';
import { verdictOn, type Verdict } from '../../src/checking/verdict';
import { mappingNamed, type MappingName } from '../../src/mapping/builtIn';
import { sourceOf } from '../../src/mapping/places';
import { translate } from '../../src/mapping/translate';
import { writableBy } from '../../src/mapping/writable';
import { rowsIn, type Row } from '../../src/record';

/** The sandbox's Xero, which reckons for itself. */
export const xeroLedger = () => {
	let now = Date.parse('2026-11-25T12:00:00+13:00');
	const ledger = createXero({ now: () => now });
	const { access_token: token } = ledger.levers!['tokens']!({ expiresInSeconds: 1e9 }) as { access_token: string };
	ledger.levers!['tier']!({ day: 100_000 });
	const headers = { authorization: `Bearer ${token}`, 'xero-tenant-id': NZ, accept: 'application/json', 'content-type': 'application/json' };
	const ask = (method: string, path: string, body: string, query = ''): Row => {
		// Slow enough for sixty calls a minute.
		now += 1100;
		const answer = ledger.answer({
			method,
			path: `/api.xro/2.0/${path}`,
			query: new URLSearchParams(`unitdp=4${query}`),
			headers,
			body,
			origin: 'http://127.0.0.1:4010/xero',
		});
		return (typeof answer.body === 'string' ? JSON.parse(answer.body) : answer.body) as Row;
	};
	return {
		ledger,
		ask,
		/** What became of each of many records, whatever became of the others. */
		postAll: (path: string, name: string, records: readonly Row[]): Row[] =>
			records.length === 0 ? [] : rowsIn(ask('POST', path, JSON.stringify({ [name]: records }), '&summarizeErrors=false')[name]),
		/** What became of a record, or why nothing did. */
		post(path: string, name: string, record: Row): Row {
			const said = ask('POST', path, JSON.stringify({ [name]: [record] }));
			return rowsIn(said['Elements'] ?? said[name])[0] ?? said;
		},
	};
};

/** Maps a record and checks what comes out. */
export const checked = (name: MappingName, record: Row, tables: readonly unknown[]): Verdict[] => {
	const mapping = mappingNamed(name)!;
	const { app, resource } = mapping.to;
	const items = translate({
		mapping,
		writable: writableBy(mapping),
		item: record,
		record,
		rows: [],
		json: '',
		tables,
		guard: (filled, source) => compareTotals(filled.record, filled.rates, source, mapping.totals),
	});
	return items.map((item) => verdictOn(checkable[app === 'xero' ? resource : `${app}:${resource}`]!, item, sourceOf));
};

export const withoutTrail = ({ _sync: _, ...record }: Row): Row => record;
