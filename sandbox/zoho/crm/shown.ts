import type { Row } from '../../vendor';
import { rowsIn, text } from '../ledger';
import { big } from '../totals';
import type { FieldDef } from './fields';
import { fieldNamed, fieldsOf, layoutId, moduleNamed } from './schema';
import { find, findAnywhere, momentOf, person, stamp, userOf, type Crm, type Rec } from './state';

/** How a record reads. */

export const nameOf = (crm: Crm, rec: Rec): string => {
	const display = moduleNamed(crm, rec.module)?.display ?? 'Name';
	return display === 'Full_Name' ? fullName(rec.values) : text(rec.values[display] ?? rec.values.Note_Content);
};

const fullName = ({ First_Name, Last_Name }: Row): string => [First_Name, Last_Name].map(text).filter(Boolean).join(' ');

const withEmail = (crm: Crm, id: string): Row => ({ ...person(crm, id), email: userOf(crm, id)?.email });

export const reference = (crm: Crm, rec: Rec): Row => ({ name: nameOf(crm, rec), id: rec.id });

const looked = (crm: Crm, { lookup = [], api_name }: FieldDef, id: unknown): Row | null => {
	if (id === null || id === undefined) return null;
	const rec = lookup.length === 1 ? find(crm, text(lookup[0]), id) : findAnywhere(crm, id, lookup);
	// What was looked up is gone.
	if (rec === undefined) return null;
	if (rec.module === 'Products' && api_name === 'Product_Name') return { ...reference(crm, rec), Product_Code: rec.values.Product_Code ?? null };
	return reference(crm, rec);
};

const OPERATIONS: Readonly<Record<string, (a: ReturnType<typeof big>, b: ReturnType<typeof big>) => ReturnType<typeof big> | null>> = {
	'+': (a, b) => a.plus(b),
	'-': (a, b) => a.minus(b),
	'*': (a, b) => a.times(b),
	'/': (a, b) => (b.eq(0) ? null : a.div(b)),
};

const formula = ({ formula: { expression } = { expression: '', return_type: '' } }: FieldDef, values: Row): number | null => {
	const [, left = '', sign = '', right = ''] = /^\$\{(\w+)\}\s*([-+*/])\s*\$\{(\w+)\}$/.exec(expression) ?? [];
	if (values[left] === undefined || values[left] === null || values[right] === undefined || values[right] === null) return null;
	return OPERATIONS[sign]?.(big(values[left]), big(values[right]))?.round(2).toNumber() ?? null;
};

const SYSTEM: Readonly<Record<string, (crm: Crm, rec: Rec) => unknown>> = {
	id: (_crm, { id }) => id,
	Owner: (crm, { owner }) => withEmail(crm, owner),
	Created_By: (crm, { createdBy }) => withEmail(crm, createdBy),
	Modified_By: (crm, { modifiedBy }) => withEmail(crm, modifiedBy),
	Created_Time: (crm, { created }) => stamp(crm, created),
	Modified_Time: (crm, { modified }) => stamp(crm, modified),
	Tag: (crm, { module, tags }) =>
		(crm.state.tags[module] ?? []).filter(({ name }) => tags.includes(name)).map(({ name, id, color }) => ({ name, id, color_code: color })),
	Layout: (crm, { module, layout }) => ({ display_label: layout, name: layout, id: layoutId(crm, module, layout) }),
	Locked__s: (_crm, { locked }) => locked === true,
	Full_Name: (_crm, { values }) => fullName(values),
	Record_Image: (_crm, { photo }) => photo ?? null,
};

const SUBFORM_ONLY = new Set(['Line_Tax']);

const plain = (crm: Crm, field: FieldDef, value: unknown): unknown => {
	switch (field.data_type) {
		case 'lookup':
			return looked(crm, field, value);
		case 'ownerlookup':
		case 'userlookup':
			return text(value) === '' ? null : withEmail(crm, text(value));
		case 'datetime':
			return value === null || value === undefined ? null : stamp(crm, momentOf(value) ?? 0);
		case 'boolean':
			return value === true;
		case 'multiselectpicklist':
			return value ?? [];
		case 'subform':
			return rowsIn(value).map((row) => shownRow(crm, text(field.rows), row));
		case 'fileupload':
			return (Array.isArray(value) ? value : []).map((id) => shownFile(crm, text(id)));
		default:
			return SUBFORM_ONLY.has(field.api_name) ? rowsIn(value) : (value ?? null);
	}
};

const shownFile = ({ state }: Crm, id: string): Row => {
	const file = state.files[id];
	return { File_Id__s: id, File_Name__s: file?.name ?? null, Size__s: file?.size ?? null, id };
};

