import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a webhook of Zoho's finance apps came with. */
export interface SignedCall {
	readonly signature: string | undefined;
	/** Parameters of the address and of a form body, decoded. */
	readonly parameters: Readonly<Record<string, string>>;
	/** The body as it came; empty where it is a form, whose fields are parameters. */
	readonly body: string;
}

/**
 * Whether one of the secrets signed the call: all parameters sorted by name, each name followed by its value, then the raw body
 * (https://www.zoho.com/billing/api/v1/webhooks/). Zoho does not say how the digest is written; hex is what is seen,
 * base64 is accepted too. Compared in constant time; no secret or no signature is never valid.
 */
export const isSignedByZoho = (secrets: readonly string[], { signature, parameters, body }: SignedCall): boolean => {
	if (!signature) return false;
	const text =
		Object.keys(parameters)
			.sort()
			.map((name) => name + parameters[name])
			.join('') + body;
	return secrets
		.filter((secret) => secret !== '')
		.some((secret) => {
			const digest = createHmac('sha256', secret).update(text).digest();
			return isSame(signature.toLowerCase(), digest.toString('hex')) || isSame(signature, digest.toString('base64'));
		});
};

/**
 * Whether one of Xero's signing keys signed the body: base64 of HMAC-SHA256 over the bytes as they came, with the key as text, although it looks like
 * base64 (https://developer.xero.com/documentation/guides/webhooks/configuring-your-server/). Compared in constant time; no key or no
 * signature is never valid.
 */
export const isSignedByXero = (keys: readonly string[], body: Uint8Array, signature: string | undefined): boolean =>
	Boolean(signature) && keys.filter((key) => key !== '').some((key) => isSame(signature!, createHmac('sha256', key).update(body).digest('base64')));

export const isSame = (given: string, expected: string): boolean => {
	const [one, other] = [Buffer.from(given), Buffer.from(expected)];
	return one.length === other.length && timingSafeEqual(one, other);
};
