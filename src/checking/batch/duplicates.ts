import type { Resource } from '../../apis/define';
import type { Issue } from '../../failure';
import { isRow, type Row } from '../../record';
import type { Subject } from '../checkable';
import { issue } from '../fields';
import { keyOf, shown } from '../live/standing';

/** Beside the key that the node finds a record by: what else the vendor wants to be unique. */
const further: Readonly<Record<string, readonly (readonly string[])[]>> = {
	contact: [['Name']],
	'zohoBooks:item': [['sku']],
	'zohoInventory:item': [['sku']],
};

const keysOf = ({ name, resource: { key } }: Subject): readonly (readonly string[])[] => [
	...(key ? [[key.field, ...(key.within ?? [])]] : []),
	...(Object.hasOwn(further, name) ? further[name]! : []),
];

const OWNER_KEYS = ['ContactID', 'ContactNumber', 'Name'];

/** A part of a key: a plain value, or an object that names another record. */
const partOf = (value: unknown): string | undefined => {
	if (!isRow(value)) return keyOf(value);
	const key = OWNER_KEYS.find((name) => keyOf(value[name]) !== undefined);
	return key === undefined ? undefined : `${key}:${keyOf(value[key])}`;
};

/** What is dated is entered anew each time it is written without a look-up; the same contact or item twice is one. */
const isDated = ({ fields }: Resource): boolean => Object.hasOwn(fields, 'Date') || Object.hasOwn(fields, 'date');

/**
 * Records of one run that are the same: by their key, or in all that they hold. The first goes on, the others are for a person.
 * A contact or an item that comes again with the very same content only gets a warning: two invoices of one customer bring it along twice.
 */
export const duplicatesIn = (subject: Subject, records: readonly Row[]): Issue[][] => {
	const keys = keysOf(subject);
	const firsts = new Map<string, number>();
	const contents = records.map((record) => JSON.stringify(record));
	const dated = isDated(subject.resource);
	return records.map((record, index) => {
		const named = keys.flatMap((names) => {
			const parts = names.map((name) => partOf(record[name]));
			return parts.includes(undefined) ? [] : [{ at: names[0]!, key: JSON.stringify([names[0], ...parts]), value: record[names[0]!] }];
		});
		const own = [...named, { at: '', key: `=${contents[index]}`, value: undefined }];
		const again = own.find(({ key }) => firsts.has(key));
		const first = again && firsts.get(again.key)!;
		for (const { key } of own) if (!firsts.has(key)) firsts.set(key, index);
		if (!again || first === undefined) return [];
		const same = contents[first] === contents[index];
		const says = `${again.at === '' ? 'is' : `is ${shown(again.value)}, as in`} ${again.at === '' ? `the very same record as item ${first}` : `item ${first}`} of this run${again.at !== '' && same ? ', which is the very same record' : ''}`;
		const severity = same && !dated && named.length > 0 ? 'warning' : 'review';
		return [
			issue('duplicate-in-batch', again.at, says, 'Keep the one that counts, and remove the other in the source or give it a number of its own.', severity),
		];
	});
};
