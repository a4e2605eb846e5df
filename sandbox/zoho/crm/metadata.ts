import type { Answer, Row } from '../../vendor';
import { text } from '../ledger';
import type { Call } from './call';
import type { ModuleDef } from './fields';
import { fieldMeta } from './fieldMeta';
import { refuse } from './refused';
import {
	addField,
	addModule,
	fieldsOf,
	layoutId,
	layoutsOf,
	listId,
	listsOf,
	moduleId,
	moduleNamed,
	moduleRef,
	modulesOf,
	needModule,
	requiredBy,
	STANDARD,
} from './schema';
import { me, person, stamp, type Crm } from './state';
import { isRow } from './values';

/** What there is: modules, fields, layouts, related lists (fact sheet, sections 3.2 and 3.3). */

const FOUNDED = Date.parse('2026-01-05T00:00:00Z');

const moduleMeta = (crm: Crm, { api_name, singular, plural, generated, parent }: ModuleDef, index: number): Row => {
	const isSubform = generated === 'subform';
	const isNote = api_name === 'Notes';
	return {
		id: moduleId(crm, api_name),
		api_name,
		module_name: plural,
		singular_label: singular,
		plural_label: plural,
		actual_singular_label: singular,
		actual_plural_label: plural,
		generated_type: generated,
		module_type: 'ENTITIES',
		api_supported: true,
		creatable: !isSubform,
		editable: !isSubform,
		deletable: !isSubform,
		viewable: !isSubform,
		convertable: api_name === 'Leads',
		triggers_supported: !isSubform && !isNote,
		quick_create: !isSubform && !isNote,
		filter_supported: !isSubform,
		global_search_supported: !isSubform,
		recycle_bin_on_delete: !isSubform,
		show_as_tab: !isSubform && !isNote,
		presence_sub_menu: !isSubform,
		scoring_supported: !isSubform && !isNote,
		webform_supported: ['Leads', 'Contacts', 'Cases'].includes(api_name) || generated === 'custom',
		inventory_template_supported: ['Quotes', 'Sales_Orders', 'Purchase_Orders', 'Invoices'].includes(api_name),
		emailTemplate_support: !isSubform,
		feeds_required: false,
		isBlueprintSupported: !isSubform && !isNote,
		visibility: 1,
		visible: !isSubform,
		status: isSubform ? 'system_hidden' : 'visible',
		sequence_number: index + 1,
		business_card_field_limit: isSubform ? 0 : 5,
		access_type: 'org_based',
		profile_count: 1,
		has_more_profiles: false,
		profiles: [me(crm).profile],
		arguments: [],
		web_link: null,
		description: null,
		modified_by: generated === 'custom' ? person(crm, crm.state.me) : null,
		modified_time: generated === 'custom' ? stamp(crm, FOUNDED) : null,
		parent_module: parent === undefined ? {} : moduleRef(crm, parent),
	};
};

export const listModules = (crm: Crm, { query }: Call): Answer => {
	const wanted = query.get('status')?.split(',');
	const modules = modulesOf(crm)
		.map((module, index) => moduleMeta(crm, module, index))
		.filter(({ status }) => wanted === undefined || wanted.includes(text(status)));
	return modules.length ? { status: 200, body: { modules } } : { status: 204 };
};

/** By API name, or by id. */
export const getModule = (crm: Crm, { params }: Call): Answer => {
	const index = modulesOf(crm).findIndex(({ api_name }) => api_name === params.name || moduleId(crm, api_name) === params.name);
	const found = modulesOf(crm)[index];
	if (found === undefined) throw refuse.module(2);
	const properties = { per_page: 10, kanban_view: false, $properties: [], search_layout_fields: [found.display], display_field: { api_name: found.display } };
	return { status: 200, body: { modules: [{ ...moduleMeta(crm, found, index), ...properties }] } };
};

/** Fields are told of subforms as well. */
const moduleAsked = (crm: Crm, { query }: Call): string => {
	const name = query.get('module');
	if (name === null || name === '') throw refuse.parameter('module');
	if (moduleNamed(crm, name) === undefined) throw refuse.module();
	return name;
};

const isUsed = ({ query }: Call): boolean => query.get('type') !== 'unused';

export const listFields = (crm: Crm, call: Call): Answer => {
	const module = moduleAsked(crm, call);
	const all = isUsed(call) ? fieldsOf(crm, module).map((field) => fieldMeta(crm, module, field)) : [];
	const fields = call.params.id === undefined ? all : all.filter(({ id, api_name }) => id === call.params.id || api_name === call.params.id);
	return fields.length ? { status: 200, body: { fields } } : { status: 204 };
};

