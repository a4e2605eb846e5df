import type { Answer, Conversation, Outcome, Request } from '../../src/wire/conversation';
import { answersTo, isMany } from '../../src/wire/conversation';
import { triesOf } from '../../src/wire/retry';
import { fromJson } from '../../src/wire/text';
import type { Line } from '../support/drive';

/** What becomes of the answers to what is written. */
export interface Fault {
	readonly name: string;
	/** How many writes in a row it befalls. */
	readonly times: number;
	strike(line: Line, request: Request): Promise<Answer>;
}

const NOTHING: Answer = { status: 0, headers: {}, body: '' };
const HALF = (body: unknown): string => JSON.stringify(body).slice(0, Math.floor(JSON.stringify(body).length / 2));

const dropped: Fault['strike'] = async (line, request) => {
	await line.ask(request);
	return NOTHING;
};

export const faults: readonly Fault[] = [
	{ name: 'the answer is dropped after commit', times: 1, strike: dropped },
	{ name: 'the request is dropped before commit', times: 1, strike: async () => await Promise.resolve(NOTHING) },
	{
		name: 'a 500 after commit',
		times: 1,
		strike: async (line, request) => {
			await line.ask(request);
			return { status: 500, headers: {}, body: '' };
		},
	},
	{
		name: 'a body that is cut off',
		times: 1,
		// As the transport reads it: an answer whose JSON breaks off says nothing; an empty one or a file is whole as it is.
		strike: async (line, request) => {
			const answer = await line.ask(request);
			if (answer.body === '' || answer.body instanceof Uint8Array || fromJson(HALF(answer.body)) !== undefined) return answer;
			return { ...answer, status: 0, body: '' };
		},
	},
	{ name: 'every answer is dropped after commit', times: Infinity, strike: dropped },
];

/** As the nodes hold a conversation, but without waiting. `strikes` tells whether this request is one that writes. */
export async function hold(
	line: Line,
	conversation: Conversation<Outcome[]>,
	fault?: Fault,
): Promise<{ outcomes: Outcome[]; carriedOut: number; lost: number }> {
	let [carriedOut, lost] = [0, 0];
	const writesSomething = ({ method, path }: Request): boolean => method !== 'GET' && !(line.dialect.queries ?? []).includes(path);
	const watched: Line = {
		...line,
		ask: async (request) => {
			const answer = await line.ask(request);
			if (answer.status < 300 && writesSomething(request)) carriedOut += 1;
			return answer;
		},
	};
	const once = async (request: Request): Promise<Answer> => {
		if (!fault || lost >= fault.times || !writesSomething(request)) return await watched.ask(request);
		lost += 1;
		return await fault.strike(watched, request);
	};
	const send = async (request: Request): Promise<Answer> => {
		const tries = triesOf(line.dialect, request);
		for (;;) {
			const next = tries.next(await once(request), 0, 0.5);
			if ('answer' in next) return next.answer;
		}
	};
	let step = conversation.next();
	while (!step.done) {
		const { value: asked } = step;
		if (!isMany(asked)) step = conversation.next(await send(asked));
		else {
			const answers: Answer[] = [];
			for (const one of asked) answers.push(await send(one));
			step = conversation.next(answersTo(answers));
		}
	}
	return { outcomes: step.value, carriedOut, lost };
}
