/** Differences that are known, each with its reason; `*` stands for any resource, or for any place in one. */
export type Deviations = Readonly<Record<string, string>>;

export const because = (reason: string, ...differences: string[]): Deviations => Object.fromEntries(differences.map((difference) => [difference, reason]));

const matcher = (listed: string): RegExp => new RegExp(`^${listed.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[\\w.\\[\\]]+')}$`);

/** Those of the differences that nobody has given a reason for. */
export const unexplained = (listed: Deviations = {}, found: readonly string[]): string[] => {
	const patterns = Object.keys(listed)
		.filter((one) => one.includes('*'))
		.map(matcher);
	return found.filter((one) => !(one in listed) && !patterns.some((pattern) => pattern.test(one)));
};

/** Reasons for what is no difference any more. */
export const outdated = (listed: Deviations = {}, found: readonly string[]): string[] =>
	Object.keys(listed).filter((one) => (one.includes('*') ? !found.some((each) => matcher(one).test(each)) : !found.includes(one)));
