import { rowsIn, type Row } from '../../src/record';
import { xeroLedger } from '../mapping/xeroLedger';
import { inXero } from './taxes';
import type { Written } from './trial';

/** The sandbox's Xero with the taxes and contacts of these trials, and a way back to that. */
export interface Xero {
	begin(): void;
	/** Writes records of a kind, a hundred in a call. */
	post(path: string, records: readonly Row[]): Written[];
	get(path: string): Row;
	remove(path: string): void;
	/** One record to an address below another. */
	put(path: string, name: string, record: Row): Written;
}

const A_CALL = 100;

/** Numbers that contacts of these trials have in Xero. */
export const contactNumbers = [
	'books:460000000038001000',
	'books:460000000038051000',
	'crm:5725767000003002001',
	'expense:460000000000012001',
	'expense-merchant:12',
] as const;

export const xero = (prepare: (xero: Xero) => void = () => undefined): Xero => {
	const { ask, ledger, postAll } = xeroLedger();
	ledger.levers!['tier']!({ day: 1e9, minute: 1e9 });
	for (const rate of inXero) ask('POST', 'TaxRates', JSON.stringify({ TaxRates: [rate] }));
	postAll(
		'Contacts',
		'Contacts',
		contactNumbers.map((ContactNumber) => ({ ContactNumber, Name: `Contact ${ContactNumber}` })),
	);
	const all: Xero = {
		begin: () => ledger.restore(untouched),
		post: (path, records) =>
			Array.from({ length: Math.ceil(records.length / A_CALL) }, (_, call) => postAll(path, path, records.slice(call * A_CALL, (call + 1) * A_CALL)))
				.flat()
				.map(outcome),
		get: (path) => ask('GET', path, ''),
		remove: (path) => void ask('DELETE', path, ''),
		put: (path, name, record) => {
			const said = ask('PUT', path, JSON.stringify({ [name]: [record] }));
			return outcome(rowsIn(said['Elements'] ?? said[name])[0] ?? { ValidationErrors: [{ Message: JSON.stringify(said) }] });
		},
	};
	prepare(all);
	const untouched = ledger.snapshot();
	return all;
};

const outcome = (answer: Row): Written => {
	const problems = rowsIn(answer['ValidationErrors']);
	return problems.length > 0 ? { refusedBy: `Xero: ${problems.map(({ Message }) => String(Message)).join(' ')}` } : answer;
};