const layoutMeta = (crm: Crm, module: string, layout: string): Row => {
	const required = requiredBy(crm, module, layout);
	const fields = fieldsOf(crm, module).filter(({ api_name }) => api_name !== 'id');
	const subforms = fields.filter(({ data_type }) => data_type === 'subform');
	const section = (name: string, sequence_number: number, shown: typeof fields, isSubformSection: boolean): Row => ({
		name,
		display_label: name,
		api_name: name.replace(/ /g, '_'),
		sequence_number,
		column_count: isSubformSection ? 1 : 2,
		tab_traversal: 'left_to_right',
		isSubformSection,
		generated_type: 'default',
		type: 'used',
		properties: null,
		fields: shown.map((field, index) => ({
			...fieldMeta(crm, module, field),
			required: field.mandatory === true || required.includes(field.api_name),
			sequence_number: index + 1,
			section_id: sequence_number,
		})),
	});
	return {
		id: layoutId(crm, module, layout),
		name: layout,
		display_label: layout,
		api_name: layout,
		status: 'active',
		visible: true,
		source: 'crm',
		generated_type: layout === STANDARD ? 'default' : 'custom',
		created_time: layout === STANDARD ? null : stamp(crm, FOUNDED),
		modified_time: layout === STANDARD ? null : stamp(crm, FOUNDED),
		created_by: layout === STANDARD ? null : person(crm, crm.state.me),
		modified_by: layout === STANDARD ? null : person(crm, crm.state.me),
		created_for: null,
		has_more_profiles: false,
		profiles: [{ default: layout === STANDARD, ...(isRow(me(crm).profile) ? (me(crm).profile as Row) : {}) }],
		convert_mapping: null,
		actions_allowed: { edit: true, rename: true, clone: true, deactivate: layout !== STANDARD, set_layout_permissions: true },
		sections: [
			section(
				`${needModule(crm, module).singular} Information`,
				1,
				fields.filter((field) => !subforms.includes(field)),
				false,
			),
			...subforms.map((field, index) => section(field.label, index + 2, [field], true)),
		],
	};
};

export const listLayouts = (crm: Crm, call: Call): Answer => {
	const module = needModule(crm, moduleAsked(crm, call)).api_name;
	const all = layoutsOf(crm, module).map((layout) => layoutMeta(crm, module, layout));
	const layouts = call.params.id === undefined ? all : all.filter(({ id }) => id === call.params.id);
	return layouts.length ? { status: 200, body: { layouts } } : { status: 204 };
};

export const listRelatedLists = (crm: Crm, call: Call): Answer => {
	const module = needModule(crm, moduleAsked(crm, call)).api_name;
	const related_lists = listsOf(crm, module).map(({ api_name, label, module: other, via, custom }, index) => {
		const isBond = typeof via === 'object' && 'bond' in via;
		return {
			id: listId(crm, module, api_name),
			sequence_number: String(index + 1),
			display_label: label,
			api_name,
			name: label,
			module: other === 'Attachments' ? { api_name: 'Attachments', id: null, plural_label: 'Attachments' } : { ...moduleRef(crm, other), plural_label: label },
			action: isBond ? 'assign' : null,
			href: `${module}/{ENTITYID}/${api_name}`,
			type: isBond ? 'default' : custom ? 'custom_lookup' : 'default',
			connectedmodule: null,
			linkingmodule: null,
			status: 'visible',
			visible: true,
			customize_sort: true,
			customize_fields: true,
			customize_display_label: true,
			record_operations: { edit: true, create: !isBond, bulk_edit: false, delete: !isBond, disassociate: isBond, assign: isBond },
		};
	});
	return related_lists.length ? { status: 200, body: { related_lists } } : { status: 204 };
};

/** Made by the API; one a call is all the sandbox takes. */
const made =
	(key: string, make: (sent: Row) => string): ((call: Call) => Answer) =>
	(call) => {
		const [sent] = Array.isArray(call.body()[key]) ? (call.body()[key] as unknown[]) : [];
		if (!isRow(sent)) throw refuse.mandatory(key, `$.${key}`);
		try {
			const message = `${key.slice(0, -1)} created successfully`;
			return { status: 201, body: { [key]: [{ code: 'SUCCESS', details: { id: make(sent) }, message, status: 'success' }] } };
		} catch (error) {
			// What the schema says of it is the sandbox's own text.
			const message = error instanceof Error ? error.message : String(error);
			return { status: 400, body: { [key]: [{ code: 'INVALID_DATA', details: { json_path: `$.${key}[0]` }, message, status: 'error' }] } };
		}
	};

export const createModule = (crm: Crm, call: Call): Answer => made('modules', (sent) => moduleId(crm, addModule(crm, sent).api_name))(call);

export const createField = (crm: Crm, call: Call): Answer => {
	const module = moduleAsked(crm, call);
	return made('fields', (sent) => {
		const label = text(sent.field_label);
		const { api_name } = addField(crm, module, { api_name: label.replace(/\W+/g, '_'), ...sent });
		return text(
			fieldMeta(
				crm,
				module,
				fieldsOf(crm, module).find((one) => one.api_name === api_name)!,
			).id,
		);
	})(call);
};
