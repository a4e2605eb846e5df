import { decimalOf } from '../../decimals';
import type { Problem } from '../../failure';
import { isFilled, isRow, type Row } from '../../record';
import { usualLimits, type Limits } from './limits';

/** The bounds that the form asks for (`days`, `feePercent`, `feeAmount`), or what in it cannot be understood. */
export const limitsFrom = (options: unknown): Limits | Problem[] => {
	const asked: Row = isRow(options) ? options : {};
	const problems: Problem[] = [];
	const number = (name: keyof Limits, most: number): number => {
		if (!isFilled(asked[name])) return usualLimits[name];
		const value = decimalOf(asked[name]);
		if (value?.gte(0) && value.lte(most)) return Number(value.toFixed());
		problems.push({ at: `Options.${name}`, says: `is no number from 0 to ${most}` });
		return usualLimits[name];
	};
	const limits = { days: number('days', 60), feePercent: number('feePercent', 25), feeAmount: number('feeAmount', 10_000) };
	return problems.length > 0 ? problems : limits;
};
