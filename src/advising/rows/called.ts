import type { Entry } from '../../mapping/proposals';

/** One of a list as people call it, with the code or id that tells it apart, such as `Travel (493)`. */
export const called = ({ name, id, code }: Pick<Entry, 'name' | 'id' | 'code'>): string => {
	const mark = code || id;
	return name === '' ? mark : name === mark ? `"${name}"` : `"${name}" (${mark})`;
};

const labels: Readonly<Record<string, string>> = {
	account: 'account',
	paymentAccount: 'bank account',
	tax: 'tax rate',
	purchaseTax: 'tax rate for purchases',
	trackingCategory: 'tracking category',
	trackingOption: 'tracking option',
};

/** A kind of rows in words. */
export const labelOf = (kind: string): string => (Object.hasOwn(labels, kind) ? labels[kind]! : kind);
