import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';

/** Xero can't be asked about a webhook's key; what can be told is whether it looks like one. */
export async function signingKeyIsUsable(this: ICredentialTestFunctions, { data }: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	return /^[A-Za-z0-9+/_-]{16,}={0,2}$/.test(String(data?.signingSecret ?? '').trim())
		? { status: 'OK', message: 'This looks like a signing key. Whether it is the right one shows when Xero checks the address' }
		: { status: 'Error', message: "Copy the whole webhooks key from Xero's developer portal: letters, digits, + and /, often with = at the end" };
}
