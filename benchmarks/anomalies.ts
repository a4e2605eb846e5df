import { anomaliesIn } from '../src/checking/anomalies/anomalies';
import type { Row } from '../src/record';

/** Holds bills against earlier ones of 2,000 vendors. `node scripts/run.mjs benchmarks/anomalies.ts [records] [earlier]`. One bill in a hundred is a duplicate. */

const [records, earlier] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 100_000)];
const VENDORS = 2000;

const day = (index: number): string => new Date(Date.UTC(2025, 0, 1) + Math.floor((index * 730) / (records + earlier)) * 86_400_000).toISOString().slice(0, 10);

const bill = (index: number): Row => {
	const cents = 10_000 + ((index * 7919) % 90_000);
	return {
		InvoiceNumber: `R-${index}`,
		Contact: { ContactNumber: `books:${index % VENDORS}`, Name: `Vendor ${index % VENDORS} Ltd` },
		Date: day(index),
		CurrencyCode: 'GBP',
		LineAmountTypes: 'Exclusive',
		LineItems: [1, 2, 3].map((part) => ({ Quantity: part, UnitAmount: cents / 100, LineAmount: (part * cents) / 100, AccountCode: '310', TaxType: 'INPUT2' })),
	};
};

const there = (index: number): Row => {
	const net = 0.06 * (10_000 + ((index * 7919) % 90_000));
	return { ...bill(index), InvoiceID: `x${index}`, Type: 'ACCPAY', Status: 'PAID', SubTotal: net.toFixed(2), TotalTax: '0', Total: net.toFixed(2) };
};

const history = Array.from({ length: earlier }, (_, index) => there(index));
const written = Array.from({ length: records }, (_, index) => {
	const record = bill(earlier + index);
	return index % 100 === 0 ? { ...bill(earlier + index - VENDORS - 1), InvoiceNumber: `R-${earlier + index - VENDORS - 1}A` } : record;
});

const started = performance.now();
const before = process.cpuUsage();
const found = anomaliesIn('bill', written, history).flat();
const cpu = process.cpuUsage(before);
const counts = new Map<string, number>();
for (const { rule } of found) counts.set(rule, (counts.get(rule) ?? 0) + 1);
process.stdout.write(
	`${records} records against ${earlier} earlier ones: ${((performance.now() - started) / 1000).toFixed(1)} s, ${((cpu.user + cpu.system) / 1e6).toFixed(1)} s of processor, ` +
		`heap ${Math.round(process.memoryUsage().heapUsed / 1024 / 1024)} MB; ${[...counts].map(([rule, count]) => `${count} ${rule}`).join(', ')}\n`,
);
