import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { customIssue } from '../../src/checking/custom';
import type { Issue } from '../../src/failure';
import { isRow, rowsIn, type Row } from '../../src/record';

/** Rules of the workflow's own: an expression that must be true for each record. */

const COLLECTION = 'customRules';
const RULES = 'rules';

export const customRules: INodeProperties = {
	displayName: 'Custom Rules',
	name: COLLECTION,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Custom Rule',
	default: {},
	description: 'Rules of your own, beside the built-in ones',
	options: [
		{
			displayName: 'Rule',
			name: RULES,
			values: [
				{
					displayName: 'Condition',
					name: 'condition',
					type: 'boolean',
					default: true,
					description: 'Whether the record keeps the rule. Write an expression that gives true or false for each record.',
				},
				{
					displayName: 'Field',
					name: 'field',
					type: 'string',
					default: '',
					placeholder: 'e.g. Reference',
					description: 'The field of the record that the rule is about, or its path',
				},
				{
					displayName: 'If Not',
					name: 'severity',
					type: 'options',
					options: [
						{
							name: 'Refuse',
							value: 'error',
							description: 'The record leaves by Refused',
						},
						{
							name: 'Send to Review',
							value: 'review',
							description: 'The record leaves by To Review',
						},
						{
							name: 'Warn',
							value: 'warning',
							description: 'The record goes on with a warning',
						},
					],
					default: 'error',
					description: 'What happens to a record that breaks the rule',
				},
				{
					displayName: 'Message',
					name: 'says',
					type: 'string',
					default: '',
					placeholder: 'e.g. has no purchase order number',
					description: 'What is wrong;	it stands after the name of the field',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Orders need a purchase order number',
				},
				{
					displayName: 'What to Do',
					name: 'fix',
					type: 'string',
					default: '',
					placeholder: 'e.g. Ask the customer for it.',
				},
			],
		},
	],
};

/** What the workflow's own rules say of one record. Each is worked out by itself, so that one that fails does not hide the others. */
export function customIssues(context: IExecuteFunctions, item: number): Issue[] {
	const { [COLLECTION]: stored }: Row = context.getNode().parameters;
	return rowsIn(isRow(stored) ? stored[RULES] : []).flatMap((_, index) => {
		const value = (name: string, otherwise: unknown): unknown => context.getNodeParameter(`${COLLECTION}.${RULES}[${index}].${name}`, item, otherwise);
		const text = (name: string): string => {
			const told = attempt(() => value(name, ''));
			return 'value' in told && typeof told.value === 'string' ? told.value : '';
		};
		const severity = attempt(() => value('severity', 'error'));
		return customIssue({
			name: text('name'),
			outcome: attempt(() => value('condition', true)),
			severity: 'value' in severity ? severity.value : 'error',
			at: text('field'),
			says: text('says'),
			fix: text('fix'),
		});
	});
}

function attempt(ask: () => unknown): { readonly value: unknown } | { readonly error: string } {
	try {
		return { value: ask() };
	} catch (error) {
		return { error: error instanceof Error ? error.message : String(error) };
	}
}
