/** What is worked out of a list is worked out once for each list: thousands of records are held against the same documents. */
export const remember = <T, R>(make: (list: readonly T[]) => R): ((list: readonly T[]) => R) => {
	const made = new WeakMap<readonly T[], { readonly result: R }>();
	return (list) => {
		const before = made.get(list);
		if (before) return before.result;
		const result = make(list);
		made.set(list, { result });
		return result;
	};
};
