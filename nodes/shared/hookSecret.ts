import { randomBytes } from 'node:crypto';
import { NodeOperationError, type FunctionsBase } from 'n8n-workflow';
import { hookSecret } from '../../src/wire/hookSecret';

export const newSalt = (): string => randomBytes(16).toString('hex');

/** The secret of a webhook that this node sets up: it follows from the salt and from what the credential keeps. */
export async function hookSecretOf(context: FunctionsBase, salt: string): Promise<string> {
	const { clientSecret } = await context.getCredentials('zohoAppsOAuth2Api');
	if (typeof clientSecret === 'string' && clientSecret !== '') return hookSecret(clientSecret, salt);
	throw new NodeOperationError(
		context.getNode(),
		'The Zoho credential has no client secret. Open it, enter the one of your app in the Zoho API console, and connect it again',
	);
}
