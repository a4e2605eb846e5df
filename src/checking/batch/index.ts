import type { Issue } from '../../failure';
import { SYNC, type Row } from '../../record';
import { anomaliesIn } from '../anomalies/anomalies';
import type { Subject } from '../checkable';
import type { Reference } from '../reference';
import { duplicatesIn } from './duplicates';
import { togetherAbove } from './together';

export interface Around {
	readonly reference: Reference;
	/** Records of before, as the vendor's node reads them. */
	readonly history: readonly unknown[];
}

/** What only shows when records are held against each other and against the past: for each record its issues, places on the target side. */
export const checkBatch = (subject: Subject, items: readonly Row[], { reference, history }: Around): Issue[][] => {
	const records = items.map(({ [SYNC]: _, ...record }): Row => record);
	const [doubles, together, anomalies] = [
		duplicatesIn(subject, records),
		togetherAbove(subject, records, reference),
		anomaliesIn(subject.name, items, history),
	];
	return records.map((_, index) => {
		const certain = doubles[index]!;
		// What is certainly a duplicate need not be called a likely one.
		const likely = (anomalies[index] ?? []).filter(({ rule }) => certain.length === 0 || rule !== 'likely-duplicate');
		return [...certain, ...together[index]!, ...likely];
	});
};
