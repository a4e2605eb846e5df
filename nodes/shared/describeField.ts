import type { INodeProperties, NodePropertyTypes, ResourceMapperField } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import type { Field } from '../../src/apis/define';
import type { Placed } from '../../src/apis/parts';
import { loaderOf } from './locator';

/** Nothing chosen: a field that is left alone must not be sent. */
const EMPTY = '';

/** A field as a parameter of the form. */
export function propertyOf(name: string, field: Field): INodeProperties {
	const { label: displayName, hint } = field;
	const about = { displayName, name, ...(hint ? { description: hint } : {}) };
	switch (field.kind) {
		case 'choice':
			return { ...about, type: 'options', default: Object.keys(field.choices)[0] ?? EMPTY, options: choicesOf(field.choices) };
		case 'flag':
			return { ...about, type: 'boolean', default: false, description: `Whether it is so${hint ? `: ${hint.charAt(0).toLowerCase()}${hint.slice(1)}` : ''}` };
		case 'link':
			return {
				...about,
				displayName: `${displayName} Name or ID`,
				type: 'options',
				typeOptions: { loadOptionsMethod: loaderOf(field), ...dependingOf(field.resource) },
				default: EMPTY,
				description: 'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			};
		case 'rows':
			if (field.chosenFrom) return chosenFrom(field.chosenFrom, about);
			return {
				...about,
				type: 'json',
				default: EMPTY,
				description: hint ?? `A list such as [${JSON.stringify(Object.fromEntries(Object.keys(field.fields).map((inner) => [inner, '…'])))}]`,
			};
		case 'date':
			return { ...about, type: 'dateTime', typeOptions: { dateOnly: true }, default: EMPTY };
		case 'email':
			return { ...about, type: 'string', placeholder: 'name@email.com', default: EMPTY };
		case 'group':
			return { ...about, type: 'json', default: EMPTY };
		case 'longText':
			return { ...about, type: 'string', typeOptions: { rows: 3 }, default: EMPTY };
		case 'list':
			if (field.choices) return { ...about, type: 'multiOptions', default: [], options: choicesOf(field.choices) };
			if (field.chosenFrom) return chosenFrom(field.chosenFrom, about);
			return { ...about, type: 'string', default: EMPTY, description: hint ?? 'Separated by commas' };
		default:
			return { ...about, type: TYPES[field.kind] ?? 'string', default: EMPTY };
	}
}

/** Lists that are those of the module that the form is about. */
const dependingOf = (resource: string) =>
	['field', 'customView', 'layout'].includes(resource) ? { loadOptionsDependsOn: ['resource', 'operation', 'module.value'] } : {};

/** Entries out of a list of the account. */
const chosenFrom = (resource: string, about: Pick<INodeProperties, 'displayName' | 'name'>): INodeProperties => ({
	...about,
	displayName: `${about.displayName} Names or IDs`,
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: loaderOf({ resource }), ...dependingOf(resource) },
	default: [],
	description: 'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
});

/** Amounts are typed as text: a number field of the form would round them to binary. */
const TYPES: Partial<Record<Field['kind'], NodePropertyTypes>> = { moment: 'dateTime' };

const choicesOf = (choices: Readonly<Record<string, string>>) =>
	Object.entries(choices)
		.map(([value, name]) => ({ name, value }))
		.sort(byName);

/** A field as a row of n8n's resource mapper. */
export const mapperField = ({ at, label, field }: Placed, required: boolean): ResourceMapperField => ({
	id: at,
	displayName: label,
	required,
	defaultMatch: false,
	display: true,
	type: MAPPER_TYPES[field.kind] ?? 'string',
	...(field.kind === 'choice' ? { options: choicesOf(field.choices) } : {}),
});

const MAPPER_TYPES: Partial<Record<Field['kind'], ResourceMapperField['type']>> = {
	choice: 'options',
	flag: 'boolean',
	date: 'dateTime',
	moment: 'dateTime',
	integer: 'number',
	rows: 'array',
};
