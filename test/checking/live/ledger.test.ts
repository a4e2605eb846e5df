import { verdictOn } from '../../../src/checking/verdict';
import { checkable } from '../../../src/checking/checkable';
import { referenceFrom } from '../../../src/checking/reference';
import { xero as tables } from '../../../src/apis/xero';
import { rowsIn, type Row } from '../../../src/record';
import { decode } from '../../../src/wire/decode';
import { chance } from '../../mapping/random';
import { caller } from '../../sandbox/xeroCaller';

/** Held against the sandbox's Xero, which decides for itself: what the validator lets pass is taken, and what it refuses is refused there too. */

const random = chance(5);
const ATTEMPTS = 300;
const today = '2026-03-10';
const { xero, api, one } = caller(`${today}T01:00:00Z`);
xero.seed({ Organisations: [{ PeriodLockDate: '2026-01-31' }] });

const read = (path: string, name: string, resource: keyof typeof tables): Row[] =>
	rowsIn(api('GET', path).body[name]).map((row) => decode(tables[resource].fields, row));
const settings = [
	...read('/Organisation', 'Organisations', 'organisation'),
	...read('/Accounts', 'Accounts', 'account'),
	...read('/TaxRates', 'TaxRates', 'taxRate'),
	...read('/Currencies', 'Currencies', 'currency'),
	...read('/TrackingCategories?includeArchived=true', 'TrackingCategories', 'trackingCategory'),
	...read('/Contacts?includeArchived=true&page=1', 'Contacts', 'contact'),
];
const documents = (): Row[] => read('/Invoices?page=1&pageSize=1000&unitdp=4', 'Invoices', 'invoice');

const codes = ['200', '260', '429', '453', '090', '610', '820', '999', '310', '630', '970', '12345'];
const rates = ['OUTPUT2', 'INPUT2', 'NONE', 'ZERORATED', 'NOPE'];
const contacts = settings.filter((row) => row['ContactStatus'] !== undefined).map(({ ContactID }) => ({ ContactID }));
/** Mostly sound, so that what is odd stands by itself. */
const mostly = <T>(sound: T, odd: readonly T[]): T => (random.is(0.85) ? sound : random.of(odd));

const lineOf = (side: 'invoice' | 'bill'): Row => ({
	Description: 'Work',
	Quantity: random.int(1, 5),
	UnitAmount: random.int(1, 20_000) / 100,
	AccountCode: mostly(side === 'invoice' ? '200' : '429', codes),
	TaxType: mostly(side === 'invoice' ? 'OUTPUT2' : 'INPUT2', rates),
	...(random.is(0.2) ? { Tracking: [{ Name: mostly('Region', ['Nothing', 'Department']), Option: mostly('North', ['Nowhere', 'Sales']) }] } : {}),
});
let serial = 0;
const newDocument = (side: 'invoice' | 'bill'): Row => ({
	InvoiceNumber: `P-${serial++}`,
	Contact: mostly(random.of(contacts), contacts),
	Date: mostly('2026-03-01', ['2026-01-31', '2026-02-01', '2025-12-01']),
	DueDate: '2026-04-30',
	CurrencyCode: mostly('NZD', ['USD', 'CHF', 'EUR']),
	Status: random.of(['DRAFT', 'SUBMITTED', 'AUTHORISED', 'AUTHORISED']),
	LineAmountTypes: random.of(['Exclusive', 'Inclusive']),
	LineItems: Array.from({ length: random.int(1, 3) }, () => lineOf(side)),
});
const editOf = (document: Row): Row => ({
	InvoiceID: document['InvoiceID'],
	InvoiceNumber: document['InvoiceNumber'],
	Contact: { ContactID: (document['Contact'] as Row)['ContactID'] },
	LineItems: rowsIn(document['LineItems']).map(({ LineItemID, Description, Quantity, UnitAmount, AccountCode, TaxType }) => ({
		LineItemID,
		Description: random.is(0.2) ? 'Other work' : Description,
		Quantity,
		UnitAmount: random.is(0.2) ? (Math.round(Number(UnitAmount) * 100) + 100) / 100 : UnitAmount,
		AccountCode,
		TaxType,
	})),
	...(random.is(0.6) ? { Status: random.of(['DRAFT', 'SUBMITTED', 'AUTHORISED', 'VOIDED', 'DELETED']) } : {}),
	...(random.is(0.2) ? { Date: random.of(['2026-03-02', '2026-01-15']) } : {}),
	...(random.is(0.2) ? { DueDate: '2026-05-31' } : {}),
	...(random.is(0.1) ? { CurrencyCode: 'USD' } : {}),
});
const paymentOf = (document: Row): Row => ({
	Reference: `pay-${serial++}`,
	Invoice: { InvoiceID: document['InvoiceID'] },
	Account: { Code: mostly('090', ['880', '200', '12345']) },
	Date: mostly('2026-03-05', ['2026-01-05']),
	Amount: random.of([1, 10, Number(document['AmountDue']) || 1, Number(document['AmountDue']) + 0.01]),
});

interface Attempt {
	readonly subject: 'invoice' | 'bill' | 'payment';
	readonly record: Row;
}
function attemptOn(there: readonly Row[]): Attempt {
	const document = there.length > 0 ? random.of(there) : undefined;
	const side = document?.['Type'] === 'ACCPAY' ? 'bill' : 'invoice';
	if (!document || random.is(0.3)) {
		const kind = random.of(['invoice', 'bill'] as const);
		return { subject: kind, record: newDocument(kind) };
	}
	return random.is(0.5) ? { subject: side, record: editOf(document) } : { subject: 'payment', record: paymentOf(document) };
}

/** Whether the ledger takes it. */
function taken({ subject, record }: Attempt): string {
	if (subject === 'payment') return said(api('PUT', '/Payments', record));
	const Type = subject === 'bill' ? 'ACCPAY' : 'ACCREC';
	return said(api('POST', '/Invoices?unitdp=4', { Type, ...record }));
}
const said = ({ status, body }: ReturnType<typeof api>): string =>
	status === 200
		? ''
		: rowsIn(rowsIn(body['Elements'])[0]?.['ValidationErrors'])
				.map(({ Message }) => String(Message))
				.join('; ') || `status ${status}`;

it(`${ATTEMPTS} invoices, bills, edits and payments are refused where the ledger refuses them, and nowhere else`, () => {
	const differing: string[] = [];
	const count = { passed: 0, refused: 0, asked: 0 };
	let there = documents();
	for (let index = 0; index < ATTEMPTS; index++) {
		const attempt = attemptOn(there);
		const verdict = verdictOn(checkable[attempt.subject]!, attempt.record, () => undefined, { reference: referenceFrom([...settings, ...there]), today });
		const answer = taken(attempt);
		if (answer === '') there = documents();
		const details =
			'refused' in verdict
				? rowsIn(verdict.refused['details'])
						.map(({ at, says }) => `${String(at)} ${String(says)}`)
						.join('; ')
				: '';
		if ('refused' in verdict) count.refused++;
		else count[verdict.review ? 'asked' : 'passed']++;
		if ((details === '') !== (answer === '') && !('review' in verdict))
			differing.push(`${JSON.stringify(attempt)}\n  validator: ${details || 'passes'}\n  ledger: ${answer || 'takes it'}`);
	}
	expect(differing).toEqual([]);
	expect(Math.min(count.passed, count.refused)).toBeGreaterThan(ATTEMPTS / 6);
	expect(one(api('GET', '/Invoices?page=1'), 'Invoices')['InvoiceID']).toBeDefined();
});
