import type { Operation, Resource } from '../../src/apis/define';
import type { Row } from '../../src/record';
import type { Asked, Wish } from '../../src/wire/ask';
import { answersTo, isMany, type Answer, type Conversation, type Outcome, type Request } from '../../src/wire/conversation';

/** Conversations wait for nobody, so a test answers them from a script. */

export type Script = (request: Request, turn: number) => Partial<Answer>;

export interface Held<T> {
	readonly requests: Request[];
	readonly result: T;
}

export function hold<T>(conversation: Conversation<T>, script: Script): Held<T> {
	const requests: Request[] = [];
	let step = conversation.next();
	while (!step.done) {
		const { value: asked } = step;
		const answer = (request: Request): Answer => {
			requests.push(request);
			if (requests.length > 5000) throw new Error('The conversation does not end');
			return answered(script(request, requests.length));
		};
		step = conversation.next(isMany(asked) ? answersTo(asked.map(answer)) : answer(asked));
	}
	return { requests, result: step.value };
}

export const answered = ({ status = 200, headers = {}, body = '', ...more }: Partial<Answer> = {}): Answer => ({ status, headers, body, ...more });

export const askedFor = (resource: Resource, verb: string, run = 'run-1'): Asked => ({ resource, operation: resource.operations[verb] as Operation, run });

export const wishesOf = (records: readonly Row[]): Wish[] => records.map((record, from) => ({ from, record }));

/** The records that a request to Xero carries. */
export const sentIn = (request: Request): Row[] => Object.values((request.body ?? {}) as Record<string, Row[]>)[0] ?? [];

/** Xero's answer that keeps every record, each with a new id. */
export const keepsAll =
	(many: string, id: string) =>
	(request: Request): Partial<Answer> => ({
		body: {
			[many]: sentIn(request).map((row, index) => ({
				...row,
				[id]: row[id] ?? `${id}-${index}-${String(Object.values(row)[0])}`,
				StatusAttributeString: 'OK',
			})),
		},
	});

export const byPosition = (outcomes: readonly Outcome[]): Outcome[] => [...outcomes].sort((one, other) => one.from - other.from);
