import { textOf, type Row } from '../record';
import { isUnderWay, latest, SUMMARY, type Step } from './steps';

/** Whose turn it is, as the workflow goes on with it. */
export interface Turn extends Step {
	/** The lease as it was, by which no other run can take the same page. */
	readonly lease_was: string;
	readonly preview_only: boolean;
}

const MINUTE = 60_000;

/**
 * The step whose next page is due, taken for one execution; nothing while another execution is at work, while the step waits, or where all is done. Kinds of records
 * are done one after the other, because later ones name earlier ones.
 * @param minutes that a page may take: an execution that has held it for longer is taken to have died with n8n. Where it has not, both do the page, and what the
 * first of them found counts.
 */
export function nextTurn(rows: readonly Row[], execution: string, minutes: number, now: number): Turn | undefined {
	const steps = latest(rows);
	const step = steps.find(({ status }) => status === 'previewing') ?? (isStarted(steps) ? steps.find(({ status }) => status !== 'done') : undefined);
	if (!step || !isUnderWay(step)) return undefined;
	if (step.waits_until && Date.parse(step.waits_until) > now) return undefined;
	const held = Date.parse(step.lease.split(' ')[0] ?? '');
	if (held + minutes * MINUTE > now) return undefined;
	const isPreview = step.status === 'previewing';
	return {
		...step,
		lease_was: step.lease,
		lease: `${new Date(now).toISOString()} ${execution}`,
		// Whoever had it has not finished it.
		repeats: step.repeats + (step.lease && !isPreview ? 1 : 0),
		began_at: step.began_at || (isPreview ? '' : new Date(now).toISOString()),
		preview_only: isPreview,
	};
}

const isStarted = (steps: readonly Step[]): boolean => steps.some(({ status }) => status === 'running');

export const steering = { preview: 'Preview', start: 'Start or Go On', pause: 'Pause' } as const;
export type Steering = keyof typeof steering;

/** What changes of a step when a person decides: nothing that a page which is being written changes too. */
export type Steered = Pick<Step, 'step_key' | 'status' | 'waits_until' | 'attempts'>;

/** What changes when a person previews, starts or pauses a migration; or why it cannot be, as a sentence. */
export function steered(rows: readonly Row[], what: string): Steered[] | string {
	const steps = latest(rows);
	if (!steps.length) return 'There is no migration yet: execute Estimate first';
	const turned = (some: readonly Step[], status: string): Steered[] =>
		// A person who goes on does not want to wait for the hour that was set.
		some.map(({ step_key }) => ({ step_key, status, waits_until: '', attempts: 0 }));
	const of = (...statuses: readonly string[]): Step[] => steps.filter(({ status }) => statuses.includes(status));
	switch (what) {
		case 'preview': {
			if (steps.some(({ status }) => status !== 'estimated')) return 'This migration has begun. A preview is for before that: execute Estimate for a new one';
			return turned(
				steps.filter(({ entity }) => entity !== SUMMARY),
				'previewing',
			);
		}
		case 'pause': {
			const under = of('running', 'previewing');
			// What was only previewed goes back to where it was.
			const changed = under.flatMap((step) => turned([step], step.status === 'running' ? 'paused' : 'estimated'));
			return changed.length ? changed : 'Nothing is under way that could be paused';
		}
		case 'start': {
			if (of('previewing').length) return 'The preview is not over yet. Start when the page shows what it found';
			const changed = turned(of('estimated', 'paused', 'running'), 'running');
			return changed.length ? changed : 'This migration is done: execute Estimate for a new one';
		}
		default:
			return `There is no "${textOf(what)}"`;
	}
}
