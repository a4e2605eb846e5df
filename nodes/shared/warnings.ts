import type { IExecuteFunctions } from 'n8n-workflow';
import type { Resource } from '../../src/apis/define';
import { isFilled, rowsIn } from '../../src/record';
import type { Outcome } from '../../src/wire/conversation';

/** So many records are named with a warning, and the rest are counted. */
const NAMED = 3;

/**
 * What the vendor warned of on records that it saved all the same. The records keep their own `Warnings`; above the output stands each sentence
 * once, with the records it is about.
 */
export const warningLedger = (vendor: string) => {
	const told = new Map<string, string[]>();
	return {
		note({ label, title }: Resource, { record, did }: Outcome): void {
			if (!record || did === 'read') return;
			const name = isFilled(record[title]) ? `${label.toLowerCase()} ${String(record[title])}` : `a ${label.toLowerCase()}`;
			for (const { Message } of rowsIn(record.Warnings)) {
				const names = told.get(String(Message)) ?? [];
				names.push(name);
				told.set(String(Message), names);
			}
		},
		report(context: IExecuteFunctions): void {
			if (told.size && 'addExecutionHints' in context)
				context.addExecutionHints(
					...[...told].map(([says, names]) => ({
						message: `${vendor} saved ${namesOf(names)} with a warning: ${says}`,
						location: 'outputPane' as const,
						type: 'warning' as const,
					})),
				);
		},
	};
};

const namesOf = (names: readonly string[]): string => names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ` and ${names.length - NAMED} more` : '');
