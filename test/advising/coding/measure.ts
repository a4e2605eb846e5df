import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { CodedLine } from '../../../src/advising/coding/line';
import { add, learn } from '../../../src/advising/coding/memory';
import { codeKey } from '../../../src/advising/coding/spelling';
import { adviseCoding } from '../../../src/advising/coding/advise';
import type { Advice } from '../../../src/advising/suggestion';

/** How good advice on accounts is, on the lines after those that were learnt. All but the times are shares of one. */
export interface Measured {
	readonly learnt: number;
	readonly tested: number;
	readonly top1: number;
	/** With case and signs of the code as the ledger has them. */
	readonly top1AsSpelt: number;
	readonly top3: number;
	/** The largest part of lines, the likeliest first, of which 98 of 100 are right: what ranking alone could do. */
	readonly reachable: number;
	/** The part of lines for which something was sure at 98 %, and how many of those were right. */
	readonly sure: number;
	readonly sureRight: number;
	/** How far probabilities are from what came true, on average (ten bins). */
	readonly calibrationError: number;
	/** Of the processor. */
	readonly msALine: number;
	readonly msToLearn: number;
}

export const PRECISION = 0.98;

interface Outcome {
	readonly advice: Advice;
	readonly right: string;
}

const same = (one: string | undefined, other: string): boolean => one !== undefined && codeKey(one) === codeKey(other);
/** Milliseconds of the processor since then: other processes do not count. */
const cpu = (since: NodeJS.CpuUsage): number => {
	const { user, system } = process.cpuUsage(since);
	return (user + system) / 1000;
};
const part = <T>(all: readonly T[], is: (one: T) => boolean): number => (all.length === 0 ? 0 : all.filter(is).length / all.length);

/** Learns the first lines, then advises on the others; with `goesOn`, each of those is learnt once the day is over. */
export function measure(lines: readonly CodedLine[], { share = 0.8, until = 1, goesOn = false } = {}): Measured {
	const [from, to] = [Math.floor(lines.length * share), Math.floor(lines.length * until)];
	const began = process.cpuUsage();
	const memory = learn(lines.slice(0, from));
	const learning = cpu(began);
	const outcomes: Outcome[] = [];
	let today: CodedLine[] = [];
	let spent = 0;
	for (const line of lines.slice(from, to)) {
		if (goesOn && today[0]?.date !== line.date) {
			for (const one of today) add(memory, one);
			today = [];
		}
		today.push(line);
		const { codes, ...open } = line;
		const asked = process.cpuUsage();
		const [advice] = adviseCoding(open, { memory, precision: PRECISION, wanted: ['account'] });
		spent += cpu(asked);
		outcomes.push({ advice: advice!, right: codes.account! });
	}
	return { learnt: from, ...judged(outcomes), msALine: spent / outcomes.length, msToLearn: learning };
}

function judged(outcomes: readonly Outcome[]): Omit<Measured, 'learnt' | 'msALine' | 'msToLearn'> {
	const sure = outcomes.filter(({ advice }) => advice.sure);
	return {
		tested: outcomes.length,
		top1: part(outcomes, ({ advice, right }) => same(advice.suggestions[0]?.value, right)),
		top1AsSpelt: part(outcomes, ({ advice, right }) => advice.suggestions[0]?.value === right.trim()),
		top3: part(outcomes, ({ advice, right }) => advice.suggestions.some(({ value }) => same(value, right))),
		reachable: reachable(outcomes),
		sure: sure.length / outcomes.length,
		sureRight: part(sure, ({ advice, right }) => same(advice.sure!.value, right)),
		calibrationError: calibrationError(outcomes),
	};
}

function reachable(outcomes: readonly Outcome[]): number {
	const first = outcomes
		.flatMap(({ advice: { suggestions }, right }) =>
			suggestions[0] ? [{ probability: suggestions[0].probability, isRight: same(suggestions[0].value, right) }] : [],
		)
		.sort((one, other) => other.probability - one.probability);
	let [right, most] = [0, 0];
	for (const [at, one] of first.entries()) {
		right += Number(one.isRight);
		const isEnd = first[at + 1]?.probability !== one.probability;
		if (isEnd && right / (at + 1) >= PRECISION) most = at + 1;
	}
	return most / outcomes.length;
}

const BINS = 10;

function calibrationError(outcomes: readonly Outcome[]): number {
	const bins = Array.from({ length: BINS }, () => ({ said: 0, right: 0 }));
	let all = 0;
	for (const { advice, right } of outcomes) {
		const [first] = advice.suggestions;
		if (!first) continue;
		all++;
		const bin = bins[Math.min(BINS - 1, Math.floor(first.probability * BINS))]!;
		bin.said += first.probability;
		bin.right += Number(same(first.value, right));
	}
	return bins.reduce((sum, { said, right }) => sum + Math.abs(said - right), 0) / all;
}

/** Megabytes that a memory of these lines takes, and seconds of the processor that it takes to learn them. */
export function memoryOf(lines: readonly CodedLine[]): { readonly megabytes: number; readonly seconds: number } {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const used = (): number => {
		collect();
		const { heapUsed, arrayBuffers } = process.memoryUsage();
		return heapUsed + arrayBuffers;
	};
	// What is kept of spellings for the next run is no part of the memory.
	learn(lines);
	const before = used();
	const began = process.cpuUsage();
	const memory = learn(lines);
	const seconds = cpu(began) / 1000;
	const megabytes = (used() - before) / 1024 / 1024;
	// Until here the memory is in use.
	if (memory.size !== lines.length) throw new Error(`${memory.size} of ${lines.length} lines were learnt`);
	return { megabytes, seconds };
}
