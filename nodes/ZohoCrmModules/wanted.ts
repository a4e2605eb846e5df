import type { FunctionsBase } from 'n8n-workflow';
import { grouped } from '../../src/record';

type Form = FunctionsBase & { getNodeParameter(name: string, ...more: never[]): unknown };

/** What the form says, wherever it is read: a run's parameters are asked for by item, of which the first stands for all. */
export function wantedIn(context: FunctionsBase) {
	const parameter = (name: string, fallback: unknown): unknown => {
		const ask = (context as Form).getNodeParameter.bind(context) as (...given: unknown[]) => unknown;
		return 'getInputData' in context ? ask(name, 0, fallback) : ask(name, fallback);
	};
	const list = (name: string): string[] => parameter(name, []) as string[];
	const changes = list('events');
	return {
		modules: list('modules'),
		changes,
		/** By module; their values are such as Deals.Amount. */
		fields: changes.includes('updated') ? byModule(list('fields')) : {},
		won: list('wonStages'),
		byChannel: parameter('delivery', 'channel') === 'channel',
		related: parameter('related', false) as boolean,
		subforms: parameter('subforms', true) as boolean,
		ignoreOwn: parameter('ignoreOwn', false) as boolean,
	};
}

const byModule = (fields: readonly string[]): Record<string, string[]> => {
	const moduleIn = (field: string): string => field.split('.', 1)[0]!;
	return Object.fromEntries(grouped(fields, moduleIn).map((some) => [moduleIn(some[0]!), some.map((field) => field.slice(moduleIn(field).length + 1))]));
};
