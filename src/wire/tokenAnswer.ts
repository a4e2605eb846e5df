import type { Failure } from '../failure';

const SENTENCES: Readonly<Record<string, string>> = {
	invalid_code:
		'Zoho has ended this sign-in: the consent was withdrawn, replaced by newer ones, or given in another data centre. Check the data centre and connect again',
	invalid_client:
		'Zoho does not know this client ID in the chosen data centre. Check the data centre, and that the client is enabled for it in the API console',
	invalid_client_secret: 'The client secret belongs to another data centre or is wrong. Copy the secret of the chosen data centre from the API console',
	invalid_redirect_uri: 'The redirect address is not registered for this client. Copy the OAuth redirect URL from the credential into the API console',
	invalid_grant: 'The sign-in has expired or was revoked. Connect again',
	invalid_scope: 'The app may not ask for one of the permissions. Switch off what it does not have, and connect again',
	unauthorized_client: 'The app may not sign in this way. Check the app type and its permissions',
};

/**
 * What a token endpoint said instead of giving a token; Zoho says it with HTTP status 200
 * (https://www.zoho.com/accounts/protocol/oauth/). `undefined` where the answer holds no error.
 */
export const tokenProblem = (tokenAnswer: unknown): Failure | undefined => {
	const error = typeof tokenAnswer === 'object' && tokenAnswer !== null && 'error' in tokenAnswer ? String(tokenAnswer.error) : undefined;
	if (error === undefined || error === 'undefined' || error === '') return undefined;
	if (/access.denied/i.test(error)) {
		return {
			cause: 'rate-limited',
			status: 200,
			message: 'Zoho gives no more tokens for the moment (10 in 10 minutes). Wait ten minutes and try again',
			details: [{ at: '', says: error }],
		};
	}
	const message = SENTENCES[error] ?? `The sign-in was refused with "${error}". Open the credential and connect again`;
	return { cause: 'credential-invalid', status: 200, message, details: [{ at: '', says: error }] };
};
