import type { Pinned } from '../../scripts/contract/facts';
import type { Resource, Resources } from '../../src/apis/define';
import type { Dialect } from '../../src/wire/dialect';

export interface Offer {
	readonly resources: Resources;
	readonly dialect: Dialect;
	readonly pinned: Pinned;
	/** The pinned schema of what a write of the resource takes, and of what a reading shows. */
	sent(name: string, resource: Resource): string;
	shown(name: string, resource: Resource): string;
}

/** Where a table says something else than the vendor's specification, as `place: what`. */
export type Difference = string;
