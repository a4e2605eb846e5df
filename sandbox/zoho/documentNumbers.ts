import type { Asked } from '../vendor';
import { all, nextNumber, text, type Ledger, type Shelf } from './ledger';
import { refusal } from './refused';
import type { Row } from '../vendor';

/** Numbers that Zoho counts up itself, such as PO-00001. */
export interface Series {
	readonly shelf: Shelf;
	readonly id: string;
	readonly field: string;
	/** As in "Purchase Order numbers are generated automatically." */
	readonly noun: string;
	readonly prefix: string;
	readonly digits: number;
}

/** A number of one's own needs the flag in the query when a record is created, and must be free. Without one the next free number of the series is drawn. */
export const numbered = (ledger: Ledger, { shelf, id, field, noun, prefix, digits }: Series, wanted: string, known?: Row, asked?: Asked): string => {
	const isTaken = (number: string): boolean => all(ledger, shelf).some((row) => row[field] === number && row[id] !== known?.[id]);
	if (wanted === '' && known !== undefined) return text(known[field]);
	if (wanted !== '') {
		if (known === undefined && asked !== undefined && asked.query.get('ignore_auto_number_generation') !== 'true') {
			throw refusal.rule(`${noun} numbers are generated automatically. Set ignore_auto_number_generation to give one.`, 4097);
		}
		if (isTaken(wanted)) throw refusal.taken(noun, wanted);
		return wanted;
	}
	let number: string;
	do number = nextNumber(ledger, shelf, prefix, digits);
	while (isTaken(number));
	return number;
};
