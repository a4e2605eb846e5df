import type { Row } from '../../vendor';
import { text } from '../ledger';
import { CURRENCIES, field, SYSTEM, type DataType, type FieldDef, type ModuleDef } from './fields';
import { BONDS, MODULES } from './modules';
import { refuse } from './refused';
import type { Crm, CrmState } from './state';

/** Which modules and fields there are in this organisation: the standard ones, and what was made beside them. */

/** The state alone is asked for: the schema is the same for every request. */
type Has = Pick<Crm, 'state'>;

/** A list of other records on a record: by fields that look it up, by a bond, or one of the two that every record has. */
export interface RelatedList {
	readonly api_name: string;
	readonly label: string;
	readonly module: string;
	readonly via: { readonly fields: readonly string[] } | { readonly bond: (typeof BONDS)[number]; readonly side: 'left' | 'right' } | 'Notes' | 'Attachments';
	readonly custom: boolean;
}

interface Schema {
	readonly at: number;
	readonly modules: readonly ModuleDef[];
	readonly fields: Map<string, readonly FieldDef[]>;
	readonly byName: Map<string, Map<string, FieldDef>>;
	readonly lists: Map<string, readonly RelatedList[]>;
}

const made = new WeakMap<CrmState, Schema>();

const schemaOf = ({ state }: Has): Schema => {
	const known = made.get(state);
	if (known?.at === state.schema) return known;
	const fresh: Schema = { at: state.schema, modules: [...MODULES, ...state.modules], fields: new Map(), byName: new Map(), lists: new Map() };
	made.set(state, fresh);
	return fresh;
};

export const modulesOf = (crm: Has): readonly ModuleDef[] => schemaOf(crm).modules;
export const moduleNamed = (crm: Has, name: string): ModuleDef | undefined => modulesOf(crm).find(({ api_name }) => api_name === name);

/** Records of a subform have no address of their own. */
export const needModule = (crm: Has, name: string, index = 0): ModuleDef => {
	const module = moduleNamed(crm, name);
	if (module === undefined || module.generated === 'subform') throw refuse.module(index);
	return module;
};

const currencyChoices = ({ state }: Has): readonly string[] =>
	state.currencies.filter(({ is_active }) => is_active === true).map(({ iso_code }) => text(iso_code));

const assemble = (crm: Has, module: ModuleDef): readonly FieldDef[] => {
	const added = crm.state.fields[module.api_name] ?? [];
	const holdsMoney = module.generated !== 'subform' && [...module.fields, ...added].some(({ data_type }) => data_type === 'currency');
	const isNote = module.api_name === 'Notes';
	const system = SYSTEM.filter(({ api_name }) => (module.generated === 'subform' ? api_name === 'id' : !isNote || !['Tag', 'Layout'].includes(api_name)));
	const standard = [
		...module.fields,
		...(holdsMoney ? CURRENCIES.map((one) => (one.api_name === 'Currency' ? { ...one, choices: currencyChoices(crm) } : one)) : []),
		...system,
	];
	// A field that is known by its name is changed; any other goes to the end, so that no id moves.
	const changed = standard.map((one) => added.find(({ api_name }) => api_name === one.api_name) ?? one);
	return [...changed, ...added.filter(({ api_name }) => !standard.some((one) => one.api_name === api_name))];
};

export const fieldsOf = (crm: Has, module: string): readonly FieldDef[] => {
	const { fields } = schemaOf(crm);
	const known = fields.get(module);
	if (known) return known;
	const def = moduleNamed(crm, module);
	const fresh = def ? assemble(crm, def) : [];
	fields.set(module, fresh);
	return fresh;
};

export const fieldNamed = (crm: Has, module: string, name: string): FieldDef | undefined => {
	const { byName } = schemaOf(crm);
	const known = byName.get(module) ?? new Map(fieldsOf(crm, module).map((one) => [one.api_name, one]));
	byName.set(module, known);
	return known.get(name);
};

/** In the names of lists the older, unbroken names live on. */
const listName = (module: string): string => (/^(Sales|Purchase)_Orders$|^Price_Books$/.test(module) ? module.replace('_', '') : module);

const listsBy = (crm: Has, module: string): RelatedList[] => {
	const lists = new Map<string, RelatedList & { via: { fields: string[] } }>();
	for (const other of modulesOf(crm).filter(({ generated, api_name }) => generated !== 'subform' && api_name !== 'Notes')) {
		for (const one of fieldsOf(crm, other.api_name)) {
			if (!one.lookup?.includes(module)) continue;
			const api_name = one.listed ?? listName(other.api_name);
			const known = lists.get(api_name);
			if (known) known.via.fields.push(one.api_name);
			else lists.set(api_name, { api_name, label: other.plural, module: other.api_name, via: { fields: [one.api_name] }, custom: one.custom === true });
		}
	}
	return [...lists.values()];
};

const listsByBond = (crm: Has, module: string): RelatedList[] =>
	BONDS.flatMap((bond) => {
		const [side, far, api_name] = bond.left === module ? (['left', bond.right, bond.leftList] as const) : (['right', bond.left, bond.rightList] as const);
		if (bond[side] !== module) return [];
		return [{ api_name, label: moduleNamed(crm, far)?.plural ?? far, module: far, via: { bond, side }, custom: false }];
	});

