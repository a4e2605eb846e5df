import type { Cause } from '../failure';
import type { Remedy } from './remedy';

/**
 * What letters have in common that one deed of a person heals together, such as to connect a credential again: `credential-invalid:xero`.
 * Empty where each letter is a matter of its own.
 */
export const groupOf = ({ severity }: Remedy, cause: Cause, target: string, node: string): string =>
	severity === 'critical' ? `${cause}:${target.split(':')[0] || node}` : '';

/**
 * The circuit breaker of one run: after so many letters of a group, the others are parked. They are not tried by themselves and need no alert of
 * their own; when one of the group succeeds, they are set free.
 */
export const parking = (most: number) => {
	const seen = new Map<string, number>();
	return <T extends { readonly group_key: string; readonly status: string }>(letter: T): T => {
		if (letter.group_key === '') return letter;
		const count = (seen.get(letter.group_key) ?? 0) + 1;
		seen.set(letter.group_key, count);
		return count > most ? { ...letter, status: 'parked' } : letter;
	};
};
