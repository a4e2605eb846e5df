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
 * Whether one of the secrets signed the body: base64 of HMAC-SHA256 over the bytes as they came, as Xero, Shopify and WooCommerce do it. Compared in constant time; no
 * secret or no signature is never valid.
 */
export const isSignedInBase64 = (secrets: readonly string[], body: Uint8Array, signature: string | undefined): boolean =>
	Boolean(signature) &&
	secrets.filter((secret) => secret !== '').some((secret) => isSame(signature!, createHmac('sha256', secret).update(body).digest('base64')));

/** The same of Xero, whose signing key is text although it looks like base64 (https://developer.xero.com/documentation/guides/webhooks/configuring-your-server/). */
export const isSignedByXero = isSignedInBase64;

export const isSame = (given: string, expected: string): boolean => {
	const [one, other] = [Buffer.from(given), Buffer.from(expected)];
	return one.length === other.length && timingSafeEqual(one, other);
};
