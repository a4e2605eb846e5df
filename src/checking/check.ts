import type { Failure, Issue } from '../failure';
import { isFilled, type Row } from '../record';
import type { Subject } from './checkable';
import { checkDates } from './dates';
import { checkFields } from './fields';
import { checkLive, hasAlready } from './live';
import type { Reference } from './reference';

/** A document that is voided or deleted is only marked: nothing else of it is written. */
const ENDED = new Set(['VOIDED', 'DELETED']);

/** What a record is held against, beside the rules that hold always. */
export interface Against {
	/** What is known of the organisation that it is bound for. */
	readonly reference?: Reference;
	/** The day on which it is checked, as YYYY-MM-DD. */
	readonly today?: string;
}

/** Everything an accountant or the vendor would refuse in a record, and what they would only frown at. Places are the target's. */
export const checkRecord = (subject: Subject, record: Row, { reference = {}, today }: Against = {}): Issue[] => {
	const ended = typeof record['Status'] === 'string' && ENDED.has(record['Status']);
	const found = [
		...checkFields(subject, ended ? { ...record, Status: undefined } : record),
		...(subject.particular?.(record) ?? []),
		...(today === undefined ? [] : checkDates(subject, record, today)),
	];
	const stands = ended ? found.filter(({ rule }) => rule === 'kind' || rule === 'link' || rule === 'required') : found;
	const isThere = stands.some(isDue) && hasAlready(subject, record, reference, 'DueDate');
	return [...stands.filter((one) => !isThere || !isDue(one)), ...checkLive(subject, record, reference, ended)];
};

const isDue = ({ rule }: Issue): boolean => rule === 'due-date-missing';

/** Where several checks stumble over the same place, the mapper's own words come first and the rest is an echo. */
export const merge = (mapped: readonly Issue[], checked: readonly Issue[]): Issue[] => {
	const broken = new Set(mapped.filter(({ severity, at }) => severity === 'error' && at !== '').map(({ at }) => at));
	return [...mapped, ...checked.filter(({ at, rule }) => !(broken.has(at) && ECHOES.has(rule)))];
};

const ECHOES = new Set(['required', 'account-missing', 'link', 'due-date-missing']);

export interface Refusal extends Failure {
	readonly fixes: readonly string[];
}

/** A refusal as an error item says it; nothing where there is no error among the issues. */
export const refusalOf = (label: string, title: unknown, issues: readonly Issue[]): Refusal | undefined => {
	const errors = issues.filter(({ severity }) => severity === 'error');
	const [first, ...others] = errors;
	if (!first) return undefined;
	const called = isFilled(title) && typeof title !== 'object' ? `${label} ${String(title)}` : label;
	const more = others.length === 0 ? '' : ` And ${others.length} more.`;
	const message = `${called} was not sent: ${first.at === '' ? '' : `${first.at} `}${first.says}.${first.fix ? ` ${first.fix}` : ''}${more}`;
	return {
		cause: 'validation',
		status: 0,
		message,
		details: errors.map(({ at, says }) => ({ at, says })),
		fixes: [...new Set(errors.flatMap(({ fix }) => (fix ? [fix] : [])))],
	};
};
