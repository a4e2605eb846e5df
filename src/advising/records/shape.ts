import { codings, type Coding, type Kind, type Line } from '../coding/line';
import { isFilled, isRow, rowsIn, textOf, type Row } from '../../record';
import { columnIn, inColumn, isListed, type Column } from './flatten';
import { asXeroTracking, asZohoTags, xeroTracking, zohoTags } from './tracking';

/** A line of a record, as it is advised on. */
export interface Codable {
	/** Where it stands, such as `LineItems[2]`; empty where the record is the line. */
	readonly at: string;
	readonly line: Line;
	/** What it is coded with already. */
	readonly codes: Readonly<Partial<Record<Coding, string>>>;
	/** What it can be coded with. */
	readonly can: readonly Coding[];
	/** Codes the line of a record that has the same shape. */
	write(record: Row, coding: Coding, value: string): void;
}

/** The application whose record it is, and its lines. */
export interface Shaped {
	readonly app: 'xero' | 'zohoBooks' | 'list';
	readonly lines: readonly Codable[];
}

/** Reads a document of Xero or Zoho Books, an expense, or a row of a list; nothing where it is none of them. */
export function shapeOf(record: Row): Shaped | undefined {
	if (Array.isArray(record['LineItems'])) return { app: 'xero', lines: xeroLines(record) };
	if (isZohoDocument(record)) return { app: 'zohoBooks', lines: zohoLines(record) };
	if (isFilled(record['expense_id'])) return { app: 'zohoBooks', lines: [zohoExpense(record)] };
	if (isListed(record)) return { app: 'list', lines: [listed(record)] };
	return undefined;
}

/** Drops what is empty, so that a line is told by what it has. */
const told = <T extends object>(values: T): T => Object.fromEntries(Object.entries(values).filter(([, value]) => isFilled(value))) as T;

const xeroKinds: ReadonlyArray<readonly [RegExp, Kind]> = [
	[/^ACCPAY/, 'purchases'],
	[/^ACCREC/, 'sales'],
	[/^SPEND/, 'spent'],
	[/^RECEIVE/, 'received'],
];

const xeroKind = (record: Row): Kind | undefined =>
	xeroKinds.find(([type]) => type.test(textOf(record['Type'])))?.[1] ?? ('PurchaseOrderID' in record ? 'purchases' : 'QuoteID' in record ? 'sales' : undefined);

/** Xero's lines that are nothing but words have no amount, and take no account. */
function xeroLines(record: Row): Codable[] {
	const contact = isRow(record['Contact']) ? record['Contact'] : {};
	const head = {
		party: textOf(contact['Name']) || textOf(contact['ContactNumber']) || textOf(contact['ContactID']),
		date: dayOf(record['DateString'] ?? record['Date']),
		currency: textOf(record['CurrencyCode']),
		reference: textOf(record['Reference']) || textOf(record['InvoiceNumber']),
		kind: xeroKind(record),
	};
	const contactCode = textOf(contact['ContactID']) || textOf(contact['Name']);
	// A document without tax has no tax rates to choose.
	const can: readonly Coding[] = textOf(record['LineAmountTypes']).toLowerCase() === 'notax' ? codings.filter((coding) => coding !== 'tax') : codings;
	return (record['LineItems'] as unknown[]).flatMap((row, index): Codable[] => {
		if (!isRow(row) || !['LineAmount', 'UnitAmount', 'Quantity'].some((name) => isFilled(row[name]))) return [];
		return [
			{
				at: `LineItems[${index}]`,
				line: told({ ...head, item: textOf(row['ItemCode']), text: textOf(row['Description']), amount: textOf(row['LineAmount'] ?? row['UnitAmount']) }),
				codes: told({ account: textOf(row['AccountCode']), tax: xeroTax(row), tracking: xeroTracking(row), contact: contactCode }),
				can,
				write: (target, coding, value) => writeXero(target, index, coding, value),
			},
		];
	});
}

/** Of a line without an account nobody has chosen the tax either: Xero says NONE until there is one. */
const xeroTax = (row: Row): string => (textOf(row['AccountCode']) === '' && textOf(row['TaxType']) === 'NONE' ? '' : textOf(row['TaxType']));

const isId = (value: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);

function writeXero(record: Row, index: number, coding: Coding, value: string): void {
	const line = (record['LineItems'] as Row[])[index]!;
	if (coding === 'account') {
		line['AccountCode'] = value;
		// Of the two ways to name an account, the other would go on saying what was there before.
		delete line['AccountID'];
		delete line['AccountId'];
	} else if (coding === 'tax') {
		line['TaxType'] = value;
		// Xero works the amount out anew.
		delete line['TaxAmount'];
	} else if (coding === 'tracking') line['Tracking'] = asXeroTracking(value);
	else record['Contact'] = isId(value) ? { ContactID: value } : { Name: value };
}

