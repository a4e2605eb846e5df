import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/** Lists are named after what they show: the resource, the part of it that fits, and, for options, the property that an option holds. */
export const searcherOf = (resource: string, view = ''): string => ['search', resource, view].filter(Boolean).join('_');
export const loaderOf = ({ resource, by = '', view = '' }: { resource: string; by?: string; view?: string }): string =>
	['load', resource, by, view].filter(Boolean).join('_');

const byText = (displayName: string, name: string): INodePropertyMode => ({ ...{ displayName, name }, type: 'string' });

const title = (key: string): string => `By ${key === 'id' ? 'ID' : key.charAt(0).toUpperCase() + key.slice(1)}`;

/** Picks one record: from a live list, or by one of its keys. The list gives the first key. */
export const locator = (
	displayName: string,
	name: string,
	{ resource, view, keys }: { resource: string; view?: string; keys: Readonly<Record<string, string>> },
): INodeProperties => ({
	displayName,
	name,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: searcherOf(resource, view), searchable: true } },
		...Object.keys(keys).map((key) => byText(title(key), key)),
	],
});

/** Picks the organisation, or leaves it to the credential where only one is connected. */
export const organisationLocator = (displayName: string, name: string, searchListMethod = 'searchOrganisations'): INodeProperties => ({
	displayName,
	name,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The only one, or the default one, if left empty',
	modes: [{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod, searchable: true } }, byText('By ID', 'id')],
});
