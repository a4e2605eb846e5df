/** What a field can say about who a record is. The names are stored in workflows. */
export const kinds = {
	birthDate: 'Date of Birth',
	city: 'City',
	company: 'Company of a Person',
	companyNumber: 'Company Number',
	country: 'Country',
	email: 'Email',
	externalId: 'External ID',
	givenName: 'Given Name',
	name: 'Name',
	phone: 'Phone',
	postcode: 'Postal Code',
	region: 'State or Region',
	street: 'Street',
	surname: 'Surname',
	taxNumber: 'Tax Number',
	website: 'Website',
} as const;

export type Kind = keyof typeof kinds;

export const isKind = (value: unknown): value is Kind => typeof value === 'string' && Object.hasOwn(kinds, value);

/** A value as the record holds it, with its place. Facts of one group are parts of one thing: an address, a person. */
export interface Fact {
	readonly kind: Kind;
	readonly value: string;
	/** Such as `Addresses[0].City`. */
	readonly at: string;
	readonly group: string;
}
