import type { Found } from '../kinds';
import { cardsIn } from './card';
import { emailsIn } from './email';
import { accountsIn, ibansIn } from './iban';
import { phonesIn } from './phone';
import { taxNumbersIn } from './taxNumber';
import { vatNumbersIn } from './vat';

/** The surer a detector, the earlier it is asked: what it claims is not claimed again. */
const byDigits: ReadonlyArray<(text: string) => Found[]> = [ibansIn, cardsIn, vatNumbersIn, accountsIn, taxNumbersIn, phonesIn];

/** No number that is looked for has fewer digits. */
const FEWEST_DIGITS = 6;

/**
 * Personal data in any text: e-mail addresses, telephone numbers, bank accounts, card and tax numbers, in the order in which they stand. Stretches never
 * overlap. Names are not looked for.
 */
export function detect(text: string): Found[] {
	const found = emailsIn(text);
	if (hasDigits(text)) for (const look of byDigits) found.push(...look(text).filter((one) => !found.some((other) => overlap(one, other))));
	return found.length > 1 ? withoutOverlaps(found) : found;
}

const overlap = (one: Found, other: Found): boolean => one.start < other.end && other.start < one.end;

/** Where stretches overlap, the first of the list stays. */
export const withoutOverlaps = (found: readonly Found[]): Found[] => {
	const kept: Found[] = [];
	for (const one of found) if (!kept.some((other) => overlap(one, other))) kept.push(one);
	return kept.sort((one, other) => one.start - other.start);
};

function hasDigits(text: string): boolean {
	let count = 0;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code > 47 && code < 58 && ++count === FEWEST_DIGITS) return true;
	}
	return false;
}
