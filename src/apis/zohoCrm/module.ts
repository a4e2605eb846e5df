import { link, moment, readOnly, resource, text, type Field, type Fields, type Operation, type Resource } from '../define';
import { recordOperations, user } from './verbs';

/** A module as the account's settings and these tables describe it. */
export interface Module {
	readonly label: string;
	readonly plural: string;
	/** As the address names it, such as Sales_Orders. */
	readonly apiName: string;
	/** The field people know a record by. */
	readonly title: string;
	readonly requires: readonly string[];
	readonly fields: Fields;
	/** What CRM tells by whether a record exists, where nothing else is said. */
	readonly matchedOn?: string;
	/** Operations that only this module has. */
	readonly more?: Readonly<Record<string, Operation>>;
	/** Operations, and what they can be asked for, that other modules have and this one has not. */
	readonly without?: readonly string[];
}

/** What every record has. */
const common = {
	id: text('ID'),
	Owner: user('Owner'),
	Created_Time: readOnly(moment('Created Time')),
	Modified_Time: readOnly(moment('Modified Time')),
	Created_By: readOnly(user('Created By')),
	Modified_By: readOnly(user('Modified By')),
} as const;

/** Records of a module (https://www.zoho.com/crm/developer/docs/api/v8/get-records.html); which fields they have is the account's to say. */
export const moduleResource = ({ label, plural, apiName, title, requires, fields, matchedOn = 'id', more = {}, without = [] }: Module): Resource =>
	resource({
		label,
		plural,
		path: `/${apiName}`,
		permission: 'crm',
		paged: true,
		envelope: { one: 'data', many: 'data' },
		id: 'id',
		title,
		modified: 'Modified_Time',
		since: { header: 'If-Modified-Since' },
		// Upserts look by themselves, by the fields that the form or the module names.
		key: { field: matchedOn, matchedByVendor: true, taken: 'again' },
		fields: { ...fields, ...common } as Record<string, Field>,
		operations: { ...lacking(recordOperations(label.toLowerCase(), plural.toLowerCase(), requires), without), ...more },
	});

const lacking = (operations: Readonly<Record<string, Operation>>, without: readonly string[]): Readonly<Record<string, Operation>> => {
	const left = <T>(named: Readonly<Record<string, T>>): Record<string, T> =>
		Object.fromEntries(Object.entries(named).filter(([name]) => !without.includes(name)));
	return Object.fromEntries(
		Object.entries(left(operations)).map(([name, { inputs, filters, ...operation }]) => [
			name,
			{ ...operation, ...(inputs ? { inputs: left(inputs) } : {}), ...(filters ? { filters: left(filters) } : {}) },
		]),
	);
};

/** A lookup to records of another module. */
export const lookup = (label: string, name: string): Field => link(label, { resource: name, keys: { id: 'id' } });
