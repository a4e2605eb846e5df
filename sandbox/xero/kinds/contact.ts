import type { Row } from '../../vendor';
import { decimal, number, sum } from '../money';
import type { Desk, Kind } from '../desk';
import { shownGroups } from './contactGroup';
import { contactCis } from './organisation';
import { currencyProblems, taxProblems } from './settings';

const ARCHIVED = 'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.';
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

const isActive = ({ ContactStatus }: Row): boolean => ContactStatus !== 'ARCHIVED';

/** By ContactNumber, archived contacts included since they keep theirs, then by name among the active. Unsure: Xero's own order is not documented. */
export function findContact(desk: Desk, { ContactNumber, Name }: Row): Row | undefined {
	const byNumber = ContactNumber ? desk.books.having('Contacts', 'ContactNumber', ContactNumber).find((row) => row.ContactNumber === ContactNumber) : undefined;
	return byNumber ?? (Name ? desk.books.having('Contacts', 'Name', Name).find(isActive) : undefined);
}

export const contact: Kind = {
	match: findContact,
	actions: { 'GET CISSettings': contactCis },

	write(desk, sent, known) {
		if (known && !isActive(known)) return { row: known, problems: [ARCHIVED] };
		const row: Row = {
			ContactStatus: 'ACTIVE',
			FirstName: '',
			LastName: '',
			EmailAddress: '',
			BankAccountDetails: '',
			TaxNumber: '',
			IsCustomer: false,
			IsSupplier: false,
			HasAttachments: false,
			...known,
			...sent,
			Addresses: byType('AddressType', ['STREET', 'POBOX'], ['City', 'Region', 'PostalCode', 'Country'], known?.Addresses, sent.Addresses),
			Phones: byType('PhoneType', ['DDI', 'DEFAULT', 'FAX', 'MOBILE'], ['PhoneNumber', 'PhoneAreaCode', 'PhoneCountryCode'], known?.Phones, sent.Phones),
			ContactPersons: sent.ContactPersons ?? known?.ContactPersons ?? [],
		};
		return { row, problems: problemsOf(desk, row, known) };
	},

	view: (desk, row, brief) => ({
		...row,
		ContactGroups: shownGroups(desk, row),
		...(brief ? {} : { Balances: balances(desk, row) }),
	}),
};

function problemsOf(desk: Desk, row: Row, known: Row | undefined): string[] {
	const problems: string[] = [];
	const isOther = ({ ContactID }: Row): boolean => ContactID !== known?.ContactID;
	const name = String(row.Name ?? '');
	// Invented texts: what Xero says about a missing or an ill-formed name is not recorded.
	if (!name) problems.push('The contact name must be specified.');
	else if (/[<>]|^\s|\s$|\s{2}/.test(name)) problems.push('The contact name must not contain <, > or leading, trailing or double spaces.');
	if (name && desk.books.having('Contacts', 'Name', name).some((other) => isActive(other) && isOther(other))) {
		problems.push(`The contact name ${name} is already assigned to another contact. The contact name must be unique across all active contacts.`);
	}
	if (
		row.ContactNumber &&
		desk.books.having('Contacts', 'ContactNumber', row.ContactNumber).some((other) => isOther(other) && other.ContactNumber === row.ContactNumber)
	) {
		problems.push('Another contact has this contact number. Please enter a different contact number.');
	}
	const persons = row.ContactPersons as Row[];
	if (persons.length > 5) problems.push('A contact can have at most 5 contact persons.');
	for (const { EmailAddress } of [row, ...persons]) if (EmailAddress && !EMAIL.test(String(EmailAddress))) problems.push('Email address must be valid.');
	if (!['ACTIVE', 'ARCHIVED'].includes(String(row.ContactStatus))) problems.push(`The ContactStatus ${row.ContactStatus} is not valid.`);
	problems.push(
		...currencyProblems(desk, row.DefaultCurrency),
		...taxProblems(desk, row.AccountsReceivableTaxType),
		...taxProblems(desk, row.AccountsPayableTaxType),
	);
	for (const terms of Object.values((row.PaymentTerms ?? {}) as Record<string, Row>)) {
		const inMonth = String(terms.Type).startsWith('OF');
		const isDay = Number(terms.Day) >= 1 && Number(terms.Day) <= 31;
		if (inMonth && !isDay) problems.push('Due Date for Bills must be between 1 and 31 when set to the following (or current) month.');
	}
	return problems;
}

/** Xero keeps one address and one phone of each type and shows the empty ones too. What is sent replaces that type only. */
function byType(type: string, types: readonly string[], always: readonly string[], known: unknown, sent: unknown): Row[] {
	const blank = Object.fromEntries(always.map((name) => [name, '']));
	const of = (list: unknown, name: string) => (list as Row[] | undefined)?.find((row) => row[type] === name);
	return types.map((name) => ({ [type]: name, ...blank, ...(of(sent, name) ?? of(known, name)) }));
}

function balances(desk: Desk, { ContactID }: Row): Row | undefined {
	const open = desk.books.having('Invoices', '_contact', ContactID).filter(({ Status }) => Status === 'AUTHORISED');
	if (!open.length) return undefined;
	const of = (type: string) => {
		const due = open.filter(({ Type }) => Type === type);
		const overdue = due.filter(({ DueDate }) => DueDate && String(DueDate) < desk.today);
		const total = (rows: Row[]) => number(sum(rows.map(({ AmountDue }) => decimal(AmountDue))));
		return { Outstanding: total(due), Overdue: total(overdue) };
	};
	return { AccountsReceivable: of('ACCREC'), AccountsPayable: of('ACCPAY') };
}

/** A first invoice makes a customer, a first bill a supplier; that does not move UpdatedDateUTC. */
export function markTrade(desk: Desk, ContactID: unknown, type: unknown): void {
	const known = desk.books.get('Contacts', ContactID);
	const flag = type === 'ACCPAY' ? 'IsSupplier' : 'IsCustomer';
	if (known && !known[flag]) desk.books.put('Contacts', ContactID, { ...known, [flag]: true });
}
