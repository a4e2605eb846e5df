/** What a field of a module is, and words to write modules down with (fact sheet, section 3.3). */

export type DataType =
	| 'text'
	| 'textarea'
	| 'email'
	| 'phone'
	| 'website'
	| 'picklist'
	| 'multiselectpicklist'
	| 'date'
	| 'datetime'
	| 'integer'
	| 'bigint'
	| 'double'
	| 'currency'
	| 'percent'
	| 'boolean'
	| 'autonumber'
	| 'lookup'
	| 'ownerlookup'
	| 'userlookup'
	| 'fileupload'
	| 'profileimage'
	| 'subform'
	| 'formula';

export interface FieldDef {
	readonly api_name: string;
	readonly data_type: DataType;
	readonly label: string;
	readonly length?: number;
	/** Of the module itself; no layout can let it go. */
	readonly mandatory?: boolean;
	/** Of the standard layout. */
	readonly required?: boolean;
	readonly readOnly?: boolean;
	readonly custom?: boolean;
	readonly unique?: boolean;
	readonly rich?: boolean;
	readonly choices?: readonly string[];
	/** The modules that it looks up: mostly one. */
	readonly lookup?: readonly string[];
	/** What the list of these records is called on the record that is looked up. */
	readonly listed?: string;
	/** The module of a subform's rows. */
	readonly rows?: string;
	readonly auto?: { readonly prefix: string; readonly start: number };
	/** `${Price}/${Area}`: two fields and a sign between them is all that the sandbox reckons. */
	readonly formula?: { readonly expression: string; readonly return_type: string };
	readonly decimals?: number;
}

type More = Omit<Partial<FieldDef>, 'api_name' | 'data_type'>;

/** What a form calls it: External_Id is External Id, Locked__s is Locked. */
const labelOf = (name: string): string => name.replace(/__s$/, '').replace(/_/g, ' ');

export const field = (api_name: string, data_type: DataType, more: More = {}): FieldDef => ({ api_name, data_type, label: labelOf(api_name), ...more });

/** Several fields that are alike, their names parted by blanks. */
export const fields = (data_type: DataType, names: string, more: More = {}): FieldDef[] => names.split(' ').map((name) => field(name, data_type, more));

export const text = (names: string, length = 100, more: More = {}): FieldDef[] => fields('text', names, { length, ...more });
export const picklist = (name: string, choices: readonly string[], more: More = {}): FieldDef => field(name, 'picklist', { length: 120, choices, ...more });
export const lookup = (name: string, ...modules: readonly string[]): FieldDef => field(name, 'lookup', { lookup: modules });
export const money = (names: string, more: More = {}): FieldDef[] => fields('currency', names, { length: 16, decimals: 2, ...more });
export const description = field('Description', 'textarea', { length: 32_000 });

/** An address as CRM breaks it up: Mailing_Street, Mailing_City and so on. */
export const address = (prefix: string, code = 'Code'): FieldDef[] => [
	...text(`${prefix}Street`, 250),
	...text(`${prefix}City ${prefix}State ${prefix}Country`),
	...text(`${prefix}${code}`, 30),
];

/** A many-to-many bond that no field shows: its list on either side, and what is kept with the bond. */
export interface Bond {
	readonly left: string;
	readonly leftList: string;
	readonly right: string;
	readonly rightList: string;
	readonly extras: readonly string[];
}

export interface ModuleDef {
	readonly api_name: string;
	readonly singular: string;
	readonly plural: string;
	/** The field that names a record. */
	readonly display: string;
	readonly fields: readonly FieldDef[];
	/** What upsert looks at where nothing is said [G]. */
	readonly duplicateCheck?: string;
	readonly generated: 'default' | 'custom' | 'subform';
	/** The module whose subform this is. */
	readonly parent?: string;
	/** The subform with the lines of a quote, an order or an invoice. */
	readonly lines?: string;
	/** Other layouts beside the standard one: their names and what they require. */
	readonly layouts?: Readonly<Record<string, readonly string[]>>;
}

/** Every record has these. Only the owner and the tags may be sent. */
export const SYSTEM: readonly FieldDef[] = [
	field('Owner', 'ownerlookup', { length: 120 }),
	...fields('ownerlookup', 'Created_By Modified_By', { readOnly: true, length: 120 }),
	...fields('datetime', 'Created_Time Modified_Time Last_Activity_Time', { readOnly: true, length: 120 }),
	field('Tag', 'text', { length: 2000 }),
	field('Layout', 'bigint', { length: 100 }),
	field('Locked__s', 'boolean', { readOnly: true }),
	field('id', 'bigint', { readOnly: true, length: 100, label: 'Record Id' }),
];

/** With several currencies in use, records that hold money say in which [D]. */
export const CURRENCIES: readonly FieldDef[] = [
	// Its choices are the organisation's active currencies.
	field('Currency', 'picklist', { length: 120 }),
	field('Exchange_Rate', 'double', { length: 20, decimals: 9 }),
];
