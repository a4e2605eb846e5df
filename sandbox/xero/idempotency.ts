import { createHash } from 'node:crypto';
import { bytesOf, type Answer, type Asked } from '../vendor';
import { keyReused, keyTooLong, spoken } from './answers';
import type { State } from './state';

const KEPT_MS = 6 * 60_000;
const LONGEST = 128;

/**
 * A write with a key is done once; for six minutes the same request gets the same answer, refusals included.
 * Keys belong to the app, not to the organisation, and are looked at after the limits: a replay still costs a call.
 */
export function once(state: State, now: number, app: string, asked: Asked, work: () => Answer): Answer {
	const key = asked.headers['idempotency-key'];
	if (!key || !['POST', 'PUT', 'PATCH'].includes(asked.method)) return work();
	if (key.length > LONGEST) return spoken(keyTooLong, asked);
	const request = createHash('sha256').update(`${asked.method} ${asked.path}?${asked.query}\n`).update(bytesOf(asked)).digest('hex');
	const name = `${app} ${key}`;
	const kept = state.replies.get(name);
	if (kept && now - kept.at < KEPT_MS) return kept.request === request ? kept.answer : spoken(keyReused(key), asked);
	const answer = work();
	for (const [old, { at }] of state.replies) {
		if (now - at < KEPT_MS) break;
		state.replies.delete(old);
	}
	state.replies.delete(name);
	state.replies.set(name, { at: now, request, answer });
	return answer;
}
