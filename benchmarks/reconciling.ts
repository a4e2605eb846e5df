import { presets } from '../src/reconciling/presets';
import { reconcile } from '../src/reconciling/reconcile';
import type { Row } from '../src/record';

/**
 * Compares two sides of 200,000 invoices that nobody holds: they are made as they are read. `node scripts/run.mjs benchmarks/reconciling.ts [records]`.
 * Of a thousand records one differs, one is missing on either side and one has another number.
 */

const size = Number(process.argv[2] ?? 200_000);

const cents = (index: number): number => 1000 + ((index * 7919) % 500_000);
const day = (index: number): string => `2026-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;
const code = (index: number): string => ['NZD', 'USD', 'EUR'][index % 3]!;

function* inBooks(): Generator<Row> {
	for (let index = 0; index < size; index++) {
		if (index % 1000 === 1) continue;
		const total = cents(index) / 100;
		const money = { currency_code: code(index), exchange_rate: 1, tax_total: 1, total, balance: total };
		const dates = { date: day(index), due_date: day(index) };
		yield { invoice_id: `b${index}`, invoice_number: `INV-${index}`, customer_name: `Customer ${index % 5000}`, status: 'sent', ...dates, ...money };
	}
}

/** From the last to the first, as the other side may well be sorted otherwise. */
function* inXero(): Generator<Row> {
	for (let index = size - 1; index >= 0; index--) {
		if (index % 1000 === 2) continue;
		const Total = (cents(index) + (index % 1000 === 3 ? 1 : 0)) / 100;
		const InvoiceNumber = index % 1000 === 4 ? `X-${index}` : `inv-${index}`;
		const money = { CurrencyCode: code(index), CurrencyRate: 1, TotalTax: 1, Total, AmountDue: Total };
		const dates = { Date: `${day(index)}T00:00:00`, DueDate: day(index) };
		yield { Type: 'ACCREC', InvoiceID: `x${index}`, InvoiceNumber, Contact: { Name: `Customer ${index % 5000}` }, Status: 'AUTHORISED', ...dates, ...money };
	}
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

let highest = 0;
const counts = new Map<string, number>();
const before = process.memoryUsage().rss;
const started = performance.now();
for (const { to } of reconcile(presets.invoice.plan, inBooks(), inXero())) {
	const count = (counts.get(to) ?? 0) + 1;
	counts.set(to, count);
	if (count % 5000 === 0) highest = Math.max(highest, process.memoryUsage().heapUsed);
}
const seconds = (performance.now() - started) / 1000;
const { maxRSS } = process.resourceUsage();
process.stdout.write(
	`${size} x ${size} invoices: ${seconds.toFixed(1)} s, ${Math.round((2 * size) / seconds)} records a second; heap at most ${megabytes(highest)}, ` +
		`process ${megabytes(before)} before and ${megabytes(maxRSS * 1024)} at most; ${[...counts].map(([to, count]) => `${count} ${to}`).join(', ')}\n`,
);