const zohoIds: ReadonlyArray<readonly [id: string, kind: Kind]> = [
	['bill_id', 'purchases'],
	['invoice_id', 'sales'],
	['creditnote_id', 'sales'],
	['vendor_credit_id', 'purchases'],
	['purchaseorder_id', 'purchases'],
	['salesorder_id', 'sales'],
	['estimate_id', 'sales'],
	['expense_id', 'expenses'],
];

const zohoKind = (record: Row): Kind | undefined =>
	zohoIds.find(([id]) => isFilled(record[id]))?.[1] ?? ('vendor_id' in record ? 'purchases' : 'customer_id' in record ? 'sales' : undefined);

const isZohoDocument = (record: Row): boolean => rowsIn(record['line_items']).length > 0;

const zohoHead = (record: Row) => ({
	party: textOf(record['vendor_name']) || textOf(record['customer_name']) || textOf(record['merchant_name']),
	date: dayOf(record['date']),
	currency: textOf(record['currency_code']),
	reference: textOf(record['reference_number']),
	kind: zohoKind(record),
});

/** `vendor_id` of what is bought, and `customer_id` of what is sold. */
const zohoContact = (record: Row): string => ('vendor_id' in record || zohoKind(record) !== 'sales' ? 'vendor_id' : 'customer_id');

function zohoLines(record: Row): Codable[] {
	const head = zohoHead(record);
	const contact = zohoContact(record);
	return (record['line_items'] as unknown[]).flatMap((row, index): Codable[] => {
		if (!isRow(row)) return [];
		const text = textOf(row['description']) || (isFilled(row['name']) ? '' : textOf(record['description']));
		return [
			{
				at: `line_items[${index}]`,
				line: told({ ...head, item: textOf(row['name']), text, amount: textOf(row['item_total'] ?? row['amount'] ?? row['rate']) }),
				codes: told({ account: textOf(row['account_id']), tax: textOf(row['tax_id']), tracking: zohoTags(row), contact: textOf(record[contact]) }),
				can: codings,
				write: (target, coding, value) => {
					const line = (target['line_items'] as Row[])[index]!;
					writeZoho(target, line, coding, value, contact);
				},
			},
		];
	});
}

function zohoExpense(record: Row): Codable {
	const contact = 'vendor_id';
	return {
		at: '',
		line: told({ ...zohoHead(record), text: textOf(record['description']), amount: textOf(record['amount'] ?? record['total']) }),
		codes: told({ account: textOf(record['account_id']), tax: textOf(record['tax_id']), tracking: zohoTags(record), contact: textOf(record[contact]) }),
		can: codings,
		write: (target, coding, value) => writeZoho(target, target, coding, value, contact),
	};
}

function writeZoho(record: Row, line: Row, coding: Coding, value: string, contact: string): void {
	if (coding === 'account') {
		line['account_id'] = value;
		delete line['account_name'];
	} else if (coding === 'tax') {
		line['tax_id'] = value;
		for (const name of ['tax_name', 'tax_percentage', 'tax_amount']) delete line[name];
	} else if (coding === 'tracking') line['tags'] = asZohoTags(value);
	else {
		record[contact] = value;
		delete record[contact.replace('_id', '_name')];
	}
}

const listNames: Readonly<Record<Coding, string>> = { account: 'AccountCode', tax: 'TaxType', tracking: 'Tracking', contact: 'ContactID' };

/** A row of a list: what is coded goes into the column that the list has for it. */
function listed(record: Row): Codable {
	const in_ = (column: Column): string => inColumn(record, column);
	return {
		at: '',
		line: told({
			party: in_('party'),
			item: in_('item'),
			text: in_('text'),
			amount: in_('amount'),
			date: dayOf(in_('date')),
			currency: in_('currency'),
			reference: in_('reference'),
		}),
		codes: told({ account: in_('account'), tax: in_('tax'), tracking: in_('tracking'), contact: in_('contact') }),
		can: codings,
		write: (target, coding, value) => {
			target[columnIn(target, coding) ?? listNames[coding]] = value;
		},
	};
}

/** ISO. Xero's JSON may hold `/Date(1439434356790+0000)/`. */
export function dayOf(value: unknown): string {
	const text = textOf(value);
	const milliseconds = /^\/Date\((-?\d+)/.exec(text)?.[1];
	if (milliseconds !== undefined) return isoOf(Number(milliseconds));
	return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? '';
}

const isoOf = (milliseconds: number): string => (Math.abs(milliseconds) <= 8.64e15 ? new Date(milliseconds).toISOString().slice(0, 10) : '');
