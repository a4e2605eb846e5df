import type { Issue } from '../../failure';
import type { Decimal } from '../../libraries/decimal';
import type { Row } from '../../record';
import type { Subject } from '../checkable';
import { issue } from '../fields';
import { knownTo } from '../live';
import { appliedBy } from '../live/applied';
import type { Reference } from '../reference';

/** Payments of one run that are sound one by one, and together are more than a document has open. */
export const togetherAbove = (subject: Subject, records: readonly Row[], reference: Reference): Issue[][] => {
	const known = knownTo(subject, reference);
	const sums = new Map<Row, Map<string, Decimal>>();
	return records.map((record) =>
		(known ? appliedBy(subject, record, known) : []).flatMap(({ document, use, amount, open, at, called }) => {
			if (!open || amount.gt(open) || amount.lte(0)) return [];
			const before = sums.get(document) ?? new Map<string, Decimal>();
			const sum = before.get(use.open)?.plus(amount) ?? amount;
			sums.set(document, before.set(use.open, sum));
			if (sum.lte(open)) return [];
			const says = `is ${amount.toFixed()}, which makes ${sum.toFixed()} in this run, but only ${open.toFixed()} of the ${called} is open`;
			return [issue('above-open-together', at, says, 'See whether one of these payments comes twice.', 'review')];
		}),
	);
};
