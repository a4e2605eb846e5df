import type { Explained } from './causes';
import type { Compare } from './compare';
import type { SideName } from './plan';
import type { Facts, Unusable } from './read';
import type { SummaryRow } from './summary';

/** Two records that belong together, and how they compare. */
interface Together extends Compare {
	readonly left: Facts;
	readonly right: Facts;
}

/** What became of a record of either side, or of two that belong together. */
export type Outcome =
	| ({ readonly to: 'agreed' } & Together)
	| ({ readonly to: 'different'; readonly likely: Explained } & Together)
	/** What one side has and the other has not. */
	| { readonly to: 'missing'; readonly has: SideName; readonly facts: Facts; readonly likely: Explained }
	| { readonly to: 'error'; readonly side: SideName; readonly at: number; readonly problem: Unusable }
	| { readonly to: 'summary'; readonly row: SummaryRow };
