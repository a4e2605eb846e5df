import type { INodePropertyOptions } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import { described } from '../../src/mapping/vias';

/** The named functions that a value may go through, as the form lists them. */
export const transformOptions: INodePropertyOptions[] = [
	{ name: 'As It Is', value: '', description: 'The value is copied' },
	...Object.entries(described).map(([value, { label, says, argument }]) => ({
		name: label,
		value,
		description: argument === undefined ? says : `${says}. Transform With: ${argument}.`,
	})),
].sort(byName);

/** Those that can be told something more. */
export const withArgument: string[] = Object.entries(described).flatMap(([via, { argument }]) => (argument === undefined ? [] : [via]));
