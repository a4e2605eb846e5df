import type { ILoadOptionsFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { offersFor } from '../../src/advising/offers';
import { fieldsBetween, SAMPLES, type Between, type OwnFields } from '../../src/advising/proposal';
import { sourceResources } from '../../src/mapping/custom';
import { parsed } from '../../src/mapping/form';
import type { Mapping } from '../../src/mapping/rule';
import { isFilled, isRow, type Row } from '../../src/record';
import { shownFields } from './ownFields';

/** What the Mapping Advisor suggests, in the form of the Record Mapper: from names and kinds of fields, and from the sample record that the editor has. */

export const suggestedProperty: INodeProperties = {
	displayName: 'Suggested Override Names or IDs',
	name: 'suggestedOverrides',
	type: 'multiOptions',
	typeOptions: {
		loadOptionsMethod: 'getSuggestedOverrides',
		loadOptionsDependsOn: ['mapping', 'sourceApp', 'sourceResource', 'targetApp', 'targetResource', 'live', 'zohoOrganization.value'],
	},
	default: [],
	description:
		'Rules for fields of the target that nothing fills yet, suggested from the names of the fields and, once the node before has run, from the values of its record. Field Overrides come on top. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** The editor works the parameter out with the item that it shows, and sends what comes of it along. */
function sampleIn(context: ILoadOptionsFunctions): Row[] {
	const given: unknown = context.getCurrentNodeParameter('record');
	const record = typeof given === 'string' ? parsed(given) : given;
	return isRow(record) ? [record] : [];
}

/** What may fill what, between the two records of a mapping; nothing where there is neither a table nor a sample of the source, and where each row becomes a record of its own. */
export function adviceFor(context: ILoadOptionsFunctions, { from, to, each }: Mapping, own: OwnFields): Between | undefined {
	if (each !== undefined) return undefined;
	const source = Object.hasOwn(sourceResources(from.app), from.entity) ? `${from.app}:${from.entity}` : SAMPLES;
	const between = fieldsBetween(source, `${to.app}:${to.resource}`, sampleIn(context), [], own);
	return 'says' in between ? undefined : between;
}

const NONE: INodePropertyOptions = { name: 'Nothing Is Suggested', value: '', description: 'No field that is open is like one of the source' };

/** The offers, and those that were chosen before and are not among them now, so that they can be seen and taken away. */
export async function suggestedOverrides(context: ILoadOptionsFunctions, mapping: Mapping): Promise<INodePropertyOptions[]> {
	const { from, to, custom } = mapping;
	const [{ read }, { written }] = [await shownFields(context, from.app, from.entity), await shownFields(context, to.app, to.resource)];
	const between = adviceFor(context, mapping, { read, written: { ...written, ...custom } });
	const offers = between ? offersFor(between, mapping.rules) : [];
	const chosen: unknown = context.getCurrentNodeParameter('suggestedOverrides');
	const kept = (Array.isArray(chosen) ? chosen : []).filter(
		(value): value is string => typeof value === 'string' && isFilled(value) && !offers.some((offer) => offer.value === value),
	);
	const before = kept.map((value) => ({ name: `Chosen Before: ${fieldsIn(value)}`, value, description: value }));
	return offers.length + before.length === 0 ? [NONE] : [...offers, ...before];
}

const fieldsIn = (value: string): string => {
	const rules = parsed(value);
	return isRow(rules) ? Object.keys(rules).join(', ') : value;
};
