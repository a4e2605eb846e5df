import { createHash } from 'node:crypto';

/** Identifiers from a counter, so that two runs of the same steps can be compared. */
export const ZERO_ID = '00000000-0000-0000-0000-000000000000';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isGuid = (text: unknown): text is string => typeof text === 'string' && GUID.test(text);

/** The same text always gives the same identifier. */
export function guidOf(text: string): string {
	const hex = createHash('sha256').update(text).digest('hex');
	const variant = '89ab'[parseInt(hex[16] ?? '0', 16) % 4];
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
