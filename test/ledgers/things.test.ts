import type { MappingName } from '../../src/mapping/builtIn';
import { rowsIn, type Row } from '../../src/record';
import { posting } from './intoXero';
import { besides, changed, keeps, lost } from './keeping';
import { tables } from './tables';
import { crmProduct, itemPairs, zohoItem, zohoTag } from './things';
import type { Trial, Written } from './trial';
import { tries } from './tries';
import { xero } from './xero';

/** Items and tags of Zoho, into Xero. */

const ledger = xero((one) => {
	// Two categories may be in use, and the organisation has two.
	for (const { TrackingCategoryID: id } of rowsIn(one.get('TrackingCategories')['TrackingCategories'])) one.remove(`TrackingCategories/${String(id)}`);
});

const toXero = (source_app: string, source_value: string, target_value: string): Row => ({
	kind: 'account',
	source_app,
	source_value,
	target_app: 'xero',
	target_value,
});
const itemTables = [...tables, toXero('zohoBooks', 'Purchases', '310'), toXero('zohoBooks', 'Stock', '630')];

const item = (name: MappingName, made: Trial['made'], same: (source: Row) => Readonly<Record<string, string>>): Trial => ({
	name,
	made,
	tables: itemTables,
	begin: ledger.begin,
	post: (records) => posting(ledger, name)(records).map((one, index): Written => ('refusedBy' in one ? one : besides(records[index]!, one))),
	differs: (source, written) => keeps(same(source))(source, written),
	// Without a code Xero knows no item.
	mayRefuse: ['is missing'],
});

/** One after another: each makes room for the next. */
const inTurn = (write: (record: Row, id: string) => Written): Trial['post'] => {
	return (records) =>
		records.map((record) => {
			const category = ledger.put('TrackingCategories', 'TrackingCategories', { Name: record['Category'] ?? record['Name'] });
			if ('refusedBy' in category) return category;
			const id = String(category['TrackingCategoryID']);
			const written = write(record, id);
			ledger.remove(`TrackingCategories/${id}`);
			return 'refusedBy' in written ? written : besides(record, written);
		});
};

tries([
	item('zohoBooksItemToXeroItem', zohoItem, itemPairs),
	item('zohoInventoryItemToXeroItem', zohoItem, itemPairs),
	item('zohoCrmProductToXeroItem', crmProduct, () => ({ Code: 'Product_Code', 'SalesDetails.UnitPrice': 'Unit_Price' })),
	{
		name: 'zohoBooksReportingTagToXeroTrackingCategory',
		made: zohoTag,
		tables,
		begin: ledger.begin,
		post: inTurn((_, id) => rowsIn(ledger.get(`TrackingCategories/${id}`)['TrackingCategories'])[0]!),
		differs: keeps({ Name: 'tag_name' }),
	},
	{
		name: 'zohoBooksReportingTagToXeroTrackingOptions',
		made: zohoTag,
		tables,
		begin: ledger.begin,
		post: inTurn(({ Category, Name }, id) => {
			const written = ledger.put(`TrackingCategories/${id}/Options`, 'Options', { Name });
			return 'refusedBy' in written ? written : { ...written, Category };
		}),
		differs: (tag, written) => {
			const named = rowsIn(tag['options']).map(({ option_name: name }) => name);
			const got = written.map(({ kept }) => (kept as Row)['Name']);
			return JSON.stringify(named) === JSON.stringify(got)
				? written.map((one) => lost(one['sent'], one['kept']) ?? changed(tag, one['kept'] as Row, { Category: 'tag_name' })).find(Boolean)
				: `${got.join()} of ${named.join()}`;
		},
	},
]);
