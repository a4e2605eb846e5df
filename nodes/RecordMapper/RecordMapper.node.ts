import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import { compareTotals } from '../../src/checking/totals';
import { builtIn } from '../../src/mapping/builtIn';
import { translate } from '../../src/mapping/translate';
import { writableBy } from '../../src/mapping/writable';
import { errorItem, unforeseen } from '../shared/errorItem';
import { liveCredentials, liveProperties, liveSearches } from '../shared/live';
import { conflictProperties, twoWayAt } from './conflict';
import { customOption, customProperties, mappingIn } from './custom';
import { fieldLoaders, fieldSearches } from './lists';
import { knownIn, moneyProperties, toleranceIn } from './money';
import { overrideProperties } from './overrides';
import { suggestedProperty } from './suggested';

const choices = [customOption, ...Object.entries(builtIn).map(([value, { label }]) => ({ name: label, value }))].sort(byName);

const THE_ITEM = '={{ $json }}';

export class RecordMapper implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Record Mapper',
		name: 'recordMapper',
		icon: { light: 'file:recordMapper.svg', dark: 'file:recordMapper.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["mapping"] }}',
		description: 'Turn a record of one application into the record of another, with accounts and taxes from mapping tables',
		defaults: { name: 'Record Mapper' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.Main, displayName: 'Tables', required: false }],
		outputs: [NodeConnectionTypes.Main],
		credentials: liveCredentials,
		properties: [
			{
				displayName: 'Mapping',
				name: 'mapping',
				type: 'options',
				noDataExpression: true,
				options: choices,
				default: 'zohoBooksInvoiceToXeroInvoice',
				description: 'What to turn into what',
			},
			...customProperties,
			{
				displayName: 'Record',
				name: 'record',
				type: 'json',
				default: THE_ITEM,
				required: true,
				description: 'The record to map. Point it at an earlier node where the record is not the input item itself.',
			},
			{
				displayName:
					'Connect the rows of your mapping tables (accounts, taxes, payment accounts) to the second input. A missing row becomes an issue that names the row to add.',
				name: 'tablesNotice',
				type: 'notice',
				default: '',
			},
			...liveProperties,
			suggestedProperty,
			...overrideProperties,
			...moneyProperties,
			...conflictProperties,
		],
	};

	methods = { listSearch: { ...liveSearches, ...fieldSearches }, loadOptions: fieldLoaders };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		const tables = this.getInputData(1).map(({ json }) => json);
		const known = knownIn(this, tables);
		// For n8n to work this expression out takes as long as the mapping itself, and all it yields is the item.
		const isTheItem = this.getInputData().length > 0 && this.getNodeParameter('record', 0, THE_ITEM, { rawExpressions: true }) === THE_ITEM;
		for (const [index, { json: item }] of this.getInputData().entries()) {
			try {
				const mapping = mappingIn((name) => this.getNodeParameter(name, index, ''));
				if ('says' in mapping) throw new NodeOperationError(this.getNode(), mapping.says, { itemIndex: index });
				const { reference, issues } = await known(mapping, index);
				const tolerance = toleranceIn(this, index);
				const records = translate({
					mapping,
					writable: writableBy(mapping),
					item,
					record: isTheItem ? item : this.getNodeParameter('record', index, item),
					taken: this.getNodeParameter('suggestedOverrides', index, []),
					rows: this.getNodeParameter('fieldOverrides.fields', index, []),
					json: this.getNodeParameter('overridesJson', index, ''),
					tables,
					reference,
					tolerance,
					found: issues,
					guard: ({ record, rates }, source) => compareTotals(record, rates, source, mapping.totals, tolerance),
					twoWay: twoWayAt(this, index, mapping),
				});
				output.push(...records.map((record) => ({ json: record as IDataObject, pairedItem: { item: index } })));
			} catch (error) {
				if (!this.continueOnFail()) throw new NodeOperationError(this.getNode(), error as Error, { itemIndex: index });
				output.push(errorItem(unforeseen(error), item, index));
			}
		}
		return [output];
	}
}
