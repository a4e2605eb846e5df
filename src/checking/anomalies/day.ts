import type { Issue } from '../../failure';
import { isWeekend } from './history';
import { nouns } from './kinds';
import { review, type Case } from './subject';
import { isoOf } from './text';

/** So many documents tell on which days there are any. */
const ENOUGH = 20;
/** No more than one in so many is dated on a weekend. */
const RARE = 100;
/** A party of which more than one in so many is has weekends. */
const SOMETIMES = 20;

/** A weekend, where neither the party nor hardly anyone else has documents of one. Where people work on Sundays, Sunday is no unusual day. */
export const unusualDay = ({ document, earlier, ledger, places }: Case): Issue[] => {
	const { day, kind } = document;
	if (day === undefined || !isWeekend(day) || !ledger || ledger.count < ENOUGH || ledger.weekend * RARE > ledger.count) return [];
	if (earlier.filter((other) => isWeekend(other.day)).length * SOMETIMES > earlier.length) return [];
	const name = new Date(isoOf(day)).getUTCDay() === 6 ? 'Saturday' : 'Sunday';
	const says = `is ${isoOf(day)}, a ${name}; ${ledger.weekend === 0 ? 'none' : ledger.weekend} of the ${ledger.count} earlier ${nouns[kind][1]} fell on a weekend`;
	return [review('unusual-day', places.date, says, 'Look whether the date is right, and who entered it.')];
};
