import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';

/** Zoho can't be asked about a webhook's secret; what can be told is whether Zoho would take it. */
export async function secretIsUsable(this: ICredentialTestFunctions, { data }: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	return /^[A-Za-z0-9]{12,50}$/.test(String(data?.secret ?? ''))
		? { status: 'OK', message: 'Zoho takes this secret token. Enter the same one in the webhook in Zoho' }
		: { status: 'Error', message: 'Zoho takes 12 to 50 letters and digits as secret token' };
}
