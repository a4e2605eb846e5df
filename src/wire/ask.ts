import type { Operation, Resource } from '../apis/define';
import type { Row } from '../record';

/** One wish of the input: what the form holds for one item. */
export interface Wish {
	/** Position of the item in the input. */
	readonly from: number;
	readonly id?: string;
	readonly record?: Row;
	readonly filters?: Row;
	/** How many records a list may bring; all where not said. */
	readonly limit?: number;
}

/** What is wished for, of what. */
export interface Asked {
	readonly resource: Resource;
	readonly operation: Operation;
	/** Looks for existing records before writing also where the vendor would match them itself. */
	readonly lookUpFirst?: boolean;
	/** Distinguishes this run from others, so that a key derived from it is never another run's. */
	readonly run: string;
}

export const pathOf = ({ resource, operation }: Asked, id?: string): string => resource.path + operation.path.replace('{id}', encodeURIComponent(id ?? ''));

export const needsId = (operation: Operation): boolean => operation.path.includes('{id}') || operation.does === 'update' || operation.does === 'act';
