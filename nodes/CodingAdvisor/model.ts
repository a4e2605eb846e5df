import { randomBytes } from 'node:crypto';
import { NodeConnectionTypes, type IExecuteFunctions } from 'n8n-workflow';
import { seam, type Chat, type Seam } from '../../src/advising/model/seam';

/** What n8n gives for a connected chat model, whichever it is: LangChain's, of which this is all that is used. */
interface ChatModel {
	invoke(messages: unknown, options?: { readonly signal?: AbortSignal }): Promise<unknown>;
}

export interface ModelOptions {
	readonly calls?: number;
	readonly tokens?: number;
	readonly timeout?: number;
	readonly batch?: number;
}

/** The connected model for this run, and a secret of the run; without a model nothing is ever asked. */
export async function modelOf(context: IExecuteFunctions): Promise<{ readonly model: Seam; readonly isConnected: boolean; readonly salt: string }> {
	const { calls = 50, tokens = 100_000, timeout = 30, batch = 20 } = context.getNodeParameter('modelOptions', 0, {}) as ModelOptions;
	const connected = await connectedModel(context);
	const chat = connected && inTime(connected, Math.max(1, Number(timeout) || 30), context.getExecutionCancelSignal());
	return {
		model: seam(chat, { calls: Number(calls) || 0, tokens: Number(tokens) || 0, batch: Number(batch) || 20 }),
		isConnected: connected !== undefined,
		salt: randomBytes(16).toString('hex'),
	};
}

/** A model that cannot even be set up, with a wrong key or none, is one that does not answer. */
async function connectedModel(context: IExecuteFunctions): Promise<ChatModel | undefined> {
	try {
		const connected = (await context.getInputConnectionData(NodeConnectionTypes.AiLanguageModel, 0)) as ChatModel | ChatModel[] | undefined;
		const model = Array.isArray(connected) ? connected[0] : connected;
		return model && typeof model.invoke === 'function' ? model : undefined;
	} catch (error) {
		return { invoke: () => Promise.reject(error as Error) };
	}
}

/** Some models take no notice of the signal, so nobody waits for them any longer than for those that do. */
const inTime =
	(model: ChatModel, seconds: number, cancelled: AbortSignal | undefined): Chat =>
	async (messages) => {
		const late = AbortSignal.timeout(seconds * 1000);
		const signal = cancelled ? AbortSignal.any([late, cancelled]) : late;
		const over = new Promise<never>((_, reject) => {
			const end = (): void => reject(new Error(late.aborted ? `it took longer than ${seconds} s` : 'the execution was stopped'));
			if (signal.aborted) end();
			else signal.addEventListener('abort', end, { once: true });
		});
		return await Promise.race([model.invoke(messages, { signal }), over]);
	};
