import type { Answer, Row } from '../../vendor';
import { text } from '../ledger';
import type { Call } from './call';
import { createJob, findJob, phaseOf } from './jobs';
import { moduleOf, results, success } from './records';
import { CrmRefused, refuse } from './refused';
import { outcome } from './shown';
import { find, recordsOf, type Crm, type Job } from './state';
import { isRow } from './values';
import { viewWith } from './views';
import { update } from './write';

/** The same change to many records: at once for ids, as a job for a view. */

const MOST = 500;

const STATUS = { added: 'SCHEDULED', queued: 'QUEUED', running: 'RUNNING', done: 'COMPLETED' } as const;

export const scheduled = (job: Job, message: string): Row => ({ code: 'SCHEDULED', details: { job_id: job.id }, message, status: 'success' });

const changeIn = (body: Row): Row => {
	const [sent] = Array.isArray(body.data) ? (body.data as unknown[]) : [];
	if (!isRow(sent) || !Object.keys(sent).length) throw refuse.mandatory('data', '$.data');
	return sent;
};

export const massUpdate = (crm: Crm, call: Call): Answer => {
	const module = moduleOf(crm, call);
	const body = call.body();
	const sent = changeIn(body);
	if (body.cvid !== undefined) {
		viewWith(crm, module, text(body.cvid));
		// Status and text are unsure.
		return { status: 202, body: { data: [scheduled(createJob(crm, 'mass_update', module, { cvid: body.cvid, sent }), 'mass update scheduled successfully')] } };
	}
	const ids = Array.isArray(body.ids) ? body.ids.map(String) : [];
	if (!ids.length) throw refuse.mandatory('ids', '$.ids');
	if (ids.length > MOST) throw refuse.limit({ api_name: 'ids', limit: MOST });
	return results(crm, ids, 200, (id) => {
		const rec = find(crm, module, id);
		if (rec === undefined) throw refuse.idGiven(id);
		return success('record updated', outcome(crm, update(crm, rec, sent)));
	});
};

/** What comes of the job. */
export const runMassUpdate = (crm: Crm, { scope, order }: Job): Row => {
	const view = viewWith(crm, scope, text(order.cvid));
	const wanted = recordsOf(crm, scope).filter((rec) => rec.converted === undefined && view.shows(crm, rec));
	let updated = 0;
	for (const rec of wanted) {
		try {
			update(crm, rec, order.sent as Row);
			updated += 1;
		} catch (error) {
			if (!(error instanceof CrmRefused)) throw error;
		}
	}
	return { Total_Count: wanted.length, Updated_Count: updated, Not_Updated_Count: 0, Failed_Count: wanted.length - updated };
};

export const statusOf =
	(kind: Job['kind'], nothingYet: Row) =>
	(crm: Crm, { query }: Call): Answer => {
		const id = query.get('job_id');
		if (id === null) throw refuse.parameter('job_id');
		const job = findJob(crm, [kind], id);
		if (job === undefined) throw refuse.data({ param_name: 'job_id' });
		const phase = phaseOf(crm, job);
		return { status: 200, body: { data: [{ Status: STATUS[phase], ...(phase === 'done' ? job.result : nothingYet) }] } };
	};

export const massUpdateStatus = statusOf('mass_update', { Total_Count: 0, Updated_Count: 0, Not_Updated_Count: 0, Failed_Count: 0 });
