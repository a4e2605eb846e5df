/** What is coded: where a line is posted, how it is taxed, what it is counted under, and who it is with. */
export const codings = ['account', 'tax', 'tracking', 'contact'] as const;
export type Coding = (typeof codings)[number];

/** A line of a document, or a line of a bank statement, that is to be coded. */
export interface Line {
	/** Customer, supplier or payee, as the record spells it. */
	readonly party?: string;
	/** What was bought or sold, or what it was for: item code, item name, cost centre. */
	readonly item?: string;
	readonly text?: string;
	/** A decimal. */
	readonly amount?: string;
	/** ISO: 2026-11-26, or a moment of that day. */
	readonly date?: string;
	readonly currency?: string;
	/** Lines of other kinds are remembered apart: a customer that is also a supplier is not booked to sales. */
	readonly kind?: Kind;
	readonly reference?: string;
}

export type Kind = 'sales' | 'purchases' | 'received' | 'spent' | 'expenses' | 'journal';

/** A line that someone has coded. */
export interface CodedLine extends Line {
	readonly codes: Readonly<Partial<Record<Coding, string>>>;
}
