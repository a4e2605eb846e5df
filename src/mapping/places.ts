/** Target places to source places; `[]` on both sides stands for every row of the same number. */
export type Places = Readonly<Record<string, string>>;

const FIRST_INDEX = /\[(\d+)\]/;

/** A path in a row: the row's number, and the path as it is in every row. */
function inRows(path: string): { readonly row: string; readonly path: string } | undefined {
	const found = path.includes('[') ? FIRST_INDEX.exec(path) : null;
	return found ? { row: found[1]!, path: `${path.slice(0, found.index)}[]${path.slice(found.index + found[0].length)}` } : undefined;
}

/** Rows that kept their number share one entry, so that a long document does not carry its paths line by line. */
export const fold = (places: Places): Places => {
	const folded: Record<string, string> = {};
	const odd: Record<string, string> = {};
	for (const [target, source] of Object.entries(places)) {
		const [to, from] = [inRows(target), inRows(source)];
		if (!to || to.row !== from?.row) odd[target] = source;
		else if ((folded[to.path] ??= from.path) !== from.path) odd[target] = source;
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
