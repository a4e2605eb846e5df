import type { Field, Fields, Resource } from '../../apis/define';
import type { Application, Part } from './parts';

/** A place where records of a resource name an entry of the organisation's lists. */
export interface Mention {
	readonly part: Part;
	/** Such as `LineItems[].AccountCode`. */
	readonly at: string;
	/** Properties that the entry is told by: of the object that names it, or the one that the bare value holds. */
	readonly keys: readonly string[];
	/** The part of the list that the field may take. */
	readonly view?: string;
}

/** Xero names currencies by code in plain texts. */
const CURRENCY_TEXTS = new Set(['CurrencyCode', 'DefaultCurrency']);

const mentionsOf = (application: Application, fields: Fields, place = ''): Mention[] =>
	Object.entries(fields).flatMap(([name, field]) => {
		const at = `${place}${name}`;
		if (field.readOnly) return [];
		if (field.kind === 'group') return mentionsOf(application, field.fields, `${at}.`);
		if (field.kind === 'rows') return mentionsOf(application, field.fields, `${at}[].`);
		return mentionOf(application, name, field, at);
	});

function mentionOf({ resources, linked }: Application, name: string, field: Field, at: string): Mention[] {
	if (field.kind === 'text' && CURRENCY_TEXTS.has(name)) return [{ part: 'currencies', at, keys: ['Code'] }];
	const part = field.kind === 'link' && Object.hasOwn(linked, field.resource) ? linked[field.resource] : undefined;
	if (field.kind !== 'link' || !part) return [];
	const keys = field.keys ? Object.values(field.keys) : [field.by ?? resources[field.resource]?.id ?? ''];
	return [{ part, at, keys, ...(field.view === undefined ? {} : { view: field.view }) }];
}

const known = new WeakMap<Resource, readonly Mention[]>();

/** Where a resource's records name accounts, taxes, currencies and contacts: all that its table says links to them. */
export const mentions = (application: Application, resource: Resource): readonly Mention[] => {
	const before = known.get(resource);
	if (before) return before;
	const found = mentionsOf(application, resource.fields);
	known.set(resource, found);
	return found;
};
