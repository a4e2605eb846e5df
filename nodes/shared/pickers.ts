import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions, INodeType, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import type { Operation, Resource } from '../../src/apis/define';
import { allLinks, mappedIn, type Link, type Placed } from '../../src/apis/parts';
import { isFilled, type Row } from '../../src/record';
import type { Asked } from '../../src/wire/ask';
import { conversations } from '../../src/wire/conversations';
import { mapperField } from './describeField';
import { loaderOf, searcherOf } from './locator';
import { organisationOf } from './organisation';
import { converse } from './transport';
import type { Vendor } from './vendor';

const SHOWN = 200;

/** How long a list is shown again without asking: opening a form costs calls of the day's allowance. */
const REMEMBERED = 2 * 60_000;
const remembered = new Map<string, { at: number; records: Promise<Row[]> }>();

type Lists = NonNullable<INodeType['methods']>;

/** The lists that a form shows, all live from the account; `more` are those that no table describes. */
export const pickers = (vendor: Vendor, more: Pick<Lists, 'loadOptions' | 'listSearch'> = {}): Lists => {
	const listed = Object.entries(vendor.resources).filter(([, resource]) => isListed(resource));
	const links = allLinks(vendor.resources).filter(({ resource }) => listed.some(([name]) => name === resource));
	return {
		listSearch: {
			async searchOrganisations(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
				const organisations = await vendor.organisations(this);
				return { results: organisations.filter(({ name }) => matches(name, filter)).map(({ id, name }) => ({ name, value: id })) };
			},
			...Object.fromEntries(listed.map(([name, resource]) => [searcherOf(name), searcher(vendor, resource)])),
			...Object.fromEntries(
				links.map(({ resource, view, keys }) => [
					searcherOf(resource, view),
					searcher(vendor, vendor.resources[resource]!, view, Object.values(keys ?? {})[0]),
				]),
			),
			...more.listSearch,
		},
		loadOptions: {
			...Object.fromEntries(links.map((link) => [loaderOf(link), orNone(loader(vendor, link))])),
			...more.loadOptions,
		},
		resourceMapping: {
			async getFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
				const shown = vendor.resources[this.getCurrentNodeParameter('resource') as string];
				const verb = this.getCurrentNodeParameter('operation') as string;
				const operation = shown?.operations[verb];
				if (!shown || !operation) return { fields: [] };
				const module = 'module' in (operation.inputs ?? {}) ? this.getCurrentNodeParameter('module', { extractValue: true }) : undefined;
				const options = this.getCurrentNodeParameter('options') as Row | undefined;
				const resource = (await vendor.resolve?.(this, shown, operation, { ...options, module })) ?? shown;
				const required = resource.operations[verb]?.requires ?? [];
				// Which record is meant has a picker of its own, unless whoever creates it says its id, as of a currency.
				const fields = mappedIn(resource, shown).filter(({ at }) => at !== resource.id || required.includes(at));
				return {
					fields: await Promise.all(
						fields.map(async (placed) => await withChoices(this, vendor, placed, mapperField(placed, required.includes(placed.at.split('.')[0]!)))),
					),
				};
			},
		},
	};
};

const isListed = ({ operations }: Resource): boolean => Boolean(operations.getMany && !operations.getMany.inputs);

/** A field that names another record is chosen from its list, where that is a list of settings; otherwise, and where the list cannot be had, it is typed. */
async function withChoices(context: ILoadOptionsFunctions, vendor: Vendor, { field }: Placed, shown: ResourceMapperField): Promise<ResourceMapperField> {
	const linked = field.kind === 'link' ? vendor.resources[field.resource] : undefined;
	if (field.kind !== 'link' || !linked || linked.paged || !isListed(linked)) return shown;
	const options = await loader(vendor, field)
		.call(context)
		.catch(() => undefined);
	return options?.length ? { ...shown, type: 'options', options } : shown;
}

const matches = (name: string, filter = ''): boolean => name.toLowerCase().includes(filter.toLowerCase());

