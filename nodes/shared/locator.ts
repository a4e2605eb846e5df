import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

export const searcherOf = (resource: string): string => `search_${resource}`;
export const loaderOf = (resource: string): string => `load_${resource}`;

const byText = (displayName: string, name: string): INodePropertyMode => ({ ...{ displayName, name }, type: 'string' });

const title = (key: string): string => `By ${key === 'id' ? 'ID' : key.charAt(0).toUpperCase() + key.slice(1)}`;

/** Picks one record: from a live list, or by one of its keys. The list gives the first key. */
export const locator = (displayName: string, name: string, resource: string, keys: Readonly<Record<string, string>>): INodeProperties => ({
	displayName,
	name,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: searcherOf(resource), searchable: true } },
		...Object.keys(keys).map((key) => byText(title(key), key)),
	],
});

/** Picks the organisation, or leaves it to the credential where only one is connected. */
export const organisationLocator = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The only one, or the default one, if left empty',
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: 'searchOrganisations', searchable: true } },
		byText('By ID', 'id'),
	],
});
