const MINUTE = 60_000;

/**
 * Milliseconds to wait so that no more than `perMinute` requests start within any minute.
 * `started` holds the times of earlier starts in milliseconds; times older than a minute no longer count.
 */
export const waitForPace = (started: readonly number[], perMinute: number, now: number): number => {
	const recent = withinMinute(started, now);
	const oldest = recent[recent.length - perMinute];
	return oldest === undefined ? 0 : oldest + MINUTE - now;
};

export const withinMinute = (started: readonly number[], now: number): number[] => started.filter((at) => now - at < MINUTE);
