import type { Issue } from '../failure';
import { isFilled, rowsIn, type Row } from '../record';
import { issue } from './fields';
import { checkPriced, dayOrder, eachLine, isDescriptionOnly } from './lines';
import { xeroTotals } from './money';
import { plainText } from './values';

/** What an accountant, or Xero, refuses in a sales invoice or a bill though every field has the right kind. */
export const checkInvoice = (record: Row): Issue[] => [...checkPriced(record), ...dates(record), ...linkBack(record['Url']), ...approval(record)];

/** Credit notes have no due date and may not be less than nothing either. */
export const checkCreditNote = (record: Row): Issue[] => [...checkPriced(record), ...(isBooked(record) ? booked(record, 'credit note') : [])];

/** An order is approved with or without accounts; it reaches no ledger. */
export const checkPurchaseOrder = (record: Row): Issue[] => checkPriced(record);

/** Money that was spent or received is booked at once. */
export const checkBankTransaction = (record: Row): Issue[] => [
	...checkPriced(record),
	...linkBack(record['Url']),
	...booked(record, 'bank transaction'),
	...(['SPEND', 'RECEIVE'].includes(plainText(record['Type'])) && !isFilled(record['Contact'])
		? [issue('contact-missing', 'Contact', 'is missing, and money is spent to or received from someone', 'Name the vendor or merchant in the source.')]
		: []),
];

/** Anything that reaches the ledgers, or soon will. */
const isBooked = (record: Row): boolean => record['Status'] === 'AUTHORISED' || record['Status'] === 'SUBMITTED';

function approval(record: Row): Issue[] {
	if (!isBooked(record)) return [];
	const found: Issue[] = [];
	if (!isFilled(record['DueDate']))
		found.push(issue('due-date-missing', 'DueDate', 'is missing, and an approved invoice needs it', 'Give the invoice a due date in the source.'));
	return [...found, ...booked(record, 'invoice')];
}

function booked(record: Row, noun: string): Issue[] {
	const found: Issue[] = [];
	if (Array.isArray(record['LineItems']) && rowsIn(record['LineItems']).length === 0)
		found.push(issue('no-lines', 'LineItems', `has no line, and an approved ${noun} needs one`, `Add a line in the source, or send the ${noun} as a draft.`));
	if (xeroTotals({ ...record, LineAmountTypes: 'NoTax' }, []).total.lt(0)) found.push(negative(noun));
	return [...found, ...eachLine(record, (line, at) => accountOf(line, at, noun))];
}

const negative = (noun: string): Issue =>
	noun === 'invoice'
		? issue('negative-total', 'LineItems', 'adds up to less than zero, which Xero takes as a credit note only', 'Enter a credit note instead.')
		: issue('negative-total', 'LineItems', `adds up to less than zero, which Xero takes in no ${noun}`, 'Correct the amounts in the source.');

const accountOf = (line: Row, at: string, noun: string): Issue[] =>
	isFilled(line['AccountCode']) || isFilled(line['ItemCode']) || isDescriptionOnly(line)
		? []
		: [
				issue(
					'account-missing',
					`${at}.AccountCode`,
					`has no account, and an approved ${noun} needs one on every line`,
					'Add a row of kind "account" to the mapping table, or a default row "*".',
				),
			];

function dates(record: Row): Issue[] {
	if (dayOrder(record, 'DueDate')) return [];
	return [
		issue(
			'due-before-date',
			'DueDate',
			`is ${String(record['DueDate'])}, before the invoice date ${String(record['Date'])}`,
			'Correct one of the dates in the source.',
		),
	];
}

function linkBack(value: unknown): Issue[] {
	return typeof value === 'string' && /xero/i.test(value)
		? [issue('link-back', 'Url', 'contains "xero", which Xero does not take', 'Leave the link back out, or give another address.')]
		: [];
}