const shownRow = (crm: Crm, rows: string, row: Row): Row =>
	Object.fromEntries(fieldsOf(crm, rows).map((field) => [field.api_name, field.api_name === 'id' ? row.id : plain(crm, field, row[field.api_name])]));

/** The value of a field as it reads. */
export const valueOf = (crm: Crm, rec: Rec, field: FieldDef, values: Row = rec.values): unknown => {
	const system = SYSTEM[field.api_name];
	if (system) return system(crm, values === rec.values ? rec : { ...rec, values });
	return field.data_type === 'formula' ? formula(field, values) : plain(crm, field, values[field.api_name]);
};

/** Lists show neither subforms nor the whole of a rich text [unsure]; the length of what they do show is invented. */
const RICH_IN_LISTS = 2000;
const inList = ({ data_type, rich }: FieldDef, value: unknown): unknown =>
	data_type === 'subform' ? undefined : rich === true && typeof value === 'string' ? value.slice(0, RICH_IN_LISTS) : value;

/** What was asked for and the id; names that are unknown are passed over [unsure]. */
export const listed = (crm: Crm, rec: Rec, names: readonly string[]): Row => {
	const row: Row = {};
	for (const name of names) {
		const field = fieldNamed(crm, rec.module, name);
		const value = field ? inList(field, valueOf(crm, rec, field)) : SIGNED[name]?.(crm, rec);
		if (value !== undefined) row[name] = value;
	}
	row.id = rec.id;
	return row;
};

const seModule = (crm: Crm, { values }: Rec): string | null => findAnywhere(crm, values.Parent_Id ?? values.What_Id ?? '')?.module ?? null;

const converted = (crm: Crm, { converted: done, values }: Rec): Row =>
	done
		? {
				convert_date: stamp(crm, done.at),
				account: values.Converted_Account ?? null,
				contact: values.Converted_Contact ?? null,
				deal: values.Converted_Deal ?? null,
				converted_by: done.by,
			}
		: {};

/** Keys with a dollar sign, as live answers have them. */
const SIGNED: Readonly<Record<string, (crm: Crm, rec: Rec) => unknown>> = {
	$currency_symbol: (crm, { values }) => crm.state.currencies.find(({ iso_code }) => iso_code === values.Currency)?.symbol ?? crm.state.org.currency_symbol,
	$field_states: () => null,
	$state: () => 'save',
	$editable: () => true,
	$approved: () => true,
	$approval: () => ({ delegate: false, takeover: false, approve: false, reject: false, resubmit: false }),
	$approval_state: () => 'approved',
	$process_flow: () => false,
	$orchestration: () => false,
	$in_merge: () => false,
	$locked_for_me: () => false,
	$review_process: () => ({ approve: false, reject: false, resubmit: false }),
	$review: () => null,
	$zia_owner_assignment: () => 'owner_recommendation_unavailable',
	$layout_id: (crm, { module, layout }) => ({ display_label: layout, name: layout, id: layoutId(crm, module, layout) }),
	$se_module: seModule,
	$converted: (_crm, rec) => rec.converted !== undefined,
	$converted_detail: converted,
};

const ONLY: Readonly<Record<string, readonly string[]>> = {
	$se_module: ['Tasks', 'Events', 'Calls', 'Notes'],
	$converted: ['Leads'],
	$converted_detail: ['Leads'],
};

/** Everything there is. */
export const whole = (crm: Crm, rec: Rec): Row => ({
	...Object.fromEntries(fieldsOf(crm, rec.module).map((field) => [field.api_name, valueOf(crm, rec, field)])),
	...Object.fromEntries(
		Object.entries(SIGNED)
			.filter(([name]) => ONLY[name]?.includes(rec.module) ?? true)
			.map(([name, of]) => [name, of(crm, rec)]),
	),
	// A note's parent is told with its module.
	...(rec.module === 'Notes' ? { Parent_Id: parentOf(crm, rec) } : {}),
});

const parentOf = (crm: Crm, { values }: Rec): Row | null => {
	const parent = findAnywhere(crm, values.Parent_Id);
	return parent ? { ...reference(crm, parent), module: { api_name: parent.module } } : null;
};

/** What a write says of a record. */
export const outcome = (crm: Crm, rec: Rec): Row => ({
	Modified_Time: stamp(crm, rec.modified),
	Modified_By: person(crm, rec.modifiedBy),
	Created_Time: stamp(crm, rec.created),
	id: rec.id,
	Created_By: person(crm, rec.createdBy),
});
