import type { Ledger } from './ledger';

/** What the accounts server handed out. Times are milliseconds since the epoch. */
export interface Grants {
	counter: number;
	codes: Record<string, { scope: string; redirect: string; centre: string; until: number; offline: boolean; fresh: boolean }>;
	refresh: Record<string, { scope: string; centre: string; issued: number[] }>;
	access: Record<string, { scope: string; centre: string; until: number; refresh?: string }>;
	/** Data centres in which the user has consented to the client before. */
	consented: string[];
}

export const noGrants = (): Grants => ({ counter: 0, codes: {}, refresh: {}, access: {}, consented: [] });

const HOUR = 3_600_000;
const CODE_LIVES = 60_000;
const WINDOW = 600_000;
const PER_WINDOW = 10;
const REFRESH_TOKENS = 20;
const ACCESS_TOKENS = 30;

/** Looks like one of Zoho's and can be told apart; a sandbox has nothing to keep secret. */
const newToken = (ledger: Ledger, kind: string): string => {
	const { grants } = ledger.state;
	grants.counter += 1;
	const serial = String(grants.counter).padStart(6, '0');
	return `1000.${kind}${serial}${'0123456789abcdef'.repeat(2).slice(serial.length)}.${ledger.clock.now().toString(16)}`;
};

/** Keeps the newest, silently. */
const prune = (tokens: Record<string, unknown>, keys: readonly string[], most: number): void => {
	for (const key of keys.slice(0, Math.max(0, keys.length - most))) delete tokens[key];
};

export const newCode = (ledger: Ledger, asked: { scope: string; redirect: string; centre: string; offline: boolean; consent: boolean }): string => {
	const { grants } = ledger.state;
	const code = newToken(ledger, 'c');
	const fresh = asked.consent || !grants.consented.includes(asked.centre);
	if (!grants.consented.includes(asked.centre)) grants.consented.push(asked.centre);
	grants.codes[code] = { ...asked, until: ledger.clock.now() + CODE_LIVES, fresh };
	return code;
};

/** A code is taken once, and only in the data centre that gave it out. */
export const takeCode = (ledger: Ledger, code: string, centre: string) => {
	const { codes } = ledger.state.grants;
	const found = codes[code];
	if (found === undefined || found.centre !== centre) return undefined;
	delete codes[code];
	return found.until > ledger.clock.now() ? found : undefined;
};

export const newRefreshToken = (ledger: Ledger, scope: string, centre: string): string => {
	const { grants } = ledger.state;
	const token = newToken(ledger, 'r');
	grants.refresh[token] = { scope, centre, issued: [] };
	const mine = Object.keys(grants.refresh).filter((key) => grants.refresh[key]!.centre === centre);
	prune(grants.refresh, mine, REFRESH_TOKENS);
	return token;
};

export const newAccessToken = (ledger: Ledger, scope: string, centre: string, refresh?: string, livesFor = HOUR): string => {
	const { grants } = ledger.state;
	const token = newToken(ledger, 'a');
	grants.access[token] = { scope, centre, until: ledger.clock.now() + livesFor, refresh };
	if (refresh !== undefined) {
		grants.refresh[refresh]?.issued.push(ledger.clock.now());
		prune(
			grants.access,
			Object.keys(grants.access).filter((key) => grants.access[key]!.refresh === refresh),
			ACCESS_TOKENS,
		);
	}
	return token;
};

/** Ten access tokens in ten minutes, then none until the ten minutes are over. */
export const isThrottled = (ledger: Ledger, refresh: string): boolean => {
	const found = ledger.state.grants.refresh[refresh];
	if (found === undefined) return false;
	found.issued = found.issued.filter((at) => at > ledger.clock.now() - WINDOW);
	return found.issued.length >= PER_WINDOW;
};

/** Whether it was there. With a refresh token go the access tokens that came from it [unsure]. */
export const revoke = (ledger: Ledger, token: string): boolean => {
	const { grants } = ledger.state;
	const isKnown = token in grants.refresh || token in grants.access;
	delete grants.refresh[token];
	delete grants.access[token];
	for (const [key, { refresh }] of Object.entries(grants.access)) if (refresh === token) delete grants.access[key];
	return isKnown;
};