/** Where the vendor searches, it is asked to; where it does not, its whole list is narrowed here. */
const searcher = (vendor: Vendor, resource: Resource, view?: string, by = resource.id) =>
	async function search(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		const operation = filter && resource.operations.search ? resource.operations.search : resource.operations.getMany!;
		const search = ['searchTerm', 'search_text', 'word'].find((parameter) => parameter in (operation.filters ?? {}));
		const records = await recordsOf(this, vendor, resource, { view, operation, filters: search && filter ? { [search]: filter } : {} });
		const named = records.map((record) => ({ name: nameOf(resource, record), value: String(record[by]) }));
		return { results: search ? named : named.filter(({ name }) => matches(name, filter)) };
	};

/** Options hold what the field holds: an account's code, a tax rate's type. */
const loader = (vendor: Vendor, { resource: name, view, by }: Link) =>
	async function load(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const resource = vendor.resources[name]!;
		const property = by ?? resource.id;
		const records = await recordsOf(this, vendor, resource, { view, filters: {} });
		return records.filter((record) => isFilled(record[property])).map((record) => ({ name: nameOf(resource, record), value: String(record[property]) }));
	};

type Loader = ReturnType<typeof loader>;

/** n8n marks a field in red whose value is not on its list, so the empty one is. */
const orNone = (load: Loader): Loader =>
	async function loadOrNone(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return [{ name: 'Not Set', value: '' }, ...(await load.call(this))];
	};

const nameOf = (resource: Resource, record: Row): string =>
	[...new Set([record.Code, record[resource.title] || record[resource.id]])].filter(isFilled).map(String).join(' · ');

/** What a list shows of a resource: a part of it, or what answers a search. */
interface Shown {
	readonly view?: string;
	readonly operation?: Operation;
	readonly filters: Row;
}

const pickedIn = (context: ILoadOptionsFunctions, parameter: string): string | undefined =>
	context.getCurrentNodeParameter(parameter, { extractValue: true }) as string | undefined;

export async function recordsOf(
	context: ILoadOptionsFunctions,
	vendor: Vendor,
	resource: Resource,
	{ view, operation = resource.operations.getMany!, filters: asked }: Shown,
): Promise<Row[]> {
	// Only what the list shows is asked for, where one may say so.
	const filters =
		'fields' in (operation.filters ?? {}) ? { ...asked, fields: [...new Set([resource.id, resource.title, resource.key?.field ?? resource.id])] } : asked;
	const organisation = resource.outside || !vendor.organisation ? undefined : await organisationOf(context, vendor, pickedIn(context, vendor.organisation));
	const credential = context.getNode().credentials?.[vendor.credential]?.id ?? '';
	const key = JSON.stringify([vendor.dialect.vendor, credential, organisation, resource.path, operation.path, resource.fixed, filters]);
	const known = remembered.get(key);
	const fresh = known && Date.now() - known.at < REMEMBERED;
	const records = fresh ? known.records : listOf(context, vendor, { resource, operation, run: '' }, organisation, filters);
	if (!fresh) {
		remembered.set(key, { at: Date.now(), records });
		// A list that could not be had is asked for again.
		records.catch(() => remembered.delete(key));
	}
	const views = view === undefined ? undefined : resource.views?.[view];
	return (await records).filter((record) => isActive(record) && (!views || views.some((values) => belongs(record, values))));
}

const belongs = (record: Row, values: Readonly<Partial<Record<string, readonly string[]>>>): boolean =>
	Object.entries(values).every(([name, allowed]) => allowed?.includes(String(record[name] ?? '')));

async function listOf(context: ILoadOptionsFunctions, vendor: Vendor, asked: Asked, organisation: string | undefined, filters: Row): Promise<Row[]> {
	const wish = { from: 0, filters, limit: asked.resource.paged ? SHOWN : undefined };
	const outcomes = await converse(context, vendor, organisation, conversations.getMany(vendor.dialect, asked, [wish]));
	const failure = outcomes.find((outcome) => outcome.failure)?.failure;
	if (failure) throw new Error(failure.message);
	return outcomes.flatMap(({ record }) => (record ? [record] : []));
}

const isActive = (record: Row): boolean =>
	!['ARCHIVED', 'DELETED', 'VOIDED', 'inactive', 'disabled', 'deleted'].includes(String(record.Status ?? record.ContactStatus ?? record.status));
