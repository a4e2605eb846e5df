import { ask, type Check, type ClosingInput } from './check';
import { audit, differences, letters, mapped, reconciled, reviews, silent } from './keptChecks';
import { bank, drafts, lockDates, locked, overdue, rates } from './recordChecks';

/** All checks of a period, in the order in which people go through them. */
export const checksOf = (input: ClosingInput): Check[] => [
	...input.unread.map(({ name, message }) => ask(name, `It could not be read: ${message}`, 'Whoever looks after n8n', 'Check again later.')),
	letters(input),
	reviews(input),
	reconciled(input),
	differences(input),
	drafts(input),
	overdue(input),
	locked(input),
	lockDates(input),
	rates(input),
	mapped(input),
	silent(input),
	bank(input),
	audit(input),
];
