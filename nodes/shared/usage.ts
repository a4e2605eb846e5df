import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Answer } from '../../src/wire/conversation';
import type { Dialect } from '../../src/wire/dialect';
import { noUsage, usageInWords, withAnswer, type Usage } from '../../src/wire/usage';
import type { Picked } from './organisation';

/** Keeps account of what a run uses, by organisation, and tells it: as a hint of the execution and beside the first item. */
export const usageLedger = (dialect: Dialect) => {
	const used = new Map<string, Usage>();
	return {
		watch: (organisation: Picked | undefined) => (answer: Answer) => {
			const name = organisation?.name ?? organisation?.id ?? '';
			used.set(name, withAnswer(used.get(name) ?? noUsage, dialect, answer));
		},
		report(context: IExecuteFunctions, output: INodeExecutionData[]): void {
			// Where n8n runs the node as a tool, there is no one to show hints to.
			if (used.size && 'addExecutionHints' in context)
				context.addExecutionHints(
					...[...used].map(([name, usage]) => ({
						message: usageInWords(dialect.vendor, name, usage),
						location: 'outputPane' as const,
						...(isScarce(usage) ? { type: 'warning' as const } : {}),
					})),
				);
			const first = output.find(({ json }) => !('error' in json));
			if (first) first.usage = { organisations: [...used].map(([organisation, usage]) => ({ organisation, ...usage })) } as IDataObject;
		},
	};
};

/** A tenth of the smallest plan's thousand. */
const isScarce = ({ leftToday }: Usage): boolean => leftToday !== undefined && leftToday < 100;
