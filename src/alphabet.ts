/**
 * Sorts labels, which are English: `localeCompare` would first load the order of every language, and forms are built while n8n starts.
 */
export const byName = (one: { readonly name: string }, other: { readonly name: string }): number => inAlphabet(one.name, other.name);
export const byDisplayName = (one: { readonly displayName: string }, other: { readonly displayName: string }): number =>
	inAlphabet(one.displayName, other.displayName);

function inAlphabet(one: string, other: string): number {
	const [a, b] = [one.toLowerCase(), other.toLowerCase()];
	return a === b ? 0 : a < b ? -1 : 1;
}