export const listsOf = (crm: Has, module: string): readonly RelatedList[] => {
	const { lists } = schemaOf(crm);
	const known = lists.get(module);
	if (known) return known;
	const common: RelatedList[] = (['Notes', 'Attachments'] as const).map((name) => ({ api_name: name, label: name, module: name, via: name, custom: false }));
	const fresh = module === 'Notes' ? common.slice(1) : [...common, ...listsBy(crm, module), ...listsByBond(crm, module)];
	lists.set(module, fresh);
	return fresh;
};

/** Ids of what the schema is made of follow from where it stands. */
const idOf = ({ state }: Has, digits: string): string => `${state.prefix}${digits}`;
const at = (value: number, digits: number): string => String(value).padStart(digits, '0');
const placeOf = (crm: Has, module: string): number => modulesOf(crm).findIndex(({ api_name }) => api_name === module);

export const moduleId = (crm: Has, module: string): string => idOf(crm, `000002${at(175 + 2 * placeOf(crm, module), 3)}`);
export const fieldId = (crm: Has, module: string, name: string): string =>
	idOf(
		crm,
		`001${at(placeOf(crm, module), 3)}${at(
			fieldsOf(crm, module).findIndex(({ api_name }) => api_name === name),
			3,
		)}`,
	);
export const choiceId = (crm: Has, module: string, { api_name, choices = [] }: FieldDef, value: string): string =>
	idOf(crm, `2${fieldId(crm, module, api_name).slice(-5)}${at(choices.indexOf(value), 3)}`);
export const layoutId = (crm: Has, module: string, layout: string): string =>
	idOf(crm, `0009${at(placeOf(crm, module), 3)}${at(layoutsOf(crm, module).indexOf(layout), 2)}`);
export const listId = (crm: Has, module: string, name: string): string =>
	idOf(
		crm,
		`0004${at(placeOf(crm, module), 3)}${at(
			listsOf(crm, module).findIndex(({ api_name }) => api_name === name),
			2,
		)}`,
	);
export const viewId = (crm: Has, module: string, view: number): string => idOf(crm, `0087${at(placeOf(crm, module), 3)}${at(view, 2)}`);

export const STANDARD = 'Standard';
export const layoutsOf = (crm: Has, module: string): readonly string[] => [STANDARD, ...Object.keys(moduleNamed(crm, module)?.layouts ?? {})];
export const requiredBy = (crm: Has, module: string, layout: string): readonly string[] =>
	moduleNamed(crm, module)?.layouts?.[layout] ?? fieldsOf(crm, module).flatMap(({ api_name, required }) => (required === true ? [api_name] : []));

/** The module for a reference: its API name with its id. */
export const moduleRef = (crm: Has, module: string): Row => ({ api_name: module, id: moduleId(crm, module) });

const DATA_TYPES: readonly DataType[] = [
	...([
		'text',
		'textarea',
		'email',
		'phone',
		'website',
		'picklist',
		'multiselectpicklist',
		'date',
		'datetime',
		'integer',
		'bigint',
		'double',
		'currency',
	] as const),
	...(['percent', 'boolean', 'autonumber', 'lookup', 'userlookup', 'fileupload', 'subform', 'formula'] as const),
];

/** A field as a user with the right to it would make it; of one that is there already, what is sent is changed. */
export const addField = (crm: Has, module: string, sent: Row): FieldDef => {
	if (moduleNamed(crm, module) === undefined) throw new Error(`There is no module ${module}`);
	const api_name = text(sent.api_name);
	if (!/^[A-Za-z]\w*$/.test(api_name)) throw new Error('api_name must be letters, digits and underscores');
	const known = fieldNamed(crm, module, api_name);
	const data_type = DATA_TYPES.find((one) => one === (sent.data_type ?? known?.data_type ?? 'text'));
	if (data_type === undefined) throw new Error(`data_type must be one of ${DATA_TYPES.join(', ')}`);
	const { module: _, pick_list_values, field_label, lookup, ...rest } = sent;
	const choices = Array.isArray(pick_list_values)
		? pick_list_values.map((one) => (typeof one === 'string' ? one : text((one as Row).actual_value)))
		: known?.choices;
	const def: FieldDef = {
		...(known ?? field(api_name, data_type, { custom: true, ...(data_type === 'text' ? { length: 255 } : {}) })),
		...(rest as Partial<FieldDef>),
		api_name,
		data_type,
		// Values are added to those that are there.
		...(choices ? { choices: [...new Set([...(known?.choices ?? []), ...choices])] } : {}),
		...(field_label === undefined ? {} : { label: text(field_label) }),
		...(lookup === undefined
			? {}
			: { lookup: Array.isArray(lookup) ? lookup.map(String) : [text(typeof lookup === 'string' ? lookup : (lookup as Row).module)] }),
		...(sent.unique === undefined ? {} : { unique: sent.unique !== false }),
	};
	crm.state.fields[module] = [...(crm.state.fields[module] ?? []).filter((one) => one.api_name !== api_name), def];
	crm.state.schema += 1;
	return def;
};

export const addModule = (crm: Has, sent: Row): ModuleDef => {
	const api_name = text(sent.api_name);
	if (!/^[A-Za-z]\w*$/.test(api_name)) throw new Error('api_name must be letters, digits and underscores');
	if (moduleNamed(crm, api_name)) throw new Error(`${api_name} exists`);
	const def: ModuleDef = {
		api_name,
		singular: text(sent.singular_label ?? api_name),
		plural: text(sent.plural_label ?? api_name),
		display: 'Name',
		generated: 'custom',
		duplicateCheck: 'Name',
		fields: [field('Name', 'text', { length: 120, mandatory: true })],
	};
	crm.state.modules.push(def);
	crm.state.schema += 1;
	return def;
};
