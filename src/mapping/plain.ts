/** Deeper than any rule or value of a record goes, and far from where JSON overflows the stack. */
const DEEPEST = 40;

/** Whether a value can travel as JSON: no deeper than rules and records are, not within itself, nothing but data. */
export const isPlain = (value: unknown, depth = 0, known = new Set<unknown>()): boolean => {
	if (typeof value !== 'object' || value === null) return !['bigint', 'function', 'symbol'].includes(typeof value);
	if (known.has(value)) return true;
	if (depth > DEEPEST) return false;
	const holds = Object.values(value).every((inner) => isPlain(inner, depth + 1, known));
	// What holds is not looked through again where it stands a second time.
	if (holds) known.add(value);
	return holds;
};

/** Any value in a sentence. */
export const shown = (value: unknown): string =>
	isPlain(value) ? (JSON.stringify(value) ?? typeof value).slice(0, 60) : 'something within itself or nested too deep';
