/** Why two sides are likely not the same, the most telling first: it is the one that stands for the whole record. */
export const causes = [
	'unreadable',
	'voided',
	'number-changed',
	'exchange-rate',
	'currency',
	'late',
	'changed',
	'unsynced-status',
	'rounding',
	'duplicate',
	'unapplied',
	'deleted',
	'not-synced',
] as const;

export type DriftCause = (typeof causes)[number];

/** A cause in words, with what to do. */
export interface Explained {
	readonly cause: DriftCause;
	readonly says: string;
	readonly fix: string;
}

/** The names of the two sides, as the record that is spoken of sees them. */
export interface Names {
	readonly here: string;
	readonly there: string;
	readonly entity: string;
}

export const explained = (cause: DriftCause, says: string, fix: string): Explained => ({ cause, says, fix });

export const mostTelling = <T extends Explained>(all: readonly T[]): T | undefined =>
	all.reduce<T | undefined>((best, one) => (best && causes.indexOf(best.cause) <= causes.indexOf(one.cause) ? best : one), undefined);

/** Of a record that the other side does not have. */
export const missing = {
	unreadable: (label: string, says: string, { here }: Names) =>
		explained('unreadable', `${label} in ${here}: ${says}`, `Correct it in ${here}, then compare again.`),
	voided: ({ here, there, entity }: Names) =>
		explained('voided', `The ${entity} is void or deleted in ${here}, and is not in ${there}.`, 'Nothing needs doing: neither side counts it.'),
	late: (day: string, { here, there }: Names) =>
		explained(
			'late',
			`It is dated ${day} in ${here}, outside the compared period, so ${there} may well have it in another one.`,
			'Compare the period of that date as well.',
		),
	sameKey: (key: string, { here, entity }: Names) =>
		explained('duplicate', `The key "${key}" stands for more than one ${entity} in ${here}.`, `Void the copy in ${here}, or give it a number of its own.`),
	sameFigures: (what: string, key: string, { here, entity }: Names) =>
		explained(
			'duplicate',
			`${here} has another ${entity} ("${key}") with the same ${what}, which the other side has too.`,
			`Look whether it was entered twice in ${here}; if so, void this one; else send it.`,
		),
	unapplied: ({ here, there, entity }: Names) =>
		explained(
			'unapplied',
			`This part of the ${entity} in ${here} is applied to no document, and ${there} has payments of documents only.`,
			`Apply it to a document in ${here}; as a prepayment it has to be entered in ${there} by hand.`,
		),
	deleted: ({ here, there, entity }: Names) =>
		explained('deleted', `The ${entity} in ${here} came from ${there}, where it is no more.`, `Void it in ${here}, or restore it in ${there}.`),
	notSynced: ({ here, there, entity }: Names) =>
		explained(
			'not-synced',
			`The ${entity} was never sent from ${here} to ${there}, or was deleted there.`,
			`Send it to ${there}; first look among failed items why it was not.`,
		),
} as const;
