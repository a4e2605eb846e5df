import { waitForPace } from '../wire/pace';
import { believedUntil, MINUTE, type Lane } from './lane';
import { floorOf, type Priority } from './priority';
import type { Terms } from './terms';

/**
 * What a call may do: go, where `asks` says that it shows whether a new day has begun; wait until a time, or else for the answer to another
 * call; or not be made before a time because the day has nothing left for it.
 */
export type Verdict =
	| { readonly does: 'go'; readonly asks: boolean }
	| { readonly does: 'wait'; readonly until?: number }
	| { readonly does: 'defer'; readonly until: number; readonly because: 'used up' | 'kept' };

/** Calls of the minute that are left to others who may have started one since the vendor last told. */
const OTHERS = 2;

/** What a call of a priority may do now. Whatever keeps a priority back keeps back those after it too. */
export const admit = (lane: Lane, terms: Terms, priority: Priority, now: number): Verdict => {
	const day = dayOf(lane, terms, priority, now);
	if (day.does !== 'go') return day;
	if (lane.inFlight >= terms.atOnce) return { does: 'wait' };
	const until = Math.max(lane.heldUntil, ownPace(lane, terms, priority, now), othersPace(lane, terms, priority, now));
	return until > now ? { does: 'wait', until } : day;
};

function dayOf(lane: Lane, { kept }: Terms, priority: Priority, now: number): Verdict {
	if (now < lane.usedUpUntil) return { does: 'defer', until: lane.usedUpUntil, because: 'used up' };
	const floor = floorOf(priority, lane.allowance, kept);
	if (!lane.day || lane.day.left - lane.inFlight > floor) return { does: 'go', asks: false };
	// Those under way may be the last, or be counted already.
	if (lane.day.left > floor && now < believedUntil(lane)) return { does: 'wait' };
	// Where nobody has named the end of this day, only a refusal does.
	const isOpen = now >= believedUntil(lane) || (floor === 0 && !isNamed(lane, now));
	if (isOpen) return lane.asking ? { does: 'wait' } : { does: 'go', asks: true };
	return { does: 'defer', until: believedUntil(lane), because: lane.day.left > 0 ? 'kept' : 'used up' };
}

const isNamed = ({ dayEnds }: Lane, now: number): boolean => dayEnds !== undefined && dayEnds > now;

/** When this process has room in the minute by itself; less urgent calls leave some of it. */
const ownPace = ({ started }: Lane, { perMinute, kept }: Terms, priority: Priority, now: number): number =>
	now + waitForPace(started, Math.max(1, perMinute - floorOf(priority, perMinute, kept)), now);

/** When there is room by what the vendor says is left for all: where others use it too, it is less than this process would think. */
function othersPace({ minute, inFlight }: Lane, { perMinute, kept }: Terms, priority: Priority, now: number): number {
	if (!minute || now >= minute.at + MINUTE) return 0;
	return minute.left - inFlight <= OTHERS + floorOf(priority, perMinute, kept) ? minute.at + MINUTE : 0;
}
