import { HALF_LIFE } from './counts';

/** A candidate of a replayed line: what it would have been given, and whether that was right. */
export interface Try {
	readonly share: number;
	readonly isRight: boolean;
	/** Whether it was the likeliest of its line. */
	readonly isFirst: boolean;
	readonly day: number | undefined;
}

/** How often candidates were right before, by their share. */
export interface Calibration {
	/** How many lines it rests on. */
	readonly lines: number;
	/** How likely a candidate with this share is right. */
	probability(share: number): number;
	/** The least share with which so many of the first candidates were right (as a share of one) that it is hardly luck; more than 1 where there is none. */
	least(precision: number): number;
}

/** One-sided, 95 of 100: a precision that is reached by luck only is not promised. */
const Z = 1.645;

interface Weighed extends Try {
	readonly weight: number;
}

/** What a suggestion was worth long ago says less, as everywhere in the memory. */
const weighed = (tries: readonly Try[]): Weighed[] => {
	const last = tries.reduce((latest, { day }) => Math.max(latest, day ?? 0), 0);
	return tries
		.map((one) => ({ ...one, weight: one.day === undefined ? 1 : 2 ** (-(last - one.day) / HALF_LIFE) }))
		.sort((one, other) => other.share - one.share);
};

export const calibrationFrom = (tries: readonly Try[]): Calibration => {
	const all = weighed(tries);
	const first = all.filter(({ isFirst }) => isFirst);
	const steps = stepsOf(all);
	const known = new Map<number, number>();
	return {
		lines: first.length,
		probability: (share) => between(steps, share),
		least: (precision) => {
			const found = known.get(precision) ?? leastOf(first, precision);
			known.set(precision, found);
			return found;
		},
	};
};

/** The lower end of Wilson's interval of a share. */
export const atLeast = (share: number, tries: number): number => {
	const square = (Z * Z) / tries;
	return (share + square / 2 - Z * Math.sqrt((share * (1 - share)) / tries + square / (4 * tries))) / (1 + square);
};

function leastOf(first: readonly Weighed[], precision: number): number {
	let [all, right, squares, least] = [0, 0, 0, 2];
	for (const [at, { share, isRight, weight }] of first.entries()) {
		all += weight;
		squares += weight * weight;
		if (isRight) right += weight;
		if (first[at + 1]?.share === share) continue;
		// Tries that count little make fewer.
		if (atLeast(right / all, (all * all) / squares) >= precision) least = share;
	}
	return least;
}

interface Step {
	readonly share: number;
	readonly probability: number;
	readonly weight: number;
}

/** A step is joined with the one before where that is not lower: a larger share never means less (pool adjacent violators). */
function stepsOf(all: readonly Weighed[]): Step[] {
	const steps: Step[] = [];
	for (const one of ofEachShare(all).reverse()) {
		let step = one;
		for (let before = steps.at(-1); before && before.probability >= step.probability; before = steps.at(-1)) {
			steps.pop();
			step = joined(before, step);
		}
		steps.push(step);
	}
	// A step of few tries is drawn towards its share: nothing is quite sure or quite out of the question.
	return steps.map(({ share, probability, weight }) => ({ share, probability: (probability * weight + share) / (weight + 1), weight }));
}

/** What became of all candidates with the same share: in the order given, which is by share. */
function ofEachShare(all: readonly Weighed[]): Step[] {
	const steps: { share: number; probability: number; weight: number }[] = [];
	for (const { share, isRight, weight } of all) {
		const step = steps.at(-1);
		if (step?.share !== share) steps.push({ share, probability: Number(isRight), weight });
		else {
			step.weight += weight;
			step.probability += ((Number(isRight) - step.probability) * weight) / step.weight;
		}
	}
	return steps;
}

function joined(one: Step, other: Step): Step {
	const weight = one.weight + other.weight;
	const mean = (name: 'share' | 'probability'): number => (one[name] * one.weight + other[name] * other.weight) / weight;
	return { share: mean('share'), probability: mean('probability'), weight };
}

/** Along straight lines from step to step, so that a larger share is a larger probability. */
function between(steps: readonly Step[], share: number): number {
	const next = steps.findIndex((step) => step.share >= share);
	const high = next === -1 ? { share: 1, probability: Math.max(1, steps.at(-1)?.probability ?? 1) } : steps[next]!;
	const low = (next === -1 ? steps.at(-1) : steps[next - 1]) ?? { share: 0, probability: 0 };
	const part = high.share === low.share ? 1 : Math.min(1, (share - low.share) / (high.share - low.share));
	return low.probability + part * (high.probability - low.probability);
}
