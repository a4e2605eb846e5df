import type { ICredentialsDecrypted, ICredentialTestFunctions, IExecuteFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { keyFrom, keyProblem, type Key } from '../../src/privacy/keys';

export const KEY_CREDENTIAL = 'privacyKeyApi';

/** The key that tokens are made with, and before it was changed, the one that still opens those it made. */
export async function keysOf(context: IExecuteFunctions): Promise<[Key, ...Key[]]> {
	const { secretKey, previousSecretKey } = await context.getCredentials(KEY_CREDENTIAL);
	const previous = String(previousSecretKey ?? '').trim();
	return [keyFrom(String(secretKey ?? '')), ...(previous === '' ? [] : [keyFrom(previous)])];
}

/** Nobody can be asked about a key; what can be told is whether it is long enough. */
export async function keyIsLongEnough(this: ICredentialTestFunctions, { data }: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	const previous = String(data?.previousSecretKey ?? '').trim();
	const problem = keyProblem(data?.secretKey) ?? (previous === '' ? undefined : keyProblem(previous)?.replace('The key', 'The previous key'));
	return problem ? { status: 'Error', message: problem } : { status: 'OK', message: 'The key is long enough' };
}
