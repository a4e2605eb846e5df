import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import { builtIn } from '../../src/mapping/builtIn';
import { DEFAULT_POLICY } from '../../src/mapping/policies';
import type { Mapping } from '../../src/mapping/rule';
import type { TwoWay } from '../../src/mapping/twoWay';
import { backOf } from '../../src/mapping/wayBack';
import { isFilled, isRow } from '../../src/record';
import { policies } from '../../src/syncing/conflict';

const described: Readonly<Record<keyof typeof policies, string>> = {
	ask: 'What was changed on one side is brought over; what was changed on both is left out and goes to review',
	fillOnly: 'Write where the target has nothing, and never over something',
	newest: 'What was changed on one side is brought over; of what was changed on both, the record that was changed later wins',
	sourceOfTruth: "The source's value is always written, also over a change that was made in the target",
	targetOfTruth: 'The target keeps its value, also an empty one; nothing is ever written',
};

const policyOptions = Object.entries(policies)
	.map(([value, name]) => ({ name: name as string, value, description: described[value as keyof typeof policies] }))
	.sort(byName);

/** What happens where both sides may have been changed, in the form of the Record Mapper. */
export const conflictProperties: INodeProperties[] = [
	{
		displayName: 'Conflict Policy',
		name: 'conflictPolicy',
		type: 'collection',
		placeholder: 'Add Conflict Setting',
		default: {},
		description:
			'For records that are changed on both sides: compares with the target before anything is written, and puts out only what is to change. Nothing is compared until Target Record is added.',
		options: [
			{
				displayName: 'Default Policy',
				name: 'defaultPolicy',
				type: 'options',
				options: policyOptions,
				default: DEFAULT_POLICY,
				description: 'What happens to fields that have no policy of their own',
			},
			{
				displayName: 'Field Policies',
				name: 'fieldPolicies',
				type: 'fixedCollection',
				typeOptions: { multipleValues: true, sortable: true },
				placeholder: 'Add Field Policy',
				default: {},
				description: 'Fields of the target with a policy of their own; rows, such as lines, are decided as a whole',
				options: [
					{
						displayName: 'Field',
						name: 'fields',
						values: [
							{
								displayName: 'Target Field Name or ID',
								name: 'field',
								type: 'options',
								typeOptions: { loadOptionsMethod: 'getTargetFields', loadOptionsDependsOn: ['mapping'] },
								default: '',
								description: 'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
							},
							{ displayName: 'Policy', name: 'policy', type: 'options', options: policyOptions, default: 'sourceOfTruth' },
						],
					},
				],
			},
			{
				displayName: 'Last Synced',
				name: 'lastSynced',
				type: 'string',
				default: '',
				placeholder: 'e.g. {{ $json.fingerprint }}',
				description:
					'The fingerprint of the last sync, from a row of the table xerozoho_links. With it, a change on one side is told from a conflict. Store what comes out under _sync.fingerprint there after each write.',
			},
			{
				displayName: 'Target Record',
				name: 'targetRecord',
				type: 'json',
				default: '',
				placeholder: 'e.g. {{ $json._found }}',
				description: 'The record as it is in the target now, from a node that looked it up. Where it is empty, the record is new there and written whole.',
			},
		],
	},
];

/** The form's two-way rules for an item; nothing where no target record is asked for. */
export function twoWayAt(context: IExecuteFunctions, index: number, mapping: Mapping): TwoWay | undefined {
	const form: unknown = context.getNodeParameter('conflictPolicy', index, {});
	if (!isRow(form) || !Object.hasOwn(form, 'targetRecord')) return undefined;
	const { targetRecord, lastSynced, defaultPolicy, fieldPolicies } = form;
	return {
		target: targetRecord,
		lastSynced,
		policy: isFilled(defaultPolicy) ? defaultPolicy : DEFAULT_POLICY,
		fields: isRow(fieldPolicies) ? fieldPolicies['fields'] : [],
		back: backOf(mapping, Object.values(builtIn)),
	};
}
