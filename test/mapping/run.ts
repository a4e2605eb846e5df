import { compareTotals } from '../../src/checking/totals';
import { mappingNamed, type MappingName } from '../../src/mapping/builtIn';
import { translate } from '../../src/mapping/translate';
import { writableBy } from '../../src/mapping/writable';
import type { Issue } from '../../src/failure';
import type { Row } from '../../src/record';

const rowsOf = (kind: string, values: Record<string, string>): Row[] =>
	Object.entries(values).map(([source_value, target_value]) => ({ kind, source_app: 'zohoBooks', source_value, target_app: 'xero', target_value }));
export const tables = [
	...rowsOf('tax', { VAT: 'OUTPUT2', Zero: 'ZERORATEDOUTPUT' }),
	...rowsOf('account', { Sales: '200', Travel: '493', Shipping: '425', Adjustment: '860', Discount: '210' }),
	...rowsOf('paymentAccount', { 'Petty Cash': '090', Bank: '562555F2-8CDE-4CE9-8203-0363922537A4' }),
];

export interface Sync {
	readonly issues: Issue[];
	readonly source: Row;
	readonly target: string;
	readonly places: Row;
}

/** Maps one item with the tables above; the trail is handed out apart from the record. */
export const run = (name: MappingName, item: Row, more: Row = {}) => {
	const mapping = mappingNamed(name)!;
	const items = translate({
		mapping,
		writable: writableBy(mapping),
		item,
		record: item,
		rows: [],
		json: '',
		tables,
		...more,
		guard: ({ record, rates }, source) => compareTotals(record, rates, source, mapping.totals, Number(more['tolerance'] ?? 0)),
	});
	return items.map(({ _sync, ...record }) => ({ record, sync: _sync as unknown as Sync }));
};
