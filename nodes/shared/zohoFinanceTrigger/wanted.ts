import type { FunctionsBase, IExecuteFunctions } from 'n8n-workflow';
import { chosenIn, rulesFor, type RuleKind } from '../../../src/syncing/financeTold';
import type { TriggerApp } from './app';

type Form = FunctionsBase & { getNodeParameter(name: string, ...more: never[]): unknown };

/** Whether a person tests the workflow in the editor. */
export const isTest = (context: FunctionsBase): boolean => 'getMode' in context && (context as IExecuteFunctions).getMode() === 'manual';

/** What the form says, wherever it is read: a run's parameters are asked for by item, of which the first stands for all. */
export function wantedIn(context: FunctionsBase, { kinds, registers }: TriggerApp) {
	const parameter = (name: string, fallback: unknown, options?: object): unknown => {
		const ask = (context as Form).getNodeParameter.bind(context) as (...given: unknown[]) => unknown;
		return 'getInputData' in context ? ask(name, 0, fallback, options) : ask(name, fallback, options);
	};
	const byWebhook = parameter('delivery', 'webhook') === 'webhook';
	return {
		chosen: chosenIn(kinds, parameter('events', []) as string[]),
		/** The picked organization; empty where it is left to the credential. */
		organization: String(parameter('organization', '', { extractValue: true })),
		byWebhook,
		/** This node makes the webhooks itself. */
		registers: byWebhook && registers && parameter('setUp', 'node') === 'node',
		minutes: parameter(byWebhook ? 'sweepMinutes' : 'minutes', byWebhook ? 60 : 15) as number,
		sweepHours: parameter('sweepHours', 24) as number,
		days: parameter('days', 0) as number,
		details: parameter('details', true) as boolean,
	};
}

export type Wanted = ReturnType<typeof wantedIn>;

/** The rules that have to tell, in the order of the form. */
export const rulesIn = ({ chosen }: Pick<Wanted, 'chosen'>): Array<{ entity: string; kind: RuleKind }> =>
	[...chosen].flatMap(([entity, changes]) => rulesFor(changes).map((kind) => ({ entity, kind })));
