import { anomaliesIn } from '../../src/checking/anomalies/anomalies';
import { checkable } from '../../src/checking/checkable';
import { isRow, type Row } from '../../src/record';
import { seeded } from '../support/random';
import { ledger, vendors } from './anomaliesLedger';
import { trials } from '../support/trials';

/** Every field that is read, with whatever a workflow may have put there. */
const names = (
	'InvoiceID InvoiceNumber CreditNoteID CreditNoteNumber PaymentID BankTransactionID ContactID ContactNumber Contact Name Type Date CurrencyCode Status Total ' +
	'TotalTax LineItems LineAmountTypes Quantity UnitAmount LineAmount TaxAmount AccountCode TaxType Account Code AccountID Invoice CreditNote Amount Reference Url ' +
	'BankAccountDetails BatchPayments BankAccountNumber DefaultCurrency EffectiveRate invoice_id invoice_number bill_id bill_number creditnote_id payment_id ' +
	'contact_id customer_id customer_name vendor_id date currency_id currency_code total tax_total line_items quantity rate discount tax_id tax_percentage account_id ' +
	'invoices bills amount reference_number bank_accounts account_number happened_at source_id source_entity target target_id target_number _sync source id ' +
	'__proto__ constructor toString'
).split(' ');

const texts = [
	'',
	' ',
	'x',
	'INV-0001',
	'-1',
	'1e9',
	'9'.repeat(400),
	'2026-02-30',
	'2026-02-28',
	'/Date(1767225600000)/',
	'/Date(99999999999999999)/',
	'NaN',
	'\ud800',
	'株式会社',
	'books:',
	'books:1:2',
];
const others: readonly unknown[] = [
	null,
	undefined,
	true,
	0,
	-0,
	-1,
	1.5,
	1e21,
	1e-21,
	NaN,
	Infinity,
	2 ** 53,
	[],
	{},
	{ toString: 'x', valueOf: 1 },
	[[]],
	[null],
	Symbol('s'),
	10n,
	() => 1,
	new Date(NaN),
];

const junk = (seed: number) => {
	const random = seeded(seed);
	const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
	const value = (depth: number): unknown => {
		const kind = random();
		if (kind < 0.4) return pick(texts);
		if (kind < 0.65 || depth > 2) return pick(others);
		return kind < 0.8 ? Array.from({ length: Math.floor(random() * 4) }, () => value(depth + 1)) : row(depth + 1);
	};
	const row = (depth: number): Row => Object.fromEntries(Array.from({ length: 1 + Math.floor(random() * 12) }, () => [pick(names), value(depth)]));
	return { row: () => row(0), value: () => value(0) };
};

const subjects = [...Object.keys(checkable), 'no such thing', '__proto__'];

it('10,000 records of junk against junk, and against a sound history, come back with a list each', () => {
	const { row, value } = junk(11);
	const { earlier } = vendors[0]!;
	const sound = ledger(1, false).slice(0, 200).map(earlier);
	for (let round = 0; round < trials(200); round++) {
		const records = Array.from({ length: 50 }, row);
		const history = round % 2 === 0 ? sound : Array.from({ length: 60 }, value);
		const judged = anomaliesIn(subjects[round % subjects.length]!, records, history);
		expect(judged).toHaveLength(50);
		for (const issue of judged.flat())
			expect(issue).toEqual({ rule: expect.any(String), severity: 'review', at: expect.any(String), says: expect.any(String), fix: expect.any(String) });
	}
	expect(isRow(Object.prototype)).toBe(true);
	expect(Object.keys(Object.prototype)).toEqual([]);
});

it('a sound record with one field of junk is still judged', () => {
	const { earlier, record, subject } = vendors[0]!;
	const all = ledger(2, false);
	const history = all.slice(0, 1500).map(earlier);
	const sound = record(all[1500]!);
	for (const name of Object.keys(sound))
		for (const value of [...texts, ...others])
			expect(() =>
				anomaliesIn(
					subject,
					[
						{ ...sound, [name]: value },
						{ ...sound, LineItems: [{ [name]: value, UnitAmount: value }] },
					],
					history,
				),
			).not.toThrow();
});

it('2,000 records are held against 20,000 earlier ones in seconds, though all are of one party, one amount and one day', () => {
	const { earlier, record } = vendors[0]!;
	const one = ledger(3, false)[0]!;
	const history = Array.from({ length: 20_000 }, (_, index) => earlier({ ...one, id: index, number: `R${index}` }));
	const records = Array.from({ length: 2000 }, (_, index) => record({ ...one, id: 100_000 + index, number: `Q${100_000 + index}` }));
	const { user } = process.cpuUsage();
	expect(anomaliesIn('bill', records, history)).toHaveLength(2000);
	expect((process.cpuUsage().user - user) / 1e6).toBeLessThan(15);
});
