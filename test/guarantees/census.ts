import { isRow, type Row } from '../../src/record';

/** How many of everything a vendor has: its records, and whatever is kept in lists inside them, by kind. */
export type Census = ReadonlyMap<string, number>;

/** Not books: what a vendor remembers about its callers, what it has yet to tell them, and bytes that a record points to. */
const BESIDE = /^(ids|hook|counter|changes|numbered|grants|usage|access|refresh|codes|connections|windows|replies|tier|spent|indexed|history|files)$/;
/** Xero's own lines in a record's history tell of each try; a person's notes are counted. */
const isToldByVendor = (value: object): boolean => 'Changes' in value && value.Changes !== 'Note';
const IDS = /^[\w-]*\d[\w-]*$/;

export function census(snapshot: unknown): Census {
	const counts = new Map<string, number>();
	const visit = (value: unknown, place: string): void => {
		const entries: Array<[string, unknown]> =
			value instanceof Map ? [...value] : Array.isArray(value) ? value.map((each) => ['', each]) : isRow(value) ? Object.entries(value) : [];
		for (const [name, held] of entries) {
			const at = `${place}.${IDS.test(name) ? '' : name}`;
			if (typeof held !== 'object' || held === null || held instanceof Uint8Array || BESIDE.test(name) || isToldByVendor(held)) continue;
			if (Array.isArray(value) || IDS.test(name)) counts.set(at, (counts.get(at) ?? 0) + 1);
			visit(held, at);
		}
	};
	visit(snapshot as Row, '');
	return counts;
}

/** What there is more of than there would be, or less: `Invoices 2 for 1`. */
export const differences = (now: Census, wanted: Census): string[] =>
	[...new Set([...now.keys(), ...wanted.keys()])].flatMap((at) => {
		const [has, should] = [now.get(at) ?? 0, wanted.get(at) ?? 0];
		return has === should ? [] : [`${at} ${has} for ${should}`];
	});
