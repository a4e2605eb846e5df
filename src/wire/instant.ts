import type { Fields } from '../apis/define';
import { DateTime } from '../libraries/luxon';
import type { Row } from '../record';

/** The form gives times without a zone; they are meant in the workflow's. What is no time stays, for the vendor to refuse. */
export const withInstants = (fields: Fields, values: Row, zone: string): Row =>
	Object.fromEntries(
		Object.entries(values).map(([name, value]) => [name, fields[name]?.kind === 'moment' && typeof value === 'string' ? instant(value, zone) : value]),
	);

const instant = (value: string, zone: string): string => {
	const time = DateTime.fromISO(value, { zone });
	return time.isValid ? (time.toUTC().toISO() ?? value) : value;
};
