import type { IExecuteFunctions } from 'n8n-workflow';
import { isRow, type Row } from '../../src/record';
import type { Conversation, Outcome } from '../../src/wire/conversation';
import { fromJson } from '../../src/wire/text';
import type { SpecialOperation } from './vendor';

/** An operation of its own that talks about one item after the other. */
export const itemByItem = (talk: (context: IExecuteFunctions, item: number) => Conversation<Outcome[]>): SpecialOperation['converse'] =>
	function* (context, items) {
		const outcomes: Outcome[] = [];
		for (const item of items) outcomes.push(...(yield* talk(context, item)));
		return outcomes;
	};

/** An object of a JSON field; nothing of what is none. */
export const objectIn = (value: unknown): Row => {
	const parsed = typeof value === 'string' ? fromJson(value) : value;
	return isRow(parsed) ? parsed : {};
};
