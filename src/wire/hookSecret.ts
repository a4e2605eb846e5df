import { createHash, createHmac } from 'node:crypto';

/**
 * The secret of a webhook that a node sets up, made of one that n8n keeps encrypted and of a salt: n8n stores what a trigger remembers as plain text, and so nothing needs to
 * stand there that would let a reader forge a call. Forty-eight letters and digits, 192 bits, of the fifty that Zoho takes.
 */
export const hookSecret = (key: string, salt: string): string => createHmac('sha256', key).update(`webhook ${salt}`).digest('hex').slice(0, 48);

/** What a secret can be told by, and not found out from. */
export const proofOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
