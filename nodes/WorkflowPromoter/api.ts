import type { IDataObject, IExecuteFunctions, IHttpRequestMethods } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isRow, rowsIn, textOf, type Row } from '../../src/record';
import type { Target } from '../../src/promoting/carry';
import { instanceOf, type Instance } from '../../src/promoting/instance';
import { foundAll, probeOf, unknownOf } from '../../src/promoting/probe';

/** The public API of the n8n that the node's credential is for (n8n 2.41, /api/v1). */
export interface Api extends Target {
	readonly address: string;
	instance(): Promise<Instance>;
	/** Those of some kinds of nodes that this n8n does not know; nothing where it does not tell. */
	unknownNodes(kinds: readonly Row[]): Promise<Set<string> | undefined>;
}

interface Answer {
	readonly statusCode: number;
	readonly body: unknown;
}

const PAGE = 100;

export async function apiOf(context: IExecuteFunctions): Promise<Api> {
	const { address: entered } = await context.getCredentials('n8nInstanceApi');
	const address = textOf(entered)
		.replace(/\/+$/, '')
		.replace(/\/api\/v1$/, '');
	if (!/^https?:\/\/[^/@]+/.test(address)) throw new Error('The address in the credential is none: enter one such as https://n8n.example.com');

	const ask = async (method: IHttpRequestMethods, path: string, body?: object, qs?: IDataObject): Promise<Answer> => {
		const options = {
			method,
			url: `${address}/api/v1${path}`,
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			...(body && { body }),
			...(qs && { qs }),
		};
		try {
			return (await context.helpers.httpRequestWithAuthentication.call(context, 'n8nInstanceApi', options as never)) as Answer;
		} catch (error) {
			throw new NodeOperationError(context.getNode(), `${address} could not be reached: ${error instanceof Error ? error.message : String(error)}`);
		}
	};
	const must = async (method: IHttpRequestMethods, path: string, body?: object, qs?: IDataObject): Promise<Row> => {
		const { statusCode, body: answered } = await ask(method, path, body, qs);
		if (statusCode < 200 || statusCode > 299) throw new Error(refusal(address, statusCode, answered, path));
		return isRow(answered) ? answered : {};
	};
	const all = async (path: string, qs: IDataObject = {}): Promise<Row[]> => {
		const found: Row[] = [];
		let cursor = '';
		do {
			const { data, nextCursor } = await must('GET', path, undefined, { ...qs, limit: PAGE, ...(cursor && { cursor }) });
			found.push(...rowsIn(data));
			cursor = textOf(nextCursor);
		} while (cursor !== '');
		return found;
	};
	const at = (id: string): string => `/workflows/${encodeURIComponent(id)}`;
	const target: Target = {
		create: async (body) => await must('POST', '/workflows', body),
		save: async (id, body) => await must('PUT', at(id), body, { publishIfActive: 'false' }),
		publish: async (id, versionId) => void (await must('POST', `${at(id)}/publish`, versionId ? { versionId } : {})),
		unpublish: async (id) => void (await must('POST', `${at(id)}/unpublish`, {})),
		remove: async (id) => void (await must('DELETE', at(id))),
		archive: async (id) => void (await must('POST', `${at(id)}/archive`, {})),
	};
	return {
		...target,
		address,
		instance: async () => instanceOf({ workflows: await all('/workflows'), credentials: await all('/credentials'), tables: await all('/data-tables') }),
		async unknownNodes(kinds) {
			const id = textOf((await target.create(probeOf([])))['id']);
			try {
				return await unknownOf(kinds, async (some) => {
					const { versionId } = await target.save(id, probeOf(some));
					const { statusCode, body } = await ask('POST', `${at(id)}/publish`, { versionId });
					return foundAll(statusCode, messageOf(body));
				});
			} finally {
				await target.remove(id);
			}
		},
	};
}

const messageOf = (body: unknown): string => (isRow(body) ? textOf(body['message']) : textOf(body));

function refusal(address: string, status: number, body: unknown, path: string): string {
	if (status === 401) return `${address} does not know the API key. Make one there (Settings, n8n API), and enter it in the credential`;
	if (status === 403)
		return `The API key may not ask ${address} for ${path.split('/')[1] ?? path}. It must be of an owner or admin, and have that scope (${messageOf(body)})`;
	if (status === 404 && path === '/workflows') return `${address} is no n8n, or its public API is switched off`;
	return `${address} answered ${status}: ${messageOf(body).replace(/\s+/g, ' ') || 'without a reason'}`;
}
