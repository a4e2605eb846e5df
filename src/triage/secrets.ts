import { isRow } from '../record';

/** Keys whose values are nobody's business. */
const SECRET_KEY =
	/^(proxy-)?authorization$|^(set-)?cookie$|(access|refresh|id|auth)[_-]?token|^token$|^oauthTokenData$|client[_-]?secret|secret(?!ar)|passw(or)?d|passphrase|^(jwt|bearer)$|session[_-]?(id|key|token)|api[_-]?key|access[_-]?key|signing[_-]?key|private[_-]?key/i;

const SECRET_TEXTS: ReadonlyArray<readonly [RegExp, string]> = [
	[/\b(Bearer|Zoho-oauthtoken|Basic)\s+[\w.~+/=-]{6,}/gi, '$1 [hidden]'],
	[/\beyJ[\w-]{8,}\.[\w-]+(\.[\w-]*)?/g, '[hidden]'],
	[/\b1000\.[\da-f]{16,}\.[\da-f]{16,}\b/gi, '[hidden]'],
	[/((?:access|refresh|id|auth)_?token|client_?secret|password|api_?key)(["']?\s*[=:]\s*["']?)[^\s"'&,;}]+/gi, '$1$2[hidden]'],
	// Keys that tell what they are by how they begin.
	[/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, '[hidden]'],
	[/\b(sk|rk|pk)_(live|test)_\w{10,}|\b(AKIA|ASIA)[A-Z\d]{16}\b|\bgh[pousr]_\w{20,}|\bxox[abpr]-[\w-]{10,}/g, '[hidden]'],
	[/(:\/\/)[^\s/@:]+:[^\s/@]+@/g, '$1[hidden]@'],
];

const DEEPEST = 60;

export const hide = (text: string): string => SECRET_TEXTS.reduce((hidden, [pattern, instead]) => hidden.replace(pattern, instead), text);

/** A copy that may be stored: no secrets, no cycles, nothing that JSON cannot hold. */
export const withoutSecrets = (value: unknown, above: readonly unknown[] = []): unknown => {
	if (typeof value === 'string') return hide(value);
	if (typeof value === 'bigint') return String(value);
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
	if (typeof value !== 'object' || value === null) return typeof value === 'function' || typeof value === 'symbol' ? undefined : value;
	if (above.includes(value) || above.length > DEEPEST) return '[left out]';
	const inside = [...above, value];
	if (Array.isArray(value)) return value.map((entry: unknown) => withoutSecrets(entry, inside));
	if (!isRow(value)) return undefined;
	const kept = Object.entries(value).filter(([key]) => !SECRET_KEY.test(key) && key !== '__proto__');
	return Object.fromEntries(kept.map(([key, entry]) => [key, withoutSecrets(entry, inside)]));
};

export const toJson = (value: unknown): string => JSON.stringify(withoutSecrets(value) ?? null);
