import type { FunctionsBase, ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { textOf } from '../../src/record';

const SHORTEST = 12;

/** No shop can be asked about a webhook's secret; what can be told is whether anybody could guess it. */
export async function secretIsUsable(this: ICredentialTestFunctions, { data }: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	return textOf(data?.secret).length < SHORTEST
		? { status: 'Error', message: `The secret has fewer than ${SHORTEST} characters. Copy the one that the shop shows, or think of a longer one` }
		: { status: 'OK', message: 'This may be a secret. Whether it is the right one shows with the first order' };
}

export async function secretsOf(context: FunctionsBase): Promise<string[]> {
	const { secret, previousSecret } = await context.getCredentials('shopWebhookApi');
	return [secret, previousSecret].map(textOf).filter((one) => one !== '');
}
