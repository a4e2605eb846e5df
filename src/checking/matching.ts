import type { Resource } from '../apis/define';
import type { Issue } from '../failure';
import { isFilled, type Row } from '../record';
import { issue } from './fields';

/** A record that nothing is matched by would be added anew each time it is sent. The account's own fields may be what it is matched by. */
export const checkMatching = ({ id, key, label, fields }: Resource, record: Row): Issue[] => {
	if (!key || [id, key.field].some((name) => isFilled(record[name]))) return [];
	if (Object.keys(record).some((name) => !Object.hasOwn(fields, name) && isFilled(record[name]))) return [];
	const called = fields[key.field]?.label ?? key.field;
	return [
		issue(
			'nothing-to-match',
			key.field,
			`is missing, and ${label.toLowerCase()}s are told apart by it: without it the record would be added anew each time`,
			`Fill "${called}" or the ID, or fill a field of your own and match on that.`,
		),
	];
};
