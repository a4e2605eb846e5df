import type { Clock } from './vendor';

export interface MovableClock extends Clock {
	advance(seconds: number): void;
	set(time: number): void;
	/** Back to real time. */
	reset(): void;
}

/** Time that a test can move: an offset on real time, so that it still runs and two events never share a moment for long. */
export function createClock(real: () => number = Date.now): MovableClock {
	let offset = 0;
	return {
		now: () => real() + offset,
		advance: (seconds) => void (offset += seconds * 1000),
		set: (time) => void (offset = time - real()),
		reset: () => void (offset = 0),
	};
}
