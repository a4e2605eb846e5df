/** Kinds of personal data, by what the form calls them. */
export const kinds = {
	address: 'Address',
	bankAccount: 'Bank Account',
	card: 'Card Number',
	email: 'Email',
	name: 'Name',
	other: 'Other',
	phone: 'Phone Number',
	taxNumber: 'Tax Number',
} as const;

export type Kind = keyof typeof kinds;

export const isKind = (value: unknown): value is Kind => typeof value === 'string' && Object.hasOwn(kinds, value);

/** A stretch of a text that holds personal data; `end` is not part of it. */
export interface Found {
	readonly kind: Kind;
	readonly start: number;
	readonly end: number;
}
