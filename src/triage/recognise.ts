import { causes, type Cause, type Failure, type Problem } from '../failure';
import { isFilled, isRow, rowsIn, type Row } from '../record';

/** What happened, wherever it was reported from. */
export interface Recognised extends Failure {
	/** The ways out that the Record Validator found. */
	readonly fixes: readonly string[];
	/** The record that failed, where the error carries it. */
	readonly input?: Row;
	/** Where an error workflow says it happened. */
	readonly elsewhere?: { readonly workflowId?: string; readonly workflowName?: string; readonly executionId?: string; readonly node?: string };
}

const text = (value: unknown): string | undefined =>
	typeof value === 'string' && value.trim() !== '' ? value.trim() : typeof value === 'number' ? String(value) : undefined;

const isCause = (value: unknown): value is Cause => causes.some((cause) => cause === value);

/** Our own failures, n8n's error items, what the Error Trigger hands on, and plain sentences. */
export const recognise = (json: Row, itemError?: unknown): Recognised => {
	if (isCause(json['cause'])) return own(json);
	const error = json['error'];
	if (isRow(error) && isCause(error['cause'])) return { ...own(error), input: inputOf(json) ?? inputOf(error) };
	const run = isRow(json['execution']) ? json['execution'] : isRow(json['trigger']) ? json['trigger'] : undefined;
	if (run && isRow(run['error'])) return { ...foreign(run['error']), elsewhere: elsewhereOf(json, run) };
	if (isRow(error) || text(error) !== undefined) return { ...foreign(error, json), input: inputOf(json) };
	if (isRow(itemError) || itemError instanceof Error) return { ...foreign(itemError, json), input: inputOf(json) ?? json };
	return { ...foreign(json), input: inputOf(json) };
};

function own(json: Row): Recognised {
	return {
		cause: json['cause'] as Cause,
		status: typeof json['status'] === 'number' ? json['status'] : 0,
		message: text(json['message']) ?? 'The record was not written, and no reason was given.',
		details: problems(json['details']),
		requestId: text(json['requestId']),
		retryAt: text(json['retryAt']),
		fixes: Array.isArray(json['fixes']) ? json['fixes'].filter((fix): fix is string => typeof fix === 'string') : [],
		input: inputOf(json),
	};
}

const inputOf = (json: Row): Row | undefined => (isRow(json['input']) ? json['input'] : undefined);

const problems = (value: unknown): Problem[] =>
	rowsIn(value)
		.map(({ at, says }) => ({ at: text(at) ?? '', says: text(says) ?? '' }))
		.filter(({ says }) => says !== '');

function elsewhereOf({ workflow }: Row, run: Row): Recognised['elsewhere'] {
	const flow: Row = isRow(workflow) ? workflow : {};
	return { workflowId: text(flow['id']), workflowName: text(flow['name']), executionId: text(run['id']), node: text(run['lastNodeExecuted']) };
}

/** An error that is not ours is read for a status and for words that tell the cause. */
function foreign(error: unknown, around: Row = {}): Recognised {
	const row: Row = isRow(error) ? error : {};
	const response: Row = isRow(row['response']) ? row['response'] : {};
	const status =
		[row['httpCode'], row['statusCode'], row['status'], response['status'], around['httpCode']]
			.map((code) => Number(text(code)))
			.find((code) => code >= 100 && code < 600) ?? 0;
	const message =
		text(error) ?? [row['message'], around['message'], row['description']].map(text).find((says) => says !== undefined) ?? 'An error without a message';
	const description = text(row['description']) ?? (Array.isArray(row['messages']) ? row['messages'].map(text).filter(Boolean).join('; ') : undefined);
	const words = `${message} ${description ?? ''} ${text(row['code']) ?? ''}`;
	const details = [
		...problems(row['details'] ?? around['details']),
		...(isFilled(description) && description !== message ? [{ at: '', says: description! }] : []),
	];
	return {
		cause: causeOf(status, words),
		status,
		message: message.split('\n')[0]!,
		details,
		requestId: text(row['requestId']),
		retryAt: text(row['retryAt']),
		fixes: [],
	};
}

const byWords: ReadonlyArray<readonly [RegExp, Cause]> = [
	[/ECONNRE|ECONNABORTED|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|EPIPE|socket hang up|network|timed? ?out|aborted/i, 'network'],
	[/too many requests|rate limit/i, 'rate-limited'],
	[/invalid_grant|invalid_code|token(expired| expired)|unable to sign|credentials? (are|is)? ?(not valid|invalid)/i, 'credential-invalid'],
	[/scope/i, 'scope-missing'],
	[/must be unique|already exists/i, 'duplicate'],
];

const byStatus: Readonly<Record<number, Cause>> = {
	400: 'validation',
	401: 'credential-invalid',
	403: 'scope-missing',
	404: 'not-found',
	408: 'network',
	409: 'conflict',
	412: 'conflict',
	422: 'validation',
	429: 'rate-limited',
};

function causeOf(status: number, words: string): Cause {
	if (status >= 500) return 'temporarily-unavailable';
	return byStatus[status] ?? byWords.find(([pattern]) => pattern.test(words))?.[1] ?? 'unknown';
}
