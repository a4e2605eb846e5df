import { isRow, rowsIn } from '../record';
import { isKind, type Kind } from './kinds';
import { countryCode } from '../countries';
import { thresholds as shipped, type Thresholds } from './pairs';
import type { FieldKinds } from './read';
import { isSafe } from '../mapping/path';

/** Reads what the form holds. What no run could go by is a sentence that says so. */

/** Rows of `field` (a path) and `kind` (one of ours, or `ignore`). */
export const fieldKindsFrom = (rows: unknown): FieldKinds | string => {
	const chosen = new Map<string, Kind | 'ignore'>();
	for (const [at, { field, kind }] of rowsIn(rows).entries()) {
		if (typeof field !== 'string' || field.trim() === '') continue;
		if (!isSafe(field.trim())) return `"${field}" in row ${at + 1} of "Fields" is no path of a field`;
		if (kind !== 'ignore' && !isKind(kind)) return `"${String(kind)}" in row ${at + 1} of "Fields" is no kind of field`;
		chosen.set(field.trim(), kind);
	}
	return chosen;
};

export const thresholdsFrom = (options: unknown): Thresholds | string => {
	const { matchThreshold, reviewThreshold } = isRow(options) ? options : {};
	const [match, review] = [matchThreshold ?? shipped.match, reviewThreshold ?? shipped.review];
	const isShare = (value: unknown): value is number => typeof value === 'number' && value > 0 && value < 1;
	if (!isShare(match) || !isShare(review)) return 'The thresholds must be numbers between 0 and 1';
	return review <= match ? { match, review } : 'The threshold for review must not be above the one for a match';
};

export const countryFrom = (text: unknown): string | undefined | false => {
	if (typeof text !== 'string' || text.trim() === '') return undefined;
	return countryCode(text) ?? false;
};
