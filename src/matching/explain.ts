import type { Reason } from './decide';
import type { Evidence } from './evidence';
import type { Kind } from './kinds';
import type { Read } from './identity';

/** Evidence for a person: what was compared, how it came out, what it is worth, and the values themselves. */
export interface Explained {
	readonly field: string;
	readonly result: Evidence['result'];
	/** Bits for (positive) or against (negative). */
	readonly weight: number;
	readonly record?: string;
	readonly candidate?: string;
}

const LONGEST = 120;

/** Several values are one text; a missing one is left out. */
const valueIn = ({ facts }: Read, kind: Evidence['kind']): string | undefined => {
	const wanted: readonly Kind[] = kind === 'person' ? ['givenName', 'surname'] : kind === 'name' ? ['name', 'givenName', 'surname'] : [kind];
	const found = facts.filter((fact) => wanted.includes(fact.kind)).map(({ value }) => value.trim());
	const named = kind === 'name' ? facts.filter((fact) => fact.kind === 'name').map(({ value }) => value.trim()) : [];
	const text = [...new Set(named.length > 0 ? named : found)].join(kind === 'person' || kind === 'name' ? ' ' : ', ');
	return text === '' ? undefined : text.slice(0, LONGEST);
};

/** The weightiest first; what is missing on both sides is left out. */
export const explain = (evidence: readonly Evidence[], record: Read, candidate: Read): Explained[] =>
	evidence
		.map(({ kind, result, weight }) => {
			const [ours, theirs] = [valueIn(record, kind), valueIn(candidate, kind)];
			return {
				field: kind,
				result,
				weight: Math.round(weight * 10) / 10,
				...(ours !== undefined && { record: ours }),
				...(theirs !== undefined && { candidate: theirs }),
			};
		})
		.filter(({ result, record: ours, candidate: theirs }) => result !== 'missing' || ours !== undefined || theirs !== undefined)
		.sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));

/** Why a person is asked, as a sentence. */
export const sentences: Readonly<Record<Reason, string>> = {
	unsure: 'It may be the same party, but too little agrees to be sure.',
	'names-differ': 'Much agrees, but the names are clearly different: it may be someone else of the same family, company or address.',
	'names-missing': 'Much agrees, but there is no name to compare.',
	'company-only': 'The company agrees, but nothing shows that the person is the same.',
	ambiguous: 'Several are equally likely.',
	taken: 'The candidate fits another record better, and each candidate is matched once.',
	'contradicts-group': 'It fits one record of a group, but contradicts another one of it.',
	'nothing-to-compare': 'The record holds nothing that it could be recognised by.',
};
