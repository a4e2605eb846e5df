import { sleep } from 'n8n-workflow';
import type { Answer } from '../../src/wire/conversation';
import { isUnknown, type Dialect } from '../../src/wire/dialect';
import { waitForPace, widthAfter, withinMinute, type Width } from '../../src/wire/pace';

/** What this process has in flight and has lately sent to one organisation, over all nodes and executions. */
interface Traffic {
	inFlight: number;
	width: Width;
	started: number[];
	waiting: Array<() => void>;
}

const traffic = new Map<string, Traffic>();

/** Sends a request when the organisation's turn has come: never more at once and a minute than the vendor allows. */
export async function turn(organisation: string, dialect: Dialect, signal: AbortSignal | undefined, send: () => Promise<Answer>): Promise<Answer> {
	const lane = laneOf(organisation, dialect);
	while (lane.inFlight >= lane.width.atOnce) await new Promise<void>((resolve) => lane.waiting.push(resolve));
	lane.inFlight++;
	try {
		for (let wait = waitForPace(lane.started, dialect.perMinute, Date.now()); wait > 0; wait = waitForPace(lane.started, dialect.perMinute, Date.now()))
			await sleep(wait, signal);
		lane.started = [...withinMinute(lane.started, Date.now()), Date.now()];
		const answer = await send();
		learn(lane, dialect, answer);
		return answer;
	} finally {
		lane.inFlight--;
		for (const next of lane.waiting.splice(0, lane.width.atOnce - lane.inFlight)) next();
	}
}

function learn(lane: Traffic, dialect: Dialect, answer: Answer): void {
	const refused = dialect.limit(answer)?.kind === 'concurrent';
	// No answer proves nothing, and nor does one of a vendor in trouble.
	const full = lane.inFlight >= lane.width.atOnce && !isUnknown(answer);
	lane.width = widthAfter(lane.width, dialect, { refused, full, now: Date.now() });
}

function laneOf(organisation: string, { atOnce }: Dialect): Traffic {
	const lane = traffic.get(organisation) ?? { inFlight: 0, width: { atOnce, calm: 0 }, started: [], waiting: [] };
	traffic.set(organisation, lane);
	return lane;
}
