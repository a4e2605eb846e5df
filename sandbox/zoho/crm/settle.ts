import type { Row } from '../../vendor';
import { announce } from './announce';
import { runRead } from './bulkRead';
import { runWrite } from './bulkWrite';
import { runMassConvert } from './convert';
import { due, finish } from './jobs';
import { runMassUpdate } from './massUpdate';
import type { Crm, Job } from './state';
import { isRow } from './values';

/** Does the jobs whose time has come, each as of its own moment. */

const RUNS: Readonly<Record<Job['kind'], (crm: Crm, job: Job) => { result: Row; file?: string }>> = {
	read: runRead,
	write: runWrite,
	mass_update: (crm, job) => ({ result: runMassUpdate(crm, job) }),
	mass_convert: (crm, job) => ({ result: runMassConvert(crm, job) }),
};

/** Whoever wanted to be called is. */
const callBack = ({ state }: Crm, { id, kind, order }: Job, result: Row): void => {
	if (!isRow(order.callback)) return;
	const about = kind === 'read' ? { query: order.query, result, file_type: 'csv' } : { result };
	state.waiting.push({ url: String(order.callback.url), body: { job_id: id, operation: kind, state: 'COMPLETED', ...about } });
};

export const settle = (crm: Crm): void => {
	for (const { job, at } of due(crm)) {
		const then: Crm = { ...crm, now: at, changes: [] };
		const { result, file } = RUNS[job.kind](then, job);
		finish(crm, job, result, file);
		announce(then);
		callBack(crm, job, result);
	}
};
