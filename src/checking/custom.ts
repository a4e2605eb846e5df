import type { Issue } from '../failure';

/** A rule of the workflow's own, as it came out for one record. */
export interface CustomRule {
	readonly name: string;
	/** What the condition yielded, or why it could not be worked out. */
	readonly outcome: { readonly value: unknown } | { readonly error: string };
	readonly severity: unknown;
	readonly at: string;
	readonly says: string;
	readonly fix: string;
}

const weights: Readonly<Record<string, Issue['severity']>> = { error: 'error', review: 'review', warning: 'warning' };

/** The condition must be true. One that cannot be worked out is an issue of the same weight, so that no record passes unproven. */
export const customIssue = ({ name, outcome, severity: asked, at, says, fix }: CustomRule): Issue[] => {
	const severity = typeof asked === 'string' && Object.hasOwn(weights, asked) ? weights[asked]! : 'error';
	const called = name.trim() === '' ? 'without a name' : `"${name.trim()}"`;
	if ('error' in outcome) {
		const broken = `could not be held against the rule ${called}: ${outcome.error}`;
		return [{ rule: 'custom-rule-broken', severity, at, says: broken, fix: 'Correct the condition in the Record Validator.' }];
	}
	if (outcome.value === true) return [];
	if (outcome.value !== false) {
		const given = (JSON.stringify(outcome.value) ?? 'nothing').slice(0, 60);
		const broken = `could not be held against the rule ${called}: its condition gave ${given}, which is neither true nor false`;
		return [{ rule: 'custom-rule-broken', severity, at, says: broken, fix: 'Make the condition an expression that gives true or false.' }];
	}
	return [{ rule: 'custom', severity, at, says: says.trim() || `breaks the rule ${called}`, ...(fix.trim() ? { fix: fix.trim() } : {}) }];
};
