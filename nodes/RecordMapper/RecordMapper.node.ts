import type {
	IDataObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import { compareTotals } from '../../src/checking/totals';
import { builtIn, mappingNamed } from '../../src/mapping/builtIn';
import { targetsOf } from '../../src/mapping/targets';
import { translate } from '../../src/mapping/translate';
import { writableBy } from '../../src/mapping/writable';
import { errorItem, unforeseen } from '../shared/errorItem';
import { overrideProperties } from './overrides';

const choices = Object.entries(builtIn)
	.map(([value, { label }]) => ({ name: label, value }))
	.sort(byName);

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
			{
				displayName: 'Record',
				name: 'record',
				type: 'json',
				default: '={{ $json }}',
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
			...overrideProperties,
		],
	};

	methods = {
		loadOptions: {
			async getTargetFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				const mapping = mappingNamed(this.getCurrentNodeParameter('mapping') as string);
				return targetsOf(mapping ? writableBy(mapping).fields : {}).map(({ path, label }) => ({ name: label, value: path, description: path }));
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		const tables = this.getInputData(1).map(({ json }) => json);
		for (const [index, { json: item }] of this.getInputData().entries()) {
			try {
				const name = this.getNodeParameter('mapping', index) as string;
				const mapping = mappingNamed(name);
				if (!mapping) throw new NodeOperationError(this.getNode(), `There is no mapping called "${name}"`, { itemIndex: index });
				const records = translate({
					mapping,
					writable: writableBy(mapping),
					item,
					record: this.getNodeParameter('record', index, item),
					rows: this.getNodeParameter('fieldOverrides.fields', index, []),
					json: this.getNodeParameter('overridesJson', index, ''),
					tables,
					guard: ({ record, rates }, source) => compareTotals(record, rates, source, mapping.totals),
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
