import { decimalOf } from '../../decimals';
import type { Decimal } from '../../libraries/decimal';

/** Amounts are searched as whole thousandths: some currencies have three decimals, and whole numbers add up exactly and fast. */
const UNITS = 1000;

/** Beyond it whole numbers do not add up exactly any more. */
const LARGEST = Number.MAX_SAFE_INTEGER / 1000;

/** Whole thousandths; nothing where the value is no number, has more decimals, or is too large. */
export const unitsOf = (value: unknown): number | undefined => {
	const units = decimalOf(value)?.times(UNITS);
	return units && isWhole(units) && units.abs().lte(LARGEST) ? Number(units.toFixed()) : undefined;
};

const isWhole = (amount: Decimal): boolean => amount.eq(amount.round(0));

/** As a person writes money. */
export const written = (units: number): string => (units / UNITS).toFixed(units % 10 === 0 ? 2 : 3);

/** Whole thousandths of an amount from the form. */
export const unitsIn = (amount: number): number => Math.round(amount * UNITS);
