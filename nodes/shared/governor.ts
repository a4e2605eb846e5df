import { sleep } from 'n8n-workflow';
import type { Dialect } from '../../src/wire/dialect';
import { waitForPace, withinMinute } from '../../src/wire/pace';

/** What this process has in flight and has lately sent to one organisation, over all nodes and executions. */
interface Traffic {
	inFlight: number;
	started: number[];
	waiting: Array<() => void>;
}

const traffic = new Map<string, Traffic>();

/** Does something when the organisation's turn has come: never more at once and a minute than the vendor allows. */
export async function turn<T>(organisation: string, limits: Dialect, signal: AbortSignal | undefined, act: () => Promise<T>): Promise<T> {
	const lane = laneOf(organisation);
	while (lane.inFlight >= limits.atOnce) await new Promise<void>((resolve) => lane.waiting.push(resolve));
	lane.inFlight++;
	try {
		for (let wait = waitForPace(lane.started, limits.perMinute, Date.now()); wait > 0; wait = waitForPace(lane.started, limits.perMinute, Date.now()))
			await sleep(wait, signal);
		lane.started = [...withinMinute(lane.started, Date.now()), Date.now()];
		return await act();
	} finally {
		lane.inFlight--;
		lane.waiting.shift()?.();
	}
}

function laneOf(organisation: string): Traffic {
	const lane = traffic.get(organisation) ?? { inFlight: 0, started: [], waiting: [] };
	traffic.set(organisation, lane);
	return lane;
}
