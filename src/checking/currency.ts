import type { Issue } from '../failure';
import { isFilled, type Row } from '../record';
import { issue } from './fields';

/** ISO 4217, as the platform's own tables list it. */
const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export const currency = (record: Row, field: string): Issue[] => {
	const value = record[field];
	if (!isFilled(value) || (typeof value === 'string' && known.has(value))) return [];
	return [issue('currency', field, `is ${JSON.stringify(value)}, which is no ISO 4217 currency code`, 'Give a code of three capital letters, such as EUR.')];
};
