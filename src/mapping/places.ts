/** Target places to source places; `[]` on both sides stands for every row of the same number. */
export type Places = Readonly<Record<string, string>>;

const FIRST_INDEX = /\[(\d+)\]/;

/** Rows that kept their number share one entry, so that a long document does not carry its paths line by line. */
export const fold = (places: Places): Places => {
	const folded: Record<string, string> = {};
	const odd: Record<string, string> = {};
	for (const [target, source] of Object.entries(places)) {
		const row = FIRST_INDEX.exec(target)?.[1];
		if (row === undefined || row !== FIRST_INDEX.exec(source)?.[1]) odd[target] = source;
		else folded[target.replace(FIRST_INDEX, '[]')] ??= source.replace(FIRST_INDEX, '[]');
		if (row !== undefined && folded[target.replace(FIRST_INDEX, '[]')] !== source.replace(FIRST_INDEX, '[]')) odd[target] = source;
	}
	return { ...odd, ...folded };
};

/** The source place of a target place, or of the nearest thing around it; nothing where the mapper told nothing. */
export const sourceOf = (places: Places, target: string): string | undefined => {
	const row = FIRST_INDEX.exec(target)?.[1];
	const own = (path: string) => (Object.hasOwn(places, path) && typeof places[path] === 'string' ? places[path] : undefined);
	const found = own(target) ?? own(target.replace(FIRST_INDEX, '[]'))?.replace('[]', `[${row}]`);
	if (found !== undefined) return found;
	const around = target.replace(/(\.[^.[\]]+|\[\d+\])$/, '');
	return around === target || around === '' ? undefined : sourceOf(places, around);
};
