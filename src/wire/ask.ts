import type { Operation, Resource, Resources } from '../apis/define';
import type { Problem } from '../failure';
import { isFilled, type Row } from '../record';
import type { SentFile } from './conversation';

/** One wish of the input: what the form holds for one item. */
export interface Wish {
	/** Position of the item in the input. */
	readonly from: number;
	readonly id?: string;
	readonly record?: Row;
	/** What of the form could not be read. */
	readonly problems?: readonly Problem[];
	/** What the operation asks for beside a record (`Operation.inputs`). */
	readonly inputs?: Row;
	readonly file?: SentFile;
	readonly filters?: Row;
	/** How many records a list may bring; all where not said. */
	readonly limit?: number;
}

/** What is wished for, of what. */
export interface Asked {
	readonly resource: Resource;
	readonly operation: Operation;
	/** All resources of the vendor, for following links. */
	readonly resources?: Resources;
	/** Looks for existing records before writing also where the vendor would match them itself. */
	readonly lookUpFirst?: boolean;
	/** New records that Xero would take twice go out one by one, so that they are made once also where several runs are at them. */
	readonly oneByOne?: boolean;
	/** Lines of a record that an update does not send are removed; without this they stay. */
	readonly replaceRows?: boolean;
	/** A report comes as its rows. */
	readonly asRows?: boolean;
	/** Distinguishes this run from others, so that a key derived from it is never another run's. */
	readonly run: string;
	/** The organisation that is written to, where the vendor has several. */
	readonly organisation?: string;
}

const NAMED = /\{(\w+)\}/g;

/** What an operation's path names, such as an allocation's id; the record's own id is apart. */
export const namedIn = (path: string): string[] => [...path.matchAll(NAMED)].map(([, name]) => name!).filter((name) => name !== 'id');

/** The whole path of an operation, with its names in braces. */
export const addressOf = ({ resource, operation }: Pick<Asked, 'resource' | 'operation'>): string => operation.at ?? resource.path + operation.path;

export const pathOf = (asked: Pick<Asked, 'resource' | 'operation'>, { id = '', inputs = {} }: Pick<Wish, 'id' | 'inputs'> = {}): string =>
	addressOf(asked).replace(NAMED, (_, name: string) => encodeURIComponent(String((name === 'id' ? id : inputs[name]) ?? '')));

/** Inputs of the operation that the path does not name. */
export const besidePath = ({ path, at, inputs: known = {} }: Operation, inputs: Row = {}): Row => {
	const named = namedIn(at ?? path);
	return Object.fromEntries(Object.entries(inputs).filter(([name, value]) => name in known && !named.includes(name) && isFilled(value)));
};

export const needsId = ({ path, does, batch = 1 }: Operation): boolean =>
	path.includes('{id}') || does === 'update' || does === 'act' || (does === 'delete' && batch > 1);

/** What belongs to records of many kinds is covered by the permission of the kind. */
export const permittedAs = ({ resource, resources = {} }: Asked, { inputs }: Pick<Wish, 'inputs'> = {}): Resource => {
	const holder = Object.values(resources).find(({ path }) => path === `/${String(inputs?.Endpoint)}`);
	return resource.permission || !holder?.permission ? resource : { ...resource, permission: holder.permission };
};

/** What the operation sends or answers: the resource's own records, or what belongs to them, which has no key, pages or times of its own. */
export const spokenOf = ({ resource, operation }: Pick<Asked, 'resource' | 'operation'>): Resource => {
	if (!operation.of) return resource;
	const { key: _key, byId: _byId, paged: _paged, since: _since, modified: _modified, parameters: _parameters, fixed: _fixed, ...rest } = resource;
	return { ...rest, envelope: operation.of.envelope, fields: operation.of.fields };
};
