import type { FunctionsBase, ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';

export const SECRET_CREDENTIAL = 'zohoWebhookApi';

/** Zoho can't be asked about a webhook's secret; what can be told is whether Zoho would take it. */
export async function secretIsUsable(this: ICredentialTestFunctions, { data }: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	return /^[A-Za-z0-9]{12,50}$/.test(String(data?.secret ?? ''))
		? { status: 'OK', message: 'Zoho takes this secret token. Enter the same one in the webhook in Zoho' }
		: { status: 'Error', message: 'Zoho takes 12 to 50 letters and digits as secret token' };
}

/** The secrets of a webhook that is set up by hand; none where the node has no such credential. */
export async function secretsByHand(context: FunctionsBase): Promise<string[]> {
	if (!context.getNode().credentials?.[SECRET_CREDENTIAL]) return [];
	const { secret, previousSecret } = await context.getCredentials(SECRET_CREDENTIAL);
	return [secret, previousSecret].map((one) => String(one ?? '').trim()).filter((one) => one !== '');
}
