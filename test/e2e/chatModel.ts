import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stand-in for a chat model: it speaks OpenAI's chat completions on this machine and says what it is told to say. */

export interface Message {
	readonly role: 'system' | 'user' | 'assistant' | 'tool';
	readonly content: unknown;
}

interface Tool {
	readonly type: 'function';
	readonly function: { readonly name: string; readonly description: string; readonly parameters: { readonly properties: Readonly<Record<string, unknown>> } };
}

/** What the agent asked the model. */
export interface Asked {
	readonly messages: readonly Message[];
	readonly tools?: readonly Tool[];
}

/** What the model answers: words, or a tool that it wants to use; or it fails, or never answers. */
export type Answer =
	| { readonly says: string }
	| { readonly uses: string; readonly with: Readonly<Record<string, unknown>> }
	| { readonly fails: number }
	| { readonly hangs: true };

export interface ChatModel {
	/** What belongs into the credential's base URL. */
	readonly url: string;
	/** All that was asked so far, in order. */
	readonly asked: readonly Asked[];
	/** Goes through these answers one by one, from now on. */
	play(...script: ReadonlyArray<(asked: Asked) => Answer>): void;
	/** Answers everything in the same way, from now on. */
	always(answer: (asked: Asked) => Answer): void;
	close(): Promise<void>;
}

export async function startChatModel(): Promise<ChatModel> {
	const asked: Asked[] = [];
	let script: Array<(asked: Asked) => Answer> = [];
	let otherwise: ((asked: Asked) => Answer) | undefined;
	const server = createServer((request, response) => void serve(request, response));
	const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const question = JSON.parse(await bodyOf(request)) as Asked;
		asked.push(question);
		const next = script.shift() ?? otherwise;
		if (request.url !== '/v1/chat/completions' || !next) send(response, 400, { error: { message: `Nothing is planned for this call of ${request.url}` } });
		else answer(response, next(question));
	};
	const answer = (response: ServerResponse, told: Answer): void => {
		if ('hangs' in told) return;
		if ('fails' in told) send(response, told.fails, { error: { message: 'The model is out of order' } });
		else send(response, 200, { ...head, object: 'chat.completion', choices: [{ index: 0, message: messageOf(told), finish_reason: 'stop' }], usage });
	};
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		asked,
		play: (...answers) => {
			asked.length = 0;
			script = [...answers];
			otherwise = undefined;
		},
		always: (answered) => {
			asked.length = 0;
			script = [];
			otherwise = answered;
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

const head = { id: 'chatcmpl-1', created: 1_790_000_000, model: 'stand-in' };
const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };

const messageOf = (answer: Exclude<Answer, { fails: number } | { hangs: true }>): object =>
	'says' in answer
		? { role: 'assistant', content: answer.says }
		: {
				role: 'assistant',
				content: null,
				tool_calls: [{ id: 'call_1', type: 'function', function: { name: answer.uses, arguments: JSON.stringify(answer.with) } }],
			};

function send(response: ServerResponse, status: number, body: object): void {
	response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
