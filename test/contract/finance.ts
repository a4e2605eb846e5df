import type { Pinned, Properties } from '../../scripts/contract/facts';
import type { Resource, Resources } from '../../src/apis/define';
import type { Dialect } from '../../src/wire/dialect';
import { addressesOf } from './addresses';
import { recordIn, type Offer } from './offer';

/** What answers of the live service show counts for more than what the specification says they hold. */
const withSeen = (facts: Pinned): Pinned => ({
	...facts,
	schemas: Object.entries(facts.examples ?? {}).reduce(
		(schemas, [view, seen]) => ({ ...schemas, [view]: { ...schemas[view], ...seenOver(schemas[view], seen) } }),
		facts.schemas,
	),
});

/** An empty list shows nothing of what it holds, and an empty text may be a number. */
const seenOver = (said: Properties = {}, seen: Properties): Properties =>
	Object.fromEntries(
		Object.entries(seen).map(([name, property]) => [name, { ...said[name], ...property, ...(said[name]?.of && !property.of ? { of: said[name].of } : {}) }]),
	);

/** Zoho's finance apps describe a record where it is written, and where it is read. */
export function ofFinance(facts: Pinned, resources: Resources, dialect: Dialect): Offer {
	const known = withSeen(facts);
	const asking = (resource: Resource, verbs: readonly string[]) =>
		verbs
			.flatMap((verb) => (resource.operations[verb] ? addressesOf(known, resource, resource.operations[verb]) : []))
			.flatMap((address) => ('asking' in address ? [address.asking] : []));
	return {
		resources,
		dialect,
		pinned: known,
		isBare: true,
		sent: (_, resource) => asking(resource, ['create', 'update']).find(({ sends }) => sends)?.sends ?? '',
		shown: (_, resource) => recordIn(known, asking(resource, ['get', 'getMany'])[0]?.shows, resource.envelope) ?? '',
	};
}
