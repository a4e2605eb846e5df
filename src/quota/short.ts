import { believedUntil, type Lane } from './lane';

/**
 * How many calls of the day an organisation has left, where they are fewer than the share that reading for news leaves to others; nothing where there are more, or where
 * that was said too long ago.
 * @param lanes what is known of the organisation, by app; the newest word holds
 * @param share in percent of the day's calls
 */
export function shortOf(lanes: readonly Lane[], share: number, now: number): number | undefined {
	const told = lanes.flatMap((lane) => (lane.day && now < believedUntil(lane) ? [{ ...lane.day, allowance: lane.allowance }] : []));
	const newest = told.sort((one, other) => other.at - one.at)[0];
	return newest && newest.left < (newest.allowance * share) / 100 ? newest.left : undefined;
}
