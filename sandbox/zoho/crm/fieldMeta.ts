import type { Row } from '../../vendor';
import { text } from '../ledger';
import type { DataType, FieldDef } from './fields';
import { choiceId, fieldId, moduleId, moduleNamed, moduleRef } from './schema';
import type { Crm } from './state';

/** A field as GET /settings/fields describes it (fact sheet, section 3.3). */

const JSON_TYPES: Partial<Record<DataType, string>> = {
	integer: 'integer',
	double: 'double',
	currency: 'double',
	percent: 'double',
	boolean: 'boolean',
	lookup: 'jsonobject',
	ownerlookup: 'jsonobject',
	userlookup: 'jsonobject',
	multiselectpicklist: 'jsonarray',
	fileupload: 'jsonarray',
	subform: 'jsonarray',
};

const UNSORTED = new Set<DataType>(['multiselectpicklist', 'subform', 'fileupload', 'textarea', 'profileimage']);
const OTHERS = new Set(['Tag', 'Layout']);

const choices = (crm: Crm, module: string, field: FieldDef): Row[] => {
	const value = (written: string, id: string, sequence: number): Row => ({
		display_value: written,
		actual_value: written,
		reference_value: written,
		colour_code: null,
		id,
		type: 'used',
		sequence_number: sequence,
	});
	const none = field.data_type === 'picklist' && field.api_name !== 'Currency' ? [value('-None-', '0', 1)] : [];
	return [...none, ...(field.choices ?? []).map((one, index) => value(one, choiceId(crm, module, field, one), index + none.length + 1))];
};

/** A lookup into several modules has no single one to name. */
const lookup = (crm: Crm, { lookup: modules, listed, data_type }: FieldDef): Row => {
	if (data_type !== 'lookup') return {};
	const [only, ...others] = modules ?? [];
	if (others.length > 0) return { display_label: null, api_name: null, module: { api_name: 'se_module', id: null }, id: null };
	const module = text(only);
	return { display_label: listed ?? moduleNamed(crm, module)?.plural ?? null, api_name: listed ?? null, module: moduleRef(crm, module), id: null };
};

export const fieldMeta = (crm: Crm, module: string, field: FieldDef): Row => {
	const { api_name, data_type, readOnly = false, custom = false, mandatory = false } = field;
	const isComputed = data_type === 'formula' || data_type === 'autonumber' || data_type === 'profileimage';
	const isWritten = !readOnly && !isComputed;
	const json = OTHERS.has(api_name) ? (api_name === 'Tag' ? 'jsonarray' : 'jsonobject') : (JSON_TYPES[data_type] ?? 'string');
	return {
		id: fieldId(crm, module, api_name),
		api_name,
		field_label: field.label,
		display_label: field.label,
		data_type,
		json_type: data_type === 'formula' ? 'double' : json,
		length: field.length ?? 255,
		decimal_place: field.decimals ?? null,
		type: 'used',
		custom_field: custom,
		created_source: custom ? 'api' : 'default',
		system_mandatory: mandatory,
		read_only: readOnly,
		field_read_only: readOnly,
		visible: true,
		virtual_field: false,
		webhook: true,
		separator: data_type === 'currency',
		searchable: data_type !== 'subform' && data_type !== 'fileupload',
		filterable: data_type !== 'subform',
		sortable: !UNSORTED.has(data_type),
		operation_type: { web_create: isWritten, web_update: isWritten, api_create: isWritten, api_update: isWritten },
		view_type: { view: true, edit: isWritten, create: isWritten, quick_create: mandatory },
		unique: field.unique === true ? { case_sensitive: false } : {},
		pick_list_values: choices(crm, module, field),
		lookup: lookup(crm, field),
		multi_module_lookup:
			(field.lookup?.length ?? 0) > 1
				? {
						display_label: field.label,
						api_name,
						modules: field.lookup?.map((one) => ({ api_name: one, module_name: moduleNamed(crm, one)?.plural ?? one, id: moduleId(crm, one) })),
					}
				: {},
		multiselectlookup: {},
		subform: field.rows === undefined ? null : moduleRef(crm, field.rows),
		associated_module: field.rows === undefined ? null : { module: field.rows, id: moduleId(crm, field.rows) },
		formula: field.formula ? { return_type: field.formula.return_type, expression: field.formula.expression } : {},
		rollup_summary: {},
		auto_number: field.auto ? { prefix: field.auto.prefix, suffix: '', start_number: String(field.auto.start) } : {},
		currency: data_type === 'currency' ? { rounding_option: 'round_off', precision: 2 } : {},
		textarea: data_type === 'textarea' ? { type: field.rich === true ? 'rich_text' : (field.length ?? 0) > 2000 ? 'large' : 'small' } : null,
		external: null,
		default_value: null,
		private: null,
		crypt: null,
		tooltip: null,
	};
};
