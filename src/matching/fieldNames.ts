import type { Kind } from './kinds';

/** Field names in lower case without anything but letters and digits, so that `Account_Name`, `accountName` and `account name` are one. */
const listed: Readonly<Record<Kind, string>> = {
	birthDate: 'dateofbirth dob birthdate birthday',
	city: 'city town suburb locality',
	company: 'company employer',
	companyNumber: 'companynumber companyregistrationnumber companyregno companyno registrationnumber regno nzbn acn crn siren siret kvk',
	country: 'country countrycode countryname',
	email: 'email emails emailaddress emailaddresses emailid mail workemail',
	externalId:
		'externalid externalref externalreference contactnumber accountnumber customernumber customerno customercode customerid clientid vendornumber vendorcode vendorid suppliernumber suppliercode supplierid',
	givenName: 'firstname givenname forename fname given',
	name: 'name contactname accountname customername clientname vendorname suppliername companyname organisation organization organisationname organizationname businessname legalname tradingname tradename fullname displayname payee merchantname',
	phone: 'phone phones phonenumber phonenumbers mobile mobilephone mobilenumber telephone telephonenumber tel cell cellphone workphone homephone otherphone',
	postcode: 'postcode postalcode zip zipcode pincode plz',
	region: 'region state province county statecode',
	street:
		'street street1 street2 streetname streetnumber housenumber streetaddress address address1 address2 address3 address4 addressline addressline1 addressline2 addressline3 addressline4 line1 line2',
	surname: 'lastname surname familyname lname',
	taxNumber:
		'taxnumber taxid taxregno taxregistrationnumber vat vatnumber vatno vatid vatregno vatregistrationnumber gstno gstin gstnumber gstregistrationnumber abn ein tin ssn socialsecuritynumber socsecid nationalid nino tfn',
	website: 'website websites websiteurl web webpage homepage domain',
};

const kindsByName = new Map(Object.entries(listed).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as Kind] as const)));

/** What several fields of one sort are told apart by, such as `Billing_City` and `Shipping_City`. */
const prefix = /^(billing|shipping|mailing|postal|delivery|other|home|work|business|primary|main|secondary|alternate|physical)(.+)$/;

export interface Recognised {
	readonly kind: Kind;
	/** What the name says besides, such as `billing`. */
	readonly of: string;
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What a field says, by its name alone; nothing where the name says nothing. */
export const kindOfField = (name: string): Recognised | undefined => {
	const short = plain(name);
	const kind = kindsByName.get(short);
	if (kind) return { kind, of: '' };
	const [, of = '', rest = ''] = prefix.exec(short) ?? [];
	// `Billing_Code` is a postal code; a bare `code` could be any.
	const inner = rest === 'code' ? 'postcode' : kindsByName.get(rest);
	return inner ? { kind: inner, of } : undefined;
};

export type Container = 'place' | 'person' | 'phone';

const containers: Readonly<Record<string, Container>> = {
	address: 'place',
	addresses: 'place',
	phones: 'phone',
	contactpersons: 'person',
	contacts: 'person',
	persons: 'person',
	people: 'person',
};

/** What an object or a list under a name describes. */
export const containerNamed = (name: string): Container | undefined => {
	const short = plain(name);
	const inner = prefix.exec(short)?.[2] ?? short;
	return Object.hasOwn(containers, inner) ? containers[inner] : undefined;
};
