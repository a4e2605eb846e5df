import { createHash } from 'node:crypto';
import { refuse, CrmRefused } from './refused';

/** Where a list goes on behind its two thousandth record. A token is bound to the user and to the other parameters, and lives a day [D]. */

const LIVES = 24 * 3_600_000;

/** Where a page begins: behind a record, or before it on the way back. */
export interface Mark {
	readonly page: number;
	readonly back: boolean;
	/** What the list is sorted by, and the id. */
	readonly key: readonly [at: number, id: string];
}

/** Parameters that may differ from call to call. */
const FREE = new Set(['page', 'page_token']);

export const bindingOf = (module: string, user: string, query: URLSearchParams): string => {
	const bound = [...query].filter(([name]) => !FREE.has(name)).map((pair) => pair.join('='));
	return createHash('sha256')
		.update([module, user, ...bound.sort()].join('\n'))
		.digest('base64url')
		.slice(0, 12);
};

export const expiry = (now: number): number => now + LIVES;

export const writeToken = (binding: string, expires: number, { page, back, key }: Mark): string =>
	Buffer.from(JSON.stringify([binding, expires, page, back, ...key])).toString('base64url');

const decode = (token: string): unknown => {
	try {
		return JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
	} catch {
		return undefined;
	}
};

export const readToken = (token: string, binding: string, now: number): Mark => {
	const read = decode(token);
	if (!Array.isArray(read) || read.length !== 6) throw refuse.data({ param_name: 'page_token' });
	const [bound, expires, page, back, at, id] = read as [string, number, number, boolean, number, string];
	// Both texts are invented.
	if (expires <= now) throw new CrmRefused(400, 'EXPIRED_VALUE', 'the page token is expired', { param_name: 'page_token' });
	if (bound !== binding) throw new CrmRefused(400, 'TOKEN_BOUND_DATA_MISMATCH', 'the page token was given for another request', { param_name: 'page_token' });
	return { page, back, key: [at, id] };
};
