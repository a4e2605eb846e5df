import type { Reference } from '../../checking/reference';
import type { Row } from '../../record';
import { fixesWithModel, type Unresolved } from '../model/fixes';
import type { Seam } from '../model/seam';
import { targetsOf } from './targets';
import { sameness, type Fix } from './fix';
import { fixesFromLetters, resolvedIn } from './fromLetters';
import { fixesFromMessage, type Around } from './fromMessage';
import { toldBy } from './letter';

export interface Suggested {
	/** The best first, three at most. */
	readonly fixes: readonly Fix[];
	/** Why there is none. */
	readonly reason?: string;
}

/**
 * Suggests for each letter what would resolve it: what resolved letters like it, what its words lead to, and what the model makes of both.
 * @param history rows of the table of dead letters, of which those that are done or dismissed count
 */
export async function suggestFixes(letters: readonly Row[], around: Around, history: readonly Row[], model: Seam, salt: string): Promise<Suggested[]> {
	const resolved = resolvedIn(history);
	const found = letters.map((row, index): Unresolved | undefined => {
		const told = toldBy(row);
		if (!told) return undefined;
		const fixes = distinct([...fixesFromLetters(told, resolved), ...fixesFromMessage(told, around)]);
		return { id: String(index), told, fixes, codesFor: codesIn(around.reference) };
	});
	const ranked = await fixesWithModel(
		model,
		found.filter((one) => one !== undefined),
		salt,
	);
	return found.map((one, index) =>
		one ? { fixes: (ranked.get(String(index)) ?? one.fixes).slice(0, 3) } : { fixes: [], reason: 'This item is no dead letter.' },
	);
}

function distinct(fixes: readonly Fix[]): Fix[] {
	const first = new Map<string, Fix>();
	for (const fix of fixes) {
		const known = first.get(sameness(fix));
		first.set(sameness(fix), known ? { ...known, evidence: [...known.evidence, ...fix.evidence] } : fix);
	}
	return [...first.values()];
}

/** Fields that hold codes, by the application whose names they are, and what they are codes of. */
const fields: Readonly<Record<string, readonly [app: string, kind: string]>> = {
	AccountCode: ['xero', 'account'],
	TaxType: ['xero', 'tax'],
	account_id: ['zohoBooks', 'account'],
	tax_id: ['zohoBooks', 'tax'],
};

const codesIn =
	(reference: Reference): Unresolved['codesFor'] =>
	(field) => {
		const [app, kind] = Object.hasOwn(fields, field) ? fields[field]! : [];
		if (!app || !kind || !reference[app]) return undefined;
		return new Set(targetsOf(reference, app, kind).map(({ value }) => value));
	};
