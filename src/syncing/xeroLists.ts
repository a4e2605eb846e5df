import type { Fields, Resource } from '../apis/define';
import { xeroEvents, type XeroKind } from '../apis/xero/events';
import { grouped, type Row } from '../record';

/** Kinds that Xero keeps on one path, read as one list: invoices and bills. */
export interface XeroList {
	/** Stays when a kind joins: `Invoices`. */
	readonly name: string;
	readonly kinds: readonly XeroKind[];
	readonly resource: Resource;
}

export function listsOf(kinds: readonly string[]): XeroList[] {
	const known = kinds.filter((kind): kind is XeroKind => kind in xeroEvents);
	return grouped(known, pathOf).map((inside) => ({ name: pathOf(inside[0]!).slice(1), kinds: inside, resource: joined(inside) }));
}

const pathOf = (kind: XeroKind): string => xeroEvents[kind].resource.path;

/** One resource for several: what tells them apart is no filter then. */
function joined(kinds: readonly XeroKind[]): Resource {
	const [first, ...others] = kinds.map((kind) => xeroEvents[kind].resource);
	if (!others.length) return first!;
	const fields = Object.assign({}, ...others.map((resource) => resource.fields), first!.fields) as Fields;
	return { ...first!, fixed: undefined, fields };
}

/** The list that a webhook's category is about, of those wanted; none for other kinds, and for a category that is newer than our table. */
export const listOf = (lists: readonly XeroList[], category: string): XeroList | undefined =>
	lists.find(({ kinds }) => kinds.some((kind) => xeroEvents[kind].category === category));

/** Which of the list's kinds a record is; none where it is of one that nobody asked for. */
export const kindIn = (list: XeroList, record: Row): XeroKind | undefined =>
	list.kinds.find((kind) => Object.entries(xeroEvents[kind].resource.fixed ?? {}).every(([name, value]) => (record[name] ?? value) === value));

/** Where a person finds the record in Xero. */
export const xeroPage = (kind: XeroKind, shortCode: string | undefined, id: string): string | undefined => {
	const page = xeroEvents[kind].page;
	if (!page || (page.includes('{organisation}') && !shortCode)) return undefined;
	return page.replace('{organisation}', shortCode ?? '').replace('{id}', id);
};
