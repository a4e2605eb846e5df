import { isRow, textOf, timeOf, type Row } from '../record';

/** A row of the table of dead letters, as n8n gives it back: with `id`, `createdAt` and `updatedAt` beside its columns. */
export type Kept = Row;

/** A try that has not ended by then has died with its execution. */
const LONGEST_TRY = 60 * 60_000;

const momentOf = (value: unknown): number => timeOf(value)?.getTime() ?? Number.NaN;

/**
 * The letters to try again now: the oldest first, one for each record at a time so that its changes keep their order. Parked ones are free again when
 * nothing of their group waits for a person any more, and tries that died are tried anew.
 * @param letters all that are open, in any order
 * @param now in milliseconds
 */
export const dueLetters = (letters: readonly unknown[], now: number, most: number): Kept[] => {
	const open = letters.filter(isRow);
	const stuck = new Set(open.filter(({ status }) => status === 'waiting' || status === 'retrying').map(({ group_key: group }) => textOf(group)));
	const isDue = (letter: Kept): boolean => {
		switch (letter['status']) {
			case 'waiting':
				return momentOf(letter['next_try_at']) <= now;
			case 'parked':
				return !stuck.has(textOf(letter['group_key']));
			case 'retrying':
				return momentOf(letter['updatedAt']) <= now - LONGEST_TRY;
			default:
				return false;
		}
	};
	const busy = new Set(open.filter((letter) => letter['status'] === 'retrying' && !isDue(letter)).map(({ entity_key: key }) => textOf(key)));
	const due: Kept[] = [];
	for (const letter of open.filter(isDue).sort(oldestFirst)) {
		const key = textOf(letter['entity_key']);
		if (due.length === most) break;
		if (busy.has(key) || textOf(letter['payload']) === '') continue;
		busy.add(key);
		due.push(letter);
	}
	return due;
};

const oldestFirst = (one: Kept, other: Kept): number =>
	momentOf(one['first_failed_at']) - momentOf(other['first_failed_at']) || (Number(textOf(one['id'])) || 0) - (Number(textOf(other['id'])) || 0);
