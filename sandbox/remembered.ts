/** More is forgotten at once, so that a sandbox that runs for weeks does not grow. */
const MOST = 20_000;

/** The same function, which works out an answer once: for what is asked again and again and takes long to tell. */
export function remembered<Asked extends readonly (string | number)[], Told>(tell: (...asked: Asked) => Told): (...asked: Asked) => Told {
	const known = new Map<string, Told>();
	return (...asked) => {
		const key = asked.join('\n');
		if (known.has(key)) return known.get(key)!;
		if (known.size === MOST) known.clear();
		const told = tell(...asked);
		known.set(key, told);
		return told;
	};
}
