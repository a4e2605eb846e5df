/** What takes a while is worked out when it is first wanted. */
export function once<T>(work: () => T): () => T {
	let done: { readonly value: T } | undefined;
	return () => (done ??= { value: work() }).value;
}
