import type { Field, Fields, Resource } from '../../apis/define';
import { akin, meant, split } from './words';

/** A field that holds a single value, with what its name, its place and its table say. */
export interface Described {
	readonly path: string;
	readonly label: string;
	readonly kind: Field['kind'];
	/** What is said, and how much it weighs: the name itself most, what it stands in least. */
	readonly says: ReadonlyMap<string, number>;
	/** The list whose rows it stands in. */
	readonly list?: string;
	/** What it names, for a link. */
	readonly names?: string;
	readonly isReadOnly: boolean;
	/** The part that it plays for its record. */
	readonly part?: 'id' | 'title' | 'key' | 'rowId';
}

const NAME = 1;
const LABEL = 0.5;
const AROUND = 0.6;
const AKIN = 0.5;

/** Whom records are about: what the one vendor calls a contact, others call a customer, and CRM an account. */
const PARTIES = new Set(['contact', 'customer', 'vendor', 'merchant', 'lead']);
const LEDGER: Readonly<Record<string, string>> = {
	taxRate: 'tax',
	tax: 'tax',
	trackingCategory: 'tag',
	reportingTag: 'tag',
	estimate: 'quote',
	product: 'product',
	item: 'product',
};

/** Rows that hold the account's own fields: they say which they are, not what they are. */
const CUSTOM_FIELDS = 'custom_fields';

/** What both a link of CRM to an account and one of Books to a customer name. */
const named = (app: string, resource: string): string => {
	if (PARTIES.has(resource) || (app === 'zohoCrm' && resource === 'account')) return 'party';
	return LEDGER[resource] ?? resource;
};

interface At {
	readonly app: string;
	/** The record's own noun. */
	readonly own: readonly string[];
	readonly path: string;
	readonly label: string;
	readonly around: readonly string[];
	readonly list?: string;
	readonly rowId?: string;
	readonly isReadOnly: boolean;
}

/** All fields of a record that hold single values, those of its rows too. */
export const described = (app: string, { fields, label, id, title, key }: Pick<Resource, 'fields' | 'label' | 'id' | 'title' | 'key'>): Described[] => {
	const parts: Readonly<Record<string, Described['part']>> = { [key?.field ?? '']: 'key', [id]: 'id', [title]: 'title' };
	const own = split(label);
	return within(fields, { app, own, path: '', label: '', around: [], isReadOnly: false }).map((one) =>
		parts[one.path] ? { ...one, part: parts[one.path]! } : one,
	);
};

function within(fields: Fields, at: At): Described[] {
	return Object.entries(fields).flatMap(([name, field]): Described[] => {
		if (name === CUSTOM_FIELDS) return [];
		const [path, label] = [at.path + name, at.label + field.label];
		const inside = { ...at, label: `${label} › `, around: [...at.around, ...meant(name)], isReadOnly: at.isReadOnly || field.readOnly === true };
		if (field.kind === 'group') return within(field.fields, { ...inside, path: `${path}.` });
		if (field.kind === 'rows') return within(field.fields, { ...inside, path: `${path}[].`, list: path, ...(field.rowId ? { rowId: field.rowId } : {}) });
		const keys = field.kind === 'link' && field.keys ? Object.values(field.keys) : [undefined];
		return keys.map((key) => ({
			path: key === undefined ? path : `${path}.${key}`,
			label: key === undefined ? label : `${label} › ${key}`,
			kind: field.kind,
			says: said(field.kind === 'link' ? name.replace(/_?(id|code|number)$/i, '') : name, field, at),
			isReadOnly: at.isReadOnly || field.readOnly === true,
			...(at.list === undefined ? {} : { list: at.list }),
			...(name === at.rowId ? { part: 'rowId' as const } : {}),
			...(field.kind === 'link' ? { names: named(at.app, field.resource) } : {}),
		}));
	});
}

function said(name: string, field: Field, { app, own, around }: At): ReadonlyMap<string, number> {
	const says = new Map<string, number>();
	const say = (word: string, weight: number): void => {
		says.set(word, Math.max(says.get(word) ?? 0, weight));
		if (akin[word]) says.set(akin[word], Math.max(says.get(akin[word]) ?? 0, weight * AKIN));
	};
	for (const word of around) say(word, AROUND);
	if (field.kind === 'link') say(named(app, field.resource), NAME);
	for (const word of meant(field.label)) say(word, LABEL);
	for (const word of meant(around.length ? name : withoutNoun(name, own))) say(word, NAME);
	return says;
}

/** The record's own noun tells nothing within it: an invoice's number is its number. */
function withoutNoun(name: string, noun: readonly string[]): string {
	const words = split(name);
	const at = words.findIndex((_, index) => noun.every((word, offset) => [word, noun.join('')].includes(words[index + offset] ?? '')));
	const rest = at < 0 ? words : words.filter((word) => !noun.includes(word) && word !== noun.join(''));
	return (rest.length ? rest : words).join(' ');
}
