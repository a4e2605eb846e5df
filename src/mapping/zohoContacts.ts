import { decimalOf, plain } from '../decimals';
import { isFilled, rowsIn, type Row } from '../record';

/** Terms that are no number of days; the numbers that stand for them are not documented, so their usual names tell. */
const namedTerms: Readonly<Record<string, Row>> = {
	'due end of the month': { Type: 'OFCURRENTMONTH', Day: 31 },
	'due end of next month': { Type: 'OFFOLLOWINGMONTH', Day: 31 },
};

function termsOf({ payment_terms: days, payment_terms_label: label }: Row): Row | undefined {
	const named = namedTerms[String(label ?? '').toLowerCase()];
	if (named) return named;
	const count = decimalOf(days);
	return count?.gt(0) ? { Type: 'DAYSAFTERBILLDATE', Day: plain(count) } : undefined;
}

/** A contact of Zoho's finance apps with its terms as Xero says them, on the side that it trades on, and its persons beside the first one. */
export const zohoContactParts = (contact: Row): Row => {
	const terms = termsOf(contact);
	const people = rowsIn(contact['contact_persons']);
	const first = people.find(({ is_primary_contact }) => is_primary_contact === true) ?? people[0];
	return {
		...contact,
		first_person: first,
		other_persons: people.filter((person) => person !== first && ['first_name', 'last_name', 'email'].some((name) => isFilled(person[name]))),
		...(terms === undefined ? {} : { [contact['contact_type'] === 'vendor' ? 'terms_of_bills' : 'terms_of_sales']: terms }),
	};
};
