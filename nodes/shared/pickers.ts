import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions, INodeType, ResourceMapperFields } from 'n8n-workflow';
import type { Resource } from '../../src/apis/define';
import { valuesOf } from '../../src/apis/parts';
import { isFilled, type Row } from '../../src/record';
import { conversations } from '../../src/wire/conversations';
import { mapperField } from './describeField';
import { loaderOf, searcherOf } from './locator';
import { organisationOf } from './organisation';
import { converse } from './transport';
import type { Vendor } from './vendor';

const SHOWN = 200;

/** The lists that a form shows, all live from the account. */
export const pickers = (vendor: Vendor): NonNullable<INodeType['methods']> => {
	const listed = Object.entries(vendor.resources).filter(([, resource]) => 'getMany' in resource.operations);
	return {
		listSearch: {
			async searchOrganisations(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
				const organisations = await vendor.organisations(this);
				return { results: organisations.filter(({ name }) => matches(name, filter)).map(({ id, name }) => ({ name, value: id })) };
			},
			...Object.fromEntries(listed.map(([name, resource]) => [searcherOf(name), searcher(vendor, resource)])),
		},
		loadOptions: Object.fromEntries(listed.map(([name, resource]) => [loaderOf(name), loader(vendor, resource)])),
		resourceMapping: {
			async getFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
				const resource = vendor.resources[this.getCurrentNodeParameter('resource') as string];
				const operation = resource?.operations[this.getCurrentNodeParameter('operation') as string];
				const required = operation?.requires ?? [];
				// Which record is meant has a picker of its own.
				const fields = resource ? valuesOf(resource).filter(({ at }) => at !== resource.id) : [];
				return { fields: fields.map((placed) => mapperField(placed, required.includes(placed.at))) };
			},
		},
	};
};

const matches = (name: string, filter = ''): boolean => name.toLowerCase().includes(filter.toLowerCase());

/** Where the vendor searches, it is asked to; where it does not, its whole list is narrowed here. */
const searcher = (vendor: Vendor, resource: Resource) =>
	async function search(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		const search = ['searchTerm', 'search_text'].find((parameter) => parameter in (resource.operations.getMany?.filters ?? {}));
		const records = await recordsOf(this, vendor, resource, search && filter ? { [search]: filter } : {});
		const named = records.map((record) => ({ name: nameOf(resource, record), value: String(record[resource.id]) }));
		return { results: search ? named : named.filter(({ name }) => matches(name, filter)) };
	};

/** Options of a row's field hold what the row holds: an account's code, a tax's type. */
const loader = (vendor: Vendor, resource: Resource) =>
	async function load(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const records = await recordsOf(this, vendor, resource, {});
		const by = 'Code' in resource.fields ? 'Code' : resource.id;
		return records.filter((record) => isFilled(record[by])).map((record) => ({ name: nameOf(resource, record), value: String(record[by]) }));
	};

const nameOf = (resource: Resource, record: Row): string =>
	[record.Code, record[resource.title] || record[resource.id]].filter(isFilled).map(String).join(' · ');

async function recordsOf(context: ILoadOptionsFunctions, vendor: Vendor, resource: Resource, filters: Row): Promise<Row[]> {
	const picked = context.getCurrentNodeParameter(vendor.organisation, { extractValue: true }) as string | undefined;
	const organisation = await organisationOf(context, vendor, picked);
	const wish = { from: 0, filters, limit: SHOWN };
	const outcomes = await converse(
		context,
		vendor,
		organisation,
		conversations.getMany(vendor.dialect, { resource, operation: resource.operations.getMany!, run: '' }, [wish]),
	);
	const failure = outcomes.find((outcome) => outcome.failure)?.failure;
	if (failure) throw new Error(failure.message);
	return outcomes.flatMap(({ record }) => (record && isActive(record) ? [record] : []));
}

const isActive = (record: Row): boolean => !['ARCHIVED', 'DELETED', 'inactive'].includes(String(record.Status ?? record.ContactStatus ?? record.status));
