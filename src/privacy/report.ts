import { kinds, type Kind } from './kinds';
import { pathOf, type Place } from './walk';

/** What was found at one place of a record, never the value. */
export interface Finding {
	readonly kind: Kind;
	/** Such as `Contact.EmailAddress`; items of lists share their list's place. */
	readonly at: string;
	/** By the field that held it, or by its look in a text. */
	readonly by: 'field' | 'text';
	readonly count: number;
}

/** Counts what is found, by kind, place and how. */
export class Findings {
	private readonly counts = new Map<string, { kind: Kind; at: string; by: Finding['by']; count: number }>();
	total = 0;

	add(kind: Kind, by: Finding['by'], place: Place | undefined): void {
		this.total++;
		const at = pathOf(place);
		const key = `${kind} ${by} ${at}`;
		const known = this.counts.get(key);
		if (known) known.count++;
		else this.counts.set(key, { kind, at, by, count: 1 });
	}

	list(): Finding[] {
		return [...this.counts.values()];
	}
}

/** A kind as a placeholder says it. */
export const placeholder = (kind: Kind): string => `[${kinds[kind].toLowerCase()} removed]`;
