import type { Issue } from '../failure';
import { isFilled, rowsIn } from '../record';
import { isPolicy, policies, type Policy } from '../syncing/conflict';
import type { Compared } from '../syncing/sameness';
import { steps } from './path';
import { issue } from './values';
import { flat } from './vias';

/** Where nobody chose, a person is asked rather than overruled. */
export const DEFAULT_POLICY: Policy = 'ask';

/** The policy of each field, by the form's default and its rows. A row about a group, such as an address, counts for all of it. */
export function policiesOf(standard: unknown, rows: unknown, compared: readonly Compared[]): { policyOf: (path: string) => Policy; issues: Issue[] } {
	const entries = rowsIn(rows).filter(({ field }) => isFilled(field));
	const chosen = new Map(entries.map(({ field, policy }) => [flat(field), policy]));
	const policyOr = (policy: unknown, other: Policy): Policy => (isPolicy(policy) ? policy : other);
	const usual = policyOr(standard, DEFAULT_POLICY);
	return {
		policyOf: (path) => policyOr(chosen.get(path) ?? chosen.get(steps(path)[0]!), usual),
		issues: [
			...(isFilled(standard) && !isPolicy(standard) ? [unknown('Default Policy', standard)] : []),
			...[...chosen].flatMap(([field, policy]) => [...(isPolicy(policy) ? [] : [unknown(field, policy)]), ...useless(field, compared)]),
		],
	};
}

const unknown = (at: string, policy: unknown): Issue =>
	issue('conflict-policy', 'error', at, `there is no policy "${flat(policy)}"`, `Choose one of ${Object.keys(policies).join(', ')} in the Record Mapper.`);

function useless(field: string, compared: readonly Compared[]): Issue[] {
	if (compared.some(({ path }) => path === field || steps(path)[0] === field)) return [];
	const [root = ''] = field.split('[]');
	const says = compared.some(({ path }) => path === root)
		? `rows are decided as a whole: choose ${root}`
		: 'the mapping does not fill this field, so its policy decides nothing';
	return [issue('conflict-policy', 'warning', field, says, 'Correct this row of "Conflict Policy" in the Record Mapper.')];
}
