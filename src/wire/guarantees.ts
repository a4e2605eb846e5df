import type { Operation, Resource } from '../apis/define';
import { alters } from '../apis/parts';
import type { Dialect } from './dialect';
import { idempotencyKey } from './idempotency';
import { addsSomething, isRepeatable } from './writing';

/** What keeps a write from happening twice, from the strongest to none: exactly one for each operation, told by what the conversations go by. */
export type Guarantee = 'remembered' | 'matched' | 'lookedUp' | 'readBack' | 'harmless' | 'unknown';

/** Nothing for what leaves all as it was. */
export function guaranteeOf(dialect: Dialect, resource: Resource, operation: Operation): Guarantee | undefined {
	if (!alters(operation)) return undefined;
	if (operation.does === 'upsert') return !resource.key?.matchedByVendor ? 'lookedUp' : isMatchable(resource) ? 'matched' : 'unknown';
	if (addsSomething(operation) && idempotencyKey(dialect, { resource, operation, run: '' }, '', [])) return 'remembered';
	if (isRepeatable(operation)) return 'harmless';
	return operation.does === 'create' && isReadBack(dialect, resource, operation) ? 'readBack' : 'unknown';
}

/** A vendor matches by what a record is filled with; the id is none of it, because a new record has none. */
const isMatchable = ({ key, id }: Resource): boolean => key?.field !== id;

/** Whether a record that may have been created can be looked for: what is made of another record has no key to look for. */
export const isReadBack = (dialect: Dialect, { key, id }: Resource, { does, path, at }: Operation): boolean =>
	does === 'create' && key !== undefined && (at ?? path) === '' && (key.find !== undefined || (dialect.idsWith !== undefined && key.field !== id));
