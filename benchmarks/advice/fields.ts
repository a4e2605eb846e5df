import { applications } from '../../src/apis/targets';
import { adviseFields } from '../../src/advising/fields/advise';
import { described } from '../../src/advising/fields/described';
import { labelled, type Labelled } from './fieldPairs';

/** What the Mapping Advisor comes to on pairs of fields that were labelled by hand, from names and tables alone: `node scripts/run.mjs benchmarks/advice/fields.ts`. */

export interface Figures {
	readonly pairs: number;
	readonly top1: number;
	readonly top3: number;
	/** Of the suggestions given at 0.98, the share that is right, and how many there are. */
	readonly sureRight: number;
	readonly sure: number;
	/** Milliseconds for each pair of resources. */
	readonly ms: number;
}

export function measured(part: Labelled['part']): Figures {
	const [counts, started] = [{ pairs: 0, top1: 0, top3: 0, sure: 0, sureRight: 0 }, performance.now()];
	const sets = labelled.filter((set) => set.part === part);
	for (const set of sets) count(set, counts);
	const { pairs } = counts;
	return {
		...counts,
		top1: counts.top1 / pairs,
		top3: counts.top3 / pairs,
		sureRight: counts.sureRight / counts.sure,
		ms: (performance.now() - started) / sets.length,
	};
}

function count({ from, to, pairs }: Labelled, counts: { pairs: number; top1: number; top3: number; sure: number; sureRight: number }): void {
	const advised = new Map(adviseFields(fieldsOf(to), fieldsOf(from)).map((one) => [one.field, one]));
	for (const [target, right] of Object.entries(pairs)) {
		const { suggestions = [], sure } = advised.get(target) ?? {};
		const isRight = (value: string | undefined): boolean => value !== undefined && [right].flat().includes(value);
		counts.pairs++;
		counts.top1 += Number(isRight(suggestions[0]?.value));
		counts.top3 += Number(suggestions.some(({ value }) => isRight(value)));
		counts.sure += Number(sure !== undefined);
		counts.sureRight += Number(isRight(sure?.value));
	}
}

const fieldsOf = ([app, resource]: Labelled['from']) => described(app, applications[app]!.resources[resource]!);

if (process.argv[1]?.endsWith('fields.ts')) {
	const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
	for (const part of ['known', 'heldOut'] as const) {
		const { pairs, top1, top3, sure, sureRight, ms } = measured(part);
		process.stdout.write(
			`${part}: ${pairs} pairs, top 1 ${percent(top1)}, top 3 ${percent(top3)}, given at 98 %: ${sure}, of them right ${percent(sureRight)}, ${ms.toFixed(1)} ms a pair of resources\n`,
		);
	}
}
