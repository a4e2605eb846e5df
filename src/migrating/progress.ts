import type { Row } from '../record';
import { labelOf, latest, SUMMARY, type Step } from './steps';

/** How far a migration is. */
export interface Progress {
	readonly state: 'none' | 'estimated' | 'previewing' | 'running' | 'waiting' | 'paused' | 'done';
	readonly kinds: readonly KindProgress[];
	/** Records that are done, of how many. */
	readonly done: number;
	readonly of: number;
	/** Of all calls, from 0 to 1: records of different kinds cost differently. */
	readonly share: number;
	/** Since it began, waiting and pauses included. */
	readonly recordsAnHour?: number;
	/** ISO times. */
	readonly finishAt?: string;
	readonly waitsUntil?: string;
	readonly reason?: string;
}

export interface KindProgress {
	readonly label: string;
	readonly step: Step;
	readonly share: number;
}

const HOUR = 3_600_000;

/** What is planned is a count of some time ago, so what was added since may make it more. */
const shareOf = ({ status, read, gone, records }: Step): number => (status === 'done' ? 1 : Math.min(records ? (read + gone) / records : 0, 0.999));
const workOf = (step: Step): number => Math.max(1, step.planned_source_calls + step.planned_target_calls);

/** @param now in milliseconds */
export function progressOf(rows: readonly Row[], now: number): Progress {
	const steps = latest(rows);
	const kinds = steps.filter(({ entity }) => entity !== SUMMARY).map((step) => ({ label: labelOf(step.entity), step, share: shareOf(step) }));
	const work = kinds.reduce((sum, { step }) => sum + workOf(step), 0);
	const share = work ? kinds.reduce((sum, kind) => sum + kind.share * workOf(kind.step), 0) / work : 0;
	const done = kinds.reduce((sum, { step }) => sum + step.read + step.gone, 0);
	const of = kinds.reduce((sum, { step }) => sum + (step.status === 'done' ? step.read + step.gone : Math.max(step.records, step.read + step.gone)), 0);
	const waits = steps.find(({ status, waits_until: until }) => status === 'running' && until && Date.parse(until) > now);
	const began = Math.min(...steps.map(({ began_at: at }) => Date.parse(at)).filter(Number.isFinite));
	const elapsed = now - began;
	const state = stateOf(steps, Boolean(waits));
	const isMoving = Number.isFinite(elapsed) && elapsed > 0 && done > 0 && ['running', 'waiting'].includes(state);
	const finish = now + (elapsed / share) * (1 - share);
	return {
		state,
		kinds,
		done,
		of,
		share,
		...(isMoving ? { recordsAnHour: Math.round((done / elapsed) * HOUR) } : {}),
		// Whoever waits for a time is not done before it.
		...(isMoving && share > 0 ? { finishAt: new Date(Math.max(finish, waits ? Date.parse(waits.waits_until) : 0)).toISOString() } : {}),
		...(waits ? { waitsUntil: waits.waits_until, reason: waits.reason } : {}),
	};
}

function stateOf(steps: readonly Step[], waits: boolean): Progress['state'] {
	const has = (status: string): boolean => steps.some((step) => step.status === status);
	if (!steps.length) return 'none';
	if (has('previewing')) return 'previewing';
	if (has('running')) return waits ? 'waiting' : 'running';
	if (has('paused')) return 'paused';
	return steps.every(({ status }) => status === 'done') ? 'done' : 'estimated';
}
