import type { Row } from '../../vendor';
import { person, newId, stamp, type Crm, type Job } from './state';

/** Work that CRM does in its own time: how far it is follows from the clock. The lengths are invented. */

const QUEUED = 2000;
const RUNNING = 5000;
const DONE = 10_000;

type Phase = 'added' | 'queued' | 'running' | 'done';

export const phaseOf = ({ now }: Crm, { at, result }: Job): Phase => {
	const age = now - at;
	return result !== undefined && age >= DONE ? 'done' : age >= RUNNING ? 'running' : age >= QUEUED ? 'queued' : 'added';
};

export const createJob = (crm: Crm, kind: Job['kind'], scope: string, order: Row): Job => {
	const job: Job = { id: newId(crm), kind, at: crm.now, by: crm.state.me, scope, order };
	return (crm.state.jobs[job.id] = job);
};

export const findJob = ({ state }: Crm, kinds: readonly Job['kind'][], id: unknown): Job | undefined => {
	const job = typeof id === 'string' ? state.jobs[id] : undefined;
	return job && kinds.includes(job.kind) ? job : undefined;
};

/** Those whose time has come, each with the moment it did. */
export const due = ({ state, now }: Crm): { job: Job; at: number }[] =>
	Object.values(state.jobs)
		.filter(({ at, result }) => result === undefined && now - at >= DONE)
		.map((job) => ({ job, at: job.at + DONE }));

export const finish = ({ state }: Crm, job: Job, result: Row, file?: string): void => {
	state.jobs[job.id] = { ...job, result, ...(file === undefined ? {} : { file }) };
};

export const orderedBy = (crm: Crm, { by, at }: Job): { created_by: Row; created_time: string } => ({
	created_by: person(crm, by),
	created_time: stamp(crm, at),
});
