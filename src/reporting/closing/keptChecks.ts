import { isFilled, rowsIn, textOf, timeOf } from '../../record';
import { ask, DAY, lastDayOf, many, MOST_ITEMS, none, OPEN, type Check, type ClosingInput } from './check';

/** Checks of what our own tables hold. */

export const letters = ({ letters: rows }: ClosingInput): Check =>
	none(
		rows.filter(({ status }) => OPEN.includes(status)).map((row) => `${textOf(row['source_number']) || textOf(row['entity_key'])}: ${textOf(row['message'])}`),
		{
			name: 'Dead letters',
			good: 'Nothing waits on the desk.',
			bad: (count) => `${many(count, 'record')} did not arrive.`,
			who: 'Whoever looks after the desk',
			fix: 'Correct, replay or dismiss each.',
			page: 'desk',
		},
	);

export const reviews = ({ reviews: rows }: ClosingInput): Check =>
	none(
		rows.filter(({ status }) => status === 'open').map(({ question }) => textOf(question)),
		{
			name: 'Reviews',
			good: 'No question waits for an answer.',
			bad: (count) => `${many(count, 'question waits', 'questions wait')} for an answer.`,
			who: 'Bookkeeper',
			fix: 'Answer them in the table xerozoho_reviews.',
		},
	);

/** The period has to be compared as a whole after it was over. */
export function reconciled({ reconciliations, period, now }: ClosingInput): Check {
	const name = 'Reconciliation';
	const [first, last] = [`${period}-01`, lastDayOf(period)];
	const run = reconciliations
		.filter((row) => row['about'] === 'run' && row['status'] !== 'incomplete')
		.filter((row) => textOf(row['date_from']) <= first && textOf(row['date_to']) >= last)
		.map((row) => timeOf(row['reconciled_at']))
		.filter((at) => at !== undefined)
		.sort((one, other) => one.getTime() - other.getTime())
		.at(-1);
	const page = 'reconciliation';
	if (!run || run.getTime() <= Date.parse(last)) {
		const says = run ? 'Both ledgers were compared last before the period was over.' : 'Both ledgers were never compared over the whole period.';
		return { name, state: 'fail', says, who: 'Whoever looks after n8n', fix: 'Run template 25.', items: [], page };
	}
	const days = Math.floor((now - run.getTime()) / DAY);
	return { name, state: 'pass', says: `Both ledgers were compared ${days === 0 ? 'today' : `${many(days, 'day')} ago`}.`, who: '', fix: '', items: [], page };
}

export const differences = ({ reconciliations, period }: ClosingInput): Check =>
	none(
		reconciliations
			.filter((row) => row['about'] === 'difference' && row['status'] === 'open' && textOf(row['date_from']).slice(0, 7) <= period)
			.map((row) => `${textOf(row['entity'])} ${textOf(row['document'])}: ${textOf(row['message'])}`),
		{
			name: 'Differences',
			good: 'Both ledgers hold the same.',
			bad: (count) => `${many(count, 'difference is', 'differences are')} open.`,
			who: 'Bookkeeper',
			fix: 'Put each right on the side that is wrong, or replay it from the desk.',
			page: 'reconciliation',
		},
	);

export const mapped = ({ mappings }: ClosingInput): Check =>
	none(
		mappings.filter(({ target_value: value }) => !isFilled(value)).map((row) => `${textOf(row['kind'])} ${textOf(row['source_value'])}`),
		{
			name: 'Mapping table',
			good: 'Every row of the mapping table is filled in.',
			bad: (count) => `${many(count, 'row is', 'rows are')} not filled in.`,
			who: 'Bookkeeper',
			fix: 'Fill them in in the table xerozoho_mappings.',
		},
	);

/** A flow that used to write and no longer does. */
export function silent({ volumes, silentDays, now }: ClosingInput): Check {
	const last = new Map<string, { name: string; at: number }>();
	for (const row of volumes) {
		const [id, at] = [textOf(row['workflow_id']), timeOf(row['last_at'])?.getTime() ?? 0];
		if (id !== '' && at > (last.get(id)?.at ?? -1)) last.set(id, { name: textOf(row['workflow_name']), at });
	}
	const quiet = [...last.values()].filter(({ at }) => now - at > silentDays * DAY);
	return none(
		quiet.map(({ name, at }) => `${name}: last on ${new Date(at).toISOString().slice(0, 10)}`),
		{
			name: 'Workflows',
			good: last.size === 0 ? 'No workflow has written anything yet.' : `All ${many(last.size, 'workflow')} wrote within ${silentDays} days.`,
			bad: (count) => `${many(count, 'workflow has', 'workflows have')} been silent for more than ${silentDays} days.`,
			who: 'Whoever looks after n8n',
			fix: 'Look whether it is published; template 26 finds what it missed.',
			page: 'dashboard',
		},
	);
}

export function audit({ verified }: ClosingInput): Check {
	const name = 'Audit trail';
	if (!verified) return ask(name, 'The audit trail was not checked.', 'Whoever looks after n8n', 'Check again.');
	const findings = rowsIn(verified['findings']);
	if (verified['sound'] === true)
		return { name, state: 'pass', says: `The chain of ${many(Number(verified['rows']) || 0, 'row')} is unbroken.`, who: '', fix: '', items: [], page: '' };
	return {
		...{ name, state: 'fail', says: `${many(findings.length, 'row does', 'rows do')} not fit the chain.`, who: 'Administrator', page: '' },
		fix: 'Run template 17, which says which rows were changed, taken out or put in.',
		items: findings.slice(0, MOST_ITEMS).map((one) => `${textOf(one['at'])} ${textOf(one['kind'])} ${textOf(one['says'])}`),
	};
}
