import type { Known, Reference } from './reference';

const parts = ['accounts', 'taxes', 'currencies', 'tracking', 'contacts', 'documents', 'locks'] as const satisfies ReadonlyArray<keyof Known>;

/**
 * Live records with those that a user gives on top of them: where the user gives records of a kind, such as taxes of Xero, they alone count for it, so that
 * a workflow may narrow or replace what the organisation has.
 */
export const laidOver = (live: Reference, given: Reference): Reference =>
	Object.fromEntries(
		[...new Set([...Object.keys(live), ...Object.keys(given)])].map((app): [string, Known] => {
			const [ours, theirs] = [live[app], given[app]];
			if (!ours || !theirs) return [app, (ours ?? theirs)!];
			const lists = Object.fromEntries(parts.map((part) => [part, theirs[part].length > 0 ? theirs[part] : ours[part]]));
			return [app, { organisation: theirs.organisation ?? ours.organisation, ...lists } as Known];
		}),
	);
