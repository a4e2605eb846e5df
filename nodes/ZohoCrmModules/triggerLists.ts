import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { zohoCrm } from '../../src/apis/zohoCrm';
import { stageFields, unwatched } from '../../src/apis/zohoCrm/events';
import { rowsIn } from '../../src/record';
import { recordsOf } from '../shared/pickers';
import { fieldsOf, zohoCrmVendor } from '../shared/zohoCrm';

/** What the trigger's form offers, live from the account. */

const byName = (options: readonly INodePropertyOptions[]): INodePropertyOptions[] => [...options].sort((one, other) => one.name.localeCompare(other.name));

/** Modules with records of their own that notifications tell of, those that the account made itself included. */
async function loadModules(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const modules = await recordsOf(this, zohoCrmVendor, zohoCrm.module, { view: 'records', filters: {} });
	const followed = modules.filter(({ api_name, generated_type }) => !unwatched.includes(String(api_name)) && generated_type !== 'subform');
	return byName(followed.map(({ api_name, plural_label }) => ({ name: String(plural_label || api_name), value: String(api_name) })));
}

/** Fields of the chosen modules, each with its module. */
async function loadFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const modules = (this.getCurrentNodeParameter('modules') as string[] | undefined) ?? [];
	const lists = await Promise.all(
		modules.map(async (module) =>
			(await fieldsOf(this, module)).map(({ api_name, field_label }) => ({
				name: `${module} · ${String(field_label || api_name)}`,
				value: `${module}.${String(api_name)}`,
			})),
		),
	);
	return byName(lists.flat());
}

async function loadStages(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const stage = (await fieldsOf(this, 'Deals')).find(({ api_name }) => api_name === stageFields.Deals);
	return rowsIn(stage?.pick_list_values).map(({ display_value, actual_value }) => ({
		name: String(display_value ?? actual_value),
		value: String(actual_value),
	}));
}

export const triggerLists = { loadOptions: { loadModules, loadFields, loadStages } };
