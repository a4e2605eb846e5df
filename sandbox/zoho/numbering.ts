import type { Asked, Row } from '../vendor';
import { all, derived, nextNumber, text, type Ledger, type Shelf } from './ledger';
import { refusal } from './refused';

/** How documents of one kind are numbered, such as INV-000001. */
export interface Series {
	readonly shelf: Shelf;
	readonly id: string;
	/** The field that holds the number. */
	readonly field: string;
	readonly prefix: string;
	readonly digits: number;
	/** As in "Invoice INV-000001 already exists". */
	readonly noun: string;
}

/** The number that a document is to have: its own, one that was sent, or the next of the series. */
export type Numbered = (ledger: Ledger, wanted: string, known?: Row, asked?: Asked) => string;

/** Zoho numbers documents itself; a number of one's own needs the flag in the query (https://www.zoho.com/books/api/v3/invoices/#create-an-invoice). */
export const series = ({ shelf, id, field, prefix, digits, noun }: Series): Numbered => {
	const byNumber = derived([shelf], (ledger) => new Map(all(ledger, shelf).map((row) => [row[field], row[id]])));
	const isTaken = (ledger: Ledger, number: string, but?: unknown): boolean => ![undefined, but].includes(byNumber(ledger).get(number));
	return (ledger, wanted, known, asked) => {
		if (wanted === '' && known !== undefined) return text(known[field]);
		if (wanted !== '') {
			if (known === undefined && asked !== undefined && asked.query.get('ignore_auto_number_generation') !== 'true') {
				throw refusal.rule(`${noun} numbers are generated automatically. Set ignore_auto_number_generation to give one.`, 4097);
			}
			if (isTaken(ledger, wanted, known?.[id])) throw refusal.taken(noun, wanted);
			return wanted;
		}
		let number: string;
		do number = nextNumber(ledger, shelf, prefix, digits);
		while (isTaken(ledger, number));
		return number;
	};
};
