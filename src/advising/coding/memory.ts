import { calibrationFrom, type Calibration, type Try } from './calibration';
import { Codes } from './codes';
import { Counts } from './counts';
import { dayOf, directionOf, featuresOf, type Features } from './features';
import { codings, type CodedLine, type Coding, type Line } from './line';
import { candidatesFor } from './weigh';

/** How one coding was done before. */
export interface Habits {
	readonly counts: Counts;
	readonly codes: Codes;
	/** How often what the counts say was right. */
	readonly calibration: Calibration;
}

/** How lines were coded before, and how often suggestions from that would have been right. */
export interface Memory {
	/** Lines that it has learnt. */
	readonly size: number;
	/** Of a coding that no line had, nothing. */
	readonly habits: ReadonlyMap<Coding, Habits>;
	readonly directions: ReadonlySet<string>;
}

interface Growing extends Memory {
	size: number;
	readonly habits: Map<Coding, Habits>;
	readonly directions: Set<string>;
}

/** As many lines of a history are replayed at most, spread evenly: enough to tell 98 of 100 from 97. */
const REPLAYED = 10_000;
/** The first tenth of a history is learnt only: what is known then is too little to be judged by. */
const LEARNT_ONLY = 10;

/** The direction under which lines like this one are remembered; a history that does not tell kinds apart serves for all. */
export const directionIn = ({ directions }: Memory, line: Line): string => {
	const own = directionOf(line);
	return directions.has(own) ? own : '';
};

/**
 * Learns lines in the order of their dates; lines without a date come first, in the order given. On the way each line is held against what was known the day
 * before, as if it had been new, which tells how far suggestions can be trusted. 100,000 lines take some seconds.
 */
export const learn = (lines: readonly CodedLine[]): Memory => {
	const memory: Growing = { size: 0, habits: new Map(), directions: new Set() };
	const sorted = lines
		.map((line) => ({ line, day: dayOf(line.date) }))
		.sort((one, other) => (one.day ?? 0) - (other.day ?? 0))
		.map(({ line }) => line);
	const tries = new Map<Coding, Try[]>(codings.map((coding) => [coding, []]));
	const every = Math.ceil(lines.length / REPLAYED);
	let today: { line: CodedLine; features: Features }[] = [];
	const close = (): void => {
		for (const { line, features } of today) note(memory, line, features);
		today = [];
	};
	for (const [at, line] of sorted.entries()) {
		const features = featuresOf(line, directionOf(line));
		// What was coded on the same day was not known yet.
		if (today[0] && (features.day === undefined || today[0].features.day !== features.day)) close();
		if (at % every === 0 && at * LEARNT_ONLY >= lines.length) replay(memory, line, features, tries);
		today.push({ line, features });
	}
	close();
	for (const [coding, habits] of memory.habits) memory.habits.set(coding, { ...habits, calibration: calibrationFrom(tries.get(coding)!) });
	return memory;
};

/** Learns one more line, which is no older than all before. How far suggestions can be trusted stays as it was: `learn` finds that out. */
export const add = (memory: Memory, line: CodedLine): void => note(memory as Growing, line, featuresOf(line, directionOf(line)));

const codesIn = ({ codes }: CodedLine): [Coding, string][] =>
	codings.flatMap((coding): [Coding, string][] => {
		const code = codes[coding];
		return code === undefined || code.trim() === '' ? [] : [[coding, code]];
	});

function note(memory: Growing, line: CodedLine, features: Features): void {
	memory.size++;
	memory.directions.add(directionOf(line));
	for (const [coding, code] of codesIn(line)) {
		const habits = memory.habits.get(coding) ?? { counts: new Counts(), codes: new Codes(), calibration: calibrationFrom([]) };
		memory.habits.set(coding, habits);
		const number = habits.codes.note(code);
		const keys = [...features.keys.slice(1), ...features.words, ...(features.amount === undefined ? [] : [features.amount])];
		for (const key of keys) habits.counts.add(key, number, features.day);
	}
}

const SUGGESTED = 3;

function replay(memory: Memory, line: CodedLine, features: Features, tries: ReadonlyMap<Coding, Try[]>): void {
	for (const [coding, code] of codesIn(line)) {
		const habits = memory.habits.get(coding);
		if (!habits) continue;
		const right = habits.codes.find(code);
		const found = candidatesFor(features, habits.counts).slice(0, SUGGESTED);
		const made = found.map((one, place) => ({ share: one.share, isRight: one.code === right, isFirst: place === 0, day: features.day }));
		tries.get(coding)!.push(...made);
	}
}
