import { createHash } from 'node:crypto';
import type { Asked } from './ask';
import type { Dialect } from './dialect';

/**
 * Xero remembers a key for six minutes and answers a repetition with what it answered first
 * (https://developer.xero.com/documentation/guides/idempotent-requests/idempotency/). The key is made of the run and what is sent,
 * so that a repetition has the same one and nothing else does. Zoho's finance apps have no such thing.
 */
export const idempotencyKey = (dialect: Dialect, asked: Asked, path: string, records: unknown): Record<string, string> | undefined => {
	if (dialect.vendor !== 'Xero') return undefined;
	const identity = JSON.stringify([asked.run, asked.operation.method, path, records]);
	return { 'Idempotency-Key': createHash('sha256').update(identity).digest('hex') };
};
