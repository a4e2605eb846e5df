import { chosenFields } from '../privacy/fields';
import { kinds, type Kind } from '../privacy/kinds';
import { masking, protect } from '../privacy/protect';

const everything = { kinds: new Set(Object.keys(kinds) as Kind[]), chosen: chosenFields([], ''), texts: true };

/** Masks personal data in whatever is told about a record; its names are found in sentences too. Without a record, everything stays as it is. */
export const masker = (record: unknown) => {
	if (record === undefined) return <T>(value: T): T => value;
	return <T>(value: T): T => (protect({ record, value }, masking, everything).value as { value: T }).value;
};
