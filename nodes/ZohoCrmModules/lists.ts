import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import { zohoCrm } from '../../src/apis/zohoCrm';
import type { Resource } from '../../src/apis/define';
import type { Row } from '../../src/record';
import { isSearchable } from '../../src/wire/zohoCrmCriteria';
import { fieldsOf, moduleOf, settingsOf } from '../shared/zohoCrm';

/** Lists of one module's settings: which module is meant, the form says. */

function moduleIn(context: ILoadOptionsFunctions): string {
	const resource = (zohoCrm as Record<string, Resource>)[String(context.getCurrentNodeParameter('resource'))];
	const operation = resource?.operations[String(context.getCurrentNodeParameter('operation'))];
	if (!resource || !operation) return '';
	const module = 'module' in (operation.inputs ?? {}) ? context.getCurrentNodeParameter('module', { extractValue: true }) : undefined;
	return moduleOf(resource, operation, { module });
}

const options = (rows: readonly Row[], name: string, value: string): INodePropertyOptions[] =>
	rows.map((row) => ({ name: String(row[name] ?? row[value]), value: String(row[value]) })).sort((one, other) => one.name.localeCompare(other.name));

async function load_field(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const rows = await fieldsOf(this, moduleIn(this));
	return options(
		rows.filter(({ data_type }) => data_type !== 'subform'),
		'field_label',
		'api_name',
	);
}

/** Those that a search can ask for. */
async function load_searchable(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return options((await fieldsOf(this, moduleIn(this))).filter(isSearchable), 'field_label', 'api_name');
}

async function load_customView(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return options(await settingsOf(this, 'custom_views', { module: moduleIn(this) }), 'name', 'id');
}

async function load_layout(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const rows = await settingsOf(this, 'layouts', { module: moduleIn(this) });
	return options(
		rows.filter(({ status }) => status === undefined || status === 'active'),
		'name',
		'id',
	);
}

async function search_relatedList(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const rows = await settingsOf(this, 'related_lists', { module: moduleIn(this) });
	const results = rows.map(({ display_label, api_name }) => ({ name: String(display_label ?? api_name), value: String(api_name) }));
	return { results: results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())) };
}

export const lists = { loadOptions: { load_field, load_searchable, load_customView, load_layout }, listSearch: { search_relatedList } };
